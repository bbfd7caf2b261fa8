"""When: time expressions as written (TIMEX3) and the span of days a claim speaks of."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TimexType(StrEnum):
    """TIMEX3 type (ISO-TimeML)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimePrecision(StrEnum):
    """The length of the span that the words leave open."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    UNKNOWN = "unknown"


class Bound(StrEnum):
    """How the expression limits the event: a date, or one end of a span."""

    ON = "on"
    SINCE = "since"
    BY = "by"
    UNTIL = "until"
    AROUND = "around"


class Anchor(StrEnum):
    """Where a claim's time was taken from, surest first."""

    CLAUSE = "clause"  # the expression in the clause of the claim's own verb
    SENTENCE = "sentence"
    PASSAGE = "passage"  # carried over from an earlier sentence
    PUBLICATION = "publication"  # only an upper bound: it was published then


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time expression in the text with its TIMEX3 value and the days it covers.

    ``value`` is a TIMEX3 value ("2016-11-29", "P1M", "2016-W48", "PAST_REF"). ``earliest`` and
    ``latest`` are the first and last day it covers, None where open or unknown: "since 2011" has no
    ``latest`` of its own. ``reference`` is the day it was reckoned from, None where the words alone
    decide.
    """

    mention: str
    start: int
    end: int
    type: TimexType
    value: str
    mod: str | None = None
    bound: Bound = Bound.ON
    earliest: date | None = None
    latest: date | None = None
    precision: TimePrecision = TimePrecision.UNKNOWN
    reference: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpan:
    """When a claim says its event happened: first and last possible day, both included.

    ``mention``, ``start`` and ``end`` are None where no words of the report give the time
    (``anchor`` is then ``publication``).
    """

    mention: str | None
    start: int | None
    end: int | None
    earliest: date | None
    latest: date | None
    precision: TimePrecision
    anchor: Anchor
