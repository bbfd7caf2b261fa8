"""Pairs scored by points that were fitted to others."""

from training.linking.checking import held_out
from training.linking.comparing import STRETCHES, Compared

from counterclaim.linking.likeness import Likeness


def pair(near: bool, same: bool, stretch: int) -> Compared:
    return Compared(Likeness({"days": 0.0 if near else 9.0}), same, frozenset((stretch,)))


def test_what_holds_in_every_stretch_holds_in_the_one_left_out() -> None:
    compared = [
        pair(near, near, stretch)
        for stretch in range(STRETCHES)
        for near in [True] * 10 + [False] * 30
    ]
    found = held_out(compared)
    assert (found.precision, found.recall, found.f1) == (100, 100, 100)
    assert (found.pairs, found.same) == (STRETCHES * 40, STRETCHES * 10)


def test_what_holds_in_one_stretch_only_is_found_out() -> None:
    compared = [
        pair(near, near == (stretch > 0), stretch)
        for stretch in range(STRETCHES)
        for near in [True] * 10 + [False] * 30
    ]
    assert held_out(compared).f1 < 90
