"""How what is told is judged; every annotation is invented."""

from pathlib import Path

from benchmarks.telling import Mention, gold, judge

from counterclaim.model.words import Words

TEXT = "Rebels captured Velm and Karst on Monday."


def mention(kind: str, start: int, place: Words | None, clause: Words | None = None) -> Mention:
    return Mention(Words(start, start + 8), kind, {"place": place}, clause)


def right(expected: list[Mention], ours: list[Mention]) -> list[tuple[bool, bool, bool]]:
    found = judge("1", "seen", expected, ours, TEXT)
    return [(v.asked, v.answered, v.right) for v, _ in found]


def test_each_meets_the_one_that_agrees_most() -> None:
    velm, karst = Words(16, 20), Words(25, 30)
    expected = [mention("captured", 7, velm), mention("captured", 7, karst)]
    ours = [mention("captured", 7, karst), mention("captured", 7, velm)]
    assert right(expected, ours) == [(True, True, True), (True, True, True)]


def test_another_kind_or_place_is_wrong_and_what_meets_nothing_too() -> None:
    velm = Words(16, 20)
    assert right([mention("captured", 7, velm)], [mention("holds", 7, velm)]) == [
        (True, True, False)
    ]
    assert right([mention("captured", 7, velm)], [mention("captured", 7, Words(25, 30))]) == [
        (True, True, False)
    ]
    assert right([mention("captured", 7, velm)], []) == [(True, False, False)]
    assert right([], [mention("captured", 7, velm)]) == [(False, True, False)]


def test_another_trigger_counts_in_the_same_clause() -> None:
    velm, clause = Words(16, 20), Words(0, 40)
    ours = mention("captured", 31, velm, clause)
    assert right([mention("captured", 7, velm)], [ours]) == [(True, True, True)]


def test_gold_is_read_by_columns(tmp_path: Path) -> None:
    head = "# comment\ndocument\tstart\tend\tthing\teffect\tserved\tpart\n"
    (tmp_path / "services.tsv").write_text(f"{head}1\t7\t9\tcamp\thit\t-\tseen\n")
    part, [found] = gold(tmp_path, "services")["1"]
    assert (part, found.kind, found.arguments) == ("seen", "camp hit", {"served": None})
