"""Readers of years, decades, seasons, quarters, holidays and slices ("the last week of May")."""

from datetime import date, timedelta

from counterclaim.annotating.times.grammar import Found
from counterclaim.annotating.times.parts import (
    day_of_now,
    era_year,
    kinds_of,
    named_month,
    nearest_year,
    phase,
    plural_follows,
    shifted_year,
    turn,
    words,
)
from counterclaim.annotating.times.reading import Draft, Reader, Reading, dated
from counterclaim.annotating.times.values import (
    UNIT_GRAINS,
    Grain,
    Period,
    easter,
    months,
    nth_weekday,
    of_day,
)
from counterclaim.annotating.times.words import holidays
from counterclaim.model.timespan import TimePrecision

NEAR_DAYS = 14  # a holiday this near ahead is the one meant


def _year(reading: Reading, hit: Found) -> list[Draft] | None:
    year = era_year(hit)
    if year is None:
        return None
    mod = phase(hit)
    if hit.tokens.kind(hit.first) == "prefix" or "prefix" in kinds_of(hit):
        mod = hit.tokens.values[kinds_of(hit)["prefix"]]
    if not hit.span("era") and not _is_year(reading, hit, year):
        return None
    return [dated(hit.first, hit.last, Period(Grain.YEAR, year), mod=mod)]


def _is_year(reading: Reading, hit: Found, year: int) -> bool:
    """Whether four digits alone are a year, not a count, a number of something or a code."""
    tokens, i = reading.tokens, hit.last
    if hit.first < i:
        return True
    before, after = tokens.word(i - 1), tokens.word(i + 1)
    kind = tokens.kind(i - 1)
    if before.lower() in words("numbered") or before in ("$", "€", "£", "#", "+", "№"):
        return False
    if tokens.glued(i) and (after in ("%", "°") or after[:1].isalpha()):
        return False
    if (
        tokens.glued(i - 1)
        and before in ("-", "–", ":", ".", "_", "@", "=")
        and (tokens.glued(i - 2) and tokens.kind(i - 2) != "y4" and tokens.kind(i - 2) != "d31")
    ):
        return False  # "BM-1980", "202-555-1999"
    if tokens.kind(i + 1) in ("d31", "num2", "num", "hhmm", "y4", "card") and kind not in (
        "in", "since", "month",
    ):  # fmt: skip
        return False
    if kind in ("num", "num2", "hhmm", "y4") or after.lower() in ("km", "m", "meters", "metres"):
        return False
    if not 1900 <= year <= 2099:
        if year < 1400 or plural_follows(reading, i):
            return False
        named = kind == "of" and tokens.word(i - 2)[:1].isupper()  # "the Congress of 1815"
        return named or kind in ("in", "since", "by", "until", "from", "during", "before", "open")
    if plural_follows(reading, i):
        return kind in ("in", "since", "until", "the", "during", "comma") and after not in words(
            "counted"
        )
    return not (kind in ("over", "least", "than", "nearly", "up") and after.islower())


def _years(reading: Reading, hit: Found) -> list[Draft] | None:
    one, two = hit.number("y"), hit.number("z")
    if one is None or two is None:
        return None
    if hit.span("era"):
        one, two = -one, -two
        if one >= two:
            return None
    else:
        if two < 100:
            two += one // 100 * 100
        if not (1400 <= one < two <= 2100 and two - one <= 150):
            return None
        if plural_follows(reading, hit.last) and reading.tokens.kind(hit.first - 1) not in (
            "in", "the", "open",
        ):  # fmt: skip
            return None
    middle = hit.where("z")
    return [
        dated(hit.first, middle - 2, Period(Grain.YEAR, one)),
        dated(middle, hit.last, Period(Grain.YEAR, two)),
    ]


def _decade(_reading: Reading, hit: Found) -> list[Draft] | None:
    year = hit.number("y")
    if year is None:
        return None
    if hit.span("era"):
        year = -year
    elif year < 100:
        if hit.tokens.kind(hit.first) == "decade4" and hit.tokens.word(hit.first)[0].isdigit():
            return None  # "in his 30s"
        year += 1900
    return [dated(hit.first, hit.last, Period(Grain.DECADE, year), mod=phase(hit, "ap"))]


def _century(_reading: Reading, hit: Found) -> list[Draft] | None:
    number = hit.number("o")
    if not number or number > 21:
        return None
    year = -(number - 1) * 100 if "bc" in hit.kinds("era") else (number - 1) * 100
    return [dated(hit.first, hit.last, Period(Grain.CENTURY, year), mod=phase(hit, "ap"))]


def _which(hit: Found, of: int) -> int | None:
    """Which of ``of`` parts is meant, from an ordinal, "last" or "latter"."""
    if hit.kinds("o").keys() & {"last", "final", "latter"}:
        return of
    number = hit.number("o")
    return number if number and number <= of else None


def _year_or_now(reading: Reading, hit: Found) -> int | None:
    year = hit.number("y")
    if year is not None:
        return year
    way = turn(hit)
    base = reading.now if way and not way[1] else reading.then
    if base is None or base.year is None:
        return None
    return base.year + (way[0] if way else 0)


def _quarter(reading: Reading, hit: Found) -> list[Draft] | None:
    which = _which(hit, 4)
    if which is None:
        return None
    return [dated(hit.first, hit.last, Period(Grain.QUARTER, _year_or_now(reading, hit), which))]


def _half(reading: Reading, hit: Found) -> list[Draft] | None:
    which = _which(hit, 2)
    if which is None:
        return None
    if hit.span("m"):
        month = named_month(reading, hit, alone=False)
        year = hit.number("y") or reading.month_year(month or 1, hit.first, hit.last)
        period = Period(Grain.MONTH, year, month or 1)
        days = period.days
        half: tuple[date, date] | None = None
        if days:
            split = days[0] + timedelta(days=15)
            half = (days[0], split - timedelta(days=1)) if which == 1 else (split, days[1])
        mod = "START" if which == 1 else "END"
        return [dated(hit.first, hit.last, period, mod=mod, days=half)]
    kinds = kinds_of(hit)
    if "unit" in kinds and hit.tokens.values[kinds["unit"]] != "Y":
        return None
    return [dated(hit.first, hit.last, Period(Grain.HALF, _year_or_now(reading, hit), which))]


def _season(reading: Reading, hit: Found) -> list[Draft] | None:
    season, way = hit.number("s") or 0, turn(hit)
    tokens, place = reading.tokens, hit.where("s")
    year, reference = era_year(hit), None
    if year is None and not hit.span("ry") and not _is_season(reading, hit, place, way is not None):
        return None
    if year is None and hit.span("ry"):
        year = shifted_year(reading, hit)
    elif year is None:
        base = reading.then if way and way[1] else reading.now
        reference = day_of_now(reading)
        if way and base and base.year is not None:
            year = nearest_year(base, season, way[0], Grain.SEASON)
        elif base and base.year is not None:
            year = base.year
            if not reading.narrative and reading.published:
                here = base.at(Grain.SEASON)
                ahead = reading.ahead(hit.first, hit.last)
                year = nearest_year(base, season, 1 if ahead else -1, Grain.SEASON)
                if here.part == season and here.year is not None:
                    year = here.year
    if tokens.kind(hit.first) == "the" and hit.first == hit.last:
        return None
    period = Period(Grain.SEASON, year, season)
    return [dated(hit.first, hit.last, period, mod=phase(hit), reference=reference)]


def _is_season(reading: Reading, hit: Found, place: int, pointed: bool) -> bool:
    """Whether "spring" or "fall" without a year is a season: not "the Arab Spring" or a fall."""
    tokens = reading.tokens
    if tokens.word(place)[0].isupper() and tokens.kind(place - 1) == "other":
        return False
    before = tokens.kind(hit.first - 1)
    if tokens.kind(place) == "fall":
        if tokens.kind(place + 1) == "of":
            return False
        following = tokens.word(place + 1).lower() in ("offensive", "campaign")
        return (
            pointed or following or bool(hit.span("ph")) or (before == "in" and hit.first < place)
        )
    if tokens.values[place] == "1" and hit.first == place:
        return before in ("in", "by", "since", "until", "during", "of", "next", "early") or (
            tokens.word(place + 1).lower() in ("offensive", "campaign", "of")
        )
    return True


def _seasons(_reading: Reading, hit: Found) -> list[Draft] | None:
    one, two, year = hit.number("s") or 0, hit.number("t") or 0, era_year(hit)
    middle = hit.where("t")
    if year is None:
        return None
    start = year - 1 if one == 4 else year
    if hit.tokens.kind(middle - 1) == "the":
        middle -= 1
    return [
        dated(hit.first, middle - 2, Period(Grain.SEASON, start, one)),
        dated(middle, hit.last, Period(Grain.SEASON, year, two)),
    ]


def _slice(reading: Reading, hit: Found) -> list[Draft] | None:
    """The first, second or last week (day, ten days) of a month or year, as seven-day slices."""
    unit, count = hit.value("u"), hit.number("n") or 1
    last = bool(hit.kinds("o").keys() & {"last", "final"})
    nth = hit.number("o") or 1
    whole = _whole(reading, hit)
    if whole is None or unit not in ("D", "W", "F", "WE", "M"):
        return None
    vague = hit.kind("u") == "units"
    if vague and not hit.span("n"):  # "the first days of May"
        return [dated(hit.first, hit.last, whole, mod="END" if last else "START")]
    days = whole.days
    if days is None:  # the year is unknown
        return [dated(hit.first, hit.last, whole)]
    if unit == "M":
        first, end = _month_slice(whole, nth, count, last) or (None, None)
    else:
        length = {"D": 1, "W": 7, "F": 14, "WE": 7}[unit] * count
        if last:
            first, end = days[1] - timedelta(days=length - 1), days[1]
        else:
            first = days[0] + timedelta(days=length * (nth - 1))
            end = min(first + timedelta(days=length - 1), days[1])
    if first is None or end is None or first > days[1]:
        return None
    if unit == "D" and count == 1:
        return [dated(hit.first, hit.last, of_day(first))]
    if unit == "M" and count == 1:
        return [dated(hit.first, hit.last, of_day(first, Grain.MONTH))]
    if unit == "W" and count == 1:
        week = of_day(first + timedelta(days=3), Grain.WEEK)
        return [dated(hit.first, hit.last, week, days=(first, end))]
    if unit == "WE":
        saturday = (
            nth_weekday(first.year, first.month, 6, nth)
            if not last
            else end - timedelta(days=(end.isoweekday() - 6) % 7)
        )
        return [dated(hit.first, hit.last, of_day(saturday, Grain.WEEKEND))]
    mod = "END" if last else "START" if nth == 1 else "MID"
    precision = TimePrecision.WEEK if unit != "M" else TimePrecision.SEASON
    return [dated(hit.first, hit.last, whole, mod=mod, days=(first, end), precision=precision)]


def _month_slice(whole: Period, nth: int, count: int, last: bool) -> tuple[date, date] | None:
    if whole.grain is not Grain.YEAR or whole.year is None:
        return None
    start = 13 - count if last else 1 + count * (nth - 1)
    return months(whole.year, start, count) if start <= 12 else None


def _whole(reading: Reading, hit: Found) -> Period | None:
    """The month or year that a slice is cut from."""
    if hit.span("m"):
        month = named_month(reading, hit, alone=False)
        if month is None:
            return None
        year = hit.number("y") or shifted_year(reading, hit)
        return Period(Grain.MONTH, year or reading.month_year(month, hit.first, hit.last), month)
    year = hit.number("y")
    if year is not None:
        return Period(Grain.YEAR, year) if 1400 <= year <= 2100 else None
    unit = hit.tokens.values[hit.last]
    grain = {"M": Grain.MONTH, "Y": Grain.YEAR}.get(unit)
    way = turn(hit) or (0, True)
    base = reading.then if way[1] else reading.now
    if grain is None or base is None or base.grain > grain:
        return None
    return base.at(grain).shifted(way[0])


def _week_of(reading: Reading, hit: Found) -> list[Draft] | None:
    if hit.tokens.values[hit.last - 1] != "W":
        return None
    inner = reading.day_at(hit.last + 1)
    if inner is None or inner.period is None:
        return None
    day = inner.period.first_day
    if day is None:
        return None
    kind, days = hit.tokens.kind(hit.last), None
    if kind == "of" and day.isoweekday() == 7:
        day += timedelta(days=1)  # "the week of" a Sunday is the one it opens
    if kind != "of":
        start = day if kind == "starting" else day - timedelta(days=6)
        days = (start, start + timedelta(days=6))
        day = start + timedelta(days=3)
    return [dated(hit.first, inner.last, of_day(day, Grain.WEEK), days=days)]


def _holiday(reading: Reading, hit: Found) -> list[Draft] | None:
    name = kinds_of(hit)["holiday"]
    how, numbers = holidays()[hit.tokens.values[name]]
    year = hit.number("y")
    if year is None:
        year = _holiday_year(reading, hit, how, numbers)
    grain = UNIT_GRAINS.get(hit.value("u") or "D")
    if grain not in (Grain.DAY, Grain.WEEK, Grain.WEEKEND) or hit.value("u") == "D":
        return None  # "Christmas month"; "Easter day" is Easter
    if year is not None and 1583 <= year <= 9998:
        return [dated(hit.first, hit.last, of_day(_holiday_date(how, numbers, year), grain))]
    if how == "fixed":
        return [dated(hit.first, hit.last, Period(Grain.DAY, None, *numbers))]
    return None


def _holiday_year(reading: Reading, hit: Found, how: str, numbers: tuple[int, ...]) -> int | None:
    """The last one, the next if it is called so, is near, or the verb looks ahead."""
    now = reading.now
    today = now.first_day if now else None
    if now is None or today is None or reading.narrative or not 1583 <= today.year <= 9998:
        return now.year if now else None
    years = range(today.year - 1, today.year + 2)
    days = [_holiday_date(how, numbers, year) for year in years]
    gone = max(day for day in days if day <= today)
    coming = min(day for day in days if day > today)
    way = turn(hit)
    if way and way[0]:
        return gone.year if way[0] < 0 else coming.year
    near = (coming - today).days <= NEAR_DAYS
    return coming.year if near or reading.ahead(hit.first, hit.last) else gone.year


def _holiday_date(how: str, numbers: tuple[int, ...], year: int) -> date:
    if how == "easter":
        return easter(year) + timedelta(days=numbers[0])
    if how == "nth":
        return nth_weekday(year, *numbers)
    if how == "election":
        return nth_weekday(year, numbers[0], 1, 1) + timedelta(days=1)
    return date(year, *numbers)


READERS: dict[str, Reader] = {
    "year": _year,
    "years": _years,
    "decade": _decade,
    "century": _century,
    "quarter": _quarter,
    "half": _half,
    "season": _season,
    "seasons": _seasons,
    "slice": _slice,
    "week_of": _week_of,
    "holiday": _holiday,
}
