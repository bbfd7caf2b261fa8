"""Ledgers of older versions are read as they are: a copy in memory is brought up to date."""

import sqlite3
import warnings
from contextlib import closing
from pathlib import Path

from counterclaim.ledger.file import UNREADABLE, VERSION, check_version, damaged, open_read_only
from counterclaim.ledger.migrations import migrate
from counterclaim.model.errors import LedgerError, LedgerNotice


def older_words(path: Path, version: int) -> str:
    """What to say of a ledger of an older ``version``."""
    return (
        f"{path} was written by an older counterclaim (ledger version {version}; this program "
        f"writes {VERSION}). It is read as it is; adding to it brings it up to date"
    )


def open_up_to_date(path: Path) -> tuple[sqlite3.Connection, int]:
    """A connection that cannot write and that holds this version's tables; the file's version.

    An older file is copied into memory as it stands, and a LedgerNotice says so. LedgerError as
    ``open_read_only`` raises it.
    """
    db = open_read_only(path)
    try:
        version = check_version(path, db)
        if version == VERSION:
            return db, version
        with closing(db):
            copy = _copy(db)
    except UNREADABLE as error:
        db.close()
        raise LedgerError(damaged(path, error)) from None
    warnings.warn(older_words(path, version), LedgerNotice, stacklevel=2)
    return copy, version


def _copy(db: sqlite3.Connection) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", isolation_level=None)
    try:
        db.backup(copy)
        migrate(copy)
        copy.execute("PRAGMA query_only = ON")
    except BaseException:
        copy.close()
        raise
    return copy
