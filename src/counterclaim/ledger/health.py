"""Whether the SQLite that Python brings can hold a ledger."""

import sqlite3

OLDEST = (3, 37, 0)  # STRICT tables


def sqlite_words() -> str:
    """The version, in words."""
    return f"SQLite {sqlite3.sqlite_version}"


def sqlite_problem() -> str | None:
    """What is missing, with the way out; None if nothing is."""
    if sqlite3.sqlite_version_info < OLDEST:
        return "a newer SQLite is needed (3.37): install a newer Python"
    with sqlite3.connect(":memory:") as db:
        try:
            db.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
            db.execute("SELECT json_extract('{\"a\": 1}', '$.a')")
        except sqlite3.OperationalError as error:
            return f"this SQLite lacks a part ({error}): install Python from python.org"
    return None
