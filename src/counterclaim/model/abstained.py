"""Why a field was left blank although the report offers something for it."""

from dataclasses import dataclass
from enum import StrEnum


class Blank(StrEnum):
    """The fields that are left blank rather than filled wrongly."""

    SOURCES = "sources"
    ACTOR = "actor"
    TARGET = "target"
    PLACE = "place"
    TIME = "time"


class Because(StrEnum):
    """Why none of the candidates was taken."""

    SEVERAL = "several fit"
    WRONG_KIND = "of a kind that does not do this"
    ONLY_REPORTS = "only reports it"
    NOT_TOLD = "the words do not tie it to this"
    READ_TWO_WAYS = "the sentence can be read two ways"
    UNKNOWN_NAME = "a name that no list has"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words that might have filled the field."""

    mention: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Abstained:
    """A field left blank, what might have stood in it, and why it does not."""

    field: Blank
    candidates: tuple[Candidate, ...]
    reason: Because
