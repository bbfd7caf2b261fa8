"""When a claim's days count as those of the gold."""

from datetime import date

import pytest
from benchmarks.dating import Told, agrees, judge

from counterclaim.model.timespan import Anchor, TimePrecision, TimeSpan
from counterclaim.model.words import Words


def span(earliest: str, latest: str) -> TimeSpan:
    return TimeSpan(
        mention=None,
        start=None,
        end=None,
        earliest=day(earliest),
        latest=day(latest),
        precision=TimePrecision.UNKNOWN,
        anchor=Anchor.CLAUSE,
    )


def day(cell: str) -> date | None:
    return None if cell == "-" else date.fromisoformat(f"2031-05-{cell}")


JUDGED = [
    ("03", "03", "day", "03", "03", True),
    ("03", "03", "day", "03", "04", False),
    ("-", "03", "day", "-", "03", True),
    ("-", "03", "day", "03", "03", False),
    ("05", "11", "week", "06", "12", True),
    ("05", "11", "week", "08", "08", True),
    ("05", "11", "week", "05", "12", False),
    ("05", "11", "week", "12", "18", False),
    ("-", "20", "unknown", "-", "20", True),
    ("-", "20", "unknown", "19", "19", False),
    ("03", "-", "unknown", "04", "-", True),
]


@pytest.mark.parametrize(("first", "last", "precision", "earliest", "latest", "right"), JUDGED)
def test_days_agree(
    first: str, last: str, precision: str, earliest: str, latest: str, right: bool
) -> None:
    assert agrees((day(first), day(last)), precision, span(earliest, latest)) is right


def test_a_happening_that_no_claim_tells_is_not_right() -> None:
    row = {
        "document": "1",
        "part": "seen",
        "start": "0",
        "end": "4",
        "earliest": "2031-05-03",
        "latest": "2031-05-03",
        "precision": "day",
        "from": "clause",
    }
    text = "Fell Velm."
    assert not judge(row, [], text).told
    assert not judge(row, [], text).right
    found = judge(row, [Told(Words(0, 4), Words(0, 9), span("03", "03"))], text)
    assert found.told
    assert found.right
    assert found.same_anchor
