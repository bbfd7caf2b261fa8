"""What kind of event the words of a passage speak for, whatever the rules make of its syntax.

A linear support vector machine over words and pairs of neighbours, and over pieces of words, each
weighed by how rare it is (tf-idf). Its weights are data, fitted by ``training.events`` to sentences
that this project wrote (docs/decisions/0012-types-by-sentences-of-our-own.md). Names of registered
parties are no evidence: the same deed is read alike whoever does it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

WEIGHTS = Path(str(files("counterclaim.annotating"))) / "data" / "event_wording.npz"
NONE = "none"  # no event of a conflict, or one told only as background
_PIECES = (3, 4, 5)  # letters
_KEPT = 65_536  # words remembered with their pieces

Vector = NDArray[np.float64]


def spoken(tokens: Iterable[Token], named: frozenset[int] | set[int]) -> list[str]:
    """The lemmas of a passage; names (token indices), numbers and marks are left out."""
    return [
        token.lemma_.lower()
        for token in tokens
        if token.i not in named and (token.is_alpha or "-" in token.text) and len(token) > 1
    ]


def whole_terms(words: Sequence[str]) -> Iterator[str]:
    """Words and pairs of neighbours ("open fire")."""
    yield from words
    yield from map(" ".join, pairwise(words))


def pieces(words: Iterable[str]) -> Iterator[str]:
    """Three to five letters of a word, its edges marked by spaces ("_shel")."""
    for word in words:
        yield from _pieces_of(word)


@lru_cache(maxsize=_KEPT)
def _pieces_of(word: str) -> tuple[str, ...]:
    edged = f" {word} "
    return tuple(f"_{edged[i : i + n]}" for n in _PIECES for i in range(len(edged) - n + 1))


class Wording:
    """The fitted weights.

    ``kinds``: ACLED's sub-event types, NONE, and the kinds of trouble that are no conflict.
    ``terms``: the known ones; ``rarity``: their inverse document frequencies;
    ``weights``: terms x kinds; ``bias``: kinds.
    """

    def __init__(
        self,
        kinds: Sequence[str],
        known: Sequence[str],
        rarity: Vector,
        weights: NDArray[np.floating],
        bias: Vector,
    ) -> None:
        self.kinds = tuple(kinds)
        self.place = {kind: n for n, kind in enumerate(self.kinds)}
        self._at = {term: n for n, term in enumerate(known)}
        self._rarity = rarity
        self._weights = weights
        self._bias = bias

    def read(self, words: Sequence[str]) -> Vector:
        """Logarithms of the ``kinds``' shares, for lemmas as ``spoken`` gives them."""
        raw = self._bias.copy()
        for found in (whole_terms(words), pieces(words)):
            counts = Counter(n for term in found if (n := self._at.get(term)) is not None)
            if counts:
                at = np.fromiter(counts, np.int64, len(counts))
                vector = (1 + np.log(np.fromiter(counts.values(), float))) * self._rarity[at]
                raw += (vector / np.linalg.norm(vector)) @ self._weights[at]
        return np.asarray(raw - np.logaddexp.reduce(raw))

    def write(self, path: Path) -> None:
        """Save with eight bits a weight."""
        step = np.abs(self._weights).max(0) / 127
        np.savez_compressed(
            path,
            kinds=np.array("\n".join(self.kinds)),
            terms=np.array("\n".join(self._at)),
            rarity=self._rarity.astype(np.float32),
            weights=np.rint(self._weights / step).astype(np.int8),
            step=step,
            bias=self._bias,
        )

    @classmethod
    def from_file(cls, path: Path) -> "Wording":
        """Read what ``write`` wrote."""
        with np.load(path) as held:
            return cls(
                str(held["kinds"]).split("\n"),
                str(held["terms"]).split("\n"),
                held["rarity"].astype(np.float64),
                (held["weights"] * held["step"]).astype(np.float32),
                held["bias"],
            )


@cache
def wording() -> Wording:
    """The shipped weights, loaded once a process."""
    return Wording.from_file(WEIGHTS)
