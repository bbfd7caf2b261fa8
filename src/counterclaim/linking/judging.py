"""What a person's word on claims and events says of each of the claims.

A judgement in the ledger is on two claims. A word on events is kept as judgements on their claims:
*same* ties all of them to the first, *different* and *unsure* stand between each claim of the one
and each of the other. So it holds whatever the program makes of the events later.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.linking.standing import Bonds, hold, links_by_program, people
from counterclaim.model.judgement import Judgement, Verdict, pair

_Names = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A claim that a person names, or the ``whole`` event that holds it.

    ``event`` are the claims of that event in the order they entered.
    """

    claim: str
    event: tuple[str, ...]
    whole: bool

    @property
    def claims(self) -> tuple[str, ...]:
        """Those that the word is on."""
        return self.event if self.whole else (self.claim,)

    @property
    def left(self) -> tuple[str, ...]:
        """Those that are left behind where the word is on a claim, and it leaves its event."""
        return () if self.whole else _without(self.claim, self.event)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A word on claims: ``verdicts`` by pair, and what it asks of the events as they were.

    ``rest`` is what a claim leaves behind, which stays as one; ``split`` are two claims of one
    event that part, each with those nearer to it; ``loose`` is an event that from now on is one
    only as far as other claims tie it.
    """

    verdicts: Mapping[_Names, Verdict]
    rest: tuple[str, ...] = ()
    split: _Names | None = None
    loose: tuple[str, ...] = ()


def ruling(verdict: Verdict, one: Named, other: Named, stand: Sequence[Judgement]) -> Ruling:
    """What ``verdict`` on the two says; ``stand`` are the standing judgements on their claims.

    A claim of one event that is to be the *same* as a claim or event elsewhere moves there alone.
    """
    if other.claim in one.event:
        return _within(verdict, one, other, people(stand))
    if verdict is not Verdict.SAME:
        return Ruling(verdicts=dict.fromkeys(_between(one.claims, other.claims), verdict))
    if not one.whole and not other.whole:
        leaving, staying = one, other.event
        tied = {pair(one.claim, other.claim): Verdict.SAME}
    else:
        leaving, staying = (one, other.claims) if other.whole else (other, one.claims)
        tied = dict.fromkeys(_star((*staying, *leaving.claims)), Verdict.SAME)
    return Ruling(
        verdicts={
            **tied,
            **_overruled(people(stand), {*staying, *leaving.claims}),
            **dict.fromkeys(_between(leaving.claims, leaving.left), Verdict.DIFFERENT),
        },
        rest=leaving.left,
    )


def _within(verdict: Verdict, one: Named, other: Named, said: Sequence[Judgement]) -> Ruling:
    """Of two claims of one event, or of an event and a claim that it holds."""
    if one.whole is other.whole:
        a, b = one.claim, other.claim
        verdicts = {pair(a, b): verdict}
        if verdict is Verdict.DIFFERENT:
            return Ruling(verdicts=verdicts, split=(a, b))
        if verdict is Verdict.SAME:
            return Ruling(verdicts=verdicts)
        bonds = _held(said)
        if bonds.together(a, b):  # by way of others: then ``b`` is let go
            own = [(j.a, j.b) for j in said if j.verdict is Verdict.SAME and b in (j.a, j.b)]
            verdicts |= dict.fromkeys(own, Verdict.UNSURE)
        return Ruling(verdicts=verdicts, rest=_without(b, one.event), loose=one.event)
    claim = other if one.whole else one
    if verdict is Verdict.SAME:
        return Ruling(verdicts=dict.fromkeys(_star(claim.event), verdict))
    verdicts = dict.fromkeys(_between(claim.claims, claim.left), verdict)
    loose = claim.event if verdict is Verdict.UNSURE else ()
    return Ruling(verdicts=verdicts, rest=claim.left, loose=loose)


def after(stand: Iterable[Judgement], said: Iterable[Judgement]) -> list[Judgement]:
    """The standing judgements once ``said`` is added, in the order they were made."""
    found = {(j.a, j.b): j for j in stand}
    for each in said:
        found.pop((each.a, each.b), None)
        found[each.a, each.b] = each
    return list(found.values())


def released(ruling: Ruling, stand: Sequence[Judgement]) -> list[Judgement]:
    """``stand`` without what holds the two claims of a split together: it is to be parted."""
    if ruling.split is None:
        return list(stand)
    bonds, (one, other) = _held(people(stand)), ruling.split
    if not bonds.together(one, other):
        return list(stand)
    return [
        j
        for j in stand
        if links_by_program(j) or j.verdict is not Verdict.SAME or not bonds.together(j.a, one)
    ]


def restated(
    before: Sequence[Judgement], now: Sequence[Judgement], groups: Iterable[Iterable[str]]
) -> list[_Names]:
    """Pairs to hold anew, so that what people tied stays so within each of ``groups``.

    They tied it by way of a claim that is leaving, or of one in another group.
    """
    held, holds = _held(people(before)), _held(people(now))
    tied: dict[str, list[list[str]]] = {}  # for each group that people hold, its parts
    for group in groups:
        parts: dict[str, list[str]] = {}
        for claim in group:
            parts.setdefault(held.head(claim), []).append(claim)
        for head, part in parts.items():
            tied.setdefault(head, []).append(part)
    return [
        names
        for parted in tied.values()
        if len(parted) > 1 or not all(holds.together(parted[0][0], c) for c in parted[0])
        for part in parted
        for names in _star(part)
    ]


def one_event(claims: Sequence[str], stand: Iterable[Judgement]) -> bool:
    """Whether ``stand``ing judgements hold all these together."""
    bonds, inside = Bonds[str](), set(claims)
    there = [j for j in stand if j.a in inside and j.b in inside]
    hold(bonds, people(there))
    hold(bonds, [j for j in there if links_by_program(j)])
    return all(bonds.together(claims[0], claim) for claim in claims[1:])


def overruled(before: Sequence[Judgement], now: Sequence[Judgement]) -> list[Judgement]:
    """What people had said of ``before`` and held until then, and holds no longer."""
    bonds = _held(people(now))
    return [
        j
        for j in hold(Bonds(), people(before))
        if not (bonds.together if j.verdict is Verdict.SAME else bonds.apart)(j.a, j.b)
    ]


def _held(said: Iterable[Judgement]) -> Bonds[str]:
    bonds: Bonds[str] = Bonds()
    hold(bonds, said)
    return bonds


def _overruled(said: Iterable[Judgement], claims: set[str]) -> dict[_Names, Verdict]:
    """What has kept some of ``claims`` apart."""
    return {
        (j.a, j.b): Verdict.SAME
        for j in said
        if j.verdict is Verdict.DIFFERENT and j.a in claims and j.b in claims
    }


def _without(claim: str, event: Iterable[str]) -> tuple[str, ...]:
    return tuple(each for each in event if each != claim)


def _star(claims: Sequence[str]) -> Iterator[_Names]:
    return (pair(claims[0], claim) for claim in claims[1:])


def _between(ones: Sequence[str], others: Sequence[str]) -> Iterator[_Names]:
    return (pair(one, other) for one in ones for other in others)
