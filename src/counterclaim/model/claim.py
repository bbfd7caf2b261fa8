"""The claim: the smallest thing asserted, with its exact words and its chain of sources.

The field order here is the field order of the JSON that the outside world sees.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counterclaim.model.abstained import Abstained
from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Manner, Source
from counterclaim.model.control import Control
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.figure import Figure
from counterclaim.model.label import Label
from counterclaim.model.offer import Offer
from counterclaim.model.person import Person
from counterclaim.model.place import Place
from counterclaim.model.relation import Relation
from counterclaim.model.report import DatePrecision, Report
from counterclaim.model.service import Service
from counterclaim.model.stance import Stance
from counterclaim.model.thing import Thing
from counterclaim.model.timespan import TimeSpan
from counterclaim.model.weapon import Weapon


class ClaimKind(StrEnum):
    """What kind of thing is asserted."""

    EVENT = "event"
    FIGURE = "figure"
    CONTROL = "control"
    RELATION = "relation"
    OFFER = "offer"
    SERVICE = "service"
    LABEL = "label"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRef:
    """The report a claim was read from, without its text."""

    id: str
    sha256: str
    outlet: str | None
    side: str | None
    title: str | None
    published: date | None
    published_precision: DatePrecision
    url: str | None
    language: str | None

    @classmethod
    def of(cls, report: Report) -> "ReportRef":
        """The reference to ``report``."""
        return cls(
            id=report.id,
            sha256=report.sha256,
            outlet=report.outlet,
            side=report.side,
            title=report.title,
            published=report.published,
            published_precision=report.published_precision,
            url=report.url,
            language=report.language,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Which part of the program made the claim; ``PERSON`` where a person did."""

    component: str
    version: str


PERSON = "person"  # the component of claims that a person added
FORMAT = 3  # of the claims that this version makes; those of format 2 say less of a deed
NAMED = 2  # the first format in which ids stand; claims of format 1 have no trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """The words that make it a claim: an event's verb, a figure's number, the label itself.

    ``start`` and ``end`` are positions in the report's text. ``turn`` tells claims of one kind and
    trigger apart ("took Dara and Harrow"), in text order from 0.
    """

    mention: str
    start: int
    end: int
    turn: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim; ValueError where its fields do not fit its kind.

    ``id`` follows from report, kind and trigger, and so stands when a rule reads the rest
    otherwise; ``content`` is a hash of that rest (``model.identity``). ``verbatim`` is always
    ``report.text[start:end]``. ``sources`` runs from the nearest speaker to the outlet, and has at
    least the outlet. Fields that are not known are None. ``confidence`` runs 0-1 and speaks of the
    reading, never of the truth of what is claimed.

    Of a deed: ``weapon`` is what it was done with, ``hit`` the things it was done to, ``persons``
    those it befell whom the report tells of one by one. Several doers are the ``actor`` and
    ``co_actors``, several that it is done to the ``target`` and ``co_targets``: a reader who knows
    one of each reads the first. ``abstained`` tells which fields were left blank, and why; it is of
    the reading and not of what is claimed.
    """

    id: str
    trigger: Trigger | None = None
    format: int = 1
    content: str = ""
    report: ReportRef
    start: int
    end: int
    verbatim: str
    kind: ClaimKind
    event_type: EventType | None = None
    event_mode: str | None = None
    sub_event_type: SubEventType | None = None
    actor: Actor | None = None
    target: Actor | None = None
    place: Place | None = None
    time: TimeSpan | None = None
    figures: tuple[Figure, ...] = ()
    control: Control | None = None
    relation: Relation | None = None
    offer: Offer | None = None
    service: Service | None = None
    label: Label | None = None
    weapon: tuple[Weapon, ...] = ()
    hit: tuple[Thing, ...] = ()
    persons: tuple[Person, ...] = ()
    co_actors: tuple[Actor, ...] = ()
    co_targets: tuple[Actor, ...] = ()
    abstained: tuple[Abstained, ...] = ()
    sources: tuple[Source, ...]
    manner: Manner
    stance: Stance
    confidence: float
    origin: Origin

    def __post_init__(self) -> None:
        wrong = next(misfits(self), None)
        if wrong is not None:
            raise ValueError(f"claim {self.id or '(new)'}: {wrong}")


def misfits(claim: Claim) -> Iterator[str]:
    """What about ``claim`` does not fit its kind or its place in the text."""
    if not 0 <= claim.start <= claim.end or len(claim.verbatim) != claim.end - claim.start:
        yield f"its words are not those of characters {claim.start} to {claim.end}"
    if not claim.sources:
        yield "nobody says it, not even the outlet"
    if not 0 <= claim.confidence <= 1:
        yield f"a confidence of {claim.confidence} does not lie between 0 and 1"
    for kind, field in _OWN.items():
        if (getattr(claim, field) is not None) is not (claim.kind is kind):
            yield f"a claim of kind {claim.kind} " + (
                f"has no {field}" if claim.kind is kind else f"cannot have the field {field}"
            )
    if claim.kind is ClaimKind.EVENT and claim.event_type is None:
        yield "a claim of kind event has no event type"
    if claim.kind is ClaimKind.FIGURE and not claim.figures:
        yield "a claim of kind figure has no figure"
    if claim.kind not in (ClaimKind.EVENT, ClaimKind.FIGURE):
        if claim.figures:
            yield f"a claim of kind {claim.kind} cannot have figures"
        if claim.event_type or claim.event_mode or claim.sub_event_type:
            yield f"a claim of kind {claim.kind} cannot have a type of event"
        for field in DEED:
            if getattr(claim, field):
                yield f"a claim of kind {claim.kind} cannot have the field {field}"
    for more, first in (("co_actors", "actor"), ("co_targets", "target")):
        if getattr(claim, more) and getattr(claim, first) is None:
            yield f"it has {more} and no {first}"
    for field in DEED:
        for part in getattr(claim, field):
            if not 0 <= part.start <= part.end or len(part.mention) != part.end - part.start:
                yield f"the words {part.mention!r} in {field} are not those of its characters"


DEED = ("weapon", "hit", "persons")  # what events and figures alone can have

# The field that claims of a kind have, and no others.
_OWN = {
    ClaimKind.CONTROL: "control",
    ClaimKind.RELATION: "relation",
    ClaimKind.OFFER: "offer",
    ClaimKind.SERVICE: "service",
    ClaimKind.LABEL: "label",
}
