"""The parts of a claim as rows hold them: typed values without positions in a text.

Rows put together what several claims tell, so a part is that of the first claim that tells it, and
``key`` is what makes two parts one: how a report words a registered actor is no difference.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.control import ControlStatus
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.figure import Counted, Figure, Measure
from counterclaim.model.person import Fate, Person
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.model.stance import Certainty, Mode, Polarity, Stance
from counterclaim.model.thing import Thing, ThingKind
from counterclaim.model.timespan import Anchor, TimeSpan
from counterclaim.model.weapon import Weapon, WeaponKind

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRecord:
    """A place; fields as in the model's ``Place``, all of them known or None."""

    mention: str
    name: str | None
    geonameid: int | None
    admin1: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: PlacePrecision
    qualifier: str | None

    @classmethod
    def of(cls, place: Place) -> "PlaceRecord":
        """The record of ``place``."""
        return cls(
            mention=place.mention,
            name=place.name,
            geonameid=place.geonameid,
            admin1=place.admin1,
            country=place.country,
            latitude=place.latitude,
            longitude=place.longitude,
            precision=place.precision,
            qualifier=place.qualifier,
        )

    @property
    def is_located(self) -> bool:
        """Whether it has coordinates."""
        return self.latitude is not None and self.longitude is not None

    @property
    def key(self) -> object:
        """Its name and point, how exactly it is known, and what shifts it."""
        called = self.name or self.mention
        return called, self.qualifier, self.precision, self.latitude, self.longitude


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRecord:
    """An actor; fields as in the model's ``Actor``."""

    mention: str
    name: str | None
    id: str | None
    category: ActorCategory

    @classmethod
    def of(cls, actor: Actor) -> "ActorRecord":
        """The record of ``actor``."""
        return cls(mention=actor.mention, name=actor.name, id=actor.id, category=actor.category)

    @property
    def key(self) -> str:
        """The registered name, else the words."""
        return self.name or self.mention


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """One link of a chain: its name and words, both None where only its kind is known."""

    name: str | None
    mention: str | None
    kind: SourceKind

    @classmethod
    def of(cls, source: Source) -> "SourceRecord":
        """The record of ``source``."""
        return cls(name=source.name, mention=source.mention, kind=source.kind)

    @property
    def key(self) -> tuple[str, str]:
        """The name, else the words, else the kind; in this order to sort by."""
        called = self.name or self.mention or ""
        return called, "" if called else self.kind.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days told, the ends included; None is open, and both None where no date is told at all.

    ``published``: no words tell a day, and ``latest`` is only that of publication.
    """

    earliest: date | None
    latest: date | None
    published: bool = False

    @classmethod
    def of(cls, time: TimeSpan | None) -> "Span | None":
        """The days of ``time``; None where it has none."""
        if time is None or (time.earliest is None and time.latest is None):
            return None
        if time.anchor is Anchor.PUBLICATION:
            return cls(earliest=None, latest=time.latest, published=True)
        return cls(earliest=time.earliest, latest=time.latest)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRecord:
    """A count, or the spread of several; whole numbers, None where open ("12 or more").

    ``of`` is people where nothing more is said.
    """

    measure: Measure
    of: Counted
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponRecord:
    """What a deed was done with, in words and kind."""

    mention: str
    kind: WeaponKind

    @classmethod
    def of(cls, weapon: Weapon) -> "WeaponRecord":
        """The record of ``weapon``."""
        return cls(mention=weapon.mention, kind=weapon.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingRecord:
    """A thing hit, in words and kind."""

    mention: str
    kind: ThingKind

    @classmethod
    def of(cls, thing: Thing) -> "ThingRecord":
        """The record of ``thing``."""
        return cls(mention=thing.mention, kind=thing.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord:
    """A person whom a deed befell; fields as in the model's ``Person``."""

    mention: str
    fate: Fate
    name: str | None
    age: int | None
    role: str | None

    @classmethod
    def of(cls, person: Person) -> "PersonRecord":
        """The record of ``person``."""
        return cls(
            mention=person.mention,
            fate=person.fate,
            name=person.name,
            age=person.age,
            role=person.role,
        )

    @property
    def key(self) -> object:
        """The name, else the words, with age and fate."""
        return self.name or self.mention, self.age, self.fate


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceRecord:
    """How it is put forward; as it is, a plain statement that it happened."""

    polarity: Polarity = Polarity.AFFIRMED
    certainty: Certainty = Certainty.STATED
    mode: Mode = Mode.HAPPENED

    @classmethod
    def of(cls, stance: Stance) -> "StanceRecord":
        """``stance`` without the words that decided it."""
        return cls(polarity=stance.polarity, certainty=stance.certainty, mode=stance.mode)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAs:
    """How an account puts it forward; whom it ``blames``, by whom it says it is ``denied_by``."""

    stance: StanceRecord
    blames: ActorRecord | None = None
    denied_by: ActorRecord | None = None

    @property
    def key(self) -> object:
        """Its parts, actors by their keys."""
        return self.stance, key_of(self.blames), key_of(self.denied_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What was done: of the four the most telling that is known, and the others None.

    ``control`` is what became of a place; ``measure`` stands where only a count tells of a deed.
    """

    sub_event_type: SubEventType | None = None
    control: ControlStatus | None = None
    event_type: EventType | None = None
    measure: Measure | None = None


def place_of(place: Place | None) -> PlaceRecord | None:
    """The record of ``place``, if there is one."""
    return PlaceRecord.of(place) if place else None


def actor_of(actor: Actor | None) -> ActorRecord | None:
    """The record of ``actor``, if there is one."""
    return ActorRecord.of(actor) if actor else None


def figure_of(figure: Figure) -> FigureRecord:
    """The record of ``figure``; whom it does not say are people."""
    of = Counted.PEOPLE if figure.of is Counted.UNKNOWN else figure.of
    return FigureRecord(measure=figure.measure, of=of, low=figure.low, high=figure.high)


def chain_of(sources: Sequence[Source]) -> tuple[SourceRecord, ...]:
    """The records of a chain, nearest speaker first."""
    return tuple(map(SourceRecord.of, sources))


def chain_key(chain: Iterable[SourceRecord]) -> tuple[tuple[str, str], ...]:
    """The keys of its links."""
    return tuple(link.key for link in chain)


def key_of(record: ActorRecord | PlaceRecord | None) -> object:
    """The key of ``record``, if there is one."""
    return record.key if record else None


def distinct(told: Iterable[T | None], key: Callable[[T], object]) -> tuple[T, ...]:
    """The first of each key, in the order told, without what is None."""
    found: dict[object, T] = {}
    for each in told:
        if each is not None:
            found.setdefault(key(each), each)
    return tuple(found.values())
