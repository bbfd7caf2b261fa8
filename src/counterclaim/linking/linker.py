"""Claims to events: tellings, compared where they are near, put together by average link.

Nothing is merged: what comes out are links between claims, each with its score and its reasons. The
links of an event hang its claims together as a tree; within a report a telling's claims hang on its
first one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.linking.blocking import Blocks
from counterclaim.linking.clustering import clusters
from counterclaim.linking.copies import Copied, copies
from counterclaim.linking.likeness import Likeness, Rarity, likeness, score
from counterclaim.linking.reasons import reasons
from counterclaim.linking.standing import Groups
from counterclaim.linking.telling import Telling, tellings
from counterclaim.model.claim import Claim
from counterclaim.model.judgement import Judge, Judgement, Subject, Verdict, pair

VERSION = "2"  # of the rules and points: another one links all afresh
THRESHOLD = 0.2  # mean score from which on two groups of whole reports are one event
MENTIONED = 0.08  # the same, where passing mentions are among them
FLOOR = 0.05  # scores below tie nothing
TOGETHER = 0.95  # the score of two claims of one telling
COPY = 0.5  # share of copied text from which on two reports are one text


_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A report as the linker needs it: its id, its text and its claims."""

    id: str
    text: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """What a run of the linker found: links to hold, and the claims it looked at.

    ``events`` are the tellings put together; ``copied`` are reports that hold each other's text.
    """

    links: tuple[Judgement, ...]
    seen: frozenset[str]
    events: tuple[tuple[Telling, ...], ...]
    copied: tuple[Copied, ...]


class Linker:
    """All tellings of a ledger, ready to be linked as a whole or around some reports."""

    def __init__(self, reports: Iterable[Reported]) -> None:
        self._tellings: list[Telling] = []
        texts: list[tuple[str, str]] = []
        vocabularies = []
        for report in reports:
            told = tellings(report.claims, report.text)
            self._tellings += told
            texts.append((report.id, report.text))
            vocabularies.append(frozenset().union(*(t.words | t.text for t in told)))
        self._rarity = Rarity(vocabularies)
        self.copied = tuple(copies(texts))
        self._shares = {pair(each.a, each.b): each.share for each in self.copied}
        self._blocks = Blocks(self._tellings, self.copied)
        self._edges: dict[int, dict[int, float]] = {}

    def link(
        self, judged: Iterable[Judgement] = (), around: frozenset[str] | None = None
    ) -> Linked:
        """Link all, or only what hangs together with the reports ``around``.

        ``judged`` are the standing judgements of people on claims.
        """
        at_claim = {c: at for at, telling in enumerate(self._tellings) for c in telling.claims}
        people = [each for each in judged if each.by is Judge.PERSON]
        must, cannot = _constraints(people, at_claim)
        apart = {(j.a, j.b) for j in people if j.verdict is Verdict.DIFFERENT}
        wanted = self._reached(around, must)
        reached = set(wanted)
        must, cannot = ([p for p in pairs if reached.issuperset(p)] for pairs in (must, cannot))
        scores: dict[_Pair, float] = {}
        for one in wanted:
            for other, value in self._ties(one).items():
                if one < other or one not in self._ties(other):
                    scores[min(one, other), max(one, other)] = value
        found = self._grouped(wanted, scores, must, cannot)
        links: list[Judgement] = []
        for group in found:
            links += self._tree(group, scores, must, apart)
        seen = frozenset(c for at in wanted for c in self._tellings[at].claims)
        events = tuple(tuple(self._tellings[at] for at in group) for group in found)
        return Linked(tuple(links), seen, events, self.copied)

    def _grouped(
        self,
        wanted: Sequence[int],
        scores: Mapping[_Pair, float],
        must: Sequence[_Pair],
        cannot: Sequence[_Pair],
    ) -> list[list[int]]:
        """Groups of tellings: first of what reports are about, then of what they mention besides.

        A passing mention says little, and would water down the mean between two whole reports.
        """
        mains = [at for at in wanted if self._tellings[at].main]
        known = set(mains)
        first = clusters(
            mains,
            {p: value for p, value in scores.items() if known.issuperset(p)},
            threshold=THRESHOLD,
            must=[p for p in must if known.issuperset(p)],
            cannot=[p for p in cannot if known.issuperset(p)],
        )
        held = [p for group in first for p in pairwise(group)]
        return clusters(
            wanted,
            scores,
            threshold=MENTIONED,
            must=(*held, *must),
            cannot=cannot,
            settled=mains,
        )

    def compare(self, a: Telling, b: Telling) -> Likeness:
        """How like two tellings of this ledger are."""
        return likeness(a, b, self._rarity, self._shares.get(pair(a.report, b.report), 0.0))

    def main(self, report: str) -> Telling | None:
        """What a report is about."""
        return next((t for t in self._tellings if t.report == report and t.main), None)

    def _ties(self, at: int) -> dict[int, float]:
        known = self._edges.get(at)
        if known is None:
            known = self._edges[at] = {}
            for other in self._blocks.neighbours(at):
                held = self._edges.get(other, {}).get(at)
                value = (
                    held
                    if held is not None
                    else score(self.compare(self._tellings[at], self._tellings[other]))
                )
                if value >= FLOOR:
                    known[other] = value
        return known

    def _reached(self, around: frozenset[str] | None, pairs: Sequence[_Pair]) -> list[int]:
        """The tellings of the reports ``around`` and all that any tie leads to from there."""
        if around is None:
            return list(range(len(self._tellings)))
        bound: dict[int, set[int]] = {}
        for one, other in pairs:
            bound.setdefault(one, set()).add(other)
            bound.setdefault(other, set()).add(one)
        todo = [at for at, telling in enumerate(self._tellings) if telling.report in around]
        found = set(todo)
        while todo:
            at = todo.pop()
            for other in (*self._ties(at), *bound.get(at, ())):
                if other not in found:
                    found.add(other)
                    todo.append(other)
        return sorted(found)

    def _tree(
        self,
        group: Sequence[int],
        scores: Mapping[_Pair, float],
        must: Sequence[_Pair],
        apart: Set[tuple[str, str]],
    ) -> Iterator[Judgement]:
        """The links of one event: within its tellings, and the strongest between them."""
        for at in group:
            yield from _told_together(self._tellings[at].claims, apart)
        hung: Groups[int] = Groups()
        inside = set(group)
        for one, other in must:
            if one in inside and other in inside:
                hung.join(one, other)
        between = [(scores[p], p) for p in _pairs(group, scores)]
        for value, (one, other) in sorted(between, key=lambda each: (-each[0], each[1])):
            if hung.head(one) != hung.head(other):
                hung.join(one, other)
                a, b = self._tellings[one], self._tellings[other]
                yield _held(a.claims[0], b.claims[0], value, reasons(a, b, self.compare(a, b)))


def _told_together(claims: Sequence[str], apart: Set[tuple[str, str]]) -> Iterator[Judgement]:
    """A telling's claims hang on its first one, but for those that a person set apart."""
    first, *rest = claims
    held = [first]
    for claim in rest:
        if not any(pair(claim, other) in apart for other in held):
            held.append(claim)
            yield _held(first, claim, TOGETHER, ("told together in one report",))


def _pairs(group: Sequence[int], scores: Mapping[_Pair, float]) -> Iterator[_Pair]:
    for number, one in enumerate(group):
        for other in group[number + 1 :]:
            if (one, other) in scores:
                yield one, other


def _held(one: str, other: str, value: float, why: tuple[str, ...]) -> Judgement:
    a, b = pair(one, other)
    return Judgement(
        a=a, b=b, verdict=Verdict.SAME, by=Judge.PROGRAM, score=round(value, 3), reasons=why
    )


def _constraints(
    judged: Iterable[Judgement], at_claim: Mapping[str, int]
) -> tuple[list[_Pair], list[_Pair]]:
    """What people held to be one event and what not, as pairs of tellings."""
    must, cannot = [], []
    for each in judged:
        one, other = at_claim.get(each.a), at_claim.get(each.b)
        if one is None or other is None or one == other:
            continue
        if each.verdict is Verdict.SAME:
            must.append((one, other))
        elif each.verdict is Verdict.DIFFERENT:
            cannot.append((one, other))
    return must, cannot


def copy_judgements(copied: Iterable[Copied]) -> list[Judgement]:
    """The pairs of reports that are one text."""
    return [
        Judgement(
            a=each.a,
            b=each.b,
            about=Subject.COPY,
            verdict=Verdict.SAME,
            by=Judge.PROGRAM,
            score=round(each.share, 3),
            reasons=(f"{each.share:.0%} of the shorter text stands in the other",),
        )
        for each in copied
        if each.share >= COPY
    ]
