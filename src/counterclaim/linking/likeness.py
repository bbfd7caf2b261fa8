"""How like two tellings are: a few measures, each of which a person can check.

A measure runs 0-1 and is 0 where it says nothing; what it counts for or against one event is in
``data/weights.tsv``.
"""

import math
from dataclasses import dataclass

from counterclaim.linking.spots import Spot, distance_km
from counterclaim.linking.telling import Telling, Toll

MEASURES = (
    "same_day",
    "days_overlap",
    "next_day",
    "days_apart",
    "published_close",
    "published_apart",
    "same_place",
    "near_place",
    "within_place",
    "place_unknown",
    "far_place",
    "same_deed",
    "other_deed",
    "same_toll",
    "like_toll",
    "other_toll",
    "same_actor",
    "other_actor",
    "same_target",
    "words",
    "title_words",
    "rare_words",
    "copied",
)
NEAR_KM = 30.0
_APART = 7  # days from which on two dates are as far apart as can be
_LARGE = 150  # a toll from which on being the same says no more


@dataclass(frozen=True, slots=True)
class Likeness:
    """The measures of a pair, in the order of ``MEASURES``, and what the reasons need."""

    values: tuple[float, ...]
    gap: int | None
    km: float | None
    shared_toll: Toll | None
    shared_words: tuple[str, ...]

    def __getitem__(self, measure: str) -> float:
        return self.values[MEASURES.index(measure)]


def likeness(a: Telling, b: Telling, *, copied: float = 0.0) -> Likeness:
    """Compare two tellings; ``copied`` is how much of the one report stands in the other (0-1)."""
    same_day, overlap, next_day, apart, gap = _days(a, b)
    close, late = _published(a, b)
    same, near, within, unknown, far, km = _places(a, b)
    deed, other_deed = _deeds(a, b)
    same_toll, like_toll, other_toll, shared = _tolls(a, b)
    actor, other_actor = _named(a.actors, b.actors)
    target, _ = _named(a.targets, b.targets)
    words, common = _overlap(a.words, b.words)
    title, _ = _overlap(a.title, b.title)
    rare = min(len(common), 6) / 6
    values = (
        same_day, overlap, next_day, apart, close, late, same, near, within, unknown, far, deed,
        other_deed, same_toll, like_toll, other_toll, actor, other_actor, target, words, title,
        rare, copied,
    )  # fmt: skip
    return Likeness(values, gap, km, shared, tuple(sorted(common)))


def _days(a: Telling, b: Telling) -> tuple[float, float, float, float, int | None]:
    one, other = a.days, b.days
    if one is None or other is None:
        return 0.0, 0.0, 0.0, 0.0, None
    gap = max(one.first - other.last, other.first - one.last, 0)
    if gap == 0:
        wide = max(one.length, other.length)
        if one.firm and other.firm and wide <= 2:
            return 1.0, 0.0, 0.0, 0.0, 0
        return 0.0, 1.0 / math.sqrt(wide), 0.0, 0.0, 0
    firm = one.firm and other.firm
    if gap == 1:
        return 0.0, 0.0, 1.0, 0.0, 1
    return 0.0, 0.0, 0.0, min(gap, _APART) / _APART * (1.0 if firm else 0.6), gap


def _published(a: Telling, b: Telling) -> tuple[float, float]:
    if a.published is None or b.published is None:
        return 0.0, 0.0
    gap = abs(a.published - b.published)
    return max(0.0, 1 - gap / 3), min(max(gap - 3, 0), 14) / 14


def _places(a: Telling, b: Telling) -> tuple[float, float, float, float, float, float | None]:
    if not a.spots or not b.spots:
        return 0.0, 0.0, 0.0, 1.0, 0.0, None
    points_a = [s for s in a.spots.values() if s.is_point or s.latitude is None]
    points_b = [s for s in b.spots.values() if s.is_point or s.latitude is None]
    shared = {s.key for s in points_a} & {s.key for s in points_b}
    shared |= {s.mention for s in points_a} & {s.mention for s in points_b}
    if shared:
        return 1.0, 0.0, 0.0, 0.0, 0.0, 0.0
    one, other = a.spot, b.spot
    assert one is not None and other is not None
    km = distance_km(one, other)
    if km is None:
        return 0.0, 0.0, 0.0, 1.0, 0.0, None
    reach = max(one.reach, other.reach)
    if one.is_point and other.is_point:
        if km <= NEAR_KM:
            return 0.0, 1 - km / (2 * NEAR_KM), 0.0, 0.0, 0.0, km
        return 0.0, 0.0, 0.0, 0.0, min(km, 150) / 150, km
    if _one_in_other(one, other) or km <= reach:
        return 0.0, 0.0, min(1.0, 60 / reach), 0.0, 0.0, km
    return 0.0, 0.0, 0.0, 0.0, 1.0 if km > 2 * reach else 0.5, km


def _one_in_other(one: Spot, other: Spot) -> bool:
    wide, narrow = (one, other) if one.reach > other.reach else (other, one)
    if wide.country != narrow.country:
        return False
    return wide.admin1 is not None and wide.admin1 == narrow.admin1


def _deeds(a: Telling, b: Telling) -> tuple[float, float]:
    one, other = a.special, b.special
    if not one or not other:
        return 0.0, 0.0
    shared = len(one & other) / min(len(one), len(other))
    return shared, 0.0 if shared else 1.0


def _tolls(a: Telling, b: Telling) -> tuple[float, float, float, Toll | None]:
    same = like = 0.0
    met = False
    shared: Toll | None = None
    for one in a.tolls:
        for other in b.tolls:
            if one.measure is not other.measure or one.plain is None or other.plain is None:
                continue
            met = True
            weight = min(math.log1p(one.plain) / math.log1p(_LARGE), 1.0)
            if one.plain == other.plain:
                if weight > same:
                    same, shared = weight, one
            elif min(one.plain, other.plain) / max(one.plain, other.plain) >= 0.7:
                like = max(like, weight)
    if same or like:
        return same, 0.0 if same >= like else like, 0.0, shared
    return 0.0, 0.0, 1.0 if met else 0.0, None


def _named(one: set[str], other: set[str]) -> tuple[float, float]:
    if not one or not other:
        return 0.0, 0.0
    shared = bool(one & other)
    return float(shared), float(not shared)


def _overlap(
    one: set[str] | frozenset[str], other: set[str] | frozenset[str]
) -> tuple[float, set[str]]:
    if not one or not other:
        return 0.0, set()
    common = set(one & other)
    return len(common) / math.sqrt(len(one) * len(other)), common
