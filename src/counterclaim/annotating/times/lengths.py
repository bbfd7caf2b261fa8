"""Readers of lengths ("two-day"), spans up to now ("the last six years"), repetitions and "now"."""

from dataclasses import replace
from datetime import date
from math import ceil

from counterclaim.annotating.times.grammar import Found
from counterclaim.annotating.times.parts import phase, turn, words
from counterclaim.annotating.times.reading import Draft, Reader, Reading, dated
from counterclaim.annotating.times.relative import day_in_month, vague
from counterclaim.annotating.times.values import UNIT_GRAINS, Grain, moved
from counterclaim.model.timespan import TimexType, precision_within

QUANTS = {
    "more": "MORE_THAN",
    "over": "MORE_THAN",
    "less": "LESS_THAN",
    "under": "LESS_THAN",
    "nearly": "LESS_THAN",
    "least": "EQUAL_OR_MORE",
    "most": "EQUAL_OR_LESS",
    "up": "EQUAL_OR_LESS",
}
SET_UNITS = {"MO": "XXXX-XX-XXTMO", "AF": "XXXX-XX-XXTAF", "EV": "XXXX-XX-XXTEV", "NI": "P1D"}


def length_value(count: str, unit: str) -> str:
    """The TIMEX3 value of a length; ``count`` may be a decimal or X."""
    if unit == "EX":
        return "PXDE"
    tens = {"E": 10, "C": 100, "F": 2, "Q": 3}.get(unit)
    if unit == "WE":
        return f"P{count}WE"
    if tens:
        if count == "X":
            return {"E": "PXDE", "C": "PXCE", "F": "PXW", "Q": "PXM"}[unit]
        number = float(count) * tens
        count = f"{number:g}"
        unit = {"E": "Y", "C": "Y", "F": "W", "Q": "M"}[unit]
    return f"PT{count}{unit[1]}" if unit.startswith("T") else f"P{count}{unit}"


def _amount(hit: Found) -> str:
    """How many units, X where vague."""
    if not hit.span("n"):
        return "1"
    kinds = hit.kinds("n")
    if "couple" in kinds:
        return "2"
    if "few" in kinds or "vague" in kinds or "some" in kinds or "numberof" in kinds:
        return "X"
    return hit.value("n") or "1"


def _length_draft(hit: Found, value: str, first: int | None = None) -> Draft:
    mod = next((QUANTS[k] for k in hit.kinds("q") if k in QUANTS), None)
    return Draft(
        hit.first if first is None else first, hit.last, TimexType.DURATION, value, mod=mod,
        lasting=False,
    )  # fmt: skip


def _unit(hit: Found) -> str:
    unit = hit.value("u") or "D"
    return "TS" if unit == "2" else unit


def _age(reading: Reading, hit: Found) -> list[Draft] | None:
    """Ages of people are no times; "the five-year-old war" is a length."""
    word = reading.tokens.word(hit.last + 1).lower()
    unit = _unit(hit)
    if word in words("aged") or (unit not in ("Y",) and word not in words("young")):
        return [_length_draft(hit, length_value(_amount(hit), unit))]
    return []


def _length(reading: Reading, hit: Found) -> list[Draft] | None:
    unit, tokens = _unit(hit), reading.tokens
    if hit.span("h"):
        return [_length_draft(hit, {"TH": "PT30M", "Y": "P6M", "D": "PT12H", "TM": "PT30S",
                                    "E": "P5Y", "C": "P50Y"}.get(unit, "P.5" + unit))]  # fmt: skip
    place = hit.last if hit.place("u") is None else hit.where("u")
    kind = tokens.kind(place)
    if kind == "second" or (unit == "Q" and tokens.kind(hit.last) != "long"):
        return None
    kinds = {tokens.kind(i) for i in range(hit.first, hit.last + 1)}
    amount = _amount(hit)
    first = hit.first
    if "half" in kinds or "slash" in kinds:
        amount = _with_half(amount, unit)
        if not amount[:1].isdigit():
            return [_length_draft(hit, amount)]
    if amount == "1" and "a" in hit.kinds("n") and tokens.kind(hit.last) != "long":
        if _per(reading, hit):
            return [
                Draft(hit.first, hit.last, TimexType.SET, length_value("1", unit), lasting=False)
            ]
        cue = tokens.word(hit.first - 1).lower() in words("length")
        cue = cue or tokens.kind(hit.last + 1) in ("before", "after")
        if not (cue or hit.span("q") or (kind == "tunit" and unit == "TH")):
            return None
    if hit.span("n") is None and tokens.kind(hit.last) == "long" and kind in ("units", "tunits"):
        amount = "X"
    if hit.span("n") is None and tokens.kind(hit.last) == "unitlong" and unit == "EX":
        amount = "X"
    if tokens.kind(first) == "over" and tokens.kind(first + 1) == "a":
        first = hit.first
    return [_length_draft(hit, length_value(amount, unit), first)]


def _with_half(amount: str, unit: str) -> str:
    if unit == "TH":
        return f"PT{amount}H30M"
    return f"{amount}.5"


def _per(reading: Reading, hit: Found) -> bool:
    """Whether "a day" means "each day": "30 a day", "$5 million a year"."""
    tokens, i = reading.tokens, hit.first - 1
    if tokens.kind(hit.first) != "a":
        return False
    for j in range(i, max(-1, i - 3), -1):
        kind = tokens.kind(j)
        if kind in ("d31", "num", "num2", "y4", "card", "one", "once"):
            return True
        if kind not in ("other", "timesword") or not tokens.word(j)[0].isalpha():
            return False
    return False


def _bare_units(reading: Reading, hit: Found) -> list[Draft] | None:
    """ "For weeks", "took months", "years of war", "the days before"; other plurals are none."""
    tokens, unit = reading.tokens, _unit(hit)
    before, after = tokens.kind(hit.first - 1), tokens.kind(hit.last + 1)
    if after == "hyph" or before in ("of", "other", "ord"):
        named = after == "of" or tokens.word(hit.first - 1).lower() in words("length") - {"of"}
        if after == "hyph" or not named:
            return None
    cue = tokens.word(hit.first - 1).lower() in words("length") - {"only", "just"}
    followed = after in ("before", "after", "of") or (
        before == "the" and after in ("that", "since", "following")
    )
    return [_length_draft(hit, length_value("X", unit))] if cue or followed else None


def _last_units(reading: Reading, hit: Found) -> list[Draft] | None:
    """ "The last six years": from publication (or the story's day) back; "the next two weeks"."""
    way = turn(hit) or (0, False)
    if hit.kinds("r").keys() & {"previous", "following"}:
        way = (way[0], True)
    draft = _length_draft(hit, length_value(_amount(hit), _unit(hit)))
    return [_anchored(reading, draft, way, _amount(hit), _unit(hit))]


def _anchored(
    reading: Reading, draft: Draft, way: tuple[int, bool], amount: str, unit: str
) -> Draft:
    base = reading.then if way[1] else reading.now
    day = base.first_day if base and base.grain is Grain.DAY else None
    if day is None:
        return draft
    other: date | None = None
    if amount.isdigit():
        count = int(amount)
        if unit.startswith("T"):
            count, unit = (ceil(count / 24) if unit == "TH" else 1), "D"
        elif unit == "F":
            count, unit = 2 * count, "W"
        other = moved(day, way[0] * count, unit)
    days = (other, day) if way[0] < 0 else (day, other)
    precision = precision_within(*days)
    return replace(draft, days=days, reference=day, precision=precision)


def _last_unit(reading: Reading, hit: Found) -> list[Draft] | None:
    """ "The past week", "the last decade" are lengths up to now, "last week" is a week."""
    unit = _unit(hit)
    draft = _length_draft(hit, length_value("1", unit))
    return [_anchored(reading, draft, (-1, False), "1", unit)]


def _coming_units(reading: Reading, hit: Found) -> list[Draft] | None:
    unit, kind = _unit(hit), hit.kind("r")
    way = turn(hit) or (-1, False)
    if kind == "recent":
        return [vague(hit.first, hit.last, -1, reading.today)]
    draft = _length_draft(hit, length_value("X", unit))
    return [_anchored(reading, draft, way, "X", unit)]


def _rel_unit(reading: Reading, hit: Found) -> list[Draft] | None:
    """ "Last week", "early next month", "the end of the year", "that day", "the weekend"."""
    unit, way, mod = _unit(hit), turn(hit), phase(hit)
    tokens, place = reading.tokens, hit.where("u")
    grain = UNIT_GRAINS.get(unit)
    if grain is None:
        return None
    told = bool(way and way[1]) or way is None
    if way is None and not (mod or hit.span("sh") or grain is Grain.WEEKEND):
        return None
    if grain is Grain.CENTURY and way is not None and way[0] == 0:
        return [_length_draft(hit, "P100Y")]
    if grain is Grain.WEEKEND:
        return _weekend(reading, hit, way or (0, False))
    kinds = hit.kinds("r")
    if "same" in kinds and tokens.kind(place + 1) == "of":
        return None
    base = reading.now
    if told:
        base = reading.then_day if grain is Grain.DAY else reading.then
    first = hit.first
    if base and base.grain is Grain.MONTH and grain is Grain.DAY and told:
        return [day_in_month(first, hit.last, base)]
    if base is None or base.year is None or base.grain > grain:
        value = {Grain.DAY: "XXXX-XX-XX", Grain.WEEK: "XXXX-WXX", Grain.MONTH: "XXXX-XX"}.get(
            grain, "XXXX"
        )
        return [Draft(first, hit.last, TimexType.DATE, value, mod=mod, lasting=False)]
    period = base.at(grain).shifted(way[0] if way else 0)
    if period is None:
        return None
    if grain is Grain.DAY and way is not None and way[0] == 0 and not told:
        return None  # "this day"
    lasting = way is None or way[0] >= 0 or not reading.narrative
    return [dated(first, hit.last, period, mod=mod, reference=base.first_day, lasting=lasting)]


def _weekend(reading: Reading, hit: Found, way: tuple[int, bool]) -> list[Draft] | None:
    base = reading.then if way[1] else reading.now
    day = base.first_day if base and base.grain is Grain.DAY else None
    if base is None or day is None:
        return [Draft(hit.first, hit.last, TimexType.DATE, "XXXX-WXX-WE", lasting=False)]
    shift = way[0]
    if shift == 0 and not hit.span("r") and day.isoweekday() < 6:
        shift = 0 if reading.ahead(hit.first, hit.last) else -1
    period = base.at(Grain.WEEKEND).shifted(shift)
    return [dated(hit.first, hit.last, period, mod=phase(hit), reference=day)] if period else None


def _set(reading: Reading, hit: Found) -> list[Draft] | None:
    kind = reading.tokens.kind(hit.last)
    if not hit.span("u"):
        value = hit.tokens.values[hit.last]
    elif kind == "weekday":
        value = f"XXXX-WXX-{hit.tokens.values[hit.last]}"
    elif kind == "part":
        value = SET_UNITS[_unit(hit)]
    else:
        amount = hit.value("n") or ("2" if "other_" in _kinds(hit) else "1")
        value = length_value(amount, _unit(hit))
    return [Draft(hit.first, hit.last, TimexType.SET, value, lasting=False)]


def _kinds(hit: Found) -> set[str]:
    return {hit.tokens.kind(i) for i in range(hit.first, hit.last + 1)}


def _ref(reading: Reading, hit: Found) -> list[Draft] | None:
    """ "Now", "recently", "the future"; in news "now" is the day of publication."""
    tokens, kinds = reading.tokens, _kinds(hit)
    today = reading.today if not reading.narrative else None
    if "past" in kinds:
        if tokens.kind(hit.first - 1) not in ("in", "of") or tokens.kind(hit.last + 1) == "other":
            return None
        return [vague(hit.first, hit.last, -1, today)]
    if kinds & {"recent", "recently"}:
        return [vague(hit.first, hit.last, -1, today)]
    if "future" in kinds:
        return [vague(hit.first, hit.last, 1, today)]
    if "timeword" in kinds and not reading.published:
        return None
    return [Draft(hit.first, hit.last, TimexType.DATE, "PRESENT_REF", days=(today, today),
                  reference=today, lasting=False)]  # fmt: skip


READERS: dict[str, Reader] = {
    "age": _age,
    "length": _length,
    "bare_units": _bare_units,
    "last_units": _last_units,
    "last_unit": _last_unit,
    "coming_units": _coming_units,
    "rel_unit": _rel_unit,
    "that_day": _rel_unit,
    "set": _set,
    "ref": _ref,
}
