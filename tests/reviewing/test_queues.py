"""In which order claims are looked at."""

import random

import pytest

from counterclaim.model.decision import State
from counterclaim.reviewing.queues import Queue, Queued, in_queue, one_through


def queued(claim: str, at: int, confidence: float = 0.5, **fields: object) -> Queued:
    given: dict[str, object] = {"state": State.UNREVIEWED, "changed": False} | fields
    return Queued(claim=claim, at=at, confidence=confidence, **given)  # type: ignore[arg-type]


CLAIMS = [
    queued("a", 1, 0.9, event="e-1", disputed=True, told_by=2),
    queued("b", 2, 0.2),
    queued("c", 3, 0.2, event="e-2", disputed=True, told_by=5),
    queued("d", 4, 0.1, event="e-2", disputed=True, told_by=5),
    queued("e", 5, 0.1, state=State.ACCEPTED, changed=True),
    queued("f", 6, 0.1, state=State.DIFFER, event="e-1", disputed=True, told_by=2),
    queued("g", 7, 1.0, state=State.ADDED),
    queued("h", 8, 0.1, state=State.REJECTED, changed=True),
]


@pytest.mark.parametrize(
    ("queue", "order"),
    [
        (Queue.LEAST_SURE, "dbca"),
        (Queue.DISPUTED, "dca"),  # the event told by most outlets first
        (Queue.CHANGED, "eh"),
        (Queue.DIFFER, "f"),
        (Queue.ADDED, "g"),
    ],
)
def test_the_order(queue: Queue, order: str) -> None:
    claims = CLAIMS[:]
    random.Random(3).shuffle(claims)
    assert "".join(c.claim for c in in_queue(queue, claims)) == order


def test_a_report_or_event_from_first_to_last() -> None:
    assert "".join(c.claim for c in one_through(reversed(CLAIMS))) == "abcdefgh"
