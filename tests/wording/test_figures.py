"""Counts in words."""

from dataclasses import replace

import pytest

from counterclaim.model.figure import Counted, Figure, Measure, Scope
from counterclaim.model.words import Words
from counterclaim.views.records import figure_of
from counterclaim.wording.figures import count_words, figure_words, range_words


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
    assert range_words(low, high) == said


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
    assert figure_words(figure) == "killed 24–99 civilians (dozens)"
    assert count_words(figure) == count_words(figure_of(figure)) == "killed 24–99 civilians"
    part = replace(figure, wording=None, part_of=Words(0, 4), scope=Scope.CUMULATIVE, was=1200)
    assert figure_words(part) == "killed 24–99 civilians (part, cumulative, was 1,200)"
    assert count_words(replace(figure, of=Counted.UNKNOWN)) == "killed 24–99"
