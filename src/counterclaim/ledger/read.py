"""Reads a ledger without being able to write to it."""

from collections.abc import Iterator
from typing import Any

from counterclaim.ledger.gazetteer import files_in, refusals_in
from counterclaim.ledger.pages import Pages
from counterclaim.ledger.query import ClaimQuery, count, select, select_early
from counterclaim.ledger.rows import (
    DECISIONS,
    JUDGEMENTS,
    LISTS,
    MENTIONS,
    ORIGINALS,
    READINGS,
    REPORTS,
    Original,
    OwnList,
    claim_of,
    decision_of,
    judgement_of,
    mentions_of,
    original_of,
    reading_of,
    report_of,
)
from counterclaim.ledger.totals import Totals
from counterclaim.model.claim import Claim
from counterclaim.model.decision import Decision
from counterclaim.model.errors import UsageError
from counterclaim.model.gazetteer import GazetteerFile, Refusal
from counterclaim.model.judgement import Judgement
from counterclaim.model.place import PlaceMention
from counterclaim.model.problem import Problem
from counterclaim.model.reading import ReportReading
from counterclaim.model.report import Report

_READING = f"SELECT seq, {', '.join(READINGS.hashed)} FROM readings"
_DECISION = f"SELECT seq, {', '.join(DECISIONS.hashed)} FROM decisions"

# The claims of the reading in force of a report (null: from before readings), and people's; as of
# entry ?2.
_LAST_READ = """
    SELECT seq, json FROM claims WHERE report_id = ?1 AND seq <= ?2 AND (
        component = 'person' OR reading IS (
            SELECT iif(confirms IS NULL, seq, nullif(confirms, 0)) FROM readings
            WHERE report_id = ?1 AND seq <= ?2 ORDER BY seq DESC LIMIT 1
        )
    )
"""
_FOUND_IN = """
    SELECT json FROM claims
    WHERE report_id = ? AND reading IS nullif(?, 0) AND component <> 'person' ORDER BY ordinal
"""
NOW = 2**63 - 1  # the number of no entry: all that there are


class LedgerReader(Pages, Totals):
    """A ledger opened for reading; LedgerError if it is missing, foreign, newer or damaged.

    Use it as a context manager. A writer may be at work at the same time: each call sees the ledger
    as it was when the call began. One of an older version is read from a copy in memory, as it was
    when it was opened, with a LedgerNotice; ``was_version`` is the version of the file.

        >>> with LedgerReader("war.db") as ledger:  # doctest: +SKIP
        ...     for claim in ledger.claims(ClaimQuery(place="Aleppo", kind=ClaimKind.CONTROL)):
        ...         print(claim.sources[0].name, claim.verbatim)
    """

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

    def claims(self, query: ClaimQuery | None = None, limit: int = -1) -> Iterator[Claim]:
        """The claims that fit: reports in the order they entered, then in the order of the text.

        ``limit`` of them at most, all where it is below 0.
        """
        sql, asked = select(query or ClaimQuery())
        found = self._early(query, limit) if query is not None and limit > 0 else None
        for _, json in found or self._rows(f"{sql} LIMIT {limit:d}", asked):
            with self._sound():
                claim = claim_of(json)
            yield claim

    def _early(self, query: ClaimQuery, limit: int) -> list[Any] | None:
        """The rows, where so many claims fit that the first of the ledger hold enough of them."""
        sql, asked = select_early(query)
        found = list(self._rows(f"{sql} LIMIT {limit:d}", asked)) if sql else []
        return found if len(found) == limit else None

    def count(self, query: ClaimQuery | None = None) -> int:
        """How many claims fit."""
        query = query or ClaimQuery()
        if query == ClaimQuery(kind=query.kind, outlet=query.outlet):
            return self.how_many_of(query.kind, query.outlet)
        found: int = next(self._rows(*count(query)))[0]
        return found

    def claim(self, id: str) -> Claim | None:
        """The claim with this id, or with the one id that begins so, as it stands; else None.

        One that stands no longer is given as it was last read. UsageError if several begin so.
        """
        whole = self._whole_id("claims", id)
        sql = (
            "SELECT coalesce(d.json, c.json) FROM drawn_claims AS d JOIN claims AS c "
            "ON c.seq = d.claim WHERE d.id = ?"
        )
        row = self._row(sql, whole) or self._row(
            "SELECT json FROM claims WHERE id = ? ORDER BY seq DESC LIMIT 1", whole
        )
        with self._sound():
            return claim_of(row[0]) if row else None

    def versions(self, claim: str) -> list[tuple[int, Claim]]:
        """Every reading of the claim with this whole id: its entry's number, and the claim."""
        with self._sound():
            sql = "SELECT seq, json FROM claims WHERE id = ? ORDER BY seq"
            return [(seq, claim_of(json)) for seq, json in self._rows(sql, (claim,))]

    def read_of(self, report: str, upto: int = NOW) -> list[tuple[int, Claim]]:
        """The claims of a report (its whole id) as they were last read, with those people added.

        Numbers of their entries and claims, in the order of the text; as of entry ``upto``.
        """
        with self._sound():
            found = [(seq, claim_of(json)) for seq, json in self._rows(_LAST_READ, (report, upto))]
        return sorted(found, key=lambda each: (each[1].start, each[0]))

    def found_in(self, report: str, reading: int) -> list[Claim]:
        """The claims that a reading of a report found and kept; 0: before readings were recorded.

        A reading that confirms another keeps none of its own.
        """
        with self._sound():
            return [claim_of(json) for (json,) in self._rows(_FOUND_IN, (report, reading))]

    def is_read(self, claim: str) -> bool:
        """Whether the claim with this whole id is in the reading in force, or people added it."""
        report = self.report_of(claim)
        return report is not None and any(each.id == claim for _, each in self.read_of(report))

    def report_ids(self) -> list[str]:
        """The ids of all reports, in the order they entered."""
        return [id for (id,) in self._rows("SELECT id FROM reports ORDER BY seq")]

    def readings(self, report: str | None = None) -> list[ReportReading]:
        """The readings of a report (its whole id), oldest first; None: the last of every report."""
        if report is not None:
            rows = self._rows(f"{_READING} WHERE report_id = ? ORDER BY seq", (report,))
        else:
            rows = self._rows(
                f"{_READING} WHERE seq IN (SELECT max(seq) FROM readings GROUP BY report_id) "
                "ORDER BY seq"
            )
        with self._sound():
            return [reading_of(row) for row in rows]

    def decisions(
        self, *, claim: str | None = None, report: str | None = None, coder: str | None = None
    ) -> Iterator[Decision]:
        """Decisions in the order they were made: all, or those on a claim or report, by a coder."""
        wanted = {"claim = ?": claim, "coder = ?": coder}
        wanted["claim IN (SELECT id FROM claims WHERE report_id = ?)"] = report
        asked = {sql: value for sql, value in wanted.items() if value is not None}
        where = " AND ".join(asked) or "TRUE"
        for row in self._rows(f"{_DECISION} WHERE {where} ORDER BY seq", tuple(asked.values())):
            with self._sound():
                decision = decision_of(row)
            yield decision

    def decision(self, seq: int) -> Decision | None:
        """The decision of this entry."""
        row = self._row(f"{_DECISION} WHERE seq = ?", seq)
        with self._sound():
            return decision_of(row) if row else None

    def last_decision(self, coder: str) -> Decision | None:
        """The newest decision of a coder that takes nothing back, and was not taken back."""
        row = self._row(
            f"{_DECISION} AS d WHERE coder = ? AND act <> 'take back' AND NOT EXISTS "
            "(SELECT 1 FROM decisions AS b WHERE b.takes_back = d.seq) ORDER BY seq DESC LIMIT 1",
            coder,
        )
        with self._sound():
            return decision_of(row) if row else None

    def taken_back(self, seq: int) -> int | None:
        """The entry that took the decision of entry ``seq`` back, None if it counts."""
        row = self._row("SELECT seq FROM decisions WHERE takes_back = ?", seq)
        return row[0] if row else None

    def decided_batch(self, batch: str) -> list[Decision]:
        """The decisions made in one go under this name."""
        with self._sound():
            return [
                decision_of(row) for row in self._rows(f"{_DECISION} WHERE batch = ?", (batch,))
            ]

    def problems(self) -> Iterator[Problem]:
        """Every problem, in the order they were met."""
        return (problem for _, problem in self.problems_behind(0))

    def problems_behind(self, seq: int, limit: int = -1) -> Iterator[tuple[int, Problem]]:
        """Problems behind an entry with the numbers of theirs, in the order they were met."""
        sql = "SELECT seq, path, row, reason FROM problems WHERE seq > ? ORDER BY seq LIMIT ?"
        for number, path, row, reason in self._rows(sql, (seq, limit)):
            yield number, Problem(path=path, row=row, reason=reason)

    def how_many_reports(self) -> int:
        """How many reports there are."""
        found: int = self._row("SELECT count(*) FROM reports")[0]
        return found

    def how_many_problems(self) -> int:
        """How many problems there are."""
        found: int = self._row("SELECT count(*) FROM problems")[0]
        return found

    def place_mentions(self) -> Iterator[tuple[str, tuple[PlaceMention, ...]]]:
        """Each report's id and its place mentions, in the order they entered.

        Reports read by version 1 have none.
        """
        last = "seq IN (SELECT max(seq) FROM place_mentions GROUP BY report_id)"
        for report, json, _ in self._rows(f"{MENTIONS.select} WHERE {last} ORDER BY seq"):
            with self._sound():
                mentions = mentions_of(json)
            yield report, mentions

    def places_in(self, report: str) -> tuple[PlaceMention, ...]:
        """The place mentions of the report with this whole id, as they were last read."""
        sql = f"{MENTIONS.select} WHERE report_id = ? ORDER BY seq DESC LIMIT 1"
        row = self._row(sql, report)
        with self._sound():
            return mentions_of(row[1]) if row else ()

    def without_mentions(self) -> int:
        """How many reports were read before ledgers kept the place mentions."""
        sql = (
            "SELECT (SELECT count(*) FROM reports) - "
            "(SELECT count(DISTINCT report_id) FROM place_mentions)"
        )
        found: int = self._row(sql)[0]
        return found

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

    def claims_at(self, since: int = 0) -> Iterator[tuple[int, Claim]]:
        """Claims as they stand with the number of their entry, those after ``since``."""
        sql, asked = select(ClaimQuery())
        for seq, json in self._rows(sql, asked):
            if seq > since:
                with self._sound():
                    claim = claim_of(json)
                yield seq, claim

    def judgements(self, *, until: str | None = None) -> Iterator[Judgement]:
        """Every judgement as they were made, recorded up to ``until`` (ISO 8601)."""
        sql = (
            f"SELECT seq, {', '.join(JUDGEMENTS.hashed)} FROM judgements "
            "WHERE ? IS NULL OR recorded_at <= ? ORDER BY seq"
        )
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

    def entry_at(self, moment: str) -> int:
        """The number of the last entry recorded up to a moment (UTC, ISO 8601), 0 before any."""
        found: int = self._row(
            "SELECT coalesce(max(seq), 0) FROM entries WHERE recorded_at <= ?", moment
        )[0]
        return found

    def last_read_by(self) -> dict[str, str]:
        """When each version of the rules last read a report (UTC, ISO 8601), oldest first."""
        sql = "SELECT rules, max(recorded_at) FROM readings GROUP BY rules ORDER BY max(seq)"
        return dict(self._rows(sql))

    def touched_since(self, entry: int) -> set[str]:
        """The reports that entered, were read, decided on or added to after an entry: whole ids."""
        sql = (
            "SELECT id FROM reports WHERE seq > ?1 UNION "
            "SELECT report_id FROM readings WHERE seq > ?1 UNION "
            "SELECT c.report_id FROM decisions AS d CROSS JOIN claims AS c ON c.id = d.claim "
            "WHERE d.seq > ?1 UNION "
            "SELECT report_id FROM claims WHERE seq > ?1 AND component = 'person'"
        )
        return {report for (report,) in self._rows(sql, (entry,))}

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

    def _whole_id(self, table: str, start: str) -> str:
        # Ids are lower-case hex after a letter and "-": those that begin so lie below start + "~".
        # A claim of several readings is one id.
        sql = f"SELECT DISTINCT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 3"
        ids = [row[0] for row in self._rows(sql, (start, start + "~"))]
        if len(ids) > 1 and ids[0] != start:
            raise UsageError(
                f"several ids begin with {start!r} ({', '.join(ids)} ...); give more of it"
            )
        return ids[0] if ids else start


__all__ = ["ClaimQuery", "LedgerReader", "Original", "OwnList"]
