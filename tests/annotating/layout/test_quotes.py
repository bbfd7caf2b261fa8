"""Quotation marks: where they open, close and go on."""

import pytest

from counterclaim.annotating.layout.quotes import find_quotes

TABLE = [
    ("He said “one” and “two”.", ["“one”", "“two”"]),
    ('"One," he said, "two."', ['"One,"', '"two."']),
    ("``One,'' he said.", ["``One,''"]),
    ("The ‘truce’ held; the boys’ camp did not.", ["‘truce’"]),
    ("It's the army's road.", []),
    ("A stray “ mark opens.\n\nNothing follows.", []),
    ("“One.\n\n“Two.”", ["“One.", "“Two.”"]),
    ("“One.\n\nTwo” (Title).", ["“One.", "Two”"]),
    ("«One» and „two“", ["«One»"]),
    ('x"y', []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_quotes(text: str, expected: list[str]) -> None:
    assert [quote.words.of(text) for quote in find_quotes(text)] == expected


def test_a_later_paragraph_continues_the_quotation() -> None:
    assert [q.continues for q in find_quotes("“One.\n\n“Two.”\n\n“Three.”")] == [False, True, False]
