"""Who holds a place, in whole or part, according to the words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counterclaim.model.actor import Actor
from counterclaim.model.place import Place
from counterclaim.model.words import Words


class ControlStatus(StrEnum):
    """What the words say became of the place."""

    HOLDS = "holds"
    CAPTURED = "captured"
    LOST = "lost"
    ENTERED = "entered"
    BESIEGED = "besieged"
    WITHDREW = "withdrew"
    HANDED_OVER = "handed over"
    CONTESTED = "contested"
    ENCIRCLED = "encircled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """As a claim carries it; who holds the place is the claim's actor, who lost it its target.

    Shares run 0-1, both 1 for the whole place, None where not said. ``since`` is the first day of
    what lasts: "has held it since March".
    """

    status: ControlStatus
    since: date | None = None
    share_low: float | None = None
    share_high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlMention:
    """What ``counterclaim_control`` writes.

    ``holder`` is who holds the place after the event: the taker of a capture, None after a loss
    whose winner is not named; the party that lost or left it is ``loser``. ``trigger`` is the word
    that tells the status, ``clause`` the words of the whole statement. ``share`` is the words that
    give the share ("70% of").
    """

    trigger: Words
    clause: Words
    control: Control
    holder: Actor | None = None
    loser: Actor | None = None
    place: Place | None = None
    share: Words | None = None
