"""What stands of all judgements: for each pair the newest, and the groups that follow."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from counterclaim.model.judgement import Judge, Judgement, Subject, Verdict

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

    def together(self, one: T, other: T) -> bool:
        """Whether the two are in one group."""
        return self.head(one) == self.head(other)

    def join(self, one: T, other: T) -> None:
        """Make one group of the two."""
        a, b = self.head(one), self.head(other)
        if a != b:
            first, later = (a, b) if self._order[a] < self._order[b] else (b, a)
            self._above[later] = first


class Bonds(Groups[T]):
    """Groups of which some may not come together: what is held first stands against the later."""

    def __init__(self) -> None:
        super().__init__()
        self._forbidden: dict[T, set[T]] = {}  # by the heads of groups

    def apart(self, one: T, other: T) -> bool:
        """Whether the groups of the two may not come together."""
        return self.head(other) in self._forbidden.get(self.head(one), ())

    def part(self, one: T, other: T) -> bool:
        """Keep the groups of the two apart; False if they are one already."""
        a, b = self.head(one), self.head(other)
        if a == b:
            return False
        self._forbidden.setdefault(a, set()).add(b)
        self._forbidden.setdefault(b, set()).add(a)
        return True

    def tie(self, one: T, other: T) -> bool:
        """Make one group of the two; False, and nothing done, if they may not come together."""
        a, b = self.head(one), self.head(other)
        if b in self._forbidden.get(a, ()):
            return False
        self.join(a, b)
        kept = self.head(a)
        gone = b if kept == a else a
        if gone != kept:
            for other_head in self._forbidden.pop(gone, ()):
                self._forbidden[other_head].discard(gone)
                self._forbidden[other_head].add(kept)
                self._forbidden.setdefault(kept, set()).add(other_head)
        return True

    def forbidden(self, thing: T) -> frozenset[T]:
        """The heads of the groups that the one of ``thing`` may not come together with."""
        return frozenset(self._forbidden.get(self.head(thing), ()))


def standing(judgements: Iterable[Judgement], about: Subject) -> list[Judgement]:
    """The newest judgement of each pair about ``about``, in the order they were made.

    ``judgements`` run oldest first.
    """
    newest: dict[tuple[str, str], Judgement] = {}
    for judgement in judgements:
        if judgement.about is about:
            newest.pop((judgement.a, judgement.b), None)
            newest[judgement.a, judgement.b] = judgement
    return list(newest.values())


def joined(judgements: Iterable[Judgement], about: Subject) -> list[Judgement]:
    """Those standing judgements that make two one."""
    return [each for each in standing(judgements, about) if each.verdict is Verdict.SAME]


def people(standing: Iterable[Judgement]) -> list[Judgement]:
    """Those of ``standing`` judgements that are a person's."""
    return [each for each in standing if each.by is Judge.PERSON]


def links_by_program(judgement: Judgement) -> bool:
    """Whether it is a link that the program made: it gives way to whatever a person says."""
    return judgement.by is Judge.PROGRAM and judgement.verdict is Verdict.SAME


def hold(bonds: Bonds[str], judged: Iterable[Judgement]) -> list[Judgement]:
    """Put into ``bonds`` what was ``judged``, oldest first, and return what of it is met.

    The newest counts: an older one that cannot be met beside the newer ones is passed over.
    """
    met = []
    for each in reversed(list(judged)):
        if (each.verdict is Verdict.SAME and bonds.tie(each.a, each.b)) or (
            each.verdict is Verdict.DIFFERENT and bonds.part(each.a, each.b)
        ):
            met.append(each)
    return met[::-1]
