"""What kind of happening a claim tells of, and whether two kinds can be one event."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from counterclaim.linking.data_files import rows
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.control import ControlStatus
from counterclaim.model.stance import Mode

_HAPPENED = (Mode.HAPPENED, Mode.ONGOING)
_STATES = (ControlStatus.HOLDS, ControlStatus.CONTESTED)  # how things stand, not what happened


class Breadth(StrEnum):
    """Whether an act is of a kind of its own or may be any of its family."""

    SPECIAL = "special"
    GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Act:
    """A kind of happening by its word in the types, measures and statuses of claims."""

    word: str
    family: str
    breadth: Breadth


@cache
def known_acts() -> dict[str, Act]:
    """Every act by its word."""
    return {word: Act(word, family, Breadth(breadth)) for word, family, breadth in rows("acts.tsv")}


def acts_of(claim: Claim) -> tuple[Act, ...]:
    """The acts that ``claim`` says happened; none where it tells of a plan, a state or no event."""
    if claim.stance.mode not in _HAPPENED:
        return ()
    known = known_acts()
    return tuple(dict.fromkeys(known[word] for word in _words(claim) if word in known))


def _words(claim: Claim) -> Iterator[str]:
    match claim.kind:
        case ClaimKind.EVENT:
            yield str(claim.sub_event_type)
            yield str(claim.event_type)
        case ClaimKind.FIGURE:
            yield from (figure.measure.value for figure in claim.figures)
        case ClaimKind.CONTROL if claim.control and claim.control.status not in _STATES:
            yield claim.control.status.value
