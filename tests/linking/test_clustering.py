"""Average link: no chains, pairs that must and that cannot be together."""

import pytest

from counterclaim.linking.clustering import clusters

Pair = tuple[str, str]
NEAR = {("a", "b"): 0.9, ("b", "c"): 0.9}


@pytest.mark.parametrize(
    ("scores", "must", "cannot", "expected"),
    [
        ({}, [], [], ["a", "b", "c"]),
        ({("a", "b"): 0.9}, [], [], ["ab", "c"]),
        ({("a", "b"): 0.5}, [], [], ["ab", "c"]),  # the threshold itself is enough
        ({("a", "b"): 0.49}, [], [], ["a", "b", "c"]),
        (NEAR | {("a", "c"): 0.3}, [], [], ["abc"]),
        # A and C are both near B, and far from each other: B goes with one of them, not with both.
        ({("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): 0.0}, [], [], ["ab", "c"]),
        ({("a", "b"): 0.8, ("b", "c"): 0.9}, [], [], ["a", "bc"]),  # never compared counts as 0
        ({}, [("a", "c")], [], ["ac", "b"]),
        ({("a", "b"): 0.1}, [("a", "b"), ("b", "c")], [], ["abc"]),
        ({("a", "b"): 0.9}, [], [("a", "b")], ["a", "b", "c"]),
        (NEAR | {("a", "c"): 0.9}, [], [("a", "c")], ["ab", "c"]),
        ({}, [("a", "b")], [("a", "b")], ["a", "b", "c"]),
        ({}, [("a", "b"), ("b", "c")], [("a", "c")], ["ab", "c"]),
        (NEAR | {("a", "c"): 0.9}, [("b", "c")], [("a", "c")], ["a", "bc"]),
    ],
)
def test_clusters(
    scores: dict[Pair, float], must: list[Pair], cannot: list[Pair], expected: list[str]
) -> None:
    found = clusters("abc", scores, threshold=0.5, must=must, cannot=cannot)
    assert ["".join(group) for group in found] == expected


def test_a_long_chain_does_not_become_one_group() -> None:
    days = range(12)
    neighbours = {(day, day + 1): 0.9 for day in days[:-1]}
    found = clusters(days, neighbours, threshold=0.5)
    assert max(map(len, found)) == 2
    assert sorted(day for group in found for day in group) == list(days)


def test_which_cannot_be_together_is_handed_on_to_whole_groups() -> None:
    scores = {("a", "b"): 0.9, ("c", "d"): 0.9, ("b", "c"): 0.8, ("a", "c"): 0.8, ("a", "d"): 0.8}
    scores |= {("b", "d"): 0.8}
    assert clusters("abcd", scores, threshold=0.5) == [["a", "b", "c", "d"]]
    found = clusters("abcd", scores, threshold=0.5, cannot=[("a", "d")])
    assert found == [["a", "b"], ["c", "d"]]


def test_the_order_of_scores_does_not_matter() -> None:
    scores = {("a", "b"): 0.9, ("b", "c"): 0.8, ("c", "d"): 0.7, ("a", "d"): 0.6}
    turned = dict(reversed(scores.items()))
    assert clusters("abcd", scores, threshold=0.4) == clusters("abcd", turned, threshold=0.4)
