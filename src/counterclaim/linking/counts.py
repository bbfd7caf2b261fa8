"""The count an account puts forward, and whether two counts that differ may both hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.model.claim import Claim
from counterclaim.model.figure import Counted, Figure, Measure, Scope
from counterclaim.model.stance import Polarity
from counterclaim.model.words import Words

ROUND = 0.1  # a figure that ends in 0 may stand for any within this share of it
GROWN = 4  # times that a count may grow within a day
_WHOLE = frozenset({Counted.PEOPLE, Counted.UNKNOWN})
_ARMED = frozenset({Counted.FIGHTERS, Counted.SOLDIERS})
_PARTS = frozenset({Counted.CHILDREN, Counted.WOMEN, Counted.MEN})


@dataclass(frozen=True, slots=True)
class Count:
    """One count, or several told side by side that add up: "six soldiers and three residents".

    ``claim`` holds the first of ``figures``; ``low`` and ``high`` are their sums, None where open.
    """

    claim: Claim
    figures: tuple[Figure, ...]
    low: int | None
    high: int | None

    @property
    def words(self) -> str:
        """As the account has it."""
        return " and ".join(figure.mention for figure in self.figures)

    @property
    def of(self) -> Counted:
        """What is counted; parts of different kinds make people."""
        return self.figures[0].of if len(self.figures) == 1 else Counted.PEOPLE

    @property
    def size(self) -> int:
        """One number for it."""
        return self.low or self.high or 0

    @property
    def wording(self) -> str | None:
        """The word that makes it inexact."""
        return next((f.wording for f in self.figures if f.wording), None)

    @property
    def published(self) -> date | None:
        """When its report was."""
        return self.claim.report.published

    def part(self, of: Counted) -> "Count":
        """The figures of this kind where it is told in parts, else itself."""
        # Children and women are civilians, too.
        unarmed = of is Counted.CIVILIANS
        fitting = [f for f in self.figures if f.of is of or (unarmed and f.of not in _ARMED)]
        return self if of in _WHOLE or not fitting else _count(self.claim, fitting)


def main_count(claims: Sequence[Claim], measure: Measure) -> Count | None:
    """The count an account puts forward: a whole, a number, of many, the most told, the first."""
    found = list(_counts(claims, measure))
    if not found:
        return None
    told = [count.size for count in found]

    def weight(at: int) -> tuple[bool, bool, bool, int, int]:
        count = found[at]
        whole, many = count.of not in _PARTS, count.size > 1
        return whole, not _is_rough(count), many, told.count(told[at]), -at

    return found[max(range(len(found)), key=weight)]


def _counts(claims: Sequence[Claim], measure: Measure) -> Iterator[Count]:
    """Every count that is not denied, as often as it is told; those of one cue stand together."""
    groups: dict[tuple[str, Words], list[tuple[Claim, Figure]]] = {}
    for claim in claims:
        if claim.stance.polarity is Polarity.DENIED:
            continue
        for figure in claim.figures:
            of_event = figure.measure is measure and figure.scope is Scope.EVENT
            if of_event and (figure.low or figure.high):
                beside = None if figure.part_of else figure.cue
                key = claim.report.id, beside or figure.words
                groups.setdefault(key, []).append((claim, figure))
    for told in groups.values():
        figures = tuple(dict.fromkeys(figure for _, figure in told))
        if len({figure.of for figure in figures}) == len(figures):
            yield _count(told[0][0], figures)
        else:  # one kind twice: two counts of the same, not two parts
            yield from (_count(claim, (figure,)) for claim, figure in told)


def _count(claim: Claim, figures: Sequence[Figure]) -> Count:
    lows = [figure.low for figure in figures if figure.low is not None]
    highs = [figure.high for figure in figures if figure.high is not None]
    every = len(figures)
    low = sum(lows) if len(lows) == every else None
    return Count(claim, tuple(figures), low, sum(highs) if len(highs) == every else None)


def compared(one: Count, other: Count) -> tuple[Count, Count]:
    """What is to be compared of two counts: where one is of a part that the other tells, that."""
    if len(other.figures) == 1:
        one = one.part(other.of)
    if len(one.figures) == 1:
        other = other.part(one.of)
    return one, other


def differ(one: Count, other: Count) -> bool:
    """Whether they say another number; "at least 9" says 9."""
    if len(one.figures) != len(other.figures):
        return True
    if (one.low, one.high) == (other.low, other.high):
        return False
    return one.low is None or one.low != other.low or _is_rough(one) or _is_rough(other)


def both_may_hold(one: Count, other: Count) -> str:
    """Why two counts that differ may both be right; empty where they cannot."""
    if _within(one, other) or _within(other, one):
        wording = one.wording or other.wording
        return f"“{wording}”" if wording else "one lies in the other's range"
    if one.size == other.size:
        return "the parts add up to the whole"
    small, large = sorted((one, other), key=lambda count: count.size)
    if small.of not in _WHOLE and large.of in _WHOLE:
        return f"the {small.of.value} may be part of the whole"
    if small.of is not large.of and not {small.of, large.of} & _WHOLE:
        return f"they count others: {small.of.value}, {large.of.value}"
    if any(figure.mention.endswith("others") for figure in (*one.figures, *other.figures)):
        return "“others” are part of a whole"
    if _is_rough(one) or _is_rough(other):
        return "one is no count"
    if _rounded(one, other):
        return "one may be rounded"
    return _growing(small, large)


def _growing(small: Count, large: Count) -> str:
    first, later = small.published, large.published
    if first is None or later is None or first > later:
        return ""
    if first < later:
        return "the smaller count is the earlier"
    if large.size > GROWN * small.size:
        return ""
    return "the smaller count may be the earlier of the day"


def _within(one: Count, other: Count) -> bool:
    """Whether the ranges meet, where at least one of them is a range."""
    if one.low == one.high and other.low == other.high:
        return False
    low = max(one.low or 0, other.low or 0)
    ends = [count.high for count in (one, other) if count.high is not None]
    return not ends or low <= min(ends)


def _is_rough(count: Count) -> bool:
    """ "Dozens", "scores": words that stand for many numbers."""
    return bool(count.low and count.high and count.high > 2 * count.low)


def _rounded(one: Count, other: Count) -> bool:
    a, b = one.size, other.size
    close = abs(a - b) <= ROUND * max(a, b)
    return close and (a % 10 == 0 or b % 10 == 0) and max(a, b) >= 20
