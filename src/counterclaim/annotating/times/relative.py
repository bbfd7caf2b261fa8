"""Readers of days and times reckoned from another day: weekdays, "last night", "a week later"."""

from dataclasses import replace
from datetime import date, timedelta

from counterclaim.annotating.times.grammar import Found
from counterclaim.annotating.times.parts import conjunction, kinds_of, phase, turn
from counterclaim.annotating.times.reading import Draft, Reader, Reading, dated
from counterclaim.annotating.times.values import UNIT_GRAINS, Grain, Period, moved, of_day
from counterclaim.model.timespan import TimePrecision, TimexType

CLOSERS = frozenset({"break", "dot", "comma", "close_", "and", "or", "in", "on", "at"})
VAGUE_TURN = {-1: "PAST_REF", 1: "FUTURE_REF"}


def vague(first: int, last: int, way: int, base: date | None) -> Draft:
    """A reference to some past or later time; ``base`` is the open span's known end."""
    day = timedelta(days=1)
    days = (None, base - day if base else None) if way < 0 else (base + day if base else None, None)
    return Draft(
        first, last, TimexType.DATE, VAGUE_TURN[way], days=days, reference=base, lasting=False
    )


def day_in_month(first: int, last: int, month: Period) -> Draft:
    """An unknown day of a month ("the next day" where only the month was told)."""
    return Draft(
        first,
        last,
        TimexType.DATE,
        f"{month.value}-XX",
        days=month.days,
        precision=TimePrecision.MONTH,
        lasting=False,
    )


def part_of_day(draft: Draft, part: str, first: int, last: int, mod: str | None = None) -> Draft:
    """The morning (MO), afternoon (AF), evening (EV) or night (NI) of a day, or a clock time."""
    assert draft.period is not None
    value = f"{draft.period.value}T{part}"
    return replace(
        draft, first=first, last=last, type=TimexType.TIME, value=value, mod=mod or draft.mod
    )


def _weekday(reading: Reading, hit: Found) -> list[Draft] | None:
    if conjunction(hit):
        return None
    weekday, way = hit.number("w") or 1, turn(hit)
    week_way = turn(hit, "rw")
    first = hit.first
    if hit.tokens.kind(first) == "following" and hit.tokens.kind(first - 1) != "the":
        first, way = first + 1, None  # "following Monday's truce": after it
    mod, part = phase(hit, "ap"), hit.value("p")
    base = reading.then if way and way[1] else reading.now
    if hit.span("rw"):
        if hit.tokens.values[hit.kinds("rw").get("unit", hit.first)] != "W":
            return None
        base, way = reading.now, None
    today = base.first_day if base and base.grain is Grain.DAY else None
    if today is None:
        value = f"XXXX-WXX-{weekday}" + (f"T{part}" if part else "")
        kind = TimexType.TIME if part else TimexType.DATE
        return [Draft(first, hit.last, kind, value, mod=mod, lasting=False)]
    gap = weekday - today.isoweekday()
    if week_way is not None:
        days = gap + 7 * week_way[0]
    elif way is not None and way[0] < 0:
        days = gap if gap < 0 else gap - 7
    elif way is not None and way[0] > 0:
        days = gap if gap > 0 else gap + 7
    elif reading.narrative and not reading.published:
        days = gap % 7
    elif way is not None:
        days = gap
    else:
        days = gap % 7 if gap and reading.ahead(hit.first, hit.last) else -(-gap % 7)
    day = of_day(today + timedelta(days=days))
    draft = dated(first, hit.last, day, mod=mod, reference=today)
    return [part_of_day(draft, part, hit.first, hit.last) if part else draft]


def _weekdays(reading: Reading, hit: Found) -> list[Draft] | None:
    """ "On Fridays"; scraped text has "Fridays attack" for "Friday's attack"."""
    tokens, weekday = reading.tokens, int(hit.tokens.values[hit.last])
    after = tokens.word(hit.last + 1)
    if hit.first < hit.last and not after[:1].islower():
        return [Draft(hit.first, hit.last, TimexType.SET, f"XXXX-WXX-{weekday}", lasting=False)]
    today = reading.today
    if today is None:
        return [Draft(hit.last, hit.last, TimexType.DATE, f"XXXX-WXX-{weekday}", lasting=False)]
    day = of_day(today - timedelta(days=(today.isoweekday() - weekday) % 7))
    return [dated(hit.last, hit.last, day, reference=today)]


def _deictic(reading: Reading, hit: Found) -> list[Draft] | None:
    shift, today = int(hit.value("d") or 0), reading.today
    named = (
        reading.tokens.word(hit.first)[0].isupper()
        and reading.tokens.kind(hit.first - 1) == "other"
    )
    if named and reading.tokens.word(hit.first - 1)[0].isupper():
        return None  # "Aleppo Today", a newspaper
    if hit.span("b"):
        shift -= 1
    if hit.span("f"):
        shift += 1
    tonight = hit.kind("d") == "tonight"
    part = hit.value("p") or ("NI" if tonight else None)
    mod = phase(hit, "ap")
    if reading.narrative or today is None:
        if part:
            return [Draft(hit.first, hit.last, TimexType.TIME, f"XXXX-XX-XXT{part}", lasting=False)]
        value = "PRESENT_REF" if shift == 0 else "XXXX-XX-XX"
        return [Draft(hit.first, hit.last, TimexType.DATE, value, mod=mod, lasting=False)]
    day = of_day(today + timedelta(days=shift))
    draft = dated(hit.first, hit.last, day, mod=mod, reference=today)
    return [part_of_day(draft, part, hit.first, hit.last) if part else draft]


def _part(reading: Reading, hit: Found) -> list[Draft] | None:
    """ "This morning", "last night", "the next morning", "the night before", "overnight"."""
    part, way, tokens = hit.value("p") or "NI", turn(hit), reading.tokens
    over = tokens.kind(hit.first) == "overnight"
    before, after = hit.span("b"), hit.span("f")
    if not (way or over or before or after):
        return None
    told = bool(way and way[1]) or bool(before or after)
    base = reading.then_day if told else reading.now
    if base is None or base.grain is not Grain.DAY:
        return [Draft(hit.first, hit.last, TimexType.TIME, f"XXXX-XX-XXT{part}", lasting=False)]
    count = -1 if before else 1 if after else way[0] if way else 0
    if over and reading.narrative:
        return [Draft(hit.first, hit.last, TimexType.TIME, "XXXX-XX-XXTNI", lasting=False)]
    day = base.shifted(count)
    if day is None:
        return None
    draft = dated(hit.first, hit.last, day, reference=base.first_day)
    last_night = part == "NI" and way == (-1, False)
    if (over or last_night) and day.first_day:  # nights run past midnight
        evening = day.first_day - timedelta(days=1) if over else day.first_day
        draft = replace(draft, days=(evening, evening + timedelta(days=1)))
    return [part_of_day(draft, part, hit.first, hit.last, phase(hit, "ap"))]


def _part_of(reading: Reading, hit: Found) -> list[Draft] | None:
    """ "The early morning hours of 1 May", "overnight on Friday", "dawn Saturday"."""
    inner = reading.day_at(hit.last + 1)
    if inner is None and reading.tokens.kind(hit.last + 1) == "the":
        inner = reading.day_at(hit.last + 2)
    if inner is None:
        return None
    part = hit.value("p") or "MO"
    if inner.type is TimexType.TIME:
        return [replace(inner, first=hit.first, mod=phase(hit, "ap"))]
    return [part_of_day(inner, part, hit.first, inner.last, phase(hit, "ap"))]


def _twilight(reading: Reading, hit: Found) -> list[Draft] | None:
    """ "At dawn", of the day last told if that is near, else of the day of publication."""
    base = reading.day
    first, part = hit.where("p"), hit.value("p")
    joined = reading.tokens.kind(hit.last + 1) in ("on", "of", "the")
    inner = reading.day_at(hit.last + 2 if joined else hit.last + 1)
    if inner and inner.type is TimexType.DATE:  # "at dawn on Sunday"
        return [part_of_day(inner, part or "MO", first, inner.last)]
    if base is None:
        return [Draft(first, hit.last, TimexType.TIME, f"XXXX-XX-XXT{part}", lasting=False)]
    draft = dated(first, hit.last, base, reference=base.first_day)
    return [part_of_day(draft, part or "MO", first, hit.last)]


def _at_night(_reading: Reading, hit: Found) -> list[Draft] | None:
    if hit.value("p") != "NI":
        return None
    return [Draft(hit.last, hit.last, TimexType.TIME, "XXXX-XX-XXTNI", lasting=False)]


def _clock(reading: Reading, hit: Found) -> list[Draft] | None:
    tokens, place = reading.tokens, hit.where("c")
    clock = _hour(reading, hit, place)
    town = hit.place("town")
    if clock is None or (town is not None and not tokens.word(town)[0].isupper()):
        return None
    last = hit.last
    if tokens.kind(last) in ("on", "of", "open"):
        inner = reading.day_at(last + 1)
        last -= 1
        if tokens.kind(last) == "open":
            last -= 1
    else:
        skip = 1 if tokens.kind(last + 1) == "comma" else 0
        if tokens.kind(last + 1) == "open":  # "9:20 a.m. (0620 GMT) Monday"
            skip = next((k for k in range(2, 6) if tokens.kind(last + k) == "close_"), 0)
            skip += tokens.kind(last + 1 + skip) == "on"
        inner = reading.day_at(last + 1 + skip)
    if inner and inner.period and not inner.value.partition("T")[2][:1].isdigit():
        end = inner.last if inner.first - last <= 2 else last
        return [part_of_day(inner, clock, hit.first, end)]
    base = reading.day
    if base is None:
        return [Draft(hit.first, last, TimexType.TIME, f"XXXX-XX-XXT{clock}", lasting=False)]
    if reading.now and reading.place < hit.first - 40 and not reading.narrative:
        base = reading.now  # the last day told is too far back to be meant
    draft = dated(hit.first, last, base, reference=base.first_day)
    return [part_of_day(draft, clock, hit.first, last)]


def _hour(reading: Reading, hit: Found, place: int) -> str | None:
    """The clock as HH:MM, None where the figures are something else."""
    tokens, kind = reading.tokens, reading.tokens.kind(place)
    if kind == "noon":
        return tokens.values[place]
    text = tokens.values[place]
    if kind == "clock":
        hours, minutes = (int(n) for n in text.replace(".", ":").split(":")[:2])
    elif kind in ("hhmm", "y4", "num"):
        digits = tokens.word(place)
        if not digits.isdigit() or len(digits) not in (3, 4):
            return None
        hours, minutes = int(digits[:-2]), int(digits[-2:])
    else:
        hours, minutes = int(text), 0
    half = hit.value("ap")
    if half is not None and hit.span("ap"):
        if hours > 12:
            return None
        hours = hours % 12 + int(half)
    part = hit.value("p")
    if (part in ("AF", "EV") and hours < 12) or (part == "NI" and 5 <= hours < 12):
        hours += 12
    if hours > 23 or minutes > 59:
        return None
    marked = hit.last > place or half is not None
    if not marked and tokens.kind(place - 1) not in ("at", "about", "by", "until", "from", "since"):
        return None
    return f"{hours:02d}:{minutes:02d}"


def _ago(reading: Reading, hit: Found) -> list[Draft] | None:
    """ "Three days ago", "a week later", "two days after the truce", "the day before"."""
    place = hit.place("dir")
    word = "from now" if place is None else reading.tokens.kind(place)
    sign = -1 if word in ("ago", "earlier", "before_adv", "before") else 1
    base = reading.now if word in ("ago", "from now") else reading.then
    last = hit.last
    if word in ("before", "after"):
        inner = reading.day_at(hit.last + 1)
        if inner and inner.period:
            base, last = inner.period, inner.last
        elif reading.tokens.kind(hit.last + 1) not in CLOSERS:  # "two days after the truce"
            if not reading.narrative and (hit.span("n") or reading.last is None):
                return None  # of an event without a date: a length, by the next pattern
            last = hit.last - 1 if hit.span("n") else hit.last
    unit, count = hit.value("u") or "D", _count(hit)
    if "half" in kinds_of(hit) and unit == "Y" and count is not None:
        unit, count = "M", 12 * count + 6 if hit.span("n") else 6
    if count is None or unit.startswith("T"):
        return [_vague_or_hours(hit, base, sign, unit, hit.first, last)]
    return [_reckoned(base, sign * count, unit, hit.first, last)]


def _count(hit: Found) -> int | None:
    """How many units; None where vague ("a few")."""
    if not hit.span("n"):
        return 1 if hit.kind("u") == "unit" else None
    if "couple" in hit.kinds("n"):
        return 2
    value = hit.value("n") or ""
    if "a" in hit.kinds("n") and len(hit.kinds("n")) > 1:
        return None
    return int(float(value)) if value.replace(".", "", 1).isdigit() else None


def _vague_or_hours(
    hit: Found, base: Period | None, sign: int, unit: str, first: int, last: int
) -> Draft:
    day = base.first_day if base and base.grain is Grain.DAY else None
    count = _count(hit)
    if unit == "TH" and count is not None and day and count % 24 == 0:  # "48 hours later"
        return _reckoned(base, sign * count // 24, "D", first, last)
    if unit.startswith("T") and count is not None and day and count <= 36:
        slack = timedelta(days=1)
        days = (day - slack, day) if sign < 0 else (day, day + slack)
        return dated(first, last, of_day(day), days=days, reference=day, lasting=False)
    if unit.startswith("T") and day:
        return dated(first, last, of_day(day), reference=day, lasting=False)
    return vague(first, last, sign, day)


def _reckoned(base: Period | None, count: int, unit: str, first: int, last: int) -> Draft:
    """The period ``count`` units from ``base``, as exact as both the unit and ``base`` are."""
    if unit == "F":
        count, unit = count * 2, "W"
    grain = UNIT_GRAINS.get(unit, Grain.DAY)
    if base is None or base.year is None:
        return Draft(first, last, TimexType.DATE, "XXXX", lasting=False)
    if unit in ("E", "C"):
        grain, count = Grain.YEAR, count * (10 if unit == "E" else 100)
    if base.grain > grain:  # "two days later" after a bare month
        if base.grain is Grain.MONTH and grain is Grain.DAY:
            return day_in_month(first, last, base)
        return vague(first, last, 1 if count > 0 else -1, None)
    day = base.first_day
    if day is not None and base.grain is Grain.DAY and grain is not Grain.DAY:
        to = moved(day, count, unit if unit not in ("E", "C") else "Y")
        period = of_day(to, grain) if to else None
    else:
        period = base.at(grain).shifted(count)
    if period is None:
        return vague(first, last, 1 if count > 0 else -1, None)
    return dated(first, last, period, reference=day, lasting=count > 0)


READERS: dict[str, Reader] = {
    "weekday": _weekday,
    "weekdays": _weekdays,
    "deictic": _deictic,
    "part": _part,
    "part_of": _part_of,
    "twilight": _twilight,
    "at_night": _at_night,
    "clock": _clock,
    "ago": _ago,
}
