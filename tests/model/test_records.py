"""The few records that do something: stretches of text, a report's id and defaults, problems."""

from dataclasses import FrozenInstanceError
from datetime import date
from hashlib import sha256

import pytest

from counterclaim.model.problem import Problem
from counterclaim.model.report import DatePrecision, Report, report_id
from counterclaim.model.words import Words


def test_words_are_a_stretch_of_text() -> None:
    words = Words(4, 9)
    assert words.of("The 🕊 flew over") == "🕊 fle"
    assert Words(5, 9) in words
    assert words in words
    assert Words(3, 5) not in words
    assert sorted([Words(4, 9), Words(0, 2), Words(4, 5)])[0] == Words(0, 2)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ((0, 4), (4, 6), False),
        ((0, 5), (4, 6), True),
        ((4, 6), (0, 9), True),
        ((3, 3), (0, 3), False),
    ],
)
def test_words_overlap_by_a_character(
    one: tuple[int, int], other: tuple[int, int], shared: bool
) -> None:
    assert Words(*one).overlaps(Words(*other)) is shared
    assert Words(*other).overlaps(Words(*one)) is shared


def test_the_hull_holds_every_part() -> None:
    assert Words.hull([Words(5, 7), Words(1, 3)]) == Words(1, 7)
    with pytest.raises(ValueError, match="empty"):
        Words.hull([])


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_no_stretch_runs_backwards(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a stretch of text"):
        Words(start, end)


def test_a_report_is_known_by_its_bytes() -> None:
    text = "Qal‘at 🕊"
    digest = sha256(text.encode()).hexdigest()
    report = Report(text=text)
    assert (report.sha256, report.id) == (digest, f"r-{digest[:16]}")
    assert report.id == report_id(digest)
    original = Report(text=text, sha256="ab" * 32)
    assert original.id == "r-abababababababab"
    assert Report(text="half \ud800 a pair").id.startswith("r-")


def test_what_is_not_known_of_a_report_is_none() -> None:
    report = Report(text="Rain.")
    assert (report.title, report.outlet, report.side, report.published, report.url) == (None,) * 5
    assert (report.authors, report.language) == ((), "en")
    assert report.published_precision is DatePrecision.UNKNOWN
    with pytest.raises(FrozenInstanceError):
        report.text = "Sun."  # type: ignore[misc]


def test_a_date_given_without_a_precision_is_a_day() -> None:
    day = date(2031, 5, 4)
    assert Report(text="Rain.", published=day).published_precision is DatePrecision.DAY
    month = Report(text="Rain.", published=day, published_precision=DatePrecision.MONTH)
    assert month.published_precision is DatePrecision.MONTH


def test_a_problem_says_where() -> None:
    assert str(Problem(path="t.csv", row=3, reason="has no text")) == "t.csv, row 3: has no text"
    assert str(Problem(path="a.pdf", row=None, reason="is damaged")) == "a.pdf: is damaged"
