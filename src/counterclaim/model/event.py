"""What happened: an event that a clause tells of, in PLOVER's and ACLED's terms."""

from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.abstained import Abstained
from counterclaim.model.actor import Actor
from counterclaim.model.person import Person
from counterclaim.model.place import Place
from counterclaim.model.thing import Thing
from counterclaim.model.timespan import TimeSpan
from counterclaim.model.weapon import Weapon
from counterclaim.model.words import Words


class EventType(StrEnum):
    """PLOVER event types (manual of 2021-24)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class SubEventType(StrEnum):
    """ACLED sub-event types."""

    ARMED_CLASH = "Armed clash"
    GOVERNMENT_REGAINS_TERRITORY = "Government regains territory"
    NON_STATE_ACTOR_OVERTAKES_TERRITORY = "Non-state actor overtakes territory"
    CHEMICAL_WEAPON = "Chemical weapon"
    AIR_STRIKE = "Air/drone strike"
    SUICIDE_BOMB = "Suicide bomb"
    SHELLING = "Shelling/artillery/missile attack"
    REMOTE_EXPLOSIVE = "Remote explosive/landmine/IED"
    GRENADE = "Grenade"
    SEXUAL_VIOLENCE = "Sexual violence"
    ATTACK = "Attack"
    ABDUCTION = "Abduction/forced disappearance"
    PEACEFUL_PROTEST = "Peaceful protest"
    PROTEST_WITH_INTERVENTION = "Protest with intervention"
    EXCESSIVE_FORCE = "Excessive force against protesters"
    VIOLENT_DEMONSTRATION = "Violent demonstration"
    MOB_VIOLENCE = "Mob violence"
    AGREEMENT = "Agreement"
    ARRESTS = "Arrests"
    CHANGE_TO_GROUP = "Change to group/activity"
    DISRUPTED_WEAPONS_USE = "Disrupted weapons use"
    BASE_ESTABLISHED = "Headquarters or base established"
    LOOTING = "Looting/property destruction"
    NON_VIOLENT_TRANSFER = "Non-violent transfer of territory"
    OTHER = "Other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event as one clause tells it.

    ``trigger`` is the verb or noun that names the event, ``clause`` the words that tell it.
    ``mode`` is PLOVER's mode ("aerial", "withdraw"). ``confidence`` runs 0-1. What stands in
    ``weapon``, ``hit``, ``persons`` and beside the first actor and target is as in a claim.
    """

    trigger: Words
    clause: Words
    type: EventType
    mode: str | None = None
    sub_event: SubEventType | None = None
    actor: Actor | None = None
    target: Actor | None = None
    place: Place | None = None
    time: TimeSpan | None = None
    weapon: tuple[Weapon, ...] = ()
    hit: tuple[Thing, ...] = ()
    persons: tuple[Person, ...] = ()
    co_actors: tuple[Actor, ...] = ()
    co_targets: tuple[Actor, ...] = ()
    abstained: tuple[Abstained, ...] = ()
    confidence: float = 0.5
