"""Words as pieces: paragraph marks, letter case, veiled names."""

import pytest
import spacy

from counterclaim.annotating.attribution.tagger.reading import FOLDER, VOCABULARY
from counterclaim.annotating.attribution.tagger.wordpieces import (
    NAME,
    PARAGRAPH,
    WordPieces,
    is_capitalised,
    words_of,
)

NLP = spacy.blank("en")


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces(FOLDER / VOCABULARY)


def test_a_line_break_is_a_piece_of_its_own(pieces: WordPieces) -> None:
    words = words_of(NLP("It fell.\n\nIt burned."))
    cut = pieces.cut("It fell.\n\nIt burned.", words)
    assert [w.after_break for w in words] == [False, False, False, True, False, False]
    assert list(cut.ids).count(PARAGRAPH) == 1
    assert len(cut.firsts) == len(words)


def test_case_is_told_beside_the_piece(pieces: WordPieces) -> None:
    text = "the Wire SAID aBc"
    cut = pieces.cut(text, words_of(NLP(text)))
    assert [int(cut.cases[first]) for first in cut.firsts] == [0, 1, 2, 3]


def test_a_veiled_name_is_one_piece_however_long(pieces: WordPieces) -> None:
    long, short = "Ann Mary Roe said so", "Roe said so"
    one = pieces.cut(long, words_of(NLP(long)), [(0, 2)])
    other = pieces.cut(short, words_of(NLP(short)), [(0, 0)])
    assert list(one.ids) == list(other.ids)
    assert list(one.cases) == list(other.cases)
    assert one.ids[0] == NAME
    assert list(one.joined) == [False, True, True, False, False]


def test_hostile_words_are_cut_short(pieces: WordPieces) -> None:
    text = "x" * 100_000 + " said " + "é" * 99
    cut = pieces.cut(text, words_of(NLP(text)))
    assert len(cut.ids) < 40


def test_which_words_may_be_names() -> None:
    assert [is_capitalised(w) for w in ("Oldtown", "WIRE", "I", "rebels", "al-Bab")] == [
        True,
        True,
        False,
        False,
        False,
    ]
