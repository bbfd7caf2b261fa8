"""Decoding: always legal, and the likeliest of what is legal."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from counterclaim.annotating.attribution.tagger.tags import (
    OUTSIDE,
    TAGS,
    Role,
    Run,
    begins,
    decode,
    inside,
)


def scores(*tags: int) -> NDArray[np.float32]:
    found = np.zeros((len(tags), TAGS), np.float32)
    for word, tag in enumerate(tags):
        found[word, tag] = 5.0
    return found


def test_runs_begin_go_on_and_end() -> None:
    source, cue, more = begins(Role.SOURCE), begins(Role.CUE), inside(Role.SOURCE)
    assert decode(scores(source, more, cue, OUTSIDE, source)) == [
        Run(Role.SOURCE, 0, 1),
        Run(Role.CUE, 2, 2),
        Run(Role.SOURCE, 4, 4),
    ]


def test_a_run_never_goes_on_without_having_begun() -> None:
    found = decode(scores(OUTSIDE, inside(Role.CUE), inside(Role.CUE)))
    assert found in ([Run(Role.CUE, 1, 2)], [Run(Role.CUE, 0, 2)])


def test_joined_words_go_with_the_word_before() -> None:
    tags = scores(begins(Role.SOURCE), OUTSIDE, OUTSIDE, begins(Role.CUE))
    joined = np.array([False, True, True, False])
    assert decode(tags, joined) == [Run(Role.SOURCE, 0, 2), Run(Role.CUE, 3, 3)]


def test_nothing_is_read_from_no_words() -> None:
    assert decode(np.zeros((0, TAGS), np.float32)) == []


@given(st.lists(st.lists(st.floats(-9, 9), min_size=TAGS, max_size=TAGS), max_size=12))
def test_runs_are_in_order_and_apart(rows: list[list[float]]) -> None:
    found = decode(np.array(rows, np.float32).reshape(len(rows), TAGS))
    at = -1
    for run in found:
        assert at < run.first <= run.last < len(rows)
        at = run.last
