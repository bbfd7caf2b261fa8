"""Decides PLOVER's type and mode and ACLED's sub-event type from trigger, weapon and actors."""

from dataclasses import dataclass

from counterclaim.annotating.attaching.parties import ARMED, STATE_SIDE
from counterclaim.annotating.lexicon.triggers import Instrument, Trigger, TriggerClass
from counterclaim.model.actor import ActorCategory
from counterclaim.model.event import EventType, SubEventType

CROWDS = frozenset({ActorCategory.PROTESTERS, ActorCategory.RIOTERS})
_OVERRIDDEN = frozenset({"heavy-weapons", "aerial", "explosives", "firearms"})
_DECISIVE_RANK = 4
_WEAPON_OF_WAR_RANK = 5
_WITH_AIRCRAFT = STATE_SIDE | {ActorCategory.EXTERNAL_FORCES}
_OPEN = frozenset(
    {TriggerClass.ATTACK, TriggerClass.CONTACT, TriggerClass.OUTCOME, TriggerClass.DAMAGE}
)
_LETHAL = frozenset({TriggerClass.OUTCOME, TriggerClass.CONTACT})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of an event before it has a type.

    ``others`` are the classes of the triggers merged into this one; ``place_object``: what is
    taken or left is a place; ``weapon_object``: it is a weapon; ``base_object``: a forces' place;
    ``military_object``: what is attacked is held by armed men; ``rigged``: what exploded was
    made to; ``abroad``: the actor is a foreign state's; ``lethal_force``: somebody is shot or
    killed; ``has_object``: it is done to something; ``struck``: the verb tells of a blow;
    ``named``: a noun tells of it ("an operation").
    """

    trigger: Trigger
    instrument: Instrument | None = None
    actor: ActorCategory | None = None
    target: ActorCategory | None = None
    others: frozenset[TriggerClass] = frozenset()
    place_object: bool = False
    weapon_object: bool = False
    base_object: bool = False
    military_object: bool = False
    rigged: bool = False
    abroad: bool = False
    lethal_force: bool = False
    has_object: bool = False
    struck: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """The decision."""

    type: EventType
    mode: str | None
    sub_event: SubEventType | None


def kind_of(evidence: Evidence) -> Kind | None:
    """The event's kind, or None where the words tell of no event."""
    trigger = evidence.trigger
    cls = trigger.cls
    if cls is TriggerClass.EXPEL and not evidence.place_object:
        return _as_is(trigger) if evidence.target in ARMED else None
    if cls in (TriggerClass.TERRITORY, TriggerClass.LOSS, TriggerClass.EXPEL):
        return _territory(evidence)
    if trigger.mode == "arrest" and evidence.target in CROWDS:
        return Kind(EventType.PROTEST, "demo", SubEventType.PROTEST_WITH_INTERVENTION)
    if cls is TriggerClass.OUTCOME and trigger.sub_event is None:
        if evidence.weapon_object:  # "neutralised two bombs", "eliminated ten gunmen"
            return Kind(EventType.COERCE, "seize", SubEventType.DISRUPTED_WEAPONS_USE)
        if evidence.target not in ARMED | {ActorCategory.CIVILIANS}:
            return None
    if cls is TriggerClass.DISRUPT:
        return _as_is(trigger) if evidence.weapon_object else None
    if cls is TriggerClass.BASE:
        return _as_is(trigger) if evidence.base_object else None
    if cls is TriggerClass.MOVE and trigger.mode == "withdraw" and evidence.place_object:
        return Kind(trigger.type, trigger.mode, SubEventType.NON_VIOLENT_TRANSFER)
    if cls is TriggerClass.DAMAGE and evidence.weapon_object and evidence.actor in STATE_SIDE:
        return Kind(EventType.COERCE, "seize", SubEventType.DISRUPTED_WEAPONS_USE)
    if cls is TriggerClass.HANDOVER:
        return _as_is(trigger) if evidence.place_object else None
    if cls is TriggerClass.CONTACT and evidence.instrument is None and not evidence.rigged:
        blow = evidence.struck and evidence.has_object and evidence.actor in ARMED
        return _assault(evidence) if blow else None
    if cls is TriggerClass.ADVANCE:
        return _advance(evidence)
    if cls is TriggerClass.RELEASE:
        freed = evidence.target not in (None, ActorCategory.GOVERNMENT)
        return _as_is(trigger) if freed else None
    if trigger.type is EventType.PROTEST and evidence.actor in ARMED | STATE_SIDE:
        return _protest(evidence) if evidence.others else None
    if trigger.type is EventType.PROTEST or TriggerClass.CROWD in evidence.others | {cls}:
        return _protest(evidence)
    if cls is TriggerClass.CLASH:
        return _clash(evidence)
    if trigger.type is EventType.ASSAULT:
        return _assault(evidence)
    return _as_is(trigger)


def _as_is(trigger: Trigger) -> Kind:
    return Kind(trigger.type, trigger.mode, trigger.sub_event)


def _territory(evidence: Evidence) -> Kind | None:
    if not evidence.place_object:
        if evidence.weapon_object:
            return Kind(EventType.COERCE, "seize", SubEventType.DISRUPTED_WEAPONS_USE)
        mode = evidence.trigger.mode
        if evidence.target in ARMED and mode is not None:
            return Kind(EventType.COERCE, "arrest", SubEventType.ARRESTS)
        if mode == "seize" and evidence.actor in ARMED and evidence.has_object:
            return Kind(EventType.COERCE, mode, None)
        return None
    actor = evidence.actor
    retaken = evidence.trigger.sub_event is SubEventType.GOVERNMENT_REGAINS_TERRITORY
    sub_event = None  # who took it is not said, so neither is for which side
    if actor in STATE_SIDE and not evidence.abroad:
        sub_event = SubEventType.GOVERNMENT_REGAINS_TERRITORY
    elif actor is ActorCategory.POLITICAL_MILITIA and retaken:
        sub_event = SubEventType.GOVERNMENT_REGAINS_TERRITORY  # militias retake with the army
    elif actor in ARMED:
        sub_event = SubEventType.NON_STATE_ACTOR_OVERTAKES_TERRITORY
    return Kind(EventType.ASSAULT, None, sub_event)


def _advance(evidence: Evidence) -> Kind | None:
    if evidence.actor not in (ARMED | STATE_SIDE if evidence.named else ARMED):
        return None
    if evidence.target in ARMED or TriggerClass.CLASH in evidence.others:
        return Kind(EventType.ASSAULT, "firearms", SubEventType.ARMED_CLASH)
    return Kind(EventType.MOBILIZE, "troops", SubEventType.CHANGE_TO_GROUP)


def _protest(evidence: Evidence) -> Kind:
    trigger = evidence.trigger
    if trigger.sub_event in (SubEventType.MOB_VIOLENCE, SubEventType.VIOLENT_DEMONSTRATION):
        return _as_is(trigger)
    if evidence.lethal_force:
        return Kind(EventType.PROTEST, "demo", SubEventType.EXCESSIVE_FORCE)
    if evidence.others & {TriggerClass.CLASH, TriggerClass.DAMAGE}:
        return Kind(EventType.PROTEST, "riot", SubEventType.VIOLENT_DEMONSTRATION)
    if TriggerClass.CROWD in evidence.others | {trigger.cls}:
        return Kind(EventType.PROTEST, "demo", SubEventType.PROTEST_WITH_INTERVENTION)
    return Kind(trigger.type, trigger.mode, trigger.sub_event)


def _clash(evidence: Evidence) -> Kind:
    sides = {evidence.actor, evidence.target}
    if sides & CROWDS:
        return Kind(EventType.PROTEST, "riot", SubEventType.VIOLENT_DEMONSTRATION)
    if evidence.actor is ActorCategory.CIVILIANS and evidence.target not in ARMED:
        return Kind(EventType.PROTEST, "riot", SubEventType.MOB_VIOLENCE)
    return _as_is(evidence.trigger)


def mode_is_shooting(trigger: Trigger) -> bool:
    """Whether it tells of shots."""
    return trigger.mode == "firearms" and trigger.cls is TriggerClass.ACT


def _assault(evidence: Evidence) -> Kind:
    trigger, instrument = evidence.trigger, evidence.instrument
    against_crowd = evidence.target in CROWDS and evidence.actor in ARMED | {None}
    if (trigger.cls in _LETHAL or mode_is_shooting(trigger)) and against_crowd:
        return Kind(EventType.PROTEST, "demo", SubEventType.EXCESSIVE_FORCE)
    mode, sub_event = trigger.mode, trigger.sub_event
    if instrument is not None and (
        trigger.cls in _OPEN
        or (mode in _OVERRIDDEN and instrument.rank <= _DECISIVE_RANK)
        or (mode == "targeted" and instrument.rank <= _WEAPON_OF_WAR_RANK)
        or (mode == "firearms" and instrument.sub_event is not None)
    ):
        mode = instrument.mode
        if mode == "explosives" and instrument.sub_event is None:
            sub_event = SubEventType.REMOTE_EXPLOSIVE if evidence.rigged else None
        else:
            sub_event = instrument.sub_event or sub_event or SubEventType.ATTACK
    if mode == "explosives" and sub_event is None:
        if evidence.actor in _WITH_AIRCRAFT:
            mode, sub_event = "aerial", SubEventType.AIR_STRIKE
        elif instrument is not None:
            sub_event = SubEventType.REMOTE_EXPLOSIVE  # a bomb that nobody is said to have dropped
        else:
            return Kind(EventType.ASSAULT, mode, None)  # a blast, by what means is not told
    if ActorCategory.RIOTERS in (evidence.actor, evidence.target):
        return Kind(EventType.PROTEST, "riot", SubEventType.MOB_VIOLENCE)
    if sub_event is None:
        sub_event = SubEventType.ATTACK
    if sub_event is SubEventType.ATTACK and (evidence.target in ARMED or evidence.military_object):
        sub_event = SubEventType.ARMED_CLASH
    return Kind(EventType.ASSAULT, mode, sub_event)
