"""Reports of an invented war whose claims are given where their words stand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from counterclaim.linking.linker import Reported
from counterclaim.linking.telling import Telling, tellings
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.figure import Counted, Figure, Measure
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.model.report import Report
from tests.ledger.making import claim
from tests.views.making import DAY, at, on

Fields = dict[str, Any]  # of a claim

STRIKE = "Jets bombed the fish market of Dara, killing 9 and wounding 21 shoppers."
PUBLISHED = date(2031, 5, 4)
HARROW = at("Harrow", 36.2, 37.1)


class Writer:
    """A report and the claims on its words: an air strike at Dara on ``DAY`` unless said else."""

    def __init__(
        self,
        text: str = STRIKE,
        outlet: str | None = "The Courier",
        published: date | None = PUBLISHED,
        title: str | None = None,
    ) -> None:
        self.report = Report(text=text, outlet=outlet, published=published, title=title)
        self.claims: list[Claim] = []

    def tells(self, words: str = "", by: Sequence[Source] = (), **fields: Any) -> Claim:
        """Add a claim on ``words``, the whole text if there are none, said by ``by``."""
        given: Fields = {
            "event_type": EventType.ASSAULT,
            "sub_event_type": SubEventType.AIR_STRIKE,
            "place": at(),
            "time": on(),
            "sources": (*by, Source(name=self.report.outlet, kind=SourceKind.OUTLET)),
        }
        made = claim(self.report, words or self.report.text, len(self.claims), **(given | fields))
        self.claims.append(made)
        return made

    def counts(self, words: str, *figures: Figure, **fields: Any) -> Claim:
        """Add a claim with figures, which by itself tells of no kind of deed."""
        given: Fields = {"kind": ClaimKind.FIGURE, "event_type": None, "sub_event_type": None}
        return self.tells(words, figures=figures, **(given | fields))

    @property
    def reported(self) -> Reported:
        """As the linker takes it."""
        return Reported(id=self.report.id, text=self.report.text, claims=tuple(self.claims))

    @property
    def told(self) -> list[Telling]:
        """What it tells of."""
        return tellings(self.claims, self.report.text)


_WORDINGS = (
    ("Jets bombed the fish market of {place}", "killing {dead}",
     "{deed} at noon, {toll} shoppers. Stallholder Ibrel Osmanek counted burnt awnings."),
    ("warplanes struck traders in {place}", "{dead} people lost their lives",
     "Ibrel Osmanek was opening his fish stall when {deed}. In all {toll}, most beneath awnings."),
    ("An air raid hit the market where {place} sells its fish", "leaving {dead} dead",
     "{deed}, {toll}. Sirens went unheard over the noise of noon, recalled trader Osmanek."),
)  # fmt: skip


def strike(number: int, place: Place | None = None, day: date = DAY) -> Writer:
    """A report of one strike with its dead; three numbers in a row have three wordings."""
    place = place or at()
    wording = _WORDINGS[number % len(_WORDINGS)]
    deed, toll = (words.format(place=place.mention, dead=9 + number) for words in wording[:2])
    text = f"{wording[2].format(deed=deed, toll=toll)} Report {number}."
    writer = Writer(text, f"Outlet {number}", day + timedelta(days=1))
    writer.tells(deed, place=place, time=on(day))
    writer.counts(toll, dead(9 + number), place=place, time=on(day))
    return writer


def dead(
    low: int | None,
    high: int | None = -1,
    of: Counted = Counted.PEOPLE,
    measure: Measure = Measure.KILLED,
    mention: str = "",
    wording: str | None = None,
) -> Figure:
    """A count; plain where only ``low`` is given."""
    high = low if high == -1 else high
    mention = mention or f"{low}"
    return Figure(
        mention=mention, start=0, end=1, measure=measure, of=of, low=low, high=high, wording=wording
    )


def province(name: str = "Hauran") -> Place:
    """A first-level unit of which nothing more is said."""
    made = at(name, 32.8, 36.3)
    return replace(made, admin1=name, precision=PlacePrecision.PROVINCE)


def unresolved(name: str) -> Place:
    """A name that no gazetteer has."""
    return Place(mention=name, start=0, end=len(name))


def party(name: str, category: ActorCategory = ActorCategory.STATE_FORCES) -> Actor:
    """An actor known by name."""
    return Actor(mention=f"the {name}", start=0, end=1, name=name, category=category)


def source(name: str | None, kind: SourceKind, mention: str | None = None) -> Source:
    """A speaker; without a name only described."""
    return Source(name=name, mention=mention or name, start=0, end=1, kind=kind, cue="said")
