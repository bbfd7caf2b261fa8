"""Parties without a name in any list, by their own words."""

import pytest
from spacy.language import Language

from counterclaim.annotating.attaching.unlisted import unlisted


@pytest.mark.parametrize(
    ("sentence", "noun", "mention"),
    [
        ("The enemy shelled the town.", "enemy", "enemy"),
        ("The relief committee condemned it.", "committee", "relief committee"),
        ("Three armed patrols attacked it.", "patrols", "armed patrols"),
        ("Both sides attacked.", "sides", None),
        ("The refugee camp was attacked.", "camp", None),
        ("The bridge was attacked.", "bridge", None),
        ("A missile struck it.", "missile", None),
    ],
)
def test_only_words_for_people_name_a_party(
    nlp: Language, sentence: str, noun: str, mention: str | None
) -> None:
    token = next(t for t in nlp(sentence) if t.text == noun)
    found = unlisted(token, acts=True)
    assert (found.mention if found else None) == mention


def test_one_name_done_to_may_be_a_town(nlp: Language) -> None:
    doc = nlp("The army shelled Velm and shot Ann Carter.")
    shelled, shot = doc[3], doc[7]
    assert unlisted(shelled, acts=False) is None
    found = unlisted(shot, acts=False)
    assert found is not None
    assert found.mention == "Ann Carter"
