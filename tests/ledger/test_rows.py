"""What of a row its entry hashes."""

import pytest

from counterclaim.ledger.rows import Table

TABLE = Table("note", "notes", ("id", "words"), beside=("content",), later=("by", "why"))


@pytest.mark.parametrize(
    ("row", "payload"),
    [
        (("n", "w"), ("n", "w")),
        (("n", None), ("n", None)),
        (("n", None, None, None), ("n", None)),
        (("n", "w", "me", None), ("n", "w", "me")),
        (("n", "w", None, "so"), ("n", "w", None, "so")),
        (("n", "w", "", None), ("n", "w", "")),
    ],
)
def test_later_columns_count_once_they_hold_something(
    row: tuple[str | None, ...], payload: tuple[str | None, ...]
) -> None:
    assert TABLE.payload(row) == payload


def test_later_columns_are_read_and_written_behind_the_first() -> None:
    assert TABLE.select == "SELECT id, words, by, why FROM notes"
    assert TABLE.insert.startswith("INSERT INTO notes (seq, id, words, by, why, content) VALUES")
