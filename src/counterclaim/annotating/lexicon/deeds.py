"""Words for what is done to a thing: "break" a truce, "put out of service" a hospital.

Shared by the readings of offers and of services; each has a lexicon file of its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from counterclaim.annotating.data_files import rows

V = TypeVar("V")
ANY = "*"
CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Deed(Generic[V]):
    """What is done, and what it is when it is denied ("did not accept" is a refusal).

    ``tail``: the words that must follow ("put" + "out of service"). ``negated``: told only by
    its denial ("does not apply to").
    """

    done: V
    undone: V | None
    tail: tuple[str, ...]
    negated: bool


class Deeds(Generic[V]):
    """The lexicon of one file: columns value, value if denied, how, words."""

    def __init__(self, name: str, make: Callable[[str], V]) -> None:
        self._deeds: dict[tuple[str, str], list[Deed[V]]] = {}
        self._lists: dict[str, frozenset[str]] = {}
        for value, undone, how, phrases in rows(name, 4):
            if how == "-":
                self._lists[value] = frozenset(phrases.split("|"))
                continue
            for phrase in phrases.split("|"):
                first, *tail = phrase.split()
                if negated := first == "not":
                    first, *tail = tail
                other = make(undone) if undone != "-" else None
                deed = Deed(make(value), other, tuple(tail), negated)
                for role in how.split("|"):
                    self._deeds.setdefault((role, first), []).append(deed)
        for deeds in self._deeds.values():
            deeds.sort(key=lambda deed: -len(deed.tail))

    def listed(self, name: str) -> frozenset[str]:
        """A list of plain words (how "-")."""
        return self._lists[name]

    def of(self, role: str, lemma: str) -> Sequence[Deed[V]]:
        """The deeds of a word in a role, those with the longest tail first."""
        return self._deeds.get((role, lemma)) or self._deeds.get((role, ANY)) or ()

    def plain(self, role: str, lemma: str) -> Deed[V] | None:
        """The deed of a word by itself."""
        deeds = self._deeds.get((role, lemma), ())
        return next((d for d in deeds if not d.tail and not d.negated), None)
