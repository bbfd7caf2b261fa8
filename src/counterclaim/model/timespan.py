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


# The most days that each precision leaves open; "the past week" has eight, both ends counted.
_MOST_DAYS = {
    TimePrecision.DAY: 2,
    TimePrecision.WEEK: 10,
    TimePrecision.MONTH: 32,
    TimePrecision.SEASON: 123,
    TimePrecision.YEAR: 367,
    TimePrecision.DECADE: 3654,
}


def precision_within(earliest: date | None, latest: date | None) -> TimePrecision:
    """The precision that a span of days has by its length, unknown where an end is open."""
    days = days_within(earliest, latest)
    if days is None:
        return TimePrecision.UNKNOWN
    return next((p for p, most in _MOST_DAYS.items() if days <= most), TimePrecision.UNKNOWN)


def days_within(earliest: date | None, latest: date | None) -> int | None:
    """How many days the span leaves open, both ends included; None where an end is open."""
    return None if earliest is None or latest is None else (latest - earliest).days + 1


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

    ``mention``, ``start`` and ``end`` are None where no words of the report give the time: it was
    published by then (``anchor`` is ``publication``), or a person said so. ``bound`` tells which
    ends the words set: ``since`` the first day, ``by`` and ``until`` the last.
    """

    mention: str | None
    start: int | None
    end: int | None
    earliest: date | None
    latest: date | None
    precision: TimePrecision
    anchor: Anchor
    bound: Bound = Bound.ON

    @property
    def days(self) -> int | None:
        """How many days are possible; None where an end is open."""
        return days_within(self.earliest, self.latest)

    @property
    def ucdp_date_prec(self) -> int | None:
        """UCDP's ``date_prec``: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 a year.

        None where an end is open or more than a year is possible: UCDP records no such event.
        """
        return _code(self.days, _UCDP_DAYS)

    @property
    def acled_time_precision(self) -> int | None:
        """ACLED's ``time_precision``: 1 the day, 2 a week, 3 a month; None where it is coarser."""
        return _code(self.days, _ACLED_DAYS)


_UCDP_DAYS = (1, 6, 7, 31, 366)  # the most days that each code allows, from 1
_ACLED_DAYS = (1, 7, 31)


def _code(days: int | None, most: tuple[int, ...]) -> int | None:
    if days is None:
        return None
    return next((code for code, limit in enumerate(most, 1) if days <= limit), None)
