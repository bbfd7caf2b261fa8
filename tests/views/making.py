"""Tellers: reports on an invented war whose claims are given, not read."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from counterclaim.ledger.write import Ledger
from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.control import Control, ControlStatus
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.figure import Counted, Figure, Measure
from counterclaim.model.judgement import Judge, Judgement, Subject, Verdict, pair
from counterclaim.model.label import Label
from counterclaim.model.place import Place, PlaceMention, PlacePrecision
from counterclaim.model.report import Report
from counterclaim.model.timespan import Anchor, TimePrecision, TimeSpan
from counterclaim.steps.draw import draw_all_events, draw_waiting
from counterclaim.views.event_lists import Asked, page
from counterclaim.views.events import EventRow, event_row
from counterclaim.views.linked import Linked
from counterclaim.views.sides import Sides
from tests.ledger.making import claim

DAY = date(2031, 5, 3)
TEXT = "Jets bombed Dara, killing 9, a medic said. The militia blamed the army."


def on(
    earliest: date | None = DAY, latest: date | None = None, anchor: Anchor = Anchor.CLAUSE
) -> TimeSpan:
    """The days told; one day unless said otherwise."""
    return TimeSpan(
        mention=None,
        start=None,
        end=None,
        earliest=earliest,
        latest=latest or earliest,
        precision=TimePrecision.DAY,
        anchor=anchor,
    )


def at(name: str = "Dara", latitude: float = 32.6, longitude: float = 36.1) -> Place:
    """A town; the default one is where everything happens."""
    return Place(
        mention=name,
        start=12,
        end=16,
        name=name,
        country="SY",
        latitude=latitude,
        longitude=longitude,
        precision=PlacePrecision.EXACT,
    )


def actor(name: str) -> Actor:
    return Actor(mention=name, start=0, end=len(name))


def figure(
    low: int | None,
    high: int | None = -1,
    of: Counted = Counted.PEOPLE,
    measure: Measure = Measure.KILLED,
) -> Figure:
    """A count; plain where only ``low`` is given."""
    high = low if high == -1 else high
    return Figure(mention="9", start=26, end=27, measure=measure, of=of, low=low, high=high)


class Teller:
    """Claims of one report: an attack at Dara on ``DAY`` unless said otherwise."""

    def __init__(
        self, outlet: str | None, text: str = "", published: date | None = date(2031, 5, 4)
    ) -> None:
        self.report = Report(
            text=f"{TEXT} ({outlet}) {text}", outlet=outlet, published=published, side="north"
        )
        self.claims: list[Claim] = []

    def tells(self, *chain: str | Source, **fields: object) -> str:
        """Add an event claim said by ``chain``, nearest first, the outlet left out; its id."""
        outlet = Source(name=self.report.outlet, kind=SourceKind.OUTLET)
        before = tuple(
            link
            if isinstance(link, Source)
            else Source(mention=link, start=29, end=36, kind=SourceKind.MEDIC, cue="said")
            for link in chain
        )
        given: dict[str, object] = {
            "event_type": EventType.ASSAULT,
            "sub_event_type": SubEventType.AIR_STRIKE,
            "place": at(),
            "time": on(),
            "sources": (*before, outlet),
        }
        made = claim(self.report, "Jets bombed Dara", len(self.claims), **(given | fields))
        self.claims.append(made)
        return made.id

    def counts(self, *figures: Figure, by: Sequence[str | Source] = (), **fields: object) -> str:
        """Add a claim with figures."""
        given = {"kind": ClaimKind.FIGURE, "event_type": None, "sub_event_type": None}
        return self.tells(*by, figures=figures, **(given | fields))

    def holds(
        self,
        holder: str,
        status: ControlStatus = ControlStatus.HOLDS,
        share: float | None = None,
        by: Sequence[str | Source] = (),
        **fields: object,
    ) -> str:
        """Add a control claim."""
        control = Control(status=status, share_low=share, share_high=share)
        given = {"kind": ClaimKind.CONTROL, "event_type": None, "sub_event_type": None}
        given |= {"control": control, "actor": actor(holder)}  # type: ignore[dict-item]
        return self.tells(*by, **(given | fields))

    def calls(self, used: str, whom: str | None = None, by: Sequence[str | Source] = ()) -> str:
        """Add a label claim."""
        given = {"kind": ClaimKind.LABEL, "event_type": None, "sub_event_type": None}
        given |= {"label": Label(used=used, name=whom), "place": None, "time": None}  # type: ignore[dict-item]
        return self.tells(*by, **given)


MONITOR = Source(name="Hill Monitor", mention="the monitor", kind=SourceKind.MONITOR, cue="said")


def same(*ids: str, about: Subject = Subject.EVENT) -> list[Judgement]:
    """That all of these are one."""
    return [judged(ids[0], other, Verdict.SAME, about) for other in ids[1:]]


def judged(one: str, other: str, verdict: Verdict, about: Subject = Subject.EVENT) -> Judgement:
    a, b = pair(one, other)
    return Judgement(a=a, b=b, about=about, verdict=verdict, by=Judge.PERSON, reasons=("so",))


def linked(*tellers: Teller, judgements: Sequence[Judgement] = ()) -> Linked:
    """What the judgements make of all claims."""
    claims = tuple(claim for teller in tellers for claim in teller.claims)
    return Linked.of(claims, tuple(judgements))


def kept(
    path: Path,
    *tellers: Teller,
    judgements: Sequence[Judgement] = (),
    places: Sequence[PlaceMention] | None = None,
) -> Path:
    """A ledger of the tellers (all of the same places), with the judgements; drawn."""
    with Ledger(path) as ledger, ledger.batch():
        for teller in tellers:
            ledger.add(teller.report, teller.claims, places)
        ledger.add_judgements(judgements)
        draw_waiting(ledger)
    if judgements:
        with Ledger(path) as ledger:
            draw_all_events(ledger)
    return path


def events(ledger: Path, **asked: Any) -> list[EventRow]:
    """The events that fit, as they are listed."""
    return list(page(ledger, Asked(**asked)).rows)


def timeline(ledger: Path) -> list[EventRow]:
    """The events by day."""
    return events(ledger, by_day=True)


def events_in(linked: Linked) -> list[EventRow]:
    """The rows of all events of ``linked``."""
    return [event_row(event, Sides(linked)) for event in linked.events]
