"""Ledgers as older versions wrote them.

The rows in ``1.sql`` to ``4.sql`` are what the program wrote when its ledger had that version, of
two invented reports and a table without text; from version 2 on with two gazetteers, one of them
taken out again, from 3 on linked, from 4 on with a list of actors.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from counterclaim.ledger.file import VERSION
from counterclaim.ledger.migrations import migrate

VERSIONS = range(1, VERSION)


def old_ledger(folder: Path, version: int) -> Path:
    """A ledger of this version in ``folder``, closed."""
    path = folder / f"old-{version}.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        migrate(db, upto=version)
        db.execute("PRAGMA journal_mode = WAL")
        db.executescript(
            f"BEGIN;{Path(__file__).with_name(f'{version}.sql').read_text('utf-8')}COMMIT;"
        )
    return path
