"""Re-hashes a whole ledger and names the first entry that does not fit."""

import re
import sqlite3
import warnings
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from counterclaim.ledger.chain import Entry, Value, misfit
from counterclaim.ledger.file import UNREADABLE, VERSION, check_version, open_read_only
from counterclaim.ledger.gazetteer import digest, is_in_force, names_in_force, strays_in
from counterclaim.ledger.migrations import migrate
from counterclaim.ledger.older import older_words
from counterclaim.ledger.rows import (
    CLAIMS,
    ENTRY_COLUMNS,
    GAZETTEER_ROWS,
    GAZETTEERS,
    LISTS,
    ORIGINALS,
    REPORTS,
    TABLES,
    Table,
    claim_of,
    report_of,
)
from counterclaim.ledger.words import WordIndex
from counterclaim.model.claim import ReportRef
from counterclaim.model.errors import LedgerError, LedgerNotice, UsageError
from counterclaim.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What does not fit; ``entry`` is None where it lies in no one entry (an index, the schema)."""

    entry: Entry | None
    what: str

    def __str__(self) -> str:
        if self.entry is None:
            return self.what
        return f"entry {self.entry.seq} ({self.entry.kind} {self.entry.subject}): {self.what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The entry that an earlier head is the hash of, and how many that fit came ``since``.

    ``recorded_at`` is UTC, ISO 8601.
    """

    seq: int
    hash: str
    recorded_at: str
    since: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """``entries`` that fit, the hash of the last of them, and the first fault, None if all fits.

    ``earlier`` is where the head that was asked for stood: empty if none was, or if no entry that
    fits has it; several only where its start is short. ``uncovered`` are the gazetteers in force
    that an older version added, whose rows no entry tells of.
    ``version`` is the ledger's own, which it was checked as; None if it could not be opened.
    """

    entries: int
    head: str | None
    fault: Fault | None
    version: int | None
    earlier: tuple[Earlier, ...] = ()
    uncovered: tuple[str, ...] = ()


def verify(path: Path | str, *, head: str | None = None) -> Verification:
    """Check all of a ledger, as it stood when the check began, without writing to it.

    ``head`` is a hash that was its head once, or the first eight or more of its hex digits, with or
    without "sha256:"; ``earlier`` then tells where it stands. UsageError if it is no such thing.

    The schema; every entry, row, original and claim's words; then SQLite's own structures, the
    foreign keys and the word indexes. A ledger of an older version is checked as what it is. A file
    that is no ledger, or not one that this version reads, is a fault too; LedgerError if there is
    no file.
    """
    path = Path(path)
    start = None if head is None else _start_of_hash(head)
    try:
        db = open_read_only(path)
    except LedgerError as error:
        if not path.is_file():
            raise
        fault = Fault(entry=None, what=str(error))
        return Verification(entries=0, head=None, fault=fault, version=None)
    with closing(db):
        version = check_version(path, db)
        if version < VERSION:
            warnings.warn(older_words(path, version), LedgerNotice, stacklevel=2)
        return _Check(db, version, start).run()


def _start_of_hash(head: str) -> str:
    digits = head.strip().lower().removeprefix("sha256:")
    if not re.fullmatch("[0-9a-f]{8,64}", digits):
        raise UsageError(
            f"{head!r} is no head hash: give the one that verify printed, or at least its first "
            "eight hex digits"
        )
    return f"sha256:{digits}"


class _Check:
    """One pass over an open ledger: ``entries`` and ``last`` are what has been found good."""

    def __init__(self, db: sqlite3.Connection, version: int, start: str | None) -> None:
        self.db = db
        self.version = version
        self.start = start
        self.heads: list[Entry] = []  # those whose hash begins so
        self.schema_due = _schema_due(version)
        self.entries = 0
        self.last: Entry | None = None
        self.report: Report | None = None
        self.covered: set[int] = set()  # gazetteers, by the entry that added them
        self.uncovered: tuple[str, ...] = ()

    def run(self) -> Verification:
        try:
            self.db.execute("PRAGMA temp_store = MEMORY")  # no words of reports in stray files
            self.db.execute("BEGIN")
            fault = next(self._faults(), None)
        except UNREADABLE as error:
            where = f"after entry {self.last.seq}" if self.last else "before the first entry"
            fault = Fault(entry=None, what=f"the file cannot be read {where}: {error}")
        head = self.last.hash if self.last else None
        return Verification(
            entries=self.entries,
            head=head,
            fault=fault,
            version=self.version,
            earlier=tuple(map(self._earlier, self.heads)),
            uncovered=self.uncovered,
        )

    def _earlier(self, entry: Entry) -> Earlier:
        since = self.entries - entry.seq
        return Earlier(seq=entry.seq, hash=entry.hash, recorded_at=entry.recorded_at, since=since)

    def _faults(self) -> Iterator[Fault]:
        yield from self._schema()
        yield from self._chain()
        yield from self._strays()
        yield from self._gazetteers()
        yield from self._structures()
        yield from self._word_indexes()

    def _schema(self) -> Iterator[Fault]:
        """Tables, indexes and triggers are its version's; what a user added beside them may stay.

        Not a trigger: it could change what is written.
        """
        due = self.schema_due
        found = {row[0]: row for row in self.db.execute(_SCHEMA)}
        for name, row in due.items():
            if found.get(name) != row:
                yield Fault(entry=None, what=f"{row[1]} {name} is not as its version makes it")
        for name, kind, *_ in found.values():
            if kind == "trigger" and name not in due:
                yield Fault(entry=None, what=f"a trigger was added: {name}")

    def _chain(self) -> Iterator[Fault]:
        tables = {table.kind: table for table in self._tables()}
        for row in self.db.execute(f"SELECT {ENTRY_COLUMNS} FROM entries ORDER BY seq"):
            entry = Entry(*row)
            what: str | None
            if not _plain(row):
                what = "it holds a value of a wrong type"
            elif entry.kind not in tables:
                what = "its version knows no entries of this kind"
            else:
                what = self._misfit(entry, tables[entry.kind])
            if what:
                yield Fault(entry=entry, what=what)
                return
            self.entries, self.last = self.entries + 1, entry
            if self.start and entry.hash.startswith(self.start):
                self.heads.append(entry)

    def _tables(self) -> Iterator[Table]:
        """The tables as the ledger's version knows them."""
        for table in TABLES:
            if table.name in self.schema_due:
                info = self.db.execute("SELECT name FROM pragma_table_info(?)", (table.name,))
                there = {name for (name,) in info}
                yield replace(table, later=tuple(name for name in table.later if name in there))

    def _misfit(self, entry: Entry, table: Table) -> str | None:
        try:
            row = self.db.execute(f"{table.select} WHERE seq = ?", (entry.seq,)).fetchone()
            if row and not _plain(row):
                return "the row it is about holds a value of a wrong type"
            payload = table.payload(row) if row else None
            return misfit(entry, self.last, payload) or self._unsound(entry, table, row)
        except UNREADABLE as error:
            return f"the row it is about cannot be read: {error}"
        except ValueError as error:
            return f"the row it is about is no {entry.kind}: {error}"

    def _unsound(self, entry: Entry, table: Table, row: tuple[Value, ...]) -> str | None:
        if table.kind == ORIGINALS.kind:
            return self._unsound_original(entry, row)
        if table.kind == REPORTS.kind:
            self.report = report_of(row)
        if table.kind == LISTS.kind:
            same = sha256(str(row[3]).encode()).hexdigest() == row[2]
            return None if same else "its text does not have the SHA-256 that was recorded"
        if table.kind == GAZETTEER_ROWS.kind:
            return self._unsound_gazetteer(row)
        if table.kind == CLAIMS.kind:
            return self._unsound_claim(row)
        return None

    def _unsound_original(self, entry: Entry, row: tuple[Value, ...]) -> str | None:
        digest, size, *_, compression = row
        select = "SELECT content FROM originals WHERE seq = ?"
        (kept,) = self.db.execute(select, (entry.seq,)).fetchone()
        if compression is None or kept is None:
            return None if compression is kept else "its bytes are gone"
        try:
            content = zlib.decompressobj().decompress(kept, int(size or 0) + 1)
        except zlib.error as error:
            return f"its bytes cannot be unpacked: {error}"
        if len(content) != size or sha256(content).hexdigest() != digest:
            return "its bytes do not have the SHA-256 and size that were recorded"
        return None

    def _unsound_claim(self, row: tuple[Value, ...]) -> str | None:
        claim = claim_of(str(row[1]))
        if self.report is None or self.report.id != claim.report.id:
            self.report = self._report(claim.report.id)  # read again, or added by a person
        if self.report is None or claim.report != ReportRef.of(self.report):
            return "it does not stand with its report"
        if self.report.text[claim.start : claim.end] != claim.verbatim:
            return "its words are not those of the report at its place"
        return None

    def _report(self, id: str) -> Report | None:
        found = self.db.execute(f"{REPORTS.select} WHERE id = ?", (id,)).fetchone()
        return report_of(found) if found else None

    def _unsound_gazetteer(self, row: tuple[Value, ...]) -> str | None:
        gazetteer, due = int(row[0] or 0), row[1]
        self.covered.add(gazetteer)
        if is_in_force(self.db, gazetteer) and digest(self.db, gazetteer) != due:
            return "the places of that gazetteer, or their names, are not those that were recorded"
        return None

    def _gazetteers(self) -> Iterator[Fault]:
        if GAZETTEERS.name not in self.schema_due:
            return
        for what in strays_in(self.db):
            yield Fault(entry=None, what=what)
        self.uncovered = tuple(
            name for seq, name in names_in_force(self.db) if seq not in self.covered
        )

    def _strays(self) -> Iterator[Fault]:
        for table in self._tables():
            sql = (
                f"SELECT {table.name}.seq FROM {table.name} LEFT JOIN entries USING (seq) "
                "WHERE entries.kind IS NOT ?"
            )
            for (seq,) in self.db.execute(sql, (table.kind,)):
                yield Fault(entry=None, what=f"row {seq} of {table.name} belongs to no entry")

    def _structures(self) -> Iterator[Fault]:
        for (said,) in self.db.execute("PRAGMA integrity_check"):
            if said != "ok":
                yield Fault(entry=None, what=f"SQLite's integrity check: {said}")
        for table, row, parent, _ in self.db.execute("PRAGMA foreign_key_check"):
            what = f"row {row} of {table} points to a row of {parent} that is not there"
            yield Fault(entry=None, what=what)

    def _word_indexes(self) -> Iterator[Fault]:
        for content, index in (("claims", "claims_fts"), ("reports", "reports_fts")):
            about = f"the word index {index} does not fit the table {content}"
            try:
                with closing(
                    WordIndex(self.db, index, content, self.schema_due[index][3])
                ) as words:
                    for what in words.faults():
                        yield Fault(entry=None, what=f"{about}: {what}")
            except UNREADABLE as error:
                yield Fault(entry=None, what=f"{about}: {error}")


# The tables inside a word index are SQLite's own, worded as its version likes: their columns count.
_SCHEMA = """
    SELECT name, type, tbl_name, iif(
        name LIKE '%_fts_%',
        (SELECT group_concat(c.name || c.type || c.pk) FROM pragma_table_info(s.name) AS c),
        sql
    )
    FROM sqlite_schema AS s WHERE name NOT LIKE 'sqlite_%'
"""


@cache
def _schema_due(version: int) -> dict[str, tuple[str, str, str, str]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate(db, upto=version)
        return {row[0]: row for row in db.execute(_SCHEMA)}


def _plain(row: tuple[object, ...]) -> bool:
    return all(value is None or isinstance(value, str | int) for value in row)
