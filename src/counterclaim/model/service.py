"""What people live by in a war, and what became of it: aid, water, hospitals, roads."""

from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.actor import Actor
from counterclaim.model.words import Words


class ServiceThing(StrEnum):
    """What was hit, opened or delivered."""

    CORRIDOR = "corridor"
    AID = "aid"
    CONVOY = "convoy"
    HOSPITAL = "hospital"
    SCHOOL = "school"
    WATER = "water"
    POWER = "power"
    FOOD = "food"
    MARKET = "market"
    BAKERY = "bakery"
    MOSQUE = "mosque"  # any house of worship
    CAMP = "camp"  # of displaced people
    ROAD = "road"
    BRIDGE = "bridge"
    OTHER = "other"


class ServiceEffect(StrEnum):
    """What became of it."""

    OPENED = "opened"
    BLOCKED = "blocked"
    HIT = "hit"
    CUT = "cut"
    RESTORED = "restored"
    DELIVERED = "delivered"
    CLOSED = "closed"
    BESIEGED = "besieged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """As a claim carries it: ``mention`` is the report's words for the thing.

    ``served`` are the words that say how many it serves or is kept from, ``served_low`` and
    ``served_high`` the range they stand for, as in a figure. Who did it is the claim's actor.
    """

    thing: ServiceThing
    effect: ServiceEffect
    mention: str
    served: str | None = None
    served_low: int | None = None
    served_high: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceMention:
    """What ``counterclaim_services`` writes.

    ``trigger`` is the word that tells the effect, ``thing`` the words for what it befell.
    """

    trigger: Words
    clause: Words
    thing: Words
    service: Service
    served: Words | None = None
    actor: Actor | None = None
