"""Who, one by one: the dead, the hurt and the held whom a report names or describes."""

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What became of a person."""

    KILLED = "killed"
    INJURED = "injured"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    MISSING = "missing"
    FREED = "freed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person as the report words it: "Ilan Dor, 34, a teacher".

    ``name`` and ``role`` are the report's words, ``age`` whole years; each is None where the report
    does not tell it. The mention is empty, and ``start`` is ``end``, where a person added one whom
    the report names in no words that were found.
    """

    mention: str
    start: int
    end: int
    fate: Fate
    name: str | None = None
    age: int | None = None
    role: str | None = None
