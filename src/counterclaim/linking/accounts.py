"""What belongs to one account of an event: its claims, whom it blames or clears, and its words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.linking.acts import acts_of
from counterclaim.linking.spots import spot_of
from counterclaim.model.actor import is_thing
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.event import EventType
from counterclaim.model.stance import Mode, Polarity

SOON = 400  # characters
# What a negated statement must speak of to deny a deed: "no aircraft had flown that day", but not
# "did not say who had fired".
_DEEDS = re.compile(
    r"(?i)(?:\b(?:not?|never|none|neither|nobody)|n[’']?t)\b"
    r"(?:\W+(?!(?:who|whether|if|say|know|clear)\b)\w+){0,3}?\W+"
    r"(?:flown|flew|flying|fired|used?|involved|responsible|behind|its doing|part in|targeted)\b"
)
_DENYING = re.compile(r"(?i)den(?:y|ies|ied|ying|ials?)|refut|untrue|false|fabricated|baseless")


@dataclass(frozen=True, slots=True)
class Account:
    """What one side says of an event.

    ``told`` are its claims on the event, with those that lay the deed to somebody or deny it.
    ``beside`` is all else it says in the same reports: only its words for the parties count.
    """

    told: tuple[Claim, ...]
    beside: tuple[Claim, ...] = ()


def blaming(claim: Claim) -> bool:
    """Whether it lays a deed to somebody or denies one; such a claim tells of no happening."""
    if claim.event_type is EventType.ACCUSE:
        return claim.target is not None and not is_thing(claim.target)
    return denying(claim) and not acts_of(claim)


def denying(claim: Claim) -> bool:
    """Whether it says that a deed was not done, or denies a report or an accusation of one.

    What merely tells what did not happen ("cannot be tolerated", "no injuries") denies nothing.
    """
    denied = claim.stance.polarity is Polarity.DENIED
    if claim.event_type is EventType.REJECT:  # "did not deny it", but "no truth"
        return claim.event_mode is not None and (not denied or "no truth" in claim.verbatim)
    if not denied or claim.stance.mode is not Mode.HAPPENED:
        return False
    by_word = any(_DENYING.match(hedge.mention) for hedge in claim.stance.hedges)
    if claim.figures:  # "no injuries", "nine, twelve of whom were not named"
        return by_word
    if acts_of(claim):
        return True
    said = claim.kind in (ClaimKind.STATEMENT, ClaimKind.RELATION)
    return said and (by_word or _DEEDS.search(claim.verbatim) is not None)


def blame_amid(told: Sequence[Claim], blame: Sequence[Claim]) -> Iterator[Claim]:
    """Of a report's ``blame`` that of the happening that ``told`` tells of in it.

    It is at the same place, or without one in what is told or soon after.
    """
    places = {_place(claim) for claim in told if claim.place}
    for claim in blame:
        near = any(c.start <= claim.start < c.end + SOON for c in told)
        if near and (claim.place is None or _place(claim) in places):
            yield claim


def _place(claim: Claim) -> str:
    return spot_of(claim.place).key if claim.place else ""
