"""Whether two things are one: a judgement that is kept beside what it judges, never a merge."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What was judged."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Judge(StrEnum):
    """Who judged."""

    PROGRAM = "program"
    PERSON = "person"


class Subject(StrEnum):
    """What is judged to be one or not."""

    EVENT = "event"  # two claims: whether they tell of one event
    SOURCE = "source"  # two names of sources: whether they are one source
    COPY = "copy"  # two report ids: whether they are copies of one text


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Whether ``a`` and ``b`` are one event (claim ids), source (names) or text (report ids).

    ``a`` sorts before ``b``. ``score`` runs 0-1 and is the program's; None from a person.
    ``reasons`` are in plain words. ``recorded_at`` is UTC, ISO 8601, None until it is in a ledger.
    ``coder`` is the person, where told, ``seq`` the number of its entry. For a pair the newest
    judgement counts, and the program does not judge what a person has.
    """

    a: str
    b: str
    about: Subject = Subject.EVENT
    verdict: Verdict
    by: Judge
    score: float | None = None
    reasons: tuple[str, ...] = ()
    recorded_at: str | None = None
    coder: str | None = None
    seq: int | None = None


def pair(one: str, other: str) -> tuple[str, str]:
    """The two in the order that a judgement names them."""
    return (one, other) if one <= other else (other, one)
