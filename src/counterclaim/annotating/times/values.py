"""Calendar periods: their TIMEX3 values, the days they cover, and reckoning with them."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum

from counterclaim.model.timespan import TimePrecision


class Grain(IntEnum):
    """Lengths of calendar periods, shortest first."""

    DAY = 0
    WEEKEND = 1
    WEEK = 2
    MONTH = 3
    QUARTER = 4
    SEASON = 5
    HALF = 6
    YEAR = 7
    DECADE = 8
    CENTURY = 9


PRECISIONS = {
    Grain.DAY: TimePrecision.DAY,
    Grain.WEEKEND: TimePrecision.WEEK,
    Grain.WEEK: TimePrecision.WEEK,
    Grain.MONTH: TimePrecision.MONTH,
    Grain.QUARTER: TimePrecision.SEASON,
    Grain.SEASON: TimePrecision.SEASON,
    Grain.HALF: TimePrecision.YEAR,
    Grain.YEAR: TimePrecision.YEAR,
    Grain.DECADE: TimePrecision.DECADE,
    Grain.CENTURY: TimePrecision.UNKNOWN,
}
SEASONS = {1: "SP", 2: "SU", 3: "FA", 4: "WI"}  # northern hemisphere, as in TIMEX3
UNIT_GRAINS = {
    "D": Grain.DAY,
    "W": Grain.WEEK,
    "M": Grain.MONTH,
    "Q": Grain.QUARTER,
    "Y": Grain.YEAR,
    "E": Grain.DECADE,
    "C": Grain.CENTURY,
    "WE": Grain.WEEKEND,
}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar. ``year`` is None where unknown, negative before Christ.

    ``part`` is the month, ISO week, quarter, half or season (1 spring to 4 winter) of the year;
    for decades and centuries ``year`` is their first ("the 1990s": 1990, "the 20th century": 1900).
    """

    grain: Grain
    year: int | None
    part: int = 0
    day: int = 0

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        if self.year is None:
            year = "XXXX"
        else:
            year = f"{self.year:04d}" if self.year >= 0 else f"BC{-self.year:04d}"
        match self.grain:
            case Grain.DAY:
                return f"{year}-{self.part:02d}-{self.day:02d}"
            case Grain.WEEKEND:
                return f"{year}-W{self.part:02d}-WE"
            case Grain.WEEK:
                return f"{year}-W{self.part:02d}"
            case Grain.MONTH:
                return f"{year}-{self.part:02d}"
            case Grain.QUARTER:
                return f"{year}-Q{self.part}"
            case Grain.SEASON:
                return f"{year}-{SEASONS[self.part]}"
            case Grain.HALF:
                return f"{year}-H{self.part}"
            case Grain.YEAR:
                return year
            case Grain.DECADE:
                return year[:-1]
            case Grain.CENTURY:
                return year[:-2]

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and last day, None where the year is unknown or before Christ."""
        if self.year is None or not 2 <= self.year <= 9989:  # a little is reckoned from them
            return None
        match self.grain:
            case Grain.DAY:
                day = date(self.year, self.part, self.day)
                return day, day
            case Grain.WEEKEND:
                monday = date.fromisocalendar(self.year, self.part, 1)
                return monday + timedelta(days=5), monday + timedelta(days=6)
            case Grain.WEEK:
                monday = date.fromisocalendar(self.year, self.part, 1)
                return monday, monday + timedelta(days=6)
            case Grain.MONTH:
                return months(self.year, self.part, 1)
            case Grain.QUARTER:
                return months(self.year, self.part * 3 - 2, 3)
            case Grain.SEASON:
                return months(self.year, self.part * 3, 3)
            case Grain.HALF:
                return months(self.year, self.part * 6 - 5, 6)
            case Grain.YEAR:
                return months(self.year, 1, 12)
            case Grain.DECADE:
                return months(self.year, 1, 120)
            case Grain.CENTURY:
                return months(self.year, 1, 1200) if self.year <= 9000 else None

    @property
    def first_day(self) -> date | None:
        """The day it begins."""
        days = self.days
        return days[0] if days else None

    def within(self, mod: str | None) -> tuple[date, date] | None:
        """The days of its first (START), middle (MID) or last third (END); a day has no thirds."""
        days = self.days
        if days is None or mod not in ("START", "MID", "END") or self.grain is Grain.DAY:
            return days
        which = ("START", "MID", "END").index(mod)
        assert self.year is not None
        match self.grain:
            case Grain.YEAR:
                return months(self.year, 1 + 4 * which, 4)
            case Grain.HALF:
                return months(self.year, self.part * 6 - 5 + 2 * which, 2)
            case Grain.SEASON | Grain.QUARTER:
                return months(days[0].year, days[0].month + which, 1)
            case Grain.DECADE | Grain.CENTURY:
                tenth = 1 if self.grain is Grain.DECADE else 10
                return months(self.year + 3 * tenth * which, 1, 48 * tenth)
        first, last = days
        third = round(((last - first).days + 1) / 3)
        first_of = (first, first + timedelta(days=third), first + timedelta(days=2 * third))
        last_of = (first_of[1] - timedelta(days=1), first_of[2] - timedelta(days=1), last)
        return first_of[which], last_of[which]

    def at(self, grain: Grain) -> "Period":
        """The period of a coarser grain it lies in; itself where ``grain`` is not coarser."""
        if grain <= self.grain or self.year is None:
            return self
        if self.grain <= Grain.WEEK and grain <= Grain.HALF:
            day = self.first_day
            return of_day(day, grain) if day else self
        match grain:
            case Grain.QUARTER if self.grain is Grain.MONTH:
                return Period(grain, self.year, (self.part + 2) // 3)
            case Grain.SEASON if self.grain is Grain.MONTH:
                return _season(self.year, self.part)
            case Grain.HALF if self.grain is Grain.MONTH:
                return Period(grain, self.year, (self.part + 5) // 6)
            case Grain.YEAR:
                return Period(grain, self.year)
            case Grain.DECADE:
                return Period(grain, _floor(self.year, 10))
            case Grain.CENTURY:
                return Period(grain, _floor(self.year, 100))
        return self

    def shifted(self, count: int) -> "Period | None":
        """The period ``count`` of its own grain later; None beyond the calendar."""
        if self.year is None:
            return None
        match self.grain:
            case Grain.DAY | Grain.WEEK | Grain.WEEKEND:
                first = self.first_day
                if first is None:
                    return None
                length = 1 if self.grain is Grain.DAY else 7
                moved = first.toordinal() + count * length
                if not 1 <= moved <= date.max.toordinal():
                    return None
                return of_day(date.fromordinal(moved), self.grain)
            case Grain.YEAR:
                return replace(self, year=self.year + count)
            case Grain.DECADE:
                return replace(self, year=self.year + 10 * count)
            case Grain.CENTURY:
                return replace(self, year=self.year + 100 * count)
        parts = {Grain.MONTH: 12, Grain.QUARTER: 4, Grain.SEASON: 4, Grain.HALF: 2}[self.grain]
        years, part = divmod(self.part - 1 + count, parts)
        return replace(self, year=self.year + years, part=part + 1)


def of_day(day: date, grain: Grain = Grain.DAY) -> Period:
    """The period of ``grain`` that ``day`` lies in; a weekend's is that of its ISO week."""
    match grain:
        case Grain.DAY:
            return Period(grain, day.year, day.month, day.day)
        case Grain.WEEK | Grain.WEEKEND:
            year, week, _ = day.isocalendar()
            return Period(grain, year, week)
        case Grain.SEASON:
            return _season(day.year, day.month)
    return Period(Grain.MONTH, day.year, day.month).at(grain)


def valid_day(year: int | None, month: int, day: int) -> bool:
    """Whether such a day exists (29 February where the year is unknown: yes)."""
    if not (1 <= month <= 12 and day >= 1):
        return False
    return day <= monthrange(year if year and 1 <= year <= 9999 else 2000, month)[1]


def months(year: int, month: int, count: int) -> tuple[date, date]:
    """First and last day of ``count`` months from ``month`` (which may pass 12)."""
    first = _month_start(year, month)
    return first, _month_start(year, month + count) - timedelta(days=1)


def moved(day: date, count: int, unit: str) -> date | None:
    """``day`` moved by ``count`` units (D, W, M, Y, E decades, C centuries), None out of range."""
    if unit in ("D", "W"):
        ordinal = day.toordinal() + count * (7 if unit == "W" else 1)
        return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None
    by_months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}.get(unit)
    if by_months is None:
        return day
    years, month = divmod(day.month - 1 + count * by_months, 12)
    year = day.year + years
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The ``nth`` ISO ``weekday`` of a month, counted from 1."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def _month_start(year: int, month: int) -> date:
    years, month = divmod(month - 1, 12)
    return date(year + years, month + 1, 1)


def _season(year: int, month: int) -> Period:
    if month < 3:
        return Period(Grain.SEASON, year - 1, 4)
    return Period(Grain.SEASON, year, month // 3)


def _floor(year: int, step: int) -> int:
    return year // step * step if year >= 0 else -(-year // step * step)
