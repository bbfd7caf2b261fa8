"""What stands of all judgements: for each pair the newest, and the groups that follow."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from counterclaim.model.judgement import Judgement, Subject, Verdict

T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """Things that are one by way of others; each group is known by the first thing put into it."""

    def __init__(self) -> None:
        self._above: dict[T, T] = {}
        self._order: dict[T, int] = {}

    def add(self, thing: T) -> None:
        """Put ``thing`` in, by itself, unless it is there."""
        if thing not in self._above:
            self._above[thing] = thing
            self._order[thing] = len(self._order)

    def head(self, thing: T) -> T:
        """The first thing of the group that holds ``thing``."""
        self.add(thing)
        top = thing
        while self._above[top] != top:
            top = self._above[top]
        while self._above[thing] != top:
            self._above[thing], thing = top, self._above[thing]
        return top

    def join(self, one: T, other: T) -> None:
        """Make one group of the two."""
        a, b = self.head(one), self.head(other)
        if a != b:
            first, later = (a, b) if self._order[a] < self._order[b] else (b, a)
            self._above[later] = first


def standing(judgements: Iterable[Judgement], about: Subject) -> list[Judgement]:
    """The newest judgement of each pair about ``about``; ``judgements`` run oldest first."""
    newest: dict[tuple[str, str], Judgement] = {}
    for judgement in judgements:
        if judgement.about is about:
            newest[judgement.a, judgement.b] = judgement
    return list(newest.values())


def joined(judgements: Iterable[Judgement], about: Subject) -> list[Judgement]:
    """Those standing judgements that make two one."""
    return [each for each in standing(judgements, about) if each.verdict is Verdict.SAME]
