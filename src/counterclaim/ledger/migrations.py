"""Brings a ledger to the version this program writes: the numbered files of schema/, in order."""

import sqlite3
from collections.abc import Iterator
from importlib.resources import files

from counterclaim.ledger.drawn import draw_as_read
from counterclaim.ledger.file import APPLICATION_ID, prepare
from counterclaim.ledger.rows import claim_of
from counterclaim.model.claim import Claim

DRAWN_SINCE = 5  # the version with drawn tables


def steps() -> tuple[str, ...]:
    """The SQL of every version, first to last."""
    folder = files("counterclaim.ledger") / "schema"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".sql"))
    return tuple((folder / name).read_text(encoding="utf-8") for name in names)


def migrate(db: sqlite3.Connection, upto: int | None = None) -> None:
    """Apply what is missing, all in one transaction; a ledger that is up to date is not touched.

    ``upto`` is the last version to apply; None asks for all.
    """
    known = steps()[:upto]
    if _version(db) == len(known):
        return
    prepare(db)
    db.execute("BEGIN IMMEDIATE")
    try:
        # Read again: another process may have done it while this one waited for its turn.
        was = _version(db)
        for sql in known[was:]:
            for statement in statements(sql):
                db.execute(statement)
        if was < DRAWN_SINCE <= len(known):
            draw_as_read(db, _claims(db))
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {len(known)}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def _claims(db: sqlite3.Connection) -> Iterator[tuple[int, int, Claim]]:
    sql = (
        "SELECT reports.seq, claims.seq, json FROM reports CROSS JOIN claims "
        "ON report_id = reports.id ORDER BY reports.seq, start, ordinal"
    )
    return ((report, row, claim_of(json)) for report, row, json in db.execute(sql))


def statements(sql: str) -> list[str]:
    """The statements of a script, one by one: ``executescript`` would commit the transaction."""
    found, held = [], ""
    for line in sql.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            found.append(held.strip())
            held = ""
    return found


def _version(db: sqlite3.Connection) -> int:
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    return version
