#!/usr/bin/env python3
"""Check the chain of a counterclaim ledger with nothing but Python's standard library.

    python3 check_ledger.py war.db [HEAD]

Says how many entries fit and the hash of the last one, or names the first that does not fit (exit
status 1). HEAD is a head hash printed earlier, or how it begins: is it that of an entry still?
Written by counterclaim; docs/ledger.md tells what is hashed, and what that proves.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any, Iterable, Iterator, Sequence  # noqa: UP035 - older Pythons run this too

# For each kind of entry: its table, what is hashed of a row, and columns that later versions added,
# which are hashed up to the last that holds something.
TABLES: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "original": (
        "originals",
        (
            "sha256",
            "size",
            "path",
            "row",
            "container_sha256",
            "added_at",
            "compression",
        ),
        (),
    ),
    "report": (
        "reports",
        (
            "id",
            "sha256",
            "title",
            "outlet",
            "side",
            "authors",
            "published",
            "published_precision",
            "url",
            "language",
            "path",
            "row",
            "own_id",
            "text",
        ),
        (),
    ),
    "claim": (
        "claims",
        (
            "ordinal",
            "json",
        ),
        ("reading",),
    ),
    "problem": (
        "problems",
        (
            "path",
            "row",
            "reason",
            "recorded_at",
        ),
        (),
    ),
    "gazetteer": (
        "gazetteers",
        (
            "action",
            "name",
            "path",
            "sha256",
            "places",
            "refused",
            "countries",
            "recorded_at",
        ),
        (),
    ),
    "gazetteer rows": (
        "gazetteer_rows",
        (
            "gazetteer",
            "sha256",
        ),
        (),
    ),
    "place mentions": (
        "place_mentions",
        (
            "report_id",
            "json",
        ),
        ("reading",),
    ),
    "judgement": (
        "judgements",
        (
            "about",
            "a",
            "b",
            "verdict",
            "judge",
            "score",
            "reasons",
            "recorded_at",
        ),
        ("coder",),
    ),
    "linking": (
        "linkings",
        (
            "version",
            "upto",
            "recorded_at",
        ),
        (),
    ),
    "list": (
        "lists",
        (
            "kind",
            "path",
            "sha256",
            "text",
            "recorded_at",
        ),
        (),
    ),
    "reading": (
        "readings",
        (
            "report_id",
            "rules",
            "lists",
            "claims",
            "confirms",
            "recorded_at",
        ),
        (),
    ),
    "decision": (
        "decisions",
        (
            "claim",
            "act",
            "field",
            "value",
            "standing_sha256",
            "takes_back",
            "reasons",
            "coder",
            "round",
            "batch",
            "blind",
            "decided_at",
            "packet",
            "recorded_at",
        ),
        (),
    ),
}
# What the hash of a gazetteer is over: its places, then the keys they go by.
GAZETTEER: tuple[str, ...] = (
    (
        "SELECT id, name, latitude, longitude, level, adjectives, admin1, country, "
        "population, geonameid, pcode FROM gazetteer_places WHERE gazetteer = ? ORDER BY "
        "id"
    ),
    (
        "SELECT key, place, main FROM gazetteer_names CROSS JOIN gazetteer_places ON id ="
        " place WHERE gazetteer = ? ORDER BY key, place"
    ),
)

FIRST = "sha256:" + 64 * "0"
ENTRIES = "SELECT seq, kind, subject, recorded_at, payload_sha256, prev_hash, hash FROM entries"
UNREADABLE = (sqlite3.Error, ValueError, TypeError, KeyError, zlib.error)


class Misfit(Exception):  # noqa: N818 - not an error of this program
    """What does not fit, in words."""


def line(values: Iterable[Any]) -> bytes:
    """A list as JSON without spaces and without escapes that JSON can do without."""
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":")).encode()


def sha256(values: Iterable[Any]) -> str:
    """The hash of a list."""
    return "sha256:" + hashlib.sha256(line(values)).hexdigest()


def entries(db: sqlite3.Connection) -> Iterator[tuple[int, str, str]]:
    """Number, hash and time of each entry that fits; Misfit at the first that does not."""
    tables = dict(known_tables(db))
    rows = Rows(db)
    last, head = 0, FIRST
    for seq, kind, subject, at, payload, prev, hashed in db.execute(ENTRIES + " ORDER BY seq"):
        where = f"entry {seq} ({kind} {subject})"
        if kind not in tables:
            raise Misfit(f"{where}: this program knows no entries of this kind; get a newer one")
        select, always = tables[kind]
        try:
            row = db.execute(f"{select} WHERE seq = ?", (seq,)).fetchone()
            if seq != last + 1 or prev != head:
                raise Misfit("it does not follow the entry before it")
            if hashed != sha256([seq, kind, subject, at, payload, prev]):
                raise Misfit("its hash is not the hash of what it says")
            if row is None:
                raise Misfit("the row it is about is gone")
            if payload != sha256(counted(row, always)):
                raise Misfit("the row it is about is not what was recorded")
            rows.check(kind, seq, row)
        except Misfit as misfit:
            raise Misfit(f"{where}: {misfit}") from None
        except UNREADABLE as error:
            raise Misfit(f"{where}: the row it is about cannot be read: {error}") from None
        last, head = seq, hashed
        yield seq, hashed, at


def known_tables(db: sqlite3.Connection) -> Iterator[tuple[str, tuple[str, int]]]:
    """For each kind of entry that this ledger has a table for: SQL for its rows, and how many of
    the columns are always hashed.
    """
    for kind, (table, columns, later) in TABLES.items():
        there = {row[1] for row in db.execute(f"PRAGMA table_info({table})")}
        if there:
            names = (*columns, *(name for name in later if name in there))
            yield kind, (f"SELECT {', '.join(names)} FROM {table}", len(columns))


def counted(row: Sequence[Any], always: int) -> Sequence[Any]:
    """The row without what later versions added and left empty."""
    end = len(row)
    while end > always and row[end - 1] is None:
        end -= 1
    return row[:end]


class Rows:
    """What the hash of a row does not tell: bytes and words that must fit it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.report = self.text = ""

    def check(self, kind: str, seq: int, row: Sequence[Any]) -> None:
        """Misfit if something else in the ledger does not fit this row."""
        values = dict(zip(TABLES[kind][1], row))  # noqa: B905
        if kind == "original":
            self.check_bytes(seq, values)
        elif kind == "report":
            self.report, self.text = values["id"], values["text"]
        elif kind == "claim":
            self.check_words(json.loads(values["json"]))
        elif kind == "list":
            if hashlib.sha256(values["text"].encode()).hexdigest() != values["sha256"]:
                raise Misfit("its text does not have the SHA-256 that was recorded")
        elif kind == "gazetteer rows":
            self.check_gazetteer(values["gazetteer"], values["sha256"])

    def check_bytes(self, seq: int, values: dict[str, Any]) -> None:
        """The original's bytes have its SHA-256 and size."""
        select = "SELECT content FROM originals WHERE seq = ?"
        (kept,) = self.db.execute(select, (seq,)).fetchone()
        if values["compression"] is None and kept is None:
            return
        content = zlib.decompressobj().decompress(kept, values["size"] + 1)
        if len(content) != values["size"]:
            raise Misfit("its bytes do not have the size that was recorded")
        if hashlib.sha256(content).hexdigest() != values["sha256"]:
            raise Misfit("its bytes do not have the SHA-256 that was recorded")

    def check_words(self, claim: dict[str, Any]) -> None:
        """The claim's words stand in its report where it says."""
        if claim["report"]["id"] != self.report:  # read again, or added by a person
            self.find(claim["report"]["id"])
        if self.text[claim["start"] : claim["end"]] != claim["verbatim"]:
            raise Misfit("its words are not those of the report at its place")

    def find(self, report: str) -> None:
        """Look at the report with this id, which came in earlier."""
        found = self.db.execute("SELECT id, text FROM reports WHERE id = ?", (report,)).fetchone()
        if found is None:
            raise Misfit("it does not stand with its report")
        self.report, self.text = found

    def check_gazetteer(self, gazetteer: int, due: str) -> None:
        """The places of a gazetteer that was not taken out again are those that were added."""
        name = "SELECT name FROM gazetteers WHERE seq = ?"
        gone = f"SELECT 1 FROM gazetteers WHERE action = 'remove' AND seq > ? AND name = ({name})"
        if self.db.execute(gone, (gazetteer, gazetteer)).fetchone():
            return
        found = hashlib.sha256()
        for rows in GAZETTEER:
            for row in self.db.execute(rows, (gazetteer,)):
                found.update(line(row) + b"\n")
        if found.hexdigest() != due:
            raise Misfit("the places of that gazetteer are not those that were recorded")


def check_strays(db: sqlite3.Connection) -> None:
    """Misfit if a row stands outside the chain."""
    for kind, (select, _) in known_tables(db):
        table = TABLES[kind][0]
        outside = f"SELECT 1 FROM entries WHERE entries.seq = {table}.seq AND kind = ?"
        if db.execute(f"{select} WHERE NOT EXISTS ({outside})", (kind,)).fetchone():
            raise Misfit(f"a row of {table} belongs to no entry")


def main(path: str, head: str = "") -> str:
    """What is to be said of the ledger; Misfit if something does not fit."""
    start = "sha256:" + head.lower().replace("sha256:", "")
    if head and len(start) < len("sha256:") + 8:
        raise Misfit(f"{head} is too short for a head hash: give eight digits or more")
    seen = ""
    number, last = 0, FIRST
    try:
        with closing(sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro", uri=True)) as db:
            db.execute("BEGIN")  # all of it as it is now, even if somebody writes
            for number, last, at in entries(db):
                if head and last.startswith(start):
                    seen = f"entry {number}, recorded {at}, has the hash {last}\n"
            check_strays(db)
    except sqlite3.Error as error:
        raise Misfit(f"the file cannot be read after entry {number}: {error}") from None
    if head and not seen:
        raise Misfit(f"no entry has the hash {head}; {number} fit, the last hash is {last}")
    return f"{number} entries fit, head {last}\n{seen}"


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    try:
        sys.stdout.write(main(*sys.argv[1:]))
    except Misfit as misfit:
        sys.exit(f"{sys.argv[1]} does not fit: {misfit}")
