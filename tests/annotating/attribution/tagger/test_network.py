"""Windows over long texts: every piece is answered once, from a window no longer than trained."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.annotating.attribution.tagger import network

FULL_STOP = 1012


@given(st.lists(st.sampled_from([FULL_STOP, 2000, 2001, 2002, 2003]), min_size=1, max_size=3000))
def test_windows_cover_a_text_once(ids: list[int]) -> None:
    found = list(network._stretches(np.array(ids)))
    assert found[0].kept == 0
    assert found[-1].kept_end == len(ids)
    assert all(one.kept_end == other.kept for one, other in pairwise(found))
    for each in found:
        assert each.first <= each.kept < each.kept_end <= each.last
        assert each.last - each.first <= 254
        assert each.kept == 0 or each.kept - each.first == network._MARGIN


def test_a_text_is_cut_where_a_sentence_ends() -> None:
    ids = np.full(400, 2000)
    ids[[150, 197, 260]] = FULL_STOP
    assert [s.kept_end for s in network._stretches(ids)] == [198, 400]


def test_a_text_without_full_stops_is_cut_all_the_same() -> None:
    assert [s.kept_end for s in network._stretches(np.full(400, 2000))] == [200, 400]
