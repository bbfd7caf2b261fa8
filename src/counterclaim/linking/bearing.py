"""Which claim of a report stands behind another that names nobody who said it.

A lead often tells in the outlet's voice, or lays to "a monitor" or "media", what the report then
lays to a source by name. Such a claim is borne out by the one that gives the same count of the same
thing, best by the one that names its source best. Where none does, what the outlet tells itself is
borne out by what stands near it, tells of the same kind of deed and counts no more than it does.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import IntEnum

from counterclaim.linking.acts import acts_of
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.claim import Claim
from counterclaim.model.figure import Measure

NEXT = 500  # characters within which what follows bears out a claim
_TWINS = 8  # tellings of one count, by one who names nobody, that are looked behind
_NAME = 2  # capitalised words that make a name of a source that nothing else tells of
BEFORE = 120  # and within which it follows what bears it out
_PRESS = frozenset({SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.JOURNALIST})
_PRONOUNS = frozenset(
    {"i", "we", "you", "he", "she", "it", "they", "this", "that", "who", "which", "some", "one"}
)
_HEARSAY = frozenset({"reports", "rumours", "rumors", "estimates", "figures", "accounts"})
_OWNS_UP = "responsibility"  # whoever claims an attack has not counted its dead
Count = tuple[Measure, int]


class Standing(IntEnum):
    """How well a claim's own words tell who said it; the higher bears out the lower."""

    OWN = 0  # the outlet's own voice
    VAGUE = 1  # "reportedly", "media", "it" of whom nothing is known
    PRESS = 2  # an agency or outlet by name
    DESCRIBED = 3  # "a monitor", "a source"
    NAMED = 4


def standing(source: Source) -> Standing:
    """How well ``source``, a claim's nearest speaker, tells who that is."""
    if source.cue is None and source.kind in _PRESS:
        return Standing.OWN
    if source.kind in _PRESS:
        return Standing.PRESS if source.name or source.body else Standing.VAGUE
    named = source.name or source.body
    if source.mention is None or (not named and source.mention.lower() in _PRONOUNS):
        return Standing.VAGUE
    if not named and source.mention.lower().split()[-1] in _HEARSAY:
        return Standing.VAGUE
    if source.name is None and source.kind in (SourceKind.ANONYMOUS, SourceKind.MONITOR):
        return Standing.DESCRIBED
    return Standing.NAMED


class Bearers:
    """The claims of one report, by what they count and where they stand."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._families = {c.id: {act.family for act in acts_of(c)} for c in claims}
        held = (c for c in claims if c.figures or self._families[c.id])
        self._held = sorted(held, key=lambda c: (c.start, c.end))
        owned_up = {c.sources[0].start for c in claims if c.verbatim.startswith(_OWNS_UP)}
        self._firm = [c for c in self._held if _can_bear(c) and c.sources[0].start not in owned_up]
        self._firm_ids = {c.id for c in self._firm}
        self._starts = [c.start for c in self._firm]
        self._by_count: dict[Count, list[Claim]] = {}
        for claim in self._held:
            for count in _counts(claim):
                self._by_count.setdefault(count, []).append(claim)

    def of(self, claim: Claim) -> Claim | None:
        """The claim that stands behind ``claim``; None if there is none."""
        found = None
        while (better := self._better(found or claim)) is not None:
            found = better
        return found

    def _better(self, claim: Claim) -> Claim | None:
        """A claim whose words tell better who said it than those of ``claim`` do."""
        own = _stands(claim)
        if own is Standing.NAMED:
            return None
        polarity = claim.stance.polarity
        same = [
            c
            for count in _counts(claim)
            for c in self._by_count.get(count, ())
            if c.stance.polarity is polarity  # whoever denies it does not say it
        ]
        best = max((c for c in same if c.id in self._firm_ids), key=_stands, default=None)
        if best is not None and _stands(best) > own:
            return best
        here = [claim, *(c for c in same if _stands(c) is own and c is not claim)]
        here.sort(key=_in_title)
        near = (c for each in here[:_TWINS] for c in self._near(each))
        return next(near, None) or next(self._before(claim), None)

    def _before(self, claim: Claim) -> Iterator[Claim]:
        """What ends right before ``claim``, where this goes on in the outlet's voice."""
        if _stands(claim) is not Standing.OWN:
            return
        for at in range(bisect_left(self._starts, claim.start) - 1, -1, -1):
            other = self._firm[at]
            if other.start < claim.start - NEXT:
                return
            if claim.start - BEFORE <= other.end <= claim.start and self._alike(claim, other):
                yield other

    def _near(self, claim: Claim) -> Iterator[Claim]:
        """Those that follow, tell of the same kind of deed and count no more, nearest first."""
        first = bisect_left(self._starts, claim.end)
        last = bisect_right(self._starts, claim.end + NEXT)
        yield from (other for other in self._firm[first:last] if self._alike(claim, other))

    def _alike(self, claim: Claim, other: Claim) -> bool:
        """Whether ``other`` may be the source's own telling of what ``claim`` tells."""
        if self._families[claim.id].isdisjoint(self._families[other.id]):
            return False
        if claim.stance.polarity is not other.stance.polarity or _counts_more(other, claim):
            return False
        if _counts(claim) and not _counts(other) and other.sources[0].kind is SourceKind.RESIDENT:
            return False  # who saw the blast need not have counted its dead
        return _may_follow(claim.sources[0], other.sources[0])


def _in_title(claim: Claim) -> bool:
    """Where a title stands, what follows it is not yet what it tells of."""
    return claim.start < len(claim.report.title or "")


def _stands(claim: Claim) -> Standing:
    return standing(claim.sources[0])


def _may_follow(source: Source, other: Source) -> bool:
    """Whether ``other``, who tells of the same deed near by, may be whom ``source`` leaves open."""
    own, others = standing(source), standing(other)
    if own is Standing.OWN:
        return others > own
    if own is Standing.VAGUE:  # "media reported"
        return others > own and (others is Standing.PRESS or source.kind not in _PRESS)
    return own is Standing.DESCRIBED and source.kind is other.kind and others > own


def _can_bear(claim: Claim) -> bool:
    first = claim.sources[0]
    words = (first.mention or "").split()
    vague = first.kind is SourceKind.DOCUMENT or (
        first.kind is SourceKind.UNKNOWN and sum(w[:1].isupper() for w in words) < _NAME
    )
    named = first.name or first.body
    return bool(named or (words and not vague)) and standing(first) > Standing.OWN


def _counts(claim: Claim) -> list[Count]:
    return [(f.measure, n) for f in claim.figures if (n := f.low or f.high)]


def _counts_more(one: Claim, other: Claim) -> bool:
    """Whether ``one`` counts more of whatever ``other`` counts: it tells of another toll."""
    pairs = [(a, b) for a in one.figures for b in other.figures if a.measure is b.measure]
    return bool(pairs) and all((a.low or 0) > (b.high or b.low or 0) for a, b in pairs)
