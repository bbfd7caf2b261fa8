import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.ledger.query import folded, holds, match_of


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("dara", "Qal‘at Dārā"),
        ("QALAT", "Qal‘at Dārā"),
        ("al-bab", "Al Bab"),
        ("sanaa", "Sana'a"),
        ("Etoile", "Agence É\u0301toile"),
        ("hill front", "the Hill\nFront"),
        ("حلب", "مدينة حَلَب"),
        ("львов", "Львов"),
    ],
)
def test_holds_whatever_the_spelling(part: str, name: str) -> None:
    assert holds(part, None, name)


def test_holds_looks_at_each_name_and_not_across_them() -> None:
    assert holds("north", "south", "the north")
    assert not holds("hill front", "hill", "front")
    assert not holds("x", None)


def test_folded_is_stable() -> None:
    assert folded(folded("  Qal‘at-Dārā ")) == folded("Qal‘at Dārā") == "qalat dara"


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("water station", '"water" "station"'),
        ('"water station" hit', '"water station" "hit"'),
        ("a OR NOT b*", '"a" "OR" "NOT" "b*"'),
        ('lone " quote', '"lone" "quote"'),
        ("  ", '""'),
    ],
)
def test_match_of_makes_strings_of_all_words(typed: str, match: str) -> None:
    assert match_of(typed) == match


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_nothing_typed_is_a_syntax_error(typed: str) -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5 (x)")
    assert db.execute("SELECT * FROM t WHERE t MATCH ?", (match_of(typed),)).fetchall() == []
    db.close()
