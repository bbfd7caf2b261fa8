"""What a claim says in words."""

import pytest

from counterclaim.model.actor import Actor
from counterclaim.model.claim import ClaimKind
from counterclaim.model.control import Control, ControlStatus
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.label import Label
from counterclaim.model.relation import Relation, RelationType
from counterclaim.wording.claims import ClaimWords, what_words
from tests.ledger.making import claim, claims, report
from tests.views.making import figure

ARMY = Actor(mention="the army", start=0, end=8, name="Army of Dara")
MILITIA = Actor(mention="militiamen", start=0, end=10)


def words(**fields: object) -> str:
    return what_words(claim(report(), "Rebels", **fields))


def test_events_and_figures() -> None:
    strike = {"event_type": EventType.ASSAULT, "sub_event_type": SubEventType.AIR_STRIKE}
    assert words(**strike) == "Air/drone strike"
    assert words(**strike, actor=ARMY) == "Air/drone strike: Army of Dara"
    assert words(**strike, target=MILITIA) == "Air/drone strike: → militiamen"
    assert words(event_type=EventType.AID, actor=ARMY, target=MILITIA) == (
        "AID: Army of Dara → militiamen"
    )
    two = (figure(9), figure(4, None))
    assert words(kind=ClaimKind.FIGURE, figures=two) == "killed 9; killed 4 or more"


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


def test_a_whole_claim_in_words() -> None:
    entered, shelled, undated = map(ClaimWords.of, claims(report()))
    assert entered.who == "the ministry › Agence Étoile › The Courier"
    assert (entered.where, entered.when) == ("Qalat Dara", "2031-05-03")
    assert shelled.when == "by 2031-05-04 [published]"
    assert undated.when == ""
    assert undated.kind == "statement"
    assert undated.what == undated.verbatim
