"""Events that say nothing but that there was one are left out."""

import pytest
from spacy.language import Language

from counterclaim.annotating.events.component import find_events


@pytest.mark.parametrize(
    "sentence",
    ["The attack came.", "They clashed.", "Fighting raged on.", "It was the deadliest attack."],
)
def test_a_bare_word_of_force_tells_nothing(nlp: Language, sentence: str) -> None:
    assert find_events(nlp(sentence)) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Fighting raged on in Aleppo.",
        "The rebels clashed with the army.",
        "Shelling went on.",
        "The attack killed nine people.",
        "The attack came on 3 May 2031.",
    ],
)
def test_any_detail_makes_it_a_telling(nlp: Language, sentence: str) -> None:
    assert find_events(nlp(sentence))
