"""Windows over long texts: every piece is answered once, from a window no longer than trained."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.annotating.attribution.tagger import network


@given(st.integers(1, 5_000))
def test_windows_cover_a_text_once(pieces: int) -> None:
    found = list(network._stretches(pieces))
    assert found[0].kept == 0
    assert found[-1].kept_end == pieces
    assert all(one.kept_end == other.kept for one, other in pairwise(found))
    for each in found:
        assert each.first <= each.kept < each.kept_end <= each.last
        assert each.last - each.first <= 254
        assert each.kept == 0 or each.kept - each.first == 32
