"""Where two accounts of one event clash, with both sides' words; it says nothing of who is right."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.claim import Claim


class ClashType(StrEnum):
    """In what two accounts differ."""

    FIGURE = "figure"
    DATE = "date"
    PLACE = "place"
    ACTOR = "actor"
    TARGET = "target"
    CAUSE = "cause"  # the deed or the weapon
    VICTIMS = "victims"  # who the dead were
    DENIAL = "denial"  # whether it happened, or was done, at all
    LABEL = "label"  # other words for the same actor, and nothing more


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """One difference between two accounts.

    ``ours`` and ``theirs`` are each side's words, with the ids of the claims that hold them.
    ``compatible``: both may hold (an earlier count, a part of the other, a rounding, "at least"),
    and ``why`` says how.
    """

    type: ClashType
    ours: str
    theirs: str
    our_claims: tuple[str, ...]
    their_claims: tuple[str, ...]
    compatible: bool = False
    why: str = ""


def clashes(ours: Sequence[Claim], theirs: Sequence[Claim]) -> tuple[Clash, ...]:
    """The clashes between two accounts of one event, each given as its claims and labels."""
    del ours, theirs
    return ()
