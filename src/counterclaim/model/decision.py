"""What a person decides about a claim: kept beside it, never a change of what was read."""

from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Manner, Source
from counterclaim.model.claim import DEED, Claim, ClaimKind
from counterclaim.model.control import Control
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.figure import Figure
from counterclaim.model.label import Label
from counterclaim.model.offer import Offer
from counterclaim.model.person import Person
from counterclaim.model.place import Place
from counterclaim.model.relation import Relation
from counterclaim.model.service import Service
from counterclaim.model.stance import Stance
from counterclaim.model.thing import Thing
from counterclaim.model.timespan import TimeSpan
from counterclaim.model.weapon import Weapon
from counterclaim.model.words import Words


class Act(StrEnum):
    """What is done with a claim."""

    ACCEPT = "accept"  # all of it stands
    REJECT = "reject"  # it does not stand, and is in no event
    EDIT = "edit"  # one field stands otherwise than it was read
    UNSURE = "unsure"  # it cannot be told
    NOTE = "note"  # a remark; changes nothing
    ADD = "add"  # a claim that the program missed, with the words it rests on
    TAKE_BACK = "take back"  # an earlier decision counts no longer


class State(StrEnum):
    """What has become of a claim by what people decided."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    EDITED = "edited"
    UNSURE = "unsure"
    DIFFER = "coders differ"  # what the program read stands until they agree
    REJECTED = "rejected"
    ADDED = "added"


class Field(StrEnum):
    """The fields of a claim that a person can set, by their names in the claim."""

    WORDS = "words"  # start, end and verbatim
    EVENT_TYPE = "event_type"
    EVENT_MODE = "event_mode"
    SUB_EVENT_TYPE = "sub_event_type"
    ACTOR = "actor"
    TARGET = "target"
    PLACE = "place"
    TIME = "time"
    FIGURES = "figures"
    CONTROL = "control"
    RELATION = "relation"
    OFFER = "offer"
    SERVICE = "service"
    LABEL = "label"
    WEAPON = "weapon"
    HIT = "hit"
    PERSONS = "persons"
    CO_ACTORS = "co_actors"
    CO_TARGETS = "co_targets"
    SOURCES = "sources"
    MANNER = "manner"
    STANCE = "stance"


Value = (
    Words
    | EventType
    | SubEventType
    | str
    | Actor
    | Place
    | TimeSpan
    | tuple[Figure, ...]
    | Control
    | Relation
    | Offer
    | Service
    | Label
    | tuple[Weapon, ...]
    | tuple[Thing, ...]
    | tuple[Person, ...]
    | tuple[Actor, ...]
    | tuple[Source, ...]
    | Manner
    | Stance
    | None
)

# What each field holds; None where it may be left blank.
FIELD_TYPES: dict[Field, object] = {
    Field.WORDS: Words,
    Field.EVENT_TYPE: EventType,
    Field.EVENT_MODE: str | None,
    Field.SUB_EVENT_TYPE: SubEventType | None,
    Field.ACTOR: Actor | None,
    Field.TARGET: Actor | None,
    Field.PLACE: Place | None,
    Field.TIME: TimeSpan | None,
    Field.FIGURES: tuple[Figure, ...],
    Field.CONTROL: Control,
    Field.RELATION: Relation,
    Field.OFFER: Offer,
    Field.SERVICE: Service,
    Field.LABEL: Label,
    Field.WEAPON: tuple[Weapon, ...],
    Field.HIT: tuple[Thing, ...],
    Field.PERSONS: tuple[Person, ...],
    Field.CO_ACTORS: tuple[Actor, ...],
    Field.CO_TARGETS: tuple[Actor, ...],
    Field.SOURCES: tuple[Source, ...],
    Field.MANNER: Manner,
    Field.STANCE: Stance,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision of one coder on one claim.

    ``field`` and ``value`` are those of an edit, ``takes_back`` the number of the entry that a
    taking back undoes. ``standing`` is the hash of what stood when it was decided: of the field, or
    of the whole claim (``model.identity``). ``batch`` is one name for decisions made in one go,
    which are undone together. ``reasons`` are codes or words. ``decided_at`` and ``recorded_at``
    are UTC, ISO 8601; ``seq`` is the number of its entry, None until it is in a ledger.

    ``round``, ``blind`` and ``packet`` tell how coders worked apart: in which round, whether
    without seeing each other, and the entry of the file it came in by.
    """

    claim: str
    act: Act
    field: Field | None = None
    value: Value = None
    standing: str | None = None
    takes_back: int | None = None
    reasons: tuple[str, ...] = ()
    coder: str
    round: str | None = None
    batch: str | None = None
    blind: bool = False
    decided_at: str | None = None
    packet: int | None = None
    recorded_at: str | None = None
    seq: int | None = None


_OF_KIND = {
    Field.CONTROL: (ClaimKind.CONTROL,),
    Field.RELATION: (ClaimKind.RELATION,),
    Field.OFFER: (ClaimKind.OFFER,),
    Field.SERVICE: (ClaimKind.SERVICE,),
    Field.LABEL: (ClaimKind.LABEL,),
    **{Field(name): (ClaimKind.EVENT, ClaimKind.FIGURE) for name in DEED},
    Field.EVENT_TYPE: (ClaimKind.EVENT, ClaimKind.FIGURE),
    Field.EVENT_MODE: (ClaimKind.EVENT, ClaimKind.FIGURE),
    Field.SUB_EVENT_TYPE: (ClaimKind.EVENT, ClaimKind.FIGURE),
    Field.FIGURES: (ClaimKind.EVENT, ClaimKind.FIGURE),
}


def fields_of(kind: ClaimKind) -> tuple[Field, ...]:
    """The fields that claims of a kind can hold."""
    return tuple(field for field in Field if kind in _OF_KIND.get(field, ClaimKind))


def value_of(claim: Claim, field: Field) -> Value:
    """What ``claim`` holds in ``field``."""
    if field is Field.WORDS:
        return Words(claim.start, claim.end)
    value: Value = getattr(claim, field.value)
    return value
