"""PDF documents, whole and damaged."""

import pytest

from counterclaim.model.intake import Format
from counterclaim.reading.options import Limits
from counterclaim.reading.unwrap import unwrap
from tests.reading.make import SENTENCE, encrypted_pdf, pdf, refused, taken

LINES = [
    "Shells hit Qarma market",
    "",
    "Government forces shelled the invented town of Qarma on Monday, a monitor",
    "said. At least three people were killed and dozens wounded, it added in a",
    "statement.",
]


def test_lines_become_paragraphs_and_the_first_the_title():
    report = taken(pdf(LINES), Format.PDF).report
    assert report.title == "Shells hit Qarma market"
    assert "a monitor said. At least three people" in report.text
    assert report.text.startswith("Shells hit Qarma market\n")


def test_pages_are_limited():
    assert taken(pdf([SENTENCE], pages=3), Format.PDF).report.text.count(SENTENCE) == 3
    reason = refused(pdf([SENTENCE], pages=3), Format.PDF, limits=Limits(max_pdf_pages=2))
    assert "--limit pdf_pages=3" in reason


def test_a_password_is_asked_for_but_an_empty_one_is_none():
    assert "encrypted" in refused(encrypted_pdf([SENTENCE], "secret"), Format.PDF)
    assert SENTENCE in taken(encrypted_pdf([SENTENCE], ""), Format.PDF).report.text


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_a_cut_off_pdf_is_refused(share: float):
    whole = pdf(LINES, pages=5)
    assert "cut off" in refused(whole[: int(len(whole) * share)], Format.PDF)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"Just words", "not a PDF"),
        (b"%PDF-1.4\nnothing\n%%EOF", "damaged"),
        (pdf([]), "OCR"),
    ],
)
def test_what_is_no_pdf_with_text_is_refused(content: bytes, reason: str):
    assert reason in refused(content, Format.PDF)


def test_a_damaged_table_of_objects_is_got_round():
    broken = pdf([SENTENCE]).replace(b"startxref\n", b"startxref\n9")
    assert SENTENCE in taken(broken, Format.PDF).report.text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("the army\nsaid on Monday", "the army said on Monday"),
        ("A govern-\nment of government", "A government of government"),
        ("A rebel-\nheld town", "A rebel-held town"),
        ("A govern\u00ad\nment", "A government"),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("", ""),
        ("\n\n", ""),
    ],
)
def test_unwrapping(lines: str, text: str):
    assert unwrap(lines) == text


def test_a_break_the_layout_did_not_need_stays():
    long = "Forces shelled the invented town of Qarma for the whole of last week, they said."
    text = f"{long}\n\nShort one.\nForces left.\n{long}"
    assert unwrap(text) == text
