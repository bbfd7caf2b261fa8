"""Average-link clustering of a sparse graph, with pairs that must and that cannot be together.

Two groups join while the mean score over all their pairs reaches the threshold; a pair that was
never compared counts as 0. Unlike joining whatever is connected, one vague telling cannot chain two
different days together.
"""

from collections.abc import Hashable, Iterable, Mapping
from heapq import heapify, heappop, heappush
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
_Pair = tuple[int, int]


def clusters(
    nodes: Iterable[Node],
    scores: Mapping[tuple[Node, Node], float],
    *,
    threshold: float,
    must: Iterable[tuple[Node, Node]] = (),
    cannot: Iterable[tuple[Node, Node]] = (),
    settled: Iterable[Node] = (),
) -> list[list[Node]]:
    """Groups of ``nodes``, each in the order given; ``scores`` run 0-1, one for each pair.

    A pair that must be together is joined first, unless it also cannot be. Groups of ``settled``
    nodes come together in no other way: others may join one of them. The result depends on the
    order of ``nodes`` only where two joins are equally good.
    """
    ordered = list(nodes)
    place = {node: at for at, node in enumerate(ordered)}
    forest = _Forest(len(ordered))
    for one, other in cannot:
        forest.forbid(place[one], place[other])
    for (one, other), score in scores.items():
        forest.tie(place[one], place[other], score)
    for one, other in must:
        forest.join_heads(place[one], place[other])
    for node in settled:
        forest.settle(place[node])
    forest.grow(threshold)
    return [[ordered[at] for at in group] for group in forest.groups()]


class _Forest:
    """Groups known by a number, the sums of scores between them, and who may not join whom."""

    def __init__(self, size: int) -> None:
        self._members: dict[int, list[int]] = {at: [at] for at in range(size)}
        self._head = list(range(size))
        self._sums: list[dict[int, float]] = [{} for _ in range(size)]
        self._apart: list[set[int]] = [set() for _ in range(size)]
        self._settled: set[int] = set()

    def tie(self, one: int, other: int, score: float) -> None:
        self._sums[one][other] = self._sums[one].get(other, 0.0) + score
        self._sums[other][one] = self._sums[other].get(one, 0.0) + score

    def forbid(self, one: int, other: int) -> None:
        self._apart[one].add(other)
        self._apart[other].add(one)

    def settle(self, one: int) -> None:
        self._settled.add(self._head[one])

    def join_heads(self, one: int, other: int) -> None:
        a, b = self._head[one], self._head[other]
        if a != b and b not in self._apart[a]:
            self._join(a, b)

    def grow(self, threshold: float) -> None:
        heap: list[tuple[float, int, int, int, int]] = []
        for one in self._members:
            heap += [self._entry(one, other) for other in self._sums[one] if one < other]
        heapify(heap)
        while heap:
            worse, one, other, size, other_size = heappop(heap)
            if -worse < threshold:
                return
            stale = one not in self._members or other not in self._members
            if stale or len(self._members[one]) != size or len(self._members[other]) != other_size:
                continue
            if other in self._apart[one] or {one, other} <= self._settled:
                continue
            kept = self._join(one, other)
            for near in self._sums[kept]:
                heappush(heap, self._entry(min(kept, near), max(kept, near)))

    def groups(self) -> list[list[int]]:
        return sorted(sorted(members) for members in self._members.values())

    def _entry(self, one: int, other: int) -> tuple[float, int, int, int, int]:
        size, other_size = len(self._members[one]), len(self._members[other])
        return -self._sums[one][other] / (size * other_size), one, other, size, other_size

    def _join(self, one: int, other: int) -> int:
        kept, gone = min(one, other), max(one, other)
        self._members[kept] += self._members.pop(gone)
        for at in self._members[kept]:
            self._head[at] = kept
        for near, total in self._sums[gone].items():
            del self._sums[near][gone]
            if near != kept:
                self._sums[kept][near] = self._sums[kept].get(near, 0.0) + total
                self._sums[near][kept] = self._sums[kept][near]
        self._sums[gone] = {}
        if gone in self._settled:
            self._settled.add(kept)
        for near in self._apart[gone]:
            self._apart[near].discard(gone)
            self._apart[near].add(kept)
            self._apart[kept].add(near)
        return kept
