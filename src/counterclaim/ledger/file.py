"""The ledger as a file: what marks it as one, and how it is opened for reading."""

import sqlite3
from pathlib import Path

from counterclaim.ledger.drawn import first_line
from counterclaim.ledger.query import holds
from counterclaim.model.errors import LedgerError

APPLICATION_ID = 0x43434C4D  # "CCLM", at byte 68 of the file
VERSION = 5  # PRAGMA user_version; the number of the last file in schema/
WAIT = 30.0  # seconds to wait for another process that writes

# What reading a damaged file raises; the second where SQLite's own words are no text any more.
UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)

_MAGIC = b"SQLite format 3\x00"
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


def prepare(db: sqlite3.Connection) -> None:
    """Teach a connection the functions that our SQL uses; it leaves no words in stray files."""
    db.execute("PRAGMA temp_store = MEMORY")
    db.create_function("holds", -1, holds, deterministic=True)
    db.create_function("first_line", 1, first_line, deterministic=True)


def is_fresh(path: Path) -> bool:
    """Nothing is there yet: no file, an empty one, or one whose making was cut off."""
    return not path.exists() or (path.is_file() and _is_unmade(path))


def _is_unmade(path: Path) -> bool:
    """The file is empty, or SQLite will make it so: the journal beside it says that it was."""
    if path.stat().st_size == 0:
        return True
    try:
        with _beside(path, "-journal").open("rb") as file:
            head = file.read(20)
    except OSError:
        return False
    return head[:8] == _JOURNAL_MAGIC and head[16:20] == bytes(4)  # of no pages


def _beside(path: Path, side: str) -> Path:
    return path.with_name(path.name + side)


def check_is_ledger(path: Path) -> None:
    """LedgerError unless the file's first hundred bytes are a ledger's. Opens nothing in SQLite."""
    try:
        # Only a file as files are: opening a pipe would wait for whoever writes to it.
        if path.exists() and not path.is_file():
            raise LedgerError(f"{path} cannot be read: it is no file, as a ledger is")
        with path.open("rb") as file:
            head = file.read(100)
        unmade = _is_unmade(path)
    except FileNotFoundError:
        raise LedgerError(
            f"there is no ledger at {path}; `counterclaim add {path} FILES` makes one"
        ) from None
    except OSError as error:
        raise LedgerError(f"{path} cannot be read: {error.strerror}") from None
    if unmade:
        raise LedgerError(
            f"nothing is in {path} yet: it is being made just now, or its making was cut off. If "
            f"no other process is at it, `counterclaim add {path} FILES` starts it again"
        )
    if head[:16] != _MAGIC or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise LedgerError(
            f"{path} is not a counterclaim ledger; it was left as it is. Name a ledger, or a file "
            "that does not exist yet"
        )


def check_version(path: Path, db: sqlite3.Connection) -> int:
    """The schema version of an open ledger; LedgerError if this program is too old for it."""
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise LedgerError(
            f"{path} was written by a newer counterclaim (ledger version {version}; this program "
            f"knows up to {VERSION}); it was left as it is. Update the program"
        )
    return version


def open_read_only(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; also for a file in a folder that cannot be written to.

    The ledger may be of an older version: ``older.open_up_to_date`` hides that.
    """
    check_is_ledger(path)
    address = f"{path.resolve().as_uri()}?mode=ro"
    try:
        return _opened(path, address)
    except sqlite3.OperationalError as error:
        # WAL wants its two side files; where they cannot be made nobody can be writing, and the
        # file may be read as it lies, unless a writer left something that is still to go into it.
        if _size(_beside(path, "-journal")):
            raise LedgerError(_half_written(path, error)) from None
        if _size(_beside(path, "-wal")):
            raise LedgerError(_unreadable(path, error)) from None
    except UNREADABLE as error:
        raise LedgerError(damaged(path, error)) from None
    try:
        return _opened(path, address + "&immutable=1")
    except UNREADABLE as error:
        raise LedgerError(damaged(path, error)) from None


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _opened(path: Path, address: str) -> sqlite3.Connection:
    db = sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None)
    try:
        check_version(path, db)
        db.execute("SELECT 1 FROM entries LIMIT 1").fetchone()
    except BaseException:
        db.close()
        raise
    return db


def _half_written(path: Path, error: sqlite3.Error) -> str:
    return (
        f"{path} cannot be read as it is ({error}): its last writer was cut off halfway. The next "
        "command that adds to it first puts back what was there before; where you may not write to "
        "it, copy the file and the one beside it (-journal) to a folder of yours"
    )


def _unreadable(path: Path, error: sqlite3.Error) -> str:
    return (
        f"{path} cannot be opened where it lies ({error}): its last writer was cut off, and its "
        "folder cannot be written to. Copy the file and the two beside it (-wal, -shm) to a folder "
        "of yours and open it there"
    )


def damaged(path: Path, error: Exception) -> str:
    """What to say when what a ledger holds makes no sense."""
    return f"{path} is damaged ({error}); `counterclaim verify {path}` says more"


def explained(path: Path, error: Exception) -> LedgerError:
    """The cause of an SQLite error in plain words, with the way out."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LedgerError(
            f"another process is writing to {path} and did not finish in time; try again when it "
            "is done"
        )
    if name == "SQLITE_FULL":
        return LedgerError(
            f"no space is left for {path} ({error}); what was saved is safe. Make room, then give "
            "the same command again"
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return LedgerError(
            f"{path} cannot be written ({error}); see whether you may write to the file and to "
            "its folder"
        )
    if name.startswith("SQLITE_IOERR"):
        return LedgerError(f"the disk failed on {path} ({error}); what was saved is safe")
    return LedgerError(damaged(path, error))
