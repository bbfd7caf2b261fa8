"""What was known then, and what is known now."""

from dataclasses import dataclass

from counterclaim.views.diff import Because, DiffRow, Tolls
from counterclaim.wording.control import claimed_words
from counterclaim.wording.events import deeds_words
from counterclaim.wording.figures import count_words
from counterclaim.wording.places import place_words
from counterclaim.wording.times import days_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeWords:
    """The fields of a ``DiffRow`` in words.

    ``then`` is empty where nothing was known, ``now`` where nothing is any more. ``because`` is why
    it changed, empty for news.
    """

    when: str
    where: str
    what: str
    then: str
    now: str
    because: tuple[str, ...]

    @classmethod
    def of(cls, row: DiffRow) -> "ChangeWords":
        """The words of ``row``."""
        control = claimed_words(row.control) if row.control else ""
        return cls(
            when=days_words(row.when) if row.when else "",
            where=place_words(row.where),
            what=deeds_words(row.what),
            then="; ".join([*map(_tolls, row.then), *map(claimed_words, row.control_then)]),
            now=control or row.account or _tolls(row.now),
            because=tuple(each.value for each in row.because if each is not Because.REPORT),
        )


def _tolls(tolls: Tolls) -> str:
    return ", ".join(map(count_words, tolls))
