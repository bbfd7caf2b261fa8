"""Sources, actors, places, days and stances in words, of claims and of rows alike."""

from datetime import date

import pytest

from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.figure import Measure
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.model.stance import Certainty, Hedge, Mode, Polarity, Stance
from counterclaim.model.timespan import Anchor
from counterclaim.views.behind import Behind
from counterclaim.views.records import (
    ActorRecord,
    Deed,
    PlaceRecord,
    Span,
    StanceRecord,
    ToldAs,
    chain_of,
)
from counterclaim.wording.actors import actor_words
from counterclaim.wording.events import deed_words
from counterclaim.wording.places import candidate_words, place_words
from counterclaim.wording.sources import (
    behind_words,
    called_words,
    chain_words,
    outlet_words,
    source_words,
)
from counterclaim.wording.stances import stance_words, told_as, told_as_words
from counterclaim.wording.times import days_words, span_words, time_words
from tests.views.making import DAY, MONITOR, actor, on


def test_sources() -> None:
    assert source_words(Source(kind=SourceKind.OUTLET)) == "(unknown outlet)"
    assert source_words(Source(mention="a medic")) == "a medic"
    chain = (MONITOR, Source(name="The Courier", kind=SourceKind.OUTLET))
    assert chain_words(chain) == chain_words(chain_of(chain)) == "Hill Monitor › The Courier"
    assert (outlet_words(None), outlet_words("Radio Ten")) == ("(unknown outlet)", "Radio Ten")
    assert called_words(None, SourceKind.ANONYMOUS) == "(unknown anonymous)"
    assert behind_words(Behind(outlets=(None,), roots=("a", "b"), reports=())) == (
        "1 outlet, 2 root sources"
    )


def test_places_and_actors() -> None:
    near = Place(
        mention="Dara", start=0, end=4, precision=PlacePrecision.NEAR, qualifier="20 km from"
    )
    assert place_words(near) == place_words(PlaceRecord.of(near)) == "20 km from Dara [near]"
    assert (place_words(None), actor_words(None)) == ("", "")
    army = actor("the army")
    assert actor_words(army) == actor_words(ActorRecord.of(army)) == "the army"
    assert candidate_words("Tripoli", "Tarabulus", "LY") == "Tripoli, Tarabulus, LY"
    assert candidate_words("Dara", "Dara", None) == "Dara"


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (Span(earliest=DAY, latest=DAY), "2031-05-03"),
        (Span(earliest=date(2031, 5, 1), latest=DAY), "2031-05-01 – 2031-05-03"),
        (Span(earliest=DAY, latest=None), "since 2031-05-03"),
        (Span(earliest=None, latest=DAY), "by 2031-05-03"),
        (Span(earliest=None, latest=DAY, published=True), "by 2031-05-03 [published]"),
        (Span(earliest=None, latest=None), "no date told"),
    ],
)
def test_days(span: Span, said: str) -> None:
    assert days_words(span) == said


def test_a_claim_without_a_time_says_nothing_of_it() -> None:
    assert time_words(None) == ""
    assert time_words(on(None, DAY, Anchor.PUBLICATION)) == "by 2031-05-03 [published]"
    assert span_words(DAY, DAY) == "2031-05-03"


def test_stances() -> None:
    assert stance_words(Stance()) == ""
    stance = Stance(
        polarity=Polarity.DENIED,
        certainty=Certainty.ALLEGED,
        mode=Mode.PLANNED,
        hedges=(Hedge(mention="denied", start=0, end=6),),
    )
    assert told_as(stance) == told_as(StanceRecord.of(stance)) == "denied, alleged, planned"
    assert stance_words(stance) == "denied, alleged, planned (denied)"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (ToldAs(stance=StanceRecord()), "stated"),
        (ToldAs(stance=StanceRecord(certainty=Certainty.ALLEGED)), "alleged"),
        (ToldAs(stance=StanceRecord(polarity=Polarity.DENIED)), "denied"),
        (
            ToldAs(
                stance=StanceRecord(polarity=Polarity.DENIED),
                denied_by=ActorRecord.of(actor("the army")),
            ),
            "denied by the army",
        ),
        (
            ToldAs(stance=StanceRecord(), blames=ActorRecord.of(actor("the army"))),
            "blames the army",
        ),
        (
            ToldAs(
                stance=StanceRecord(polarity=Polarity.DENIED),
                blames=ActorRecord.of(actor("the army")),
            ),
            "blames the army (denied)",
        ),
    ],
)
def test_how_an_account_is_told(told: ToldAs, said: str) -> None:
    assert told_as_words(told) == said


def test_deeds() -> None:
    said = [
        deed_words(deed)
        for deed in (
            Deed(sub_event_type=SubEventType.AIR_STRIKE),
            Deed(event_type=EventType.ASSAULT),
            Deed(measure=Measure.KILLED),
            Deed(),
        )
    ]
    assert said == ["Air/drone strike", "assault", "killed", ""]
