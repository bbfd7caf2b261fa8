"""The accounts of an event: what each source says through each outlet, and where two clash."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from counterclaim.linking.clashes import Clash, ClashType, clashes
from counterclaim.linking.events import LinkedEvent
from counterclaim.linking.roots import Root
from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim, ClaimKind
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
    """The accounts of any event of ``linked``; labels are looked up by report."""

    def __init__(self, linked: Linked) -> None:
        self.linked = linked
        self._labels: dict[str, list[Claim]] = {}
        for claim in linked.claims:
            if claim.kind is ClaimKind.LABEL:
                self._labels.setdefault(claim.report.id, []).append(claim)

    def of(self, event: LinkedEvent) -> list[Side]:
        """The accounts of ``event``, those of one root source together, most outlets first."""
        roots = self.linked.roots
        found: dict[str, dict[str, list[Claim]]] = {}
        for claim in event.claims:
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

    def _labels_of(self, claims: Sequence[Claim]) -> Iterator[Claim]:
        """Labels in the words of ``claims``, or for their actors, by the same source."""
        root = self.linked.roots[claims[0].id].key
        actors = {key for claim in claims for key in _keys(claim.actor, claim.target)}
        for report in dict.fromkeys(claim.report.id for claim in claims):
            held = [claim for claim in claims if claim.report.id == report]
            for label in self._labels.get(report, ()):
                if label.label is None or self.linked.roots[label.id].key != root:
                    continue
                inside = any(c.start <= label.start and label.end <= c.end for c in held)
                if inside or label.label.id in actors or label.label.name in actors:
                    yield label


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """A clash, and the two accounts it lies between."""

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


def _keys(*actors: Actor | None) -> Iterator[str]:
    for actor in actors:
        if actor is not None:
            yield from (key for key in (actor.id, actor.name) if key)
