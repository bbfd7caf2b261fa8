"""The accounts of an event: what each source says through each outlet, and where two clash."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from counterclaim.linking.accounts import Account, blame_amid, blaming
from counterclaim.linking.clashes import Clash, ClashType, clashes
from counterclaim.linking.events import LinkedEvent
from counterclaim.linking.roots import Root
from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim
from counterclaim.views.behind import outlet_of
from counterclaim.views.linked import Linked


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one root source says of an event through one outlet: its claims, and its labels.

    ``beside`` is all else that it says in the same reports.
    """

    root: Root
    outlet: str | None
    claims: tuple[Claim, ...]
    labels: tuple[Claim, ...] = ()
    beside: tuple[Claim, ...] = ()


class Sides:
    """The accounts of any event of ``linked``."""

    def __init__(self, linked: Linked) -> None:
        self.linked = linked
        self._said: dict[str, list[Claim]] = {}
        self._blaming: dict[str, list[Claim]] = {}
        for claim in linked.claims:
            self._said.setdefault(claim.report.id, []).append(claim)
            if blaming(claim):
                self._blaming.setdefault(claim.report.id, []).append(claim)

    def of(self, event: LinkedEvent) -> list[Side]:
        """The accounts of ``event``, those of one root source together, most outlets first."""
        roots = self.linked.roots
        found: dict[str, dict[str | None, list[Claim]]] = {}
        for claim in (*event.claims, *self._blame(event.claims)):
            outlets = found.setdefault(roots[claim.id].key, {})
            outlets.setdefault(outlet_of(claim), []).append(claim)
        return [
            self._side(outlet, claims)
            for outlets in sorted(found.values(), key=lambda outlets: -len(outlets))
            for outlet, claims in outlets.items()
        ]

    def _blame(self, claims: Sequence[Claim]) -> Iterator[Claim]:
        """Who is blamed or cleared of it in the same reports."""
        if any(claim.report.id in self._blaming for claim in claims):
            for report, held in _by_report(claims).items():
                yield from blame_amid(held, self._blaming.get(report, ()))

    def _side(self, outlet: str | None, claims: Sequence[Claim]) -> Side:
        roots = self.linked.roots
        root = roots[claims[0].id]
        held = {claim.id for claim in claims}
        beside = [
            claim
            for report in dict.fromkeys(claim.report.id for claim in claims)
            for claim in self._said[report]
            if claim.id not in held and roots[claim.id].key == root.key
        ]
        return Side(
            root=root,
            outlet=outlet,
            claims=tuple(claims),
            labels=tuple(_labels(claims, beside)),
            beside=tuple(beside),
        )


def _labels(claims: Sequence[Claim], beside: Sequence[Claim]) -> Iterator[Claim]:
    """Labels in the words of ``claims``, or for their actors."""
    actors = {key for claim in claims for key in _keys(claim.actor, claim.target)}
    held = _by_report(claims)
    for claim in beside:
        if claim.label is None:
            continue
        inside = any(c.start <= claim.start and claim.end <= c.end for c in held[claim.report.id])
        if inside or claim.label.id in actors or claim.label.name in actors:
            yield claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """A clash, and the two accounts that differ so."""

    ours: Side
    theirs: Side
    clash: Clash


def between(sides: Sequence[Side]) -> list[Between]:
    """The clashes of every two accounts, each once however many outlets repeat it."""
    found: dict[tuple[ClashType, frozenset[tuple[str, str]]], Between] = {}
    account = {id(side): Account(side.claims, side.beside) for side in sides}
    for ours, theirs in combinations(sides, 2):
        for clash in clashes(account[id(ours)], account[id(theirs)]):
            words = {(ours.root.key, clash.ours), (theirs.root.key, clash.theirs)}
            key = clash.type, frozenset(words)
            found.setdefault(key, Between(ours=ours, theirs=theirs, clash=clash))
    return sorted(found.values(), key=lambda held: held.clash.compatible)


def disputes(sides: Sequence[Side]) -> tuple[ClashType, ...]:
    """The kinds of clash that cannot both hold; other words for the same actor are no dispute."""
    kinds = {
        held.clash.type
        for held in between(sides)
        if not held.clash.compatible and held.clash.type is not ClashType.LABEL
    }
    return tuple(kind for kind in ClashType if kind in kinds)


def _by_report(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.report.id, []).append(claim)
    return found


def _keys(*actors: Actor | None) -> Iterator[str]:
    for actor in actors:
        if actor is not None:
            yield from (key for key in (actor.id, actor.name) if key)
