"""Where lines end sentences, and where they were only wrapped."""

import pytest
import spacy

from counterclaim.annotating.layout.breaks import sentence_starts

CASES = {
    "a headline above the text": ("Bridge hit\nTwo were hurt.", ["Bridge", "Two"]),
    "paragraphs": ("One fell.\n\nTwo rose.", ["One", "Two"]),
    "a line that goes on in lower case": ("The army and\nthe rebels fought.", ["The"]),
    "a wrapped long line": (
        "The harbour master said on the radio that nobody from\nNorhald had been seen there.",
        ["The"],
    ),
    "a long line that ends a sentence": (
        "The harbour master said on the radio that nobody had come.\nNorhald is quiet.",
        ["The", "Norhald"],
    ),
    "a blank line after an unfinished one": (
        "The harbour master said on the radio that nobody at all\n\nNorhald is quiet.",
        ["The", "Norhald"],
    ),
    "carriage returns": ("Bridge hit\r\nTwo were hurt.", ["Bridge", "Two"]),
    "nothing but space": (" \n\n ", []),
}


@pytest.mark.parametrize(("text", "starts"), CASES.values(), ids=CASES.keys())
def test_sentence_starts(text: str, starts: list[str]) -> None:
    doc = spacy.blank("en")(text)
    assert [doc[i].text for i in sentence_starts(doc)] == starts
