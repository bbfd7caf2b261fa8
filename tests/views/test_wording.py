"""A claim's fields in words, and no word of judgement among them."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import counterclaim
from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.control import Control, ControlStatus
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.figure import Counted, Figure, Measure, Scope
from counterclaim.model.label import Label
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.model.relation import Relation, RelationType
from counterclaim.model.stance import Certainty, Hedge, Mode, Polarity, Stance
from counterclaim.model.words import Words
from counterclaim.views import wording
from tests.ledger.making import claim, claims, report

ARMY = Actor(mention="the army", start=0, end=8, name="Army of Dara")
MILITIA = Actor(mention="militiamen", start=0, end=10)


def words(**fields: object) -> str:
    return wording.what_words(claim(report(), "Rebels", **fields))


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (12, 12, "12"),
        (1200, 1500, "1,200–1,500"),
        (12, None, "12 or more"),
        (None, 15, "up to 15"),
        (None, None, "?"),
    ],
)
def test_ranges(low: int | None, high: int | None, said: str) -> None:
    assert wording.range_words(low, high) == said


def test_figures() -> None:
    figure = Figure(
        mention="dozens of civilians",
        start=0,
        end=19,
        measure=Measure.KILLED,
        of=Counted.CIVILIANS,
        low=24,
        high=99,
        wording="dozens",
    )
    assert wording.figure_words(figure) == "killed 24–99 civilians (dozens)"
    assert wording.count_words(figure) == "killed 24–99 civilians"
    part = replace(figure, wording=None, part_of=Words(0, 4), scope=Scope.CUMULATIVE, was=1200)
    assert wording.figure_words(part) == "killed 24–99 civilians (part, cumulative, was 1,200)"
    assert words(kind=ClaimKind.FIGURE, figures=(figure,)) == "killed 24–99 civilians (dozens)"


def test_events() -> None:
    strike = {"event_type": EventType.ASSAULT, "sub_event_type": SubEventType.AIR_STRIKE}
    assert words(**strike) == "Air/drone strike"
    assert words(**strike, actor=ARMY) == "Air/drone strike: Army of Dara"
    assert words(**strike, target=MILITIA) == "Air/drone strike: → militiamen"
    assert words(event_type=EventType.AID, actor=ARMY, target=MILITIA) == (
        "AID: Army of Dara → militiamen"
    )


@pytest.mark.parametrize(
    ("control", "actor", "target", "said"),
    [
        (Control(status=ControlStatus.HOLDS), ARMY, None, "Army of Dara holds"),
        (
            Control(status=ControlStatus.HOLDS, share_low=0.7, share_high=0.7),
            None,
            None,
            "? holds 70%",
        ),
        (
            Control(status=ControlStatus.CAPTURED, share_low=0.5, share_high=0.99),
            ARMY,
            MILITIA,
            "Army of Dara captured 50–99% from militiamen",
        ),
        (Control(status=ControlStatus.LOST), None, MILITIA, "militiamen lost"),
        (
            Control(status=ControlStatus.HANDED_OVER),
            ARMY,
            MILITIA,
            "militiamen handed over to Army of Dara",
        ),
    ],
)
def test_control(control: Control, actor: Actor | None, target: Actor | None, said: str) -> None:
    assert words(kind=ClaimKind.CONTROL, control=control, actor=actor, target=target) == said


def test_relations_labels_and_statements() -> None:
    backs = next(iter(RelationType))
    relation = words(
        kind=ClaimKind.RELATION, relation=Relation(type=backs), actor=ARMY, target=MILITIA
    )
    assert relation == f"Army of Dara {backs.value} militiamen"
    label = words(kind=ClaimKind.LABEL, label=Label(used="regime", name="Army of Dara"))
    assert label == "“regime” for Army of Dara"
    assert words(kind=ClaimKind.STATEMENT) == "Rebels"


def test_chains_places_and_times() -> None:
    entered, shelled, undated = claims(report())
    assert wording.chain_words(entered) == "the ministry › Agence Étoile › The Courier"
    assert wording.place_words(entered.place) == "Qalat Dara"
    assert wording.time_words(entered.time) == "2031-05-03"
    assert wording.time_words(shelled.time) == "by 2031-05-04 [published]"
    assert wording.time_words(undated.time) == ""
    assert wording.source_words(Source(kind=SourceKind.OUTLET)) == "(unknown outlet)"
    near = Place(
        mention="Dara", start=0, end=4, precision=PlacePrecision.NEAR, qualifier="20 km from"
    )
    assert wording.place_words(near) == "20 km from Dara [near]"
    assert wording.span_words(date(2031, 5, 1), date(2031, 5, 3)) == "2031-05-01 – 2031-05-03"
    assert wording.span_words(date(2031, 5, 1), None) == "since 2031-05-01"


def test_stances() -> None:
    assert wording.stance_words(Stance()) == ""
    stance = Stance(
        polarity=Polarity.DENIED,
        certainty=Certainty.ALLEGED,
        mode=Mode.PLANNED,
        hedges=(Hedge(mention="denied", start=0, end=6),),
    )
    assert wording.told_as(stance) == "denied, alleged, planned"
    assert wording.stance_words(stance) == "denied, alleged, planned (denied)"


@pytest.mark.parametrize("room", ["views", "cli", "export"])
def test_no_word_of_verdict_on_any_screen(room: str) -> None:
    verdict = re.compile(r"\b(fake|verified|debunk\w*|false(?:ly|hood)?|lies|truthful)\b", re.I)
    package = Path(counterclaim.__file__).parent / room
    for path in package.glob("*.py"):
        strings = " ".join(re.findall(r'"[^"]*"', path.read_text("utf-8")))
        assert not verdict.search(strings), path.name


def test_every_claim_has_words() -> None:
    made: list[Claim] = list(claims(report()))
    assert all(wording.what_words(each) for each in made if each.kind is ClaimKind.STATEMENT)
