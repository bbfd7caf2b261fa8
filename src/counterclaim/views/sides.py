"""The accounts of an event: what each source says through each outlet, and where two clash."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from counterclaim.linking.clashes import Clash, ClashType, clashes
from counterclaim.linking.events import LinkedEvent
from counterclaim.linking.roots import Root
from counterclaim.linking.spots import spot_of
from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.event import EventType
from counterclaim.views.behind import outlet_of
from counterclaim.views.linked import Linked


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one root source says of an event through one outlet: its claims, and its labels."""

    root: Root
    outlet: str
    claims: tuple[Claim, ...]
    labels: tuple[Claim, ...] = ()

    def words(self) -> str:
        """ "a doctor, in Radio Ten"; the outlet alone where it speaks itself."""
        return self.outlet if self.root.by_outlet else f"{self.root.name}, in {self.outlet}"


class Sides:
    """The accounts of any event of ``linked``."""

    def __init__(self, linked: Linked) -> None:
        self.linked = linked
        self._labels: dict[str, list[Claim]] = {}
        self._blaming: dict[str, list[Claim]] = {}
        for claim in linked.claims:
            if claim.kind is ClaimKind.LABEL:
                self._labels.setdefault(claim.report.id, []).append(claim)
            elif claim.event_type is EventType.ACCUSE and claim.target is not None:
                self._blaming.setdefault(claim.report.id, []).append(claim)

    def of(self, event: LinkedEvent) -> list[Side]:
        """The accounts of ``event``, those of one root source together, most outlets first."""
        roots = self.linked.roots
        found: dict[str, dict[str, list[Claim]]] = {}
        for claim in (*event.claims, *self._blame(event.claims)):
            outlets = found.setdefault(roots[claim.id].key, {})
            outlets.setdefault(outlet_of(claim), []).append(claim)
        return [
            Side(
                root=roots[claims[0].id],
                outlet=outlet,
                claims=tuple(claims),
                labels=tuple(self._labels_of(claims)),
            )
            for outlets in sorted(found.values(), key=lambda outlets: -len(outlets))
            for outlet, claims in outlets.items()
        ]

    def _blame(self, claims: Sequence[Claim]) -> Iterator[Claim]:
        """Who is blamed in the same reports: at the same place, or without one, amid ``claims``.

        An accusation tells of no happening, so it is in no event.
        """
        if not any(claim.report.id in self._blaming for claim in claims):
            return
        for report, held in _by_report(claims).items():
            places = {_place(claim) for claim in held if claim.place}
            first, last = min(c.start for c in held), max(c.end for c in held)
            for blame in self._blaming.get(report, ()):
                amid = first <= blame.start < last
                if _place(blame) in places if blame.place else amid:
                    yield blame

    def _labels_of(self, claims: Sequence[Claim]) -> Iterator[Claim]:
        """Labels in the words of ``claims``, or for their actors, by the same source."""
        if not any(claim.report.id in self._labels for claim in claims):
            return
        root = self.linked.roots[claims[0].id].key
        actors = {key for claim in claims for key in _keys(claim.actor, claim.target)}
        for report, held in _by_report(claims).items():
            for label in self._labels.get(report, ()):
                if label.label is None or self.linked.roots[label.id].key != root:
                    continue
                inside = any(c.start <= label.start and label.end <= c.end for c in held)
                if inside or label.label.id in actors or label.label.name in actors:
                    yield label


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """A clash, and the two accounts that differ so."""

    ours: Side
    theirs: Side
    clash: Clash


def between(sides: Sequence[Side]) -> list[Between]:
    """The clashes of every two accounts, each once however many outlets repeat it."""
    found: dict[tuple[ClashType, frozenset[tuple[str, str]]], Between] = {}
    for ours, theirs in combinations(sides, 2):
        for clash in clashes((*ours.claims, *ours.labels), (*theirs.claims, *theirs.labels)):
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


def _place(claim: Claim) -> str:
    return spot_of(claim.place).key if claim.place else ""


def _keys(*actors: Actor | None) -> Iterator[str]:
    for actor in actors:
        if actor is not None:
            yield from (key for key in (actor.id, actor.name) if key)
