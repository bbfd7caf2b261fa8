"""Reads a ledger without being able to write to it."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from counterclaim.ledger.file import UNREADABLE, damaged, explained
from counterclaim.ledger.gazetteer import files_in, refusals_in
from counterclaim.ledger.older import open_up_to_date
from counterclaim.ledger.query import ClaimQuery, holds, select
from counterclaim.ledger.rows import (
    JUDGEMENTS,
    LISTS,
    MENTIONS,
    ORIGINALS,
    PROBLEMS,
    REPORTS,
    Original,
    OwnList,
    claim_of,
    judgement_of,
    mentions_of,
    original_of,
    report_of,
)
from counterclaim.model.claim import Claim
from counterclaim.model.errors import LedgerError, UsageError
from counterclaim.model.gazetteer import GazetteerFile, Refusal
from counterclaim.model.judgement import Judgement
from counterclaim.model.place import PlaceMention
from counterclaim.model.problem import Problem
from counterclaim.model.report import Report


class LedgerReader:
    """A ledger opened for reading; LedgerError if it is missing, foreign, newer or damaged.

    Use it as a context manager. A writer may be at work at the same time: each call sees the ledger
    as it was when the call began. One of an older version is read from a copy in memory, as it was
    when it was opened, with a LedgerNotice; ``was_version`` is the version of the file.

        >>> with LedgerReader("war.db") as ledger:  # doctest: +SKIP
        ...     for claim in ledger.claims(ClaimQuery(place="Aleppo", kind=ClaimKind.CONTROL)):
        ...         print(claim.sources[0].name, claim.verbatim)
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._db, self.was_version = self._open()
        self._db.create_function("holds", -1, holds, deterministic=True)

    def _open(self) -> tuple[sqlite3.Connection, int]:
        return open_up_to_date(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def reports(self) -> Iterator[Report]:
        """Every report, in the order they entered."""
        for row in self._rows(f"{REPORTS.select} ORDER BY seq"):
            with self._sound():
                report = report_of(row)
            yield report

    def report(self, id: str) -> Report | None:
        """The report with this id, or with the one id that begins so; None if there is none.

        UsageError if several begin so.
        """
        whole = self._whole_id("reports", id)
        row = self._row(f"{REPORTS.select} WHERE id = ?", whole)
        with self._sound():
            return report_of(row) if row else None

    def original(self, sha256: str) -> Original | None:
        """The original bytes with this SHA-256 (bare hex, as in ``Report.sha256``)."""
        columns = ", ".join((*ORIGINALS.columns, *ORIGINALS.beside))
        row = self._row(f"SELECT {columns} FROM originals WHERE sha256 = ?", sha256)
        with self._sound():
            return original_of(row) if row else None

    def has(self, sha256: str) -> str | None:
        """The id of the report read from the bytes with this SHA-256, None if there is none."""
        row = self._row("SELECT id FROM reports WHERE sha256 = ?", sha256)
        return row[0] if row else None

    def claims(self, query: ClaimQuery | None = None) -> Iterator[Claim]:
        """The claims that fit: reports in the order they entered, then in the order of the text."""
        for row in self._rows(*select(query or ClaimQuery())):
            with self._sound():
                claim = claim_of(row[0])
            yield claim

    def claim(self, id: str) -> Claim | None:
        """The claim with this id, or with the one id that begins so; None if there is none.

        UsageError if several begin so.
        """
        whole = self._whole_id("claims", id)
        row = self._row("SELECT json FROM claims WHERE id = ?", whole)
        with self._sound():
            return claim_of(row[0]) if row else None

    def problems(self) -> Iterator[Problem]:
        """Every problem, in the order they were met."""
        for path, row, reason, _ in self._rows(f"{PROBLEMS.select} ORDER BY seq"):
            yield Problem(path=path, row=row, reason=reason)

    def place_mentions(self) -> Iterator[tuple[str, tuple[PlaceMention, ...]]]:
        """Each report's id and its place mentions, in the order they entered.

        Reports read by version 1 have none.
        """
        for report, json in self._rows(f"{MENTIONS.select} ORDER BY seq"):
            with self._sound():
                mentions = mentions_of(json)
            yield report, mentions

    def gazetteers(self) -> list[GazetteerFile]:
        """The user's own gazetteers, in the order they were added."""
        with self._read():
            return files_in(self._db)

    def refusals(self, gazetteer: str) -> list[Refusal]:
        """The rows not taken of the gazetteer last added under the name."""
        with self._read():
            return refusals_in(self._db, gazetteer)

    def own_list(self, kind: str) -> OwnList | None:
        """The list of that kind ("actors") in force: the last that was kept."""
        row = self._row(f"{LISTS.select} WHERE kind = ? ORDER BY seq DESC LIMIT 1", kind)
        return OwnList(*row) if row else None

    def claim_counts(self) -> dict[str, int]:
        """How many claims each report has, by its id; reports without any are left out."""
        return dict(self._rows("SELECT report_id, count(*) FROM claims GROUP BY report_id"))

    def claims_at(self, since: int = 0) -> Iterator[tuple[int, Claim]]:
        """Claims with the number of their entry, in the order they entered, after ``since``."""
        for seq, json in self._rows(
            "SELECT seq, json FROM claims WHERE seq > ? ORDER BY seq", (since,)
        ):
            with self._sound():
                claim = claim_of(json)
            yield seq, claim

    def judgements(self, *, until: str | None = None) -> Iterator[Judgement]:
        """Every judgement as they were made, recorded up to ``until`` (ISO 8601)."""
        sql = f"{JUDGEMENTS.select} WHERE ? IS NULL OR recorded_at <= ? ORDER BY seq"
        for row in self._rows(sql, (until, until)):
            with self._sound():
                judgement = judgement_of(row)
            yield judgement

    def linked_upto(self, version: str) -> int:
        """The last entry whose claims a linker of this ``version`` has seen, 0 if it never ran."""
        row = self._row("SELECT version, upto FROM linkings ORDER BY seq DESC LIMIT 1")
        return row[1] if row and row[0] == version else 0

    def is_linked(self) -> bool:
        """Whether a linker has run, or anybody has judged what is one event."""
        sql = "SELECT EXISTS (SELECT 1 FROM linkings) OR EXISTS "
        return bool(self._row(f"{sql}(SELECT 1 FROM judgements WHERE about = 'event')")[0])

    def recorded(self) -> dict[str, str]:
        """When each report entered the ledger (UTC, ISO 8601), by its id."""
        return dict(self._rows("SELECT subject, recorded_at FROM entries WHERE kind = 'report'"))

    def last_entry(self) -> int:
        """The number of the last entry, 0 while there is none."""
        row = self._row("SELECT max(seq) FROM entries")
        return row[0] or 0

    def head(self) -> str | None:
        """The hash of the last entry, None while there is none.

        Kept elsewhere, it proves later that nothing up to here was changed.
        """
        row = self._row("SELECT hash FROM entries ORDER BY seq DESC LIMIT 1")
        return row[0] if row else None

    @contextmanager
    def _sound(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, zlib.error) as error:
            raise LedgerError(damaged(self.path, error)) from error

    def _whole_id(self, table: str, start: str) -> str:
        # Ids are lower-case hex after a letter and "-": those that begin so lie below start + "~".
        sql = f"SELECT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 3"
        ids = [row[0] for row in self._rows(sql, (start, start + "~"))]
        if len(ids) > 1 and ids[0] != start:
            raise UsageError(
                f"several ids begin with {start!r} ({', '.join(ids)} ...); give more of it"
            )
        return ids[0] if ids else start

    def _row(self, sql: str, *values: str | int | None) -> Any:
        return next(self._rows(sql, values), None)

    def _rows(self, sql: str, values: Any = ()) -> Iterator[Any]:
        with self._read():
            yield from self._db.execute(sql, values)

    @contextmanager
    def _read(self) -> Iterator[None]:
        try:
            yield
        except UNREADABLE as error:
            raise explained(self.path, error) from error


__all__ = ["ClaimQuery", "LedgerReader", "Original", "OwnList"]
