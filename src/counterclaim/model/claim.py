"""The claim: the smallest thing asserted, with its exact words and its chain of sources.

The field order here is the field order of the JSON that the outside world sees.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Manner, Source
from counterclaim.model.control import Control
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.figure import Figure
from counterclaim.model.label import Label
from counterclaim.model.offer import Offer
from counterclaim.model.place import Place
from counterclaim.model.relation import Relation
from counterclaim.model.report import DatePrecision, Report
from counterclaim.model.service import Service
from counterclaim.model.stance import Stance
from counterclaim.model.timespan import TimeSpan


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
    """Which part of the program made the claim."""

    component: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim.

    ``verbatim`` is always ``report.text[start:end]``. ``sources`` runs from the nearest speaker to
    the outlet, and has at least the outlet. Fields that are not known are None. ``confidence`` runs
    0-1 and speaks of the reading, never of the truth of what is claimed.
    """

    id: str
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
    sources: tuple[Source, ...]
    manner: Manner
    stance: Stance
    confidence: float
    origin: Origin
