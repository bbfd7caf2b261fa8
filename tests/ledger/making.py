"""Reports and claims to keep; all invented."""

from datetime import date

from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.attribution import Manner, Source, SourceKind
from counterclaim.model.claim import Claim, ClaimKind, Origin, ReportRef
from counterclaim.model.control import Control, ControlStatus
from counterclaim.model.event import EventType
from counterclaim.model.figure import Counted, Figure, Measure
from counterclaim.model.label import Label
from counterclaim.model.offer import Offer, OfferAct
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.model.relation import Relation, RelationType
from counterclaim.model.report import Report
from counterclaim.model.service import Service, ServiceEffect, ServiceThing
from counterclaim.model.stance import Stance
from counterclaim.model.timespan import Anchor, TimePrecision, TimeSpan

TEXT = "Rebels entered Qal‘at Dārā on 3 May, the ministry said. The market was shelled. 🕊"


def report(number: int = 1, **fields: object) -> Report:
    """A report whose text differs with ``number``."""
    given: dict[str, object] = {
        "title": f"Fighting near the hill ({number})",
        "outlet": "The Courier",
        "side": "north",
        "authors": ("A. Nónym", "B. Other"),
        "published": date(2031, 5, 4),
        "url": f"https://courier.example/{number}",
    }
    return Report(text=f"{TEXT} Report {number}.", **(given | fields))  # type: ignore[arg-type]


def claim(of: Report, words: str, number: int = 0, **fields: object) -> Claim:
    """A claim on the first place of ``words`` in the text of ``of``."""
    start = of.text.index(words)
    given: dict[str, object] = {
        "id": f"c-{of.sha256[:12]}{number:04x}",
        "report": ReportRef.of(of),
        "start": start,
        "end": start + len(words),
        "verbatim": words,
        "kind": ClaimKind.EVENT,
        "sources": (
            Source(mention="the ministry", start=38, end=50, kind=SourceKind.GOVERNMENT),
            Source(name="Agence Étoile", kind=SourceKind.AGENCY),
            Source(name=of.outlet, kind=SourceKind.OUTLET),
        ),
        "manner": Manner.INDIRECT,
        "stance": Stance(),
        "confidence": 0.5,
        "origin": Origin(component="test", version="1"),
    }
    given |= fields
    if given["kind"] not in (ClaimKind.EVENT, ClaimKind.FIGURE):
        given = {k: v for k, v in given.items() if k not in _OF_EVENTS}
    given = _OWN.get(given["kind"], {}) | given  # type: ignore[call-overload]
    return Claim(**given)  # type: ignore[arg-type]


_OF_EVENTS = ("event_type", "event_mode", "sub_event_type", "figures")

# What claims of a kind cannot be without.
_OWN: dict[ClaimKind, dict[str, object]] = {
    ClaimKind.EVENT: {"event_type": EventType.ASSAULT},
    ClaimKind.FIGURE: {
        "figures": (
            Figure(
                mention="one",
                start=0,
                end=3,
                measure=Measure.KILLED,
                of=Counted.PEOPLE,
                low=1,
                high=1,
            ),
        )
    },
    ClaimKind.CONTROL: {"control": Control(status=ControlStatus.ENTERED)},
    ClaimKind.RELATION: {"relation": Relation(type=RelationType.BACKS)},
    ClaimKind.OFFER: {"offer": Offer(act=OfferAct.OFFER)},
    ClaimKind.SERVICE: {
        "service": Service(
            thing=ServiceThing.MARKET, effect=ServiceEffect.HIT, mention="the market"
        )
    },
    ClaimKind.LABEL: {"label": Label(used="rebels")},
}


def claims(of: Report) -> tuple[Claim, ...]:
    """Three claims: dated and placed, dated by publication, undated."""
    entered = claim(
        of,
        "Rebels entered Qal‘at Dārā on 3 May",
        0,
        kind=ClaimKind.CONTROL,
        actor=Actor(
            mention="Rebels", start=0, end=6, name="Hill Front", category=ActorCategory.REBEL_GROUP
        ),
        place=Place(
            mention="Qal‘at Dārā",
            start=15,
            end=26,
            name="Qalat Dara",
            country="SY",
            latitude=35,
            longitude=38.5,
            precision=PlacePrecision.EXACT,
        ),
        time=TimeSpan(
            mention="3 May",
            start=30,
            end=35,
            earliest=date(2031, 5, 3),
            latest=date(2031, 5, 3),
            precision=TimePrecision.DAY,
            anchor=Anchor.CLAUSE,
        ),
    )
    shelled = claim(
        of,
        "The market was shelled",
        1,
        time=TimeSpan(
            mention=None,
            start=None,
            end=None,
            earliest=None,
            latest=of.published,
            precision=TimePrecision.UNKNOWN,
            anchor=Anchor.PUBLICATION,
        ),
    )
    undated = claim(of, "shelled", 2, kind=ClaimKind.STATEMENT)
    return entered, shelled, undated
