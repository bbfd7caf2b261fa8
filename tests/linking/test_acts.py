"""Which claims tell of a happening, and of what kind."""

import pytest

from counterclaim.linking.acts import acts_of
from counterclaim.model.claim import ClaimKind
from counterclaim.model.control import Control, ControlStatus
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.figure import Measure
from counterclaim.model.stance import Mode, Polarity, Stance
from tests.linking.making import Fields, Writer, dead

HURT = dead(2, measure=Measure.INJURED)
NO_EVENT: Fields = {"event_type": None, "sub_event_type": None}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ["Air/drone strike", "ASSAULT"]),
        ({"stance": Stance(mode=Mode.ONGOING)}, ["Air/drone strike", "ASSAULT"]),
        ({"stance": Stance(polarity=Polarity.DENIED)}, ["Air/drone strike", "ASSAULT"]),
        ({"stance": Stance(mode=Mode.PLANNED)}, []),
        ({"stance": Stance(mode=Mode.DEMANDED)}, []),
        ({"sub_event_type": SubEventType.OTHER, "event_type": EventType.CONSULT}, []),
        ({"kind": ClaimKind.FIGURE, "figures": (dead(9),)} | NO_EVENT, ["killed"]),
        ({"kind": ClaimKind.FIGURE, "figures": (dead(9), dead(3), HURT)} | NO_EVENT,
         ["killed", "injured"]),
        ({"kind": ClaimKind.STATEMENT}, []),
        ({"kind": ClaimKind.LABEL}, []),
        ({"kind": ClaimKind.RELATION}, []),
    ],
)  # fmt: skip
def test_acts(fields: Fields, words: list[str]) -> None:
    assert [act.word for act in acts_of(Writer().tells(**fields))] == words


@pytest.mark.parametrize(
    ("status", "happened"),
    [
        (ControlStatus.CAPTURED, True),
        (ControlStatus.WITHDREW, True),
        (ControlStatus.ENCIRCLED, True),
        (ControlStatus.HOLDS, False),
        (ControlStatus.CONTESTED, False),
    ],
)
def test_how_a_place_is_held_is_no_happening(status: ControlStatus, happened: bool) -> None:
    control = Control(status=status)
    told = Writer().tells(kind=ClaimKind.CONTROL, control=control, **NO_EVENT)
    assert bool(acts_of(told)) is happened
