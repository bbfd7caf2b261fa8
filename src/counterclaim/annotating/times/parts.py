"""What the readers share: which way "last" points, "early", the named month, the words around."""

from datetime import date
from functools import cache

from counterclaim.annotating.times.grammar import Found
from counterclaim.annotating.times.reading import Reading
from counterclaim.annotating.times.values import Grain, Period
from counterclaim.annotating.times.words import data_lines

BEHIND = frozenset({"last", "past", "previous"})
AHEAD = frozenset({"next", "coming", "following"})
TOLD = frozenset({"previous", "following", "same", "that", "those"})  # reckoned from the story
LATE = frozenset({"latter", "later"})
# classes of words after which "May" and "March" are months
BEFORE_MONTH = frozenset(
    {"in", "by", "since", "until", "through", "during", "of", "before", "after", "between", "from"}
    | {"to", "last", "next", "adjphase", "this", "and", "or", "about", "every", "hyph", "comma"}
    | {"following", "previous", "same", "into", "open", "slash"}
)


@cache
def words(name: str) -> frozenset[str]:
    """One of the lists of time_contexts.tsv."""
    lists = {row[0]: frozenset(row[1].split()) for row in data_lines("time_contexts.tsv")}
    return lists[name]


def turn(hit: Found, part: str = "r") -> tuple[int, bool] | None:
    """Which way a "last", "next" or "this" points (-1, 1, 0) and whether from the story's day."""
    kinds = hit.kinds(part)
    if not kinds:
        return None
    told = bool(TOLD & kinds.keys()) or ("the" in kinds and "next" in kinds)
    if BEHIND & kinds.keys():
        return -1, told
    if AHEAD & kinds.keys():
        return 1, told
    return 0, told


def conjunction(hit: Found) -> bool:
    """Whether the "that" before a weekday or month only joins: "said that Friday's raid"."""
    return set(hit.kinds("r")) == {"that"}


def phase(hit: Found, part: str = "ph") -> str | None:
    """START, MID or END from "early", "the middle of" and the like."""
    kinds = hit.kinds(part)
    for kind in ("adjphase", "nounphase"):
        if kind in kinds:
            return hit.tokens.values[kinds[kind]]
    return "END" if LATE & kinds.keys() else None


def era_year(hit: Found, part: str = "y") -> int | None:
    """The year named, negative before Christ."""
    year = hit.number(part)
    return -year if year and "bc" in hit.kinds("era") else year


def shifted_year(reading: Reading, hit: Found, part: str = "ry") -> int | None:
    """The year meant by "this year", "of that year" and the like."""
    kinds = hit.kinds(part)
    if "unit" not in kinds or hit.tokens.values[kinds["unit"]] != "Y":
        return None
    way = turn(hit, part)
    base = (reading.then if way and way[1] else reading.now) or None
    if base is None or base.year is None or way is None:
        return None
    return base.year + way[0]


def named_month(reading: Reading, hit: Found, part: str = "m", alone: bool = True) -> int | None:
    """The month's number; None where "May", "March" or "Sun." is likelier something else."""
    span = hit.span(part)
    if span is None:
        return None
    i = span[0]
    tokens, kind = reading.tokens, reading.tokens.kind(span[0])
    if alone and kind == "mabbr" and (tokens.word(i) in ("Mar", "Jan") or hit.first == hit.last):
        return None
    unsure = alone and kind in ("may", "march") and i == hit.first
    if unsure and tokens.kind(i - 1) not in BEFORE_MONTH:
        return None
    return int(tokens.values[i])


def day_of_now(reading: Reading) -> date | None:
    """The first day of what deictic words are reckoned from."""
    now = reading.now
    return now.first_day if now else None


def plural_follows(reading: Reading, i: int) -> bool:
    """Whether a plural noun follows token ``i``, as after a count."""
    word = reading.tokens.word(i + 1)
    return word in words("counted") or (word.islower() and len(word) > 3 and word.endswith("s"))


def nearest_year(base: Period, part: int, way: int, grain: Grain) -> int:
    """The year of the last, next or this month (season) number ``part`` seen from ``base``."""
    assert base.year is not None
    here = base.at(grain)
    if here.grain is not grain or here.year is None:
        return base.year + way
    if way < 0:
        return here.year - (part >= here.part)
    if way > 0:
        return here.year + (part <= here.part)
    return base.year


def kinds_of(hit: Found) -> dict[str, int]:
    """The word classes of an expression and where each first stands."""
    return {hit.tokens.kind(i): i for i in range(hit.last, hit.first - 1, -1)}
