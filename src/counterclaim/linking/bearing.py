"""Which claim of a report stands behind another that names nobody who said it.

A lead often tells in the outlet's voice, or lays to "a monitor" or "media", what the report then
lays to a source by name. Such a claim is borne out by the one that gives the same count of the same
thing, or else by one near it that tells of the same kind of deed and gives no other count.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import IntEnum

from counterclaim.linking.acts import acts_of
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.claim import Claim
from counterclaim.model.figure import Figure, Measure

NEXT = 400  # characters within which what follows bears out a claim
BEFORE = 120  # and what stands before it
_PRESS = frozenset({SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.JOURNALIST})
_PRONOUNS = frozenset("i we you he she it they this that who which some one others".split())
Count = tuple[Measure, int | None, int | None]


class Standing(IntEnum):
    """How well a claim's own words tell who said it; the higher bears out the lower."""

    NOBODY = 0  # the outlet's own voice, "reportedly", "media", "it" of whom nothing is known
    PRESS = 1  # an agency or outlet by name
    DESCRIBED = 2  # "a monitor", "a source"
    NAMED = 3


def standing(source: Source) -> Standing:
    """How well ``source``, a claim's nearest speaker, tells who that is."""
    if source.kind in _PRESS:
        named = source.name or source.body
        return Standing.PRESS if named and source.cue else Standing.NOBODY
    if source.mention is None or source.mention.casefold() in _PRONOUNS and source.name is None:
        return Standing.NOBODY
    if source.name is None and source.kind in (SourceKind.ANONYMOUS, SourceKind.MONITOR):
        return Standing.DESCRIBED
    return Standing.NAMED


class Bearers:
    """The claims of one report that say whose they are."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._held = sorted(
            (c for c in claims if _can_bear(c) and (c.figures or acts_of(c))),
            key=lambda c: (c.start, c.end),
        )
        self._starts = [c.start for c in self._held]
        self._by_count: dict[Count, list[Claim]] = {}
        for claim in self._held:
            for count in _counts(claim):
                self._by_count.setdefault(count, []).append(claim)

    def of(self, claim: Claim) -> Claim | None:
        """The claim that stands behind ``claim``; None if there is none."""
        own = standing(claim.sources[0])
        for found in (self._same_count(claim), self._near(claim)):
            better = [c for c in found if standing(c.sources[0]) > own]
            if better:
                return better[0]
        return None

    def _same_count(self, claim: Claim) -> Iterator[Claim]:
        for count in _counts(claim):
            yield from self._by_count.get(count, ())

    def _near(self, claim: Claim) -> Iterator[Claim]:
        """Those that follow, nearest first, then those right before."""
        families = {act.family for act in acts_of(claim)}
        if not families:
            return
        after = self._held[
            bisect_left(self._starts, claim.end) : bisect_right(self._starts, claim.end + NEXT)
        ]
        for other in after:
            if families & {act.family for act in acts_of(other)} and not _conflict(claim, other):
                yield other


def _can_bear(claim: Claim) -> bool:
    first = claim.sources[0]
    vague = first.name is None and first.kind in (SourceKind.UNKNOWN, SourceKind.DOCUMENT)
    return not vague and standing(first) > Standing.NOBODY


def _counts(claim: Claim) -> list[Count]:
    return [(f.measure, f.low, f.high) for f in claim.figures if f.low or f.high]


def _conflict(one: Claim, other: Claim) -> bool:
    """Whether both count one thing and no two of their counts can be the same."""
    pairs = [(a, b) for a in one.figures for b in other.figures if a.measure is b.measure]
    return bool(pairs) and not any(_may_be_one(a, b) for a, b in pairs)


def _may_be_one(one: Figure, other: Figure) -> bool:
    lows = [f.low or 0 for f in (one, other)]
    highs = [f.high if f.high is not None else float("inf") for f in (one, other)]
    return max(lows) <= min(highs)
