"""What a claim adds: a relation, or a service hit, that an event's own words tell is told once.

"Clashes between the army and the rebels" is an event each time, but that the two fight each other
is one fact a speaker; so is it that the school was hit. A later claim that the same speaker makes
of the same parties, or of the same thing, in words that tell an event as well adds nothing to that
event's claim and is left out. So is what those words deny, plan or demand ("hospitals must not be
attacked"): the event's claim says that no less. What has words of its own ("backed by", "is out of
use") stays, as does what somebody else says.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.service import ServiceEffect
from counterclaim.model.stance import Mode, Polarity, Stance
from counterclaim.model.words import Words

_COME_ABOUT = frozenset({Mode.HAPPENED, Mode.ONGOING})


@dataclass(frozen=True, slots=True)
class _Fact:
    """What is told, by whom and how surely; not in which words."""

    what: str
    actor: str | None
    target: str | None
    place: str | None
    speaker: str | None
    stance: tuple[Polarity, Mode]


def adding(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims in text order, less those that only repeat what an event's words tell again."""
    ordered = sorted(claims, key=lambda c: (c.start, c.end))
    events = sorted(w for c in ordered if c.kind is ClaimKind.EVENT and (w := _trigger(c)))
    known: set[_Fact] = set()
    for claim in ordered:
        fact = _fact(claim)
        if fact is not None:
            repeated, by_event = fact in known, _meets(events, _trigger(claim))
            known.add(fact)
            if by_event and (repeated or not _is_so(claim.stance)):
                continue
        yield claim


def _is_so(stance: Stance) -> bool:
    return stance.polarity is Polarity.AFFIRMED and stance.mode in _COME_ABOUT


def _fact(claim: Claim) -> _Fact | None:
    """The fact of a relation or of a service that was hit; of other claims none."""
    if claim.kind is ClaimKind.RELATION and claim.relation is not None:
        what, target = claim.relation.type.value, _named(claim.target)
    elif claim.kind is ClaimKind.SERVICE and claim.service is not None:
        if claim.service.effect is not ServiceEffect.HIT or claim.service.served:
            return None
        what, target = claim.service.thing.value, claim.service.mention.lower()
    else:
        return None
    place = claim.place.name or claim.place.mention if claim.place is not None else None
    first = claim.sources[0] if claim.sources else None
    speaker = (first.name or first.mention) if first is not None else None
    stance = (claim.stance.polarity, claim.stance.mode)
    return _Fact(what, _named(claim.actor), target, place, speaker, stance)


def _named(actor: Actor | None) -> str | None:
    return (actor.id or actor.mention.lower()) if actor is not None else None


def _trigger(claim: Claim) -> Words | None:
    return Words(claim.trigger.start, claim.trigger.end) if claim.trigger is not None else None


def _meets(events: list[Words], trigger: Words | None) -> bool:
    if trigger is None:
        return False
    at = bisect_left(events, trigger)
    return any(each.overlaps(trigger) for each in events[max(at - 1, 0) : at + 2])
