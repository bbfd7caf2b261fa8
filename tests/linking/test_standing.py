"""The newest judgement of a pair counts."""

import pytest

from counterclaim.linking.standing import Bonds, Groups, hold, joined, standing
from counterclaim.model.judgement import Subject, Verdict
from tests.views.making import judged

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


@pytest.mark.parametrize(
    ("verdicts", "holds"),
    [
        ([SAME], True),
        ([DIFFERENT], False),
        ([SAME, DIFFERENT], False),
        ([SAME, DIFFERENT, SAME], True),
        ([SAME, UNSURE], False),
    ],
)
def test_the_newest_counts(verdicts: list[Verdict], holds: bool) -> None:
    told = [judged("c-2", "c-1", verdict) for verdict in verdicts]
    assert [each.verdict for each in standing(told, Subject.EVENT)] == [verdicts[-1]]
    assert bool(joined(told, Subject.EVENT)) is holds


def test_what_is_judged_is_kept_apart() -> None:
    told = [judged("a", "b", SAME, Subject.SOURCE), judged("a", "b", DIFFERENT, Subject.COPY)]
    assert joined(told, Subject.SOURCE) == told[:1]
    assert joined(told, Subject.COPY) == joined(told, Subject.EVENT) == []


def test_a_group_is_known_by_the_first_put_in() -> None:
    groups: Groups[str] = Groups()
    for thing in "abcd":
        groups.add(thing)
    groups.join("d", "c")
    groups.join("b", "d")
    assert [groups.head(thing) for thing in "abcd"] == ["a", "b", "b", "b"]
    groups.join("d", "a")
    assert {groups.head(thing) for thing in "abcd"} == {"a"}
    assert groups.head("unknown") == "unknown"


def bonds() -> Bonds[str]:
    made: Bonds[str] = Bonds()
    for thing in "abcd":
        made.add(thing)
    return made


def test_what_is_kept_apart_is_handed_on_to_whole_groups() -> None:
    held = bonds()
    assert held.part("a", "b")
    assert held.tie("b", "c")
    assert held.apart("c", "a")
    assert not held.tie("a", "c")
    assert held.tie("d", "a")
    assert held.forbidden("c") == {held.head("a")}
    assert held.apart("d", "b")
    assert not held.part("b", "c")


@pytest.mark.parametrize(
    ("told", "met"),
    [
        ([("a", "b", SAME), ("b", "c", SAME), ("a", "c", DIFFERENT)], [1, 2]),
        ([("a", "c", DIFFERENT), ("a", "b", SAME), ("b", "c", SAME)], [1, 2]),
        ([("a", "b", SAME), ("b", "c", SAME), ("a", "b", DIFFERENT)], [1, 2]),
        ([("a", "b", SAME), ("a", "b", UNSURE)], []),
        ([("a", "b", DIFFERENT), ("c", "d", SAME)], [0, 1]),
    ],
)
def test_the_newest_that_can_be_met_are(
    told: list[tuple[str, str, Verdict]], met: list[int]
) -> None:
    said = [judged(*each) for each in told]
    assert hold(bonds(), standing(said, Subject.EVENT)) == [said[number] for number in met]
