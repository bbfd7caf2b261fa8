"""Reports that hold each other's text."""

import pytest

from counterclaim.linking.copies import COMMON, Copied, copies, sketch


def prose(name: str, words: int) -> str:
    """So many words, each in no other prose."""
    return " ".join(f"{name}{number}" for number in range(words))


WIRE = prose("wire", 120)


def shares(**texts: str) -> dict[tuple[str, str], float]:
    return {(each.a, each.b): each.share for each in copies(texts.items())}


def test_the_same_text_is_a_whole_copy() -> None:
    assert copies([("a", WIRE), ("b", WIRE)]) == [Copied("a", "b", 1.0)]


def test_case_and_punctuation_do_not_hide_a_copy() -> None:
    assert shares(a=WIRE, b=WIRE.upper().replace(" ", ", ")) == {("a", "b"): 1.0}


def test_wire_text_inside_a_longer_report_is_found() -> None:
    longer = f"{prose('lead', 200)} {WIRE} {prose('rest', 400)}"
    assert shares(a=longer, b=WIRE) == {("a", "b"): 1.0}


def test_half_of_it_is_half_a_copy() -> None:
    half = " ".join(WIRE.split()[:60])
    found = shares(a=WIRE, b=f"{half} {prose('own', 60)}")
    assert found[("a", "b")] == pytest.approx(0.5, abs=0.15)


def test_texts_that_share_a_phrase_are_no_copies() -> None:
    said = "the ministry said in a statement carried by the state agency on Monday"
    assert shares(a=f"{prose('one', 300)} {said}", b=f"{prose('two', 300)} {said}") == {}


@pytest.mark.parametrize(("holders", "found"), [(COMMON, True), (COMMON + 1, False)])
def test_what_many_reports_hold_is_boilerplate(holders: int, found: bool) -> None:
    foot = prose("foot", 60)
    texts = {f"r{number:02}": f"{prose(f'n{number}x', 60)} {foot}" for number in range(holders)}
    assert bool(shares(**texts)) is found


@pytest.mark.parametrize("text", ["", "Four words and no", "…"])
def test_short_texts_have_no_sketch(text: str) -> None:
    assert sketch(text) == frozenset()
    assert shares(a=text, b=text) == {}
