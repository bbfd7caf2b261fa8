"""The count an account puts forward, and parts told side by side."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from counterclaim.linking.counts import both_may_hold, compared, differ, main_count
from counterclaim.model.claim import Claim
from counterclaim.model.figure import Counted, Figure, Measure, Scope
from counterclaim.model.words import Words
from tests.linking.making import STRIKE, Writer, dead

SPLIT = (dead(6, of=Counted.SOLDIERS, mention="six soldiers"), dead(3, mention="three residents"))


def told(*figures: Figure, together: bool = False) -> list[Claim]:
    """Claims of one report, a figure each; ``together``: all told by one "killed"."""
    writer = Writer(STRIKE, published=None)
    placed = [
        replace(figure, start=at, end=at + 1, cue=Words(30, 36) if together else None)
        for at, figure in enumerate(figures)
    ]
    return [writer.counts(STRIKE, figure) for figure in placed]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ((dead(9),), "the parts add up to the whole"),
        ((dead(12),), ""),  # the sum does not reach it
        ((dead(9, None, wording="at least"),), "“at least”"),
        ((dead(8, of=Counted.SOLDIERS),), ""),  # six soldiers against eight
        ((dead(6, of=Counted.SOLDIERS),), None),  # six soldiers both
        ((dead(3, of=Counted.CIVILIANS),), None),  # residents are
        (SPLIT, None),
    ],
)
def test_parts_side_by_side(other: Sequence[Figure], why: str | None) -> None:
    ours = main_count(told(*SPLIT, together=True), Measure.KILLED)
    theirs = main_count(told(*other, together=True), Measure.KILLED)
    assert ours is not None
    assert theirs is not None
    assert (ours.words, ours.low, ours.high) == ("six soldiers and three residents", 9, 9)
    one, two = compared(ours, theirs)
    assert (both_may_hold(one, two) if differ(one, two) else None) == why


def test_what_no_one_verb_tells_is_not_added() -> None:
    apart = main_count(told(*SPLIT), Measure.KILLED)
    assert apart is not None
    assert apart.words == "six soldiers"


def test_one_kind_twice_is_two_counts() -> None:
    found = main_count(told(dead(9), dead(12), together=True), Measure.KILLED)
    assert found is not None
    assert found.size == 9


@pytest.mark.parametrize(
    ("figures", "main"),
    [
        ((dead(24, 99, wording="dozens"), dead(9)), 9),  # a number goes before a word
        ((replace(dead(400), scope=Scope.CUMULATIVE), dead(9)), 9),
        ((dead(3, of=Counted.CHILDREN), dead(9)), 9),
        ((dead(0),), None),
    ],
)
def test_the_main_count(figures: Sequence[Figure], main: int | None) -> None:
    found = main_count(told(*figures), Measure.KILLED)
    assert (found.size if found else None) == main


def test_at_least_nine_and_nine_are_one_number() -> None:
    nine, least, most = (
        main_count(told(figure), Measure.KILLED)
        for figure in (dead(9), dead(9, None, wording="at least"), dead(None, 9, wording="up to"))
    )
    assert nine is not None
    assert least is not None
    assert most is not None
    assert not differ(nine, least)
    assert differ(least, most)
