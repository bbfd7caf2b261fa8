"""Claims to events: tellings, compared where they are near, put together by average link.

Nothing is merged: what comes out are links between claims, each with its score and its reasons. The
links of an event hang its claims together as a tree; within a report a telling's claims hang on its
first one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.linking.blocking import Blocks
from counterclaim.linking.clustering import clusters
from counterclaim.linking.copies import Copied, copies
from counterclaim.linking.likeness import Likeness, Rarity, Vocabulary, likeness, score
from counterclaim.linking.parts import Names, Pair, Part, Said, constraints, parts_of
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A report as the linker needs it: its id, its text and its claims."""

    id: str
    text: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """What a run of the linker found: links to hold, and the claims it looked at.

    ``events`` are the tellings put together, ``groups`` the claims of each, which are fewer where a
    person parted what is told together; ``copied`` are reports that hold each other's text.
    """

    links: tuple[Judgement, ...]
    seen: frozenset[str]
    events: tuple[tuple[Telling, ...], ...]
    copied: tuple[Copied, ...]
    groups: tuple[tuple[str, ...], ...] = ()


class Linker:
    """All tellings of a ledger, ready to be linked as a whole or around some reports.

    ``vocabulary`` tells how common words are; None counts those of ``reports``, which does where
    these are the whole ledger.
    """

    def __init__(self, reports: Iterable[Reported], vocabulary: Vocabulary | None = None) -> None:
        self._tellings: list[Telling] = []
        texts: list[tuple[str, str]] = []
        words: list[frozenset[str]] = []
        for report in reports:
            told = tellings(report.claims, report.text)
            self._tellings += told
            texts.append((report.id, report.text))
            if vocabulary is None:
                words.append(_words(told))
        self.vocabulary = vocabulary or Vocabulary.of(words)
        self._rarity = Rarity(self.vocabulary)
        self.copied = tuple(copies(texts))
        self._shares = {pair(each.a, each.b): each.share for each in self.copied}
        self._blocks = Blocks(self._tellings, self.copied)
        self._edges: dict[int, dict[int, float]] = {}
        self._at = {c: at for at, telling in enumerate(self._tellings) for c in telling.claims}

    def link(
        self,
        judged: Iterable[Judgement] = (),
        around: frozenset[str] | None = None,
        held: Iterable[Sequence[str]] | None = None,
    ) -> Linked:
        """Link all, or only what hangs together with the reports ``around``.

        ``judged`` are the standing judgements of people on claims, in the order they were made.
        Where groups of claims are ``held``, only the claims of ``around`` are free: these groups
        stay as they are, each other claim is a group by itself, and no two of them come together.
        """
        said = Said.of(judged)
        groups = None if held is None else self._held(held, around or frozenset())
        if groups is not None:
            for claim, head in groups.items():
                said.bonds.tie(head, claim)
        wanted = self._reached(around, said.one, groups)
        parts = parts_of(self._told(wanted), said, groups)
        scores = self._scores(parts, said)
        found = self._grouped(parts, scores, said)
        there = (*said.one, *(groups or {}).items())
        links: list[Judgement] = []
        for group in found:
            links += self._tree(parts, group, scores, said, there)
        seen = frozenset(c for at in wanted for c in self._tellings[at].claims)
        events = tuple(tuple(self._tellings[parts[at].telling] for at in group) for group in found)
        claims = tuple(tuple(c for at in group for c in parts[at].claims) for group in found)
        return Linked(tuple(links), seen, events, self.copied, claims)

    def split(
        self,
        event: Collection[str],
        judged: Iterable[Judgement],
        links: Iterable[Judgement] = (),
        together: Names | None = None,
    ) -> list[list[str]]:
        """The claims of one event in groups that any score or older link holds together.

        People's standing judgements (``judged``) are kept to; so is the wish that the two claims
        ``together`` stay so, unless a telling or a person has one of them elsewhere.
        """
        said = Said.of(judged)
        parts = parts_of(self._told(self._telling(event)), said, only=event)
        if together is not None:
            said.bonds.tie(*together)
        scores = self._scores(parts, said)
        part_of = {c: at for at, part in enumerate(parts) for c in part.claims}
        for link in links:
            if link.a in part_of and link.b in part_of:
                one, other = sorted((part_of[link.a], part_of[link.b]))
                if one != other:
                    scores[one, other] = max(scores.get((one, other), 0.0), link.score or FLOOR)
        must, cannot = constraints(range(len(parts)), parts, said)
        found = clusters(range(len(parts)), scores, threshold=0.0, must=must, cannot=cannot)
        return [[c for at in group for c in parts[at].claims] for group in found]

    def hang(
        self, event: Collection[str], judged: Iterable[Judgement], links: Iterable[Judgement] = ()
    ) -> list[Judgement]:
        """What is missing of links to make one event of claims that already are to be one.

        ``links`` are those that stand; the strongest others are found, however weak.
        """
        said = Said.of(judged)
        parts = parts_of(self._told(self._telling(event)), said, only=event)
        there = [*said.one, *((link.a, link.b) for link in links)]
        scores = self._scores(parts, said)
        return list(self._tree(parts, range(len(parts)), scores, said, there, whole=True))

    def _told(self, wanted: Iterable[int]) -> Iterator[tuple[int, Telling]]:
        return ((at, self._tellings[at]) for at in wanted)

    def _telling(self, claims: Collection[str]) -> list[int]:
        return sorted({self._at[claim] for claim in claims if claim in self._at})

    def _held(self, groups: Iterable[Sequence[str]], around: frozenset[str]) -> dict[str, str]:
        """For each claim that is not free the first one of its group."""
        fixed = [t for t in self._tellings if t.report not in around]
        known = dict.fromkeys(claim for telling in fixed for claim in telling.claims)
        found: dict[str, str] = {}
        for group in groups:
            there = [claim for claim in group if claim in known]
            found |= dict.fromkeys(there, there[0] if there else "")
        return {claim: found.get(claim, claim) for claim in known}

    def _scores(self, parts: Sequence[Part], said: Said) -> dict[Pair, float]:
        """Scores between parts, those of their tellings; none where a person is unsure."""
        of_telling: dict[int, list[int]] = {}
        part_of: dict[str, int] = {}
        for at, part in enumerate(parts):
            of_telling.setdefault(part.telling, []).append(at)
            part_of |= dict.fromkeys(part.claims, at)
        scores: dict[Pair, float] = {}
        for one in of_telling:
            for other, value in self._ties(one).items():
                if other in of_telling and (one < other or one not in self._ties(other)):
                    for a in of_telling[one]:
                        for b in of_telling[other]:
                            scores[min(a, b), max(a, b)] = value
        for a_claim, b_claim in said.unsure:
            if a_claim in part_of and b_claim in part_of:
                a, b = part_of[a_claim], part_of[b_claim]
                scores.pop((min(a, b), max(a, b)), None)
        return scores

    def _grouped(
        self, parts: Sequence[Part], scores: Mapping[Pair, float], said: Said
    ) -> list[list[int]]:
        """Groups of parts: first of what reports are about, then of what they mention besides.

        A passing mention says little, and would water down the mean between two whole reports.
        """
        mains = [at for at, part in enumerate(parts) if self._tellings[part.telling].main]
        known = set(mains)
        held = [at for at, part in enumerate(parts) if part.held is not None]
        must, cannot = constraints(mains, parts, said)
        first = clusters(
            mains,
            {p: value for p, value in scores.items() if known.issuperset(p)},
            threshold=THRESHOLD,
            must=must,
            cannot=cannot,
            settled=[at for at in held if at in known],
        )
        must, cannot = constraints(range(len(parts)), parts, said)
        return clusters(
            range(len(parts)),
            scores,
            threshold=MENTIONED,
            must=(*must, *(p for group in first for p in pairwise(group))),
            cannot=cannot,
            settled=(*mains, *held),
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

    def _reached(
        self,
        around: frozenset[str] | None,
        one: Iterable[Names],
        held: Mapping[str, str] | None,
    ) -> list[int]:
        """The tellings of the reports ``around`` and all that any tie leads to from there.

        Where groups are held, whole groups are reached, and nothing from these.
        """
        if around is None:
            return list(range(len(self._tellings)))
        bound: dict[int, set[int]] = {}
        for a, b in (*one, *(held or {}).items()):
            if a in self._at and b in self._at:
                bound.setdefault(self._at[a], set()).add(self._at[b])
                bound.setdefault(self._at[b], set()).add(self._at[a])
        todo = [at for at, telling in enumerate(self._tellings) if telling.report in around]
        found = set(todo)
        while todo:
            at = todo.pop()
            free = held is None or self._tellings[at].report in around
            for other in (*(self._ties(at) if free else ()), *bound.get(at, ())):
                if other not in found:
                    found.add(other)
                    todo.append(other)
        return sorted(found)

    def _tree(
        self,
        parts: Sequence[Part],
        group: Sequence[int],
        scores: Mapping[Pair, float],
        said: Said,
        there: Iterable[Names],
        *,
        whole: bool = False,
    ) -> Iterator[Judgement]:
        """The links that one event lacks: within its tellings, and the strongest between them.

        ``there`` are those that it has. A ``whole`` event is held together where no score does it.
        """
        hung: Groups[str] = Groups()
        for at in group:
            for claim in parts[at].claims:
                hung.add(claim)
        inside = {claim for at in group for claim in parts[at].claims}
        for one, other in there:
            if one in inside and other in inside:
                hung.join(one, other)
        for at in group:
            first, *rest = parts[at].claims
            held = [first]
            for claim in rest:
                link = _unjudged(held, (claim,), said.pairs)
                if link is not None and hung.head(link[0]) != hung.head(claim):
                    hung.join(*link)
                    yield _held(*link, TOGETHER, ("told together in one report",))
                held.append(claim)
        between = [(scores[p], p) for p in _pairs(group, scores)]
        for value, (one_part, other_part) in sorted(between, key=lambda e: (-e[0], e[1])):
            yield from self._tied(parts[one_part], parts[other_part], value, said, hung)
        if whole:
            for at in group[1:]:
                near, far = parts[group[0]], parts[at]
                a, b = self._tellings[near.telling], self._tellings[far.telling]
                yield from self._tied(near, far, score(self.compare(a, b)), said, hung)

    def _tied(
        self, one: Part, other: Part, value: float, said: Said, hung: Groups[str]
    ) -> Iterator[Judgement]:
        """A link between two parts, unless they hang together or a person judged each pair."""
        near = _unjudged(one.claims, other.claims, said.pairs)
        if near is not None and hung.head(near[0]) != hung.head(near[1]):
            hung.join(*near)
            a, b = self._tellings[one.telling], self._tellings[other.telling]
            yield _held(*near, value, reasons(a, b, self.compare(a, b)))


def vocabulary(reports: Iterable[Reported]) -> Vocabulary:
    """In how many of ``reports`` each word is, as the linker reads them."""
    return Vocabulary.of(words_of(report) for report in reports)


def words_of(report: Reported) -> frozenset[str]:
    """The words by which what a report tells is compared."""
    return _words(tellings(report.claims, report.text))


def _words(told: Iterable[Telling]) -> frozenset[str]:
    return frozenset().union(*(telling.words | telling.text for telling in told))


def _unjudged(ones: Sequence[str], others: Sequence[str], judged: Set[Names]) -> Names | None:
    """The first two claims that no person judged, so that the program may link them."""
    both = ((one, other) for one in ones for other in others)
    return next((each for each in both if pair(*each) not in judged), None)


def _pairs(group: Sequence[int], scores: Mapping[Pair, float]) -> Iterator[Pair]:
    for number, one in enumerate(group):
        for other in group[number + 1 :]:
            if (one, other) in scores:
                yield one, other


def _held(one: str, other: str, value: float, why: tuple[str, ...]) -> Judgement:
    a, b = pair(one, other)
    return Judgement(
        a=a, b=b, verdict=Verdict.SAME, by=Judge.PROGRAM, score=round(value, 3), reasons=why
    )


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
