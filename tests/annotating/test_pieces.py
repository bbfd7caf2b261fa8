"""Long texts are cut where nothing is torn, and read as if they were whole."""

import pytest
import spacy
from spacy.language import Language

from counterclaim.annotating.pieces import cuts, run_in_pieces
from counterclaim.annotating.pipeline import COMPONENTS, annotate
from counterclaim.model.report import Report

PARAGRAPH = "Rebels shelled the port on Monday, killing three people, a doctor said. It rained.\n"


@pytest.mark.parametrize("text", [PARAGRAPH * 9, PARAGRAPH.replace("\n", " ") * 9, "word " * 300])
@pytest.mark.parametrize("size", [10, 64, 10_000])
def test_the_pieces_cover_the_text(text: str, size: int) -> None:
    doc = spacy.blank("en")(text)
    ranges = list(cuts(doc, size))
    assert [a for a, _ in ranges] == [0, *(b for _, b in ranges[:-1])]
    assert ranges[-1][1] == len(doc)
    assert all(0 < b - a <= size for a, b in ranges)
    assert "".join(doc[a:b].text_with_ws for a, b in ranges) == text


def test_a_piece_ends_with_a_paragraph_where_one_does() -> None:
    doc = spacy.blank("en")(PARAGRAPH * 9)
    assert all(doc[b - 1].text == "\n" for _, b in cuts(doc, 50))


def test_a_text_read_in_pieces_keeps_its_words_and_layers(nlp: Language) -> None:
    text = PARAGRAPH * 40
    made = nlp.make_doc(text)
    made._.published = "2016-11-30"
    doc = run_in_pieces(nlp, made, COMPONENTS)
    assert doc.text == text
    assert doc._.published == "2016-11-30"
    assert len(doc._.attributions) >= 40
    assert 3 in {f.figure.low for f in doc._.figures}


def test_long_and_short_reports_keep_their_order(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counterclaim.annotating.pipeline.LONG", 100)
    reports = [Report(text=t) for t in ("One.", PARAGRAPH * 3, "Two.", "Three.", PARAGRAPH * 2)]
    read = list(annotate(nlp, reports))
    assert [report for _, report in read] == reports
    assert [doc.text for doc, _ in read] == [report.text for report in reports]
