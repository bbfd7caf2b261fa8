"""Which tellings are compared at all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from counterclaim.linking.blocking import AROUND, DAYS, Blocks
from counterclaim.linking.copies import Copied
from counterclaim.linking.telling import Telling
from counterclaim.model.place import Place
from counterclaim.model.timespan import Anchor
from tests.linking.making import HARROW, STRIKE, Writer, province, unresolved
from tests.views.making import DAY, at, on

DARA = replace(at(), admin1="Hauran")
LATER = timedelta(days=DAYS + 1)


def told(number: int, main: bool = False, **fields: Any) -> Telling:
    """A passing mention, unless it is what its report is about."""
    writer = Writer(f"{STRIKE} {number}")
    writer.tells(STRIKE, **fields)
    (telling,) = writer.told
    telling.main = main
    return telling


@pytest.mark.parametrize(
    ("place", "other", "day", "compared"),
    [
        (at(), at(), DAY, True),
        (at(), at(), DAY + timedelta(days=DAYS), True),
        (at(), at(), DAY + LATER, False),
        (at(), at("Nearby", 32.9, 36.4), DAY, True),  # in the next cell of the grid
        (at(), HARROW, DAY, False),
        (DARA, province(), DAY, True),  # a town, and the province it lies in
        (DARA, province("Norhald"), DAY, False),
        (province(), province(), DAY, True),
        (None, unresolved("Ash Hollow"), DAY, True),  # neither has a place on the map
        (None, at(), DAY, False),
    ],
)
def test_passing_mentions(
    place: Place | None, other: Place | None, day: date, compared: bool
) -> None:
    blocks = Blocks([told(0, place=place), told(1, place=other, time=on(day))])
    assert list(blocks.neighbours(0)) == ([1] if compared else [])
    assert list(blocks.neighbours(1)) == ([0] if compared else [])


@pytest.mark.parametrize(
    ("change", "compared"),
    [
        (lambda t: None, True),
        (lambda t: setattr(t, "total", True), False),  # a running total and a day
        (lambda t: setattr(t, "families", {"protest"}), False),
    ],
)
def test_what_cannot_be_one_event_is_not_compared(
    change: Callable[[Telling], None], compared: bool
) -> None:
    tellings = [told(0), told(1)]
    change(tellings[1])
    assert bool(list(Blocks(tellings).neighbours(0))) is compared


def test_tellings_of_one_report_are_never_compared() -> None:
    writer = Writer("Jets bombed Dara. Shells fell on Harrow.")
    writer.tells("Jets bombed Dara")
    writer.tells("Shells fell on Harrow", place=HARROW)
    assert len(writer.told) == 2
    blocks = Blocks(writer.told)
    assert [list(blocks.neighbours(at)) for at in (0, 1)] == [[], []]


def test_what_two_reports_are_about_is_compared_wherever_it_was() -> None:
    loose = on(anchor=Anchor.PUBLICATION)
    tellings = [told(0, main=True, time=loose), told(1, main=True, place=HARROW, time=loose)]
    assert list(Blocks(tellings).neighbours(0)) == [1]


def test_copies_are_compared_whenever_they_came() -> None:
    tellings = [told(0, main=True), told(1, main=True)]
    for telling, day in zip(tellings, (DAY, DAY + timedelta(days=90)), strict=True):
        telling.published = day.toordinal()
        telling.days = None
    assert list(Blocks(tellings).neighbours(0)) == []
    copied = [Copied(tellings[0].report, tellings[1].report, 0.9)]
    assert list(Blocks(tellings, copied).neighbours(0)) == [1]
    assert list(Blocks(tellings, copied).neighbours(1)) == [0]


def test_a_crowded_block_is_looked_at_in_part() -> None:
    blocks = Blocks([told(number) for number in range(4 * AROUND)])
    found = list(blocks.neighbours(2 * AROUND))
    assert len(found) <= 2 * AROUND
    assert found == sorted(set(found))
