"""Dates as people write them: finding them in text, and reading a value that is one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from counterclaim.model.report import DatePrecision

_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_WEEKDAY_NAMES = "mon tue wed thu fri sat sun"
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(), 1)}
_WEEKDAYS = {name: number for number, name in enumerate(_WEEKDAY_NAMES.split())}

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:r|rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_ORDINAL = r"(?:st|nd|rd|th)?"
_ISO = r"(?P<iy>\d{4})(?P<isep>[-/.])(?P<im>\d{1,2})(?P=isep)(?P<id>\d{1,2})(?!\d)"
_DAY_NAME_YEAR = (
    rf"(?P<dd>\d{{1,2}}){_ORDINAL}[\s.-]*(?:of\s+)?(?P<dm>{MONTH})[\s.,-]*(?P<dy>\d{{4}})(?!\d)"
)
_NAME_DAY_YEAR = rf"(?P<mm>{MONTH})\s*(?P<md>\d{{1,2}}){_ORDINAL}%s(?P<my>(?:1\d|20)\d\d)(?!\d)"
_NUMERIC = r"(?P<n1>\d{1,2})(?P<nsep>[./-])(?P<n2>\d{1,2})(?P=nsep)(?P<ny>\d{4})(?!\d)(?![./-]\d)"
_NUMERIC_SHORT = r"|(?P<s1>\d{1,2})(?P<ssep>[./])(?P<s2>\d{1,2})(?P=ssep)(?P<sy>\d{2})(?!\d)"
_COMPACT = r"|(?P<cy>(?:19|20)\d\d)(?P<cm>[01]\d)(?P<cd>[0-3]\d)(?!\d)"
_START = rf"(?<![\d./])(?:(?P<wd>{WEEKDAY})[.,]?\s+)?"


def _pattern(*parts: str) -> re.Pattern[str]:
    return re.compile(_START + "(?:" + "".join(parts) + ")", re.IGNORECASE)


_SPACED = "|".join((_ISO, _DAY_NAME_YEAR, _NAME_DAY_YEAR % r"[\s,]+", _NUMERIC))
_GLUED = "|".join((_ISO, _DAY_NAME_YEAR, _NAME_DAY_YEAR % r"[\s,]*", _NUMERIC))
_IN_TEXT = _pattern(_SPACED)
_IN_HEAD = _pattern(_GLUED)  # scraped heads lose the comma and the space: "Apr 232017"
_AS_VALUE = _pattern(_GLUED, _NUMERIC_SHORT, _COMPACT)
_MONTH_YEAR = re.compile(
    rf"(?P<m>{MONTH})[\s,]+(?P<y>\d{{4}})|(?P<iy>\d{{4}})[-/](?P<im>\d{{1,2}})", re.IGNORECASE
)
_REST = re.compile(r"(?:[Tt\s,]+(?:at\s+)?[\d:.,\s]*\d\s*[\w\s:+()/-]*)?")
_TIME_BEFORE = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]m\b)?(?:\s*(?:gmt|utc))?[\s,]+", re.I)
_EARLIEST, _LATEST = 1000, 2199
_LONGEST = 100  # characters of a cell that is a date, with weekday, time and zone
_NO_DATE = "is not a date this program can read; write it as YYYY-MM-DD"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and how exactly it is known; of a month or year, its first day."""

    value: date
    precision: DatePrecision = DatePrecision.DAY


@dataclass(frozen=True, slots=True)
class Mention:
    """A full date in a text, by position.

    ``value`` is None where the words give no one day: no such day (31 Feb), or numbers that are a
    date with the day first and another with the month first (then ``ambiguous``).
    ``day_first`` is what the mention itself tells of the order, None if nothing.
    """

    start: int
    end: int
    value: date | None
    ambiguous: bool = False
    day_first: bool | None = None


def mentions(text: str, *, day_first: bool | None = None, head: bool = False) -> Iterator[Mention]:
    """The full dates in ``text``; ``head`` also takes glued ones, as scraped heads have them."""
    for match in (_IN_HEAD if head else _IN_TEXT).finditer(text):
        yield _mention(match, day_first)


def read_date(value: str, *, day_first: bool | None = None) -> Dated | str:
    """The date that ``value`` as a whole is, or in words why it is none that can be taken."""
    value = value.strip()
    if len(value) > _LONGEST:
        return _NO_DATE
    if time := _TIME_BEFORE.match(value):
        value = value[time.end() :]
    match = _AS_VALUE.match(value)
    if match and _REST.fullmatch(value, match.end()):
        found = _mention(match, day_first)
        if found.value:
            return Dated(found.value)
        if found.ambiguous:
            return "can be read with the day or the month first; write it as YYYY-MM-DD"
        return "names a day that does not exist"
    if month := _MONTH_YEAR.fullmatch(value):
        first = _month_start(month)
        return Dated(first, DatePrecision.MONTH) if first else "names a month that does not exist"
    if re.fullmatch(r"\d{4}", value) and _EARLIEST <= int(value) <= _LATEST:
        return Dated(date(int(value), 1, 1), DatePrecision.YEAR)
    return _NO_DATE


def order_told_by(value: str) -> bool | None:
    """Whether an all-numeric date shows by itself that the day (True) or month (False) is first."""
    match = _AS_VALUE.match(value.strip())
    return _mention(match, None).day_first if match else None


def common_order(told: Iterable[bool | None]) -> bool | None:
    """The order all that tell agree on; None if none tells or they differ."""
    orders = {order for order in told if order is not None}
    return orders.pop() if len(orders) == 1 else None


def month_start(text: str) -> date | None:
    """The first day of the month that ``text`` as a whole names ("July 2016")."""
    match = _MONTH_YEAR.fullmatch(text.strip())
    return _month_start(match) if match else None


def _month_start(match: re.Match[str]) -> date | None:
    name, year = match["m"], match["y"] or match["iy"]
    return _day(int(year), _MONTHS[name[:3].lower()] if name else int(match["im"]), 1)


def _mention(match: re.Match[str], day_first: bool | None) -> Mention:
    group = match.groupdict()
    start, end = match.span()
    for year, month, day in (("iy", "im", "id"), ("cy", "cm", "cd")):
        if group.get(year):
            value = _day(int(group[year]), int(group[month]), int(group[day]))
            return Mention(start, end, value)
    for year, month, day in (("dy", "dm", "dd"), ("my", "mm", "md")):
        if group.get(year):
            value = _day(int(group[year]), _MONTHS[group[month][:3].lower()], int(group[day]))
            return Mention(start, end, value)
    kind = "n" if group.get("ny") else "s"
    first, second = int(group[kind + "1"]), int(group[kind + "2"])
    year_number = _century(int(group[kind + "y"])) if kind == "s" else int(group["ny"])
    by_day, by_month = _day(year_number, second, first), _day(year_number, first, second)
    if group["wd"] and by_day != by_month:
        weekday = _WEEKDAYS[group["wd"][:3].lower()]
        fits = [d is not None and d.weekday() == weekday for d in (by_day, by_month)]
        if fits[0] != fits[1]:
            return Mention(start, end, by_day if fits[0] else by_month, day_first=fits[0])
    if by_day == by_month or not (by_day and by_month):
        told = None if by_day == by_month else by_day is not None
        return Mention(start, end, by_day or by_month, day_first=told)
    if group[kind + "sep"] == ".":  # nobody writes the month first with full stops
        return Mention(start, end, by_day)
    if day_first is None:
        return Mention(start, end, None, ambiguous=True)
    return Mention(start, end, by_day if day_first else by_month)


def _century(year: int) -> int:
    return year + (2000 if year < 69 else 1900)  # the pivot of POSIX


def _day(year: int, month: int, day: int) -> date | None:
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
