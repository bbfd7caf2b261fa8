"""Which tellings are compared at all: those near in place and time, and those of copied reports.

A grid of about 80 km and a calendar stand in for a ball tree: with both, the work grows with the
number of tellings times how many lie close to each, not with its square.
"""

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from counterclaim.linking.copies import Copied
from counterclaim.linking.telling import Telling

CELL = 0.75  # degrees of latitude and longitude
DAYS = 3  # between two tellings' days, or their reports' days, at most
WEEK = 8  # the same, between what two reports are about
AROUND = 48  # compared on either side in a crowded block, at most
_PLACELESS = ("no place", 0, 0)
_MAIN = ("main", 0, 0)

_Key = tuple[str, int, int]


class Blocks:
    """Tellings by place and day; ``neighbours`` gives those to compare one with."""

    def __init__(self, tellings: Sequence[Telling], copied: Iterable[Copied] = ()) -> None:
        self._tellings = tellings
        held: dict[_Key, list[tuple[int, int]]] = defaultdict(list)
        self._mains: dict[str, int] = {}
        for at, telling in enumerate(tellings):
            if telling.main:
                self._mains[telling.report] = at
            for key in _keys(telling):
                for day in _days(telling):
                    held[key].append((day, at))
        self._held = {key: sorted(listed) for key, listed in held.items()}
        self._copies: Mapping[str, list[str]] = _both_ways(copied)

    def neighbours(self, at: int) -> Iterator[int]:
        """The positions of the tellings to compare the one at ``at`` with, each once, in order."""
        telling = self._tellings[at]
        found: set[int] = set()
        for key in _around(telling):
            listed = self._held.get(key)
            if not listed:
                continue
            for day in _days(telling):
                reach = WEEK if key == _MAIN else DAYS
                first = bisect_left(listed, (day - reach, -1))
                last = bisect_right(listed, (day + reach, len(self._tellings)))
                if last - first > 2 * AROUND:
                    own = bisect_left(listed, (day, at))
                    first, last = max(first, own - AROUND), min(last, own + AROUND)
                found.update(other for _, other in listed[first:last])
        for report in self._copies.get(telling.report, ()):
            if telling.main and report in self._mains:
                found.add(self._mains[report])
        for other in sorted(found):
            if self._comparable(telling, self._tellings[other]):
                yield other

    @staticmethod
    def _comparable(one: Telling, other: Telling) -> bool:
        return (
            one.report != other.report
            and one.total is other.total
            and not one.families.isdisjoint(other.families)
        )


def _keys(telling: Telling) -> set[_Key]:
    """The blocks a telling stands in: those of its towns, and of the provinces it names alone."""
    keys: set[_Key] = set()
    for spot in telling.spots.values():
        if spot.is_point and spot.latitude is not None and spot.longitude is not None:
            keys.add(("cell", _cell(spot.latitude), _cell(spot.longitude)))
            if spot.admin1:
                keys.add((f"in {spot.country}/{spot.admin1}", 0, 0))
        elif spot.admin1:
            keys.add((f"{spot.country}/{spot.admin1}", 0, 0))
    keys = keys or {_PLACELESS}
    return keys | {_MAIN} if telling.main else keys


def _around(telling: Telling) -> set[_Key]:
    """The blocks to look in: its own and those beside them; of two, each looks in the other's.

    Towns look in their cells and at what names their province; that in turn at all towns in it.
    What reports are about is compared anywhere.
    """
    keys = {key for key in _keys(telling) if not key[0].startswith("in ")}
    for kind, row, column in list(keys):
        if kind == "cell":
            keys |= {("cell", row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)}
    for spot in telling.spots.values():
        if spot.admin1:
            keys.add((f"{spot.country}/{spot.admin1}", 0, 0))
            if not spot.is_point:
                keys.add((f"in {spot.country}/{spot.admin1}", 0, 0))
    return keys


def _days(telling: Telling) -> set[int]:
    """The days it is filed under: those its words name, and that of its report's publication."""
    days = {telling.published} if telling.published is not None and telling.main else set()
    if telling.days is not None:
        days |= {telling.days.first, telling.days.last}
    elif telling.published is not None:
        days.add(telling.published)
    return days or {0}


def _cell(degrees: float) -> int:
    return math.floor(degrees / CELL)


def _both_ways(copied: Iterable[Copied]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for each in copied:
        found[each.a].append(each.b)
        found[each.b].append(each.a)
    return found
