"""Where a word stands becomes one number, whatever the size of the ledger."""

import random
import sqlite3
from contextlib import closing

import pytest

from counterclaim.ledger.words import _PRIME, _squared


@pytest.mark.parametrize("doc", [1, 2**31, 2**53])
@pytest.mark.parametrize("offset", [0, 30_000_000])
def test_no_number_is_too_large_for_sqlite(doc: int, offset: int) -> None:
    sql = f"SELECT {_squared(['title', 'text'])} FROM (SELECT ? AS doc, ? AS offset, 'text' AS col)"
    with closing(sqlite3.connect(":memory:")) as db:
        [(made,)] = db.execute(sql, (doc, offset))
    assert isinstance(made, int)
    assert 0 <= made < _PRIME


def test_words_that_change_places_do_not_add_up_alike() -> None:
    places = [(doc, offset) for doc in range(1, 30) for offset in range(10)]
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE TABLE told (doc, offset, col)")
        total = f"SELECT sum({_squared(['text'])}) FROM told"

        def added(rows: list[tuple[int, int]]) -> int:
            db.execute("DELETE FROM told")
            db.executemany("INSERT INTO told VALUES (?, ?, 'text')", rows)
            return int(db.execute(total).fetchone()[0])

        before = added(places)
        assert added(random.Random(1).sample(places, len(places))) == before
        assert added([(1, 1), (2, 2)]) != added([(1, 2), (2, 1)])
