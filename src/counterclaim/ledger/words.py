"""Whether a word index holds the words of its table: all of them, and none besides.

FTS5 checks an index itself only where it may write to it, and a copy of one may be as large as the
ledger. So it is asked for what it holds, word by word, and so is an index made afresh of a few rows
at a time. Where each word stands is summed up: in which order the two tell it makes no difference.
"""

import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

AT_ONCE = 2_000_000  # characters of the table held in an index of their own

_PRIME = 2**31 - 1  # whose square SQLite's integers can hold


class WordIndex:
    """One word index of a ledger that is open for reading; ``sql`` is what makes it.

    What is made for the check lies in ``temp``. SQLite's errors come through.
    """

    def __init__(self, db: sqlite3.Connection, index: str, content: str, sql: str) -> None:
        self._db = db
        self._index = index
        self._content = content
        db.execute(f"CREATE VIRTUAL TABLE temp.held USING fts5vocab(main, {index}, instance)")
        db.execute(f"CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, {index}, row)")
        # An index like it, which keeps no rows of its own.
        made = sql.replace(f"CREATE VIRTUAL TABLE {index} ", "CREATE VIRTUAL TABLE temp.afresh ", 1)
        db.execute(made.replace(f'content="{content}", content_rowid="seq"', 'content=""', 1))
        db.execute("CREATE VIRTUAL TABLE temp.due USING fts5vocab(temp, afresh, instance)")
        self._columns = [name for _, name, *_ in db.execute("PRAGMA temp.table_info(afresh)")]
        self._sums = f"SELECT term, sum({_squared(self._columns)}) FROM"

    def close(self) -> None:
        """Let go of what was made for the check."""
        for table in ("held", "terms", "due", "afresh"):
            self._db.execute(f"DROP TABLE IF EXISTS temp.{table}")

    def faults(self) -> Iterator[str]:
        """What does not fit, in words."""
        index, db = self._index, self._db
        db.execute(f"SELECT 1 FROM main.{index} WHERE {index} MATCH 'word'").fetchone()
        due = 0
        for _ in self._some_afresh():
            due += self._sum("temp.due")
            if db.execute(_OTHER_SIZE.format(index=index)).fetchone():
                yield "it counts the words of a row otherwise"
        if due != self._sum("temp.held"):
            yield "it does not hold the words of the table"
        rows = (
            f"SELECT count(*) FROM main.{table}" for table in (f"{index}_docsize", self._content)
        )
        if len({db.execute(count).fetchone() for count in rows}) > 1:
            yield "it has rows that the table has not"
        if db.execute(_NOT_FOUND).fetchone():
            yield "a word in it is not found when it is looked up"

    def _some_afresh(self) -> Iterator[None]:
        """Put all rows of the table into the new index, some at a time."""
        names = ", ".join(self._columns)
        insert = f"INSERT INTO temp.afresh (rowid, {names}) VALUES (?{', ?' * len(self._columns)})"
        size = 0
        for row in self._db.execute(f"SELECT seq, {names} FROM main.{self._content} ORDER BY seq"):
            self._db.execute(insert, row)
            size += sum(map(_length, row))
            if size > AT_ONCE:
                yield
                self._db.execute("INSERT INTO temp.afresh (afresh) VALUES ('delete-all')")
                size = 0
        yield

    def _sum(self, told: str) -> int:
        rows = self._db.execute(f"{self._sums} {told} GROUP BY term")
        return sum(hash(term) * places for term, places in rows)


def _squared(columns: Sequence[str]) -> str:
    """SQL that makes one number of where a word stands, by factors that nobody knows beforehand.

    Numbers alone would add up alike where two words change places; their squares do not.
    """
    by_doc, by_offset, *by_column = (1 + secrets.randbelow(2**30) for _ in ("", "", *columns))
    column = " ".join(
        f"WHEN '{name}' THEN {number}" for name, number in zip(columns, by_column, strict=True)
    )
    stands = f"doc % {_PRIME} * {by_doc} + offset * {by_offset} + CASE col {column} END"
    return f"(({stands}) % {_PRIME}) * (({stands}) % {_PRIME}) % {_PRIME}"


def _length(value: Any) -> int:
    return len(value) if isinstance(value, str) else 0


_OTHER_SIZE = (
    "SELECT 1 FROM temp.afresh_docsize AS due LEFT JOIN main.{index}_docsize AS held USING (id) "
    "WHERE held.sz IS NOT due.sz LIMIT 1"
)
# Each word as it comes when all are read, against what is found where the index is asked for it.
_NOT_FOUND = (
    "SELECT 1 FROM temp.terms AS one LEFT JOIN temp.terms AS other ON other.term = one.term "
    "WHERE other.cnt IS NOT one.cnt OR other.doc IS NOT one.doc LIMIT 1"
)
