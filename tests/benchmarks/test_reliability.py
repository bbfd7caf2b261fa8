"""How often what has a confidence is right."""

import pytest
from benchmarks.reliability import table
from training.events.judging import judge

from counterclaim.model.event import EventType, SubEventType


def test_the_table_gives_the_share_right_by_fifths() -> None:
    judged = [(0.9, True), (1.0, None), (0.95, False), (0.85, True), (0.1, False)]
    assert list(table(judged)) == [
        (1, pytest.approx(0.1), 0, 0),
        (4, pytest.approx(0.925), 0.5, 0.75),
    ]


@pytest.mark.parametrize(
    ("event_type", "sub_event", "label", "right"),
    [
        (EventType.ASSAULT, SubEventType.GRENADE, "Grenade", True),
        (EventType.ASSAULT, None, "Grenade", True),
        (EventType.ASSAULT, SubEventType.ATTACK, "Grenade", False),
        (EventType.ASSAULT, SubEventType.ATTACK, "Arrests", None),
        (EventType.ASSAULT, SubEventType.ATTACK, "Accident", False),
        (EventType.ACCUSE, None, "Diplomacy", True),
    ],
)
def test_an_event_is_judged_by_labels_of_its_family(
    event_type: EventType, sub_event: SubEventType | None, label: str, right: bool | None
) -> None:
    assert judge(event_type, sub_event, label) is right
