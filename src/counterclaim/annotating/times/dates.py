"""Readers of dates and months."""

import re
from datetime import date

from counterclaim.annotating.times.grammar import Found
from counterclaim.annotating.times.parts import (
    conjunction,
    day_of_now,
    era_year,
    named_month,
    nearest_year,
    phase,
    plural_follows,
    shifted_year,
    turn,
    words,
)
from counterclaim.annotating.times.reading import Draft, Reader, Reading, dated
from counterclaim.annotating.times.values import Grain, Period, moved, of_day, valid_day
from counterclaim.model.timespan import TimePrecision, TimexType

NEAR_DAYS = 62  # how far off "Friday the 13th" may lie


def _iso(_reading: Reading, hit: Found) -> list[Draft] | None:
    text = hit.tokens.word(hit.first)
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:10])
    if not 1000 <= year <= 2199 or not valid_day(year, month, day):
        return None
    draft = dated(hit.first, hit.last, Period(Grain.DAY, year, month, day))
    if "T" in text:
        clock = text[11:].rstrip("Z")
        return [_timed(draft, f"T{clock}")]
    return [draft]


def _timed(draft: Draft, clock: str) -> Draft:
    assert draft.period is not None
    return Draft(
        draft.first, draft.last, TimexType.TIME, draft.period.value + clock, draft.period,
        reference=draft.reference,
    )  # fmt: skip


def _slashed(reading: Reading, hit: Found) -> list[Draft] | None:
    """Year first where it has four digits, else the order that makes a date.

    Where both orders do, the day within a month before publication; failing that, both stay
    possible: the span holds both and the precision is unknown.
    """
    numbers = [int(n) for n in re.split(r"[/.-]", hit.tokens.word(hit.last))]
    if numbers[0] >= 1000:
        orders = [(numbers[0], numbers[1], numbers[2])]
    else:
        year = numbers[2] + (0 if numbers[2] > 99 else 2000 if numbers[2] < 70 else 1900)
        orders = [(year, numbers[1], numbers[0]), (year, numbers[0], numbers[1])]
    possible = [date(*o) for o in orders if valid_day(*o) and 1000 <= o[0] <= 2199]
    if not possible:
        return None
    published = reading.published
    recent = [d for d in possible if published and 0 <= (published - d).days <= 31]
    if len(set(possible)) == 1 or len(recent) == 1:
        return [dated(hit.first, hit.last, of_day((recent or possible)[0]))]
    return [
        dated(
            hit.first,
            hit.last,
            of_day((recent or possible)[0]),
            days=(min(possible), max(possible)),
            precision=TimePrecision.UNKNOWN,
        )
    ]


def _date(reading: Reading, hit: Found) -> list[Draft] | None:
    month, day = named_month(reading, hit, alone=False), hit.number("d")
    if month is None or day is None:
        return None
    year, reference = era_year(hit), None
    if year is None and hit.span("ry"):
        year = shifted_year(reading, hit)
        if year is None:
            return None
    if year is None:
        if _counts_people(reading, hit, "d"):
            return None
        way = turn(hit)
        if way and way[0] and reading.today:
            today = reading.today
            later = (month, day) > (today.month, today.day)
            year = today.year + (way[0] if later == (way[0] < 0) else 0)
        else:
            year = reading.day_year(month, day, hit.first, hit.last)
        reference = day_of_now(reading)
    if not valid_day(year, month, day):
        return None
    return [dated(hit.first, hit.last, Period(Grain.DAY, year, month, day), reference=reference)]


def _counts_people(reading: Reading, hit: Found, part: str) -> bool:
    """Whether the number belongs to the next word: "in July 12 people" without its comma."""
    if hit.place(part) != hit.last or reading.tokens.kind(hit.first - 1) != "in":
        return False
    word = reading.tokens.word(hit.last + 1)
    return word.islower() and (word in words("counted") or word.endswith("s")) and len(word) > 3


def _days(reading: Reading, hit: Found) -> list[Draft] | None:
    month, first, second = named_month(reading, hit, alone=False), hit.number("d"), hit.number("e")
    if month is None or first is None or second is None:
        return None
    year = hit.number("y") or shifted_year(reading, hit)
    if year is None:
        year = reading.day_year(month, second, hit.first, hit.last)
    joined = hit.tokens.kind(hit.where("e") - 1)
    if not (valid_day(year, month, first) and valid_day(year, month, second)) or second <= first:
        return None
    if joined in ("and", "or") and plural_follows(reading, hit.last):
        return None
    one, two = Period(Grain.DAY, year, month, first), Period(Grain.DAY, year, month, second)
    middle = hit.where("e")
    return [dated(hit.first, middle - 2, one), dated(middle, hit.last, two)]


def _dates(reading: Reading, hit: Found) -> list[Draft] | None:
    one, two = named_month(reading, hit, alone=False), named_month(reading, hit, "n", alone=False)
    first, second, year = hit.number("d"), hit.number("e"), hit.number("y")
    if one is None or two is None or first is None or second is None or year is None:
        return None
    start = year - 1 if one > two else year
    if not (valid_day(start, one, first) and valid_day(year, two, second)):
        return None
    middle = min(hit.where("n"), hit.where("e"))
    return [
        dated(hit.first, middle - 2, Period(Grain.DAY, start, one, first)),
        dated(middle, hit.last, Period(Grain.DAY, year, two, second)),
    ]


def _month(reading: Reading, hit: Found) -> list[Draft] | None:
    if conjunction(hit):
        return None
    year, way = era_year(hit), turn(hit)
    month = named_month(reading, hit, alone=year is None and way is None)
    if month is None:
        return None
    reference = None
    if year is None and hit.span("ry"):
        year = shifted_year(reading, hit)
        if year is None:
            return None
    elif year is None:
        base = reading.then if way and way[1] else reading.now
        if way and base and base.year is not None:
            year = nearest_year(base, month, way[0], Grain.MONTH)
        else:
            year = reading.month_year(month, hit.first, hit.last)
        reference = day_of_now(reading)
    mod = phase(hit)
    return [
        dated(hit.first, hit.last, Period(Grain.MONTH, year, month), mod=mod, reference=reference)
    ]


def _months(reading: Reading, hit: Found) -> list[Draft] | None:
    one, two = named_month(reading, hit, alone=False), named_month(reading, hit, "n", alone=False)
    year = hit.number("y") or shifted_year(reading, hit)
    middle = hit.place("pi") or hit.place("n")
    if one is None or two is None or year is None or middle is None:
        return None
    start = year - 1 if one > two else year
    return [
        dated(hit.first, middle - 2, Period(Grain.MONTH, start, one), mod=phase(hit)),
        dated(middle, hit.last, Period(Grain.MONTH, year, two), mod=phase(hit, "pi")),
    ]


def _day_of(reading: Reading, hit: Found) -> list[Draft] | None:
    """ "The 12th of this month"; "Friday the 13th", the last such day, or the next one."""
    day = hit.number("d")
    if day is None or reading.now is None:
        return None
    if hit.span("r"):
        way = turn(hit) or (0, True)
        base = reading.then if way[1] else reading.now
        if hit.tokens.values[hit.last] != "M" or base is None or base.grain > Grain.MONTH:
            return None
        month = base.at(Grain.MONTH).shifted(way[0])
        if month is None or not valid_day(month.year, month.part, day):
            return None
        found = Period(Grain.DAY, month.year, month.part, day)
        return [dated(hit.first, hit.last, found, reference=base.first_day)]
    weekday, today = hit.number("wd"), reading.today
    if weekday is None or today is None:
        return None
    step = 1 if reading.ahead(hit.first, hit.last) else -1
    for k in range(NEAR_DAYS):
        near = moved(today, k * step, "D")
        if near and (near.day, near.isoweekday()) == (day, weekday):
            return [dated(hit.first, hit.last, of_day(near), reference=today)]
    return None


READERS: dict[str, Reader] = {
    "iso": _iso,
    "slashed": _slashed,
    "date": _date,
    "days": _days,
    "dates": _dates,
    "day_of": _day_of,
    "month": _month,
    "months": _months,
}
