"""Agreement of coders: the published values of alpha, and what counts as a coder's word."""

from dataclasses import replace
from datetime import date

import pytest

from counterclaim.model.decision import Act, Decision, Field
from counterclaim.model.timespan import Anchor, TimePrecision, TimeSpan
from counterclaim.reviewing.agreement import agreement, alpha, interval, nominal
from counterclaim.reviewing.standing import Standing, standing
from tests.reviewing.making import REPORT, place, read_claim, said

# The worked examples: coders in lines, units in columns, a dot where a coder gave no value. The
# first is that of Wikipedia (0.691, 0.811), the second Krippendorff's own of 2011 (C and D).
THREE_CODERS = """
    . . . . . 3 4 1 2 1 1 3 3 . 3
    1 . 2 1 3 3 4 3 . . . . . . .
    . . 2 1 3 4 4 . 2 1 1 3 3 . 4
"""
FOUR_OBSERVERS = """
    1 2 3 3 2 1 4 1 2 . . .
    1 2 3 3 2 2 4 1 2 5 . 3
    . 3 3 3 2 3 4 2 2 5 1 .
    1 2 3 3 2 4 4 1 2 5 1 .
"""


def units_of(table: str) -> list[list[int]]:
    lines = [line.split() for line in table.strip().splitlines()]
    return [[int(v) for v in column if v != "."] for column in zip(*lines, strict=True)]


@pytest.mark.parametrize(
    ("table", "names", "numbers"), [(THREE_CODERS, 0.691, 0.811), (FOUR_OBSERVERS, 0.743, 0.849)]
)
def test_the_published_values(table: str, names: float, numbers: float) -> None:
    units = units_of(table)
    assert alpha(units, nominal) == pytest.approx(names, abs=0.0005)
    assert alpha(units, interval) == pytest.approx(numbers, abs=0.0005)


@pytest.mark.parametrize(
    ("units", "value"),
    [([], None), ([[1]], None), ([[1, 1], [1, 1]], None), ([[1, 1], [2, 2]], 1.0)],
)
def test_where_there_is_nothing_to_tell_by(units: list[list[int]], value: float | None) -> None:
    assert alpha(units, nominal) == value


def stands(*log: Decision, number: int = 0) -> Standing:
    read = replace(read_claim(), id=f"c-{number}")
    return standing(read, log, REPORT.text)


def edits(seq: int, coder: str, name: str) -> Decision:
    return said(seq, coder, Act.EDIT, Field.PLACE, place(name))


def test_who_said_what_of_which_field() -> None:
    """An edit's value, or what stood when it was accepted; one coder's claims count for nothing."""
    claims = [
        stands(edits(1, "ana", "Halden"), said(2, "bo", Act.ACCEPT)),  # agree on all
        stands(edits(3, "ana", "Halden"), edits(4, "bo", "Harrow")),  # the place alone, apart
        stands(said(5, "ana", Act.ACCEPT), said(6, "bo", Act.REJECT)),
        stands(said(7, "ana", Act.ACCEPT)),
        stands(said(8, "ana", Act.NOTE), said(9, "bo", Act.NOTE)),  # never compared
    ]
    found = {row.field: row for row in agreement(claims)}
    assert (found["verdict"].n, found["verdict"].agree) == (3, pytest.approx(2 / 3))
    assert (found["place"].n, found["place"].agree) == (2, 0.5)
    assert "actor" not in found  # of the first claim bo accepted it, ana said nothing of it
    assert next(iter(found)) == "verdict"


def test_days_as_numbers() -> None:
    def day(seq: int, coder: str, day: int) -> Decision:
        span = TimeSpan(
            mention=None,
            start=None,
            end=None,
            earliest=date(2031, 5, day),
            latest=date(2031, 5, day),
            precision=TimePrecision.DAY,
            anchor=Anchor.CLAUSE,
        )
        return said(seq, coder, Act.EDIT, Field.TIME, span)

    near = [stands(day(1, "ana", 3), day(2, "bo", 4)), stands(day(3, "ana", 28), day(4, "bo", 28))]
    [row] = [row for row in agreement(near) if row.field == "time"]
    assert row.alpha is not None
    assert row.alpha_interval is not None
    assert row.alpha < 0.5 < 0.99 < row.alpha_interval
