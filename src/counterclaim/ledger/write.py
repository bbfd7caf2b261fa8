"""Writes a ledger: reports with their claims, and problems, each an entry of the chain."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from counterclaim.ledger.chain import Entry, Value, following
from counterclaim.ledger.drawing import Drawing
from counterclaim.ledger.drawn import Draw, DrawnClaim, Link, draw_report, wait_for
from counterclaim.ledger.file import (
    WAIT,
    check_is_ledger,
    check_version,
    explained,
    is_fresh,
    prepare,
)
from counterclaim.ledger.gazetteer import Keyed, delete, digest, insert
from counterclaim.ledger.migrations import migrate
from counterclaim.ledger.read import LedgerReader, Original
from counterclaim.ledger.rows import (
    CLAIMS,
    DECISIONS,
    ENTRY_COLUMNS,
    GAZETTEER_ROWS,
    GAZETTEERS,
    JUDGEMENTS,
    LINKINGS,
    LISTS,
    MENTIONS,
    ORIGINALS,
    PROBLEMS,
    READINGS,
    REPORTS,
    Table,
    claim_of,
    claim_row,
    decision_row,
    judgement_row,
    mentions_row,
    original_row,
    reading_row,
    report_row,
    storable,
)
from counterclaim.model.claim import Claim, ReportRef
from counterclaim.model.decision import Decision
from counterclaim.model.errors import LedgerError, UsageError
from counterclaim.model.gazetteer import GazetteerFile, Refusal
from counterclaim.model.intake import Intake, Item
from counterclaim.model.judgement import Judgement
from counterclaim.model.place import PlaceMention
from counterclaim.model.problem import Problem
from counterclaim.model.reading import ReportReading, in_force
from counterclaim.model.report import Report
from counterclaim.model.version import RULES

PAUSE = 0.005  # seconds between batches: without, a second writer that waits its turn starves


class RefusedError(LedgerError):
    """What was handed over does not fit together, or not with what is there; nothing was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a report: its id, its claims, and whether it was new."""

    report_id: str
    claims: int
    new: bool


def _now() -> datetime:
    return datetime.now(UTC)


class Ledger(Drawing, LedgerReader):
    """A ledger opened for writing, made if there is none; one process writes at a time.

    A call returns when what it wrote is on the disk. LedgerError if the file is something else, its
    folder is missing, the disk is full, or another process keeps writing for ``wait`` seconds.

        >>> report = Report(text="The army said it had entered the village.", outlet="The Courier")
        >>> with Ledger("war.db") as ledger:  # doctest: +SKIP
        ...     ledger.add(report, read_claims(report))
        ...     print(ledger.head())
    """

    def __init__(
        self, path: Path | str, *, wait: float = WAIT, clock: Callable[[], datetime] = _now
    ) -> None:
        self._wait = wait
        self._clock = clock
        super().__init__(path)
        self._in_batch = False
        self._rest_until = 0.0
        self._last: Entry | None = None  # of the batch that is open

    def _open(self) -> tuple[sqlite3.Connection, int]:
        if not self.path.absolute().parent.is_dir():
            raise LedgerError(
                f"the folder {self.path.absolute().parent} does not exist; make it first, or name "
                "another place for the ledger"
            )
        if not is_fresh(self.path):
            check_is_ledger(self.path)
        with self._in_plain_words():
            db = sqlite3.connect(self.path, timeout=self._wait, isolation_level=None)
            try:
                version = check_version(self.path, db)
                prepare(db)
                migrate(db)
                db.execute("PRAGMA journal_mode = WAL")
                db.execute("PRAGMA synchronous = FULL")
                db.execute("PRAGMA foreign_keys = ON")
            except BaseException:
                db.close()
                raise
        return db, version

    @contextmanager
    def batch(self) -> Iterator[None]:
        """What is added inside is committed at the end in one go, or not at all.

        Faster for many reports, and still on the disk when it ends. Batches do not nest.
        """
        if self._in_batch:
            raise RuntimeError("a batch is already open")
        time.sleep(max(self._rest_until - time.monotonic(), 0))
        with self._in_plain_words():
            self._db.execute("BEGIN IMMEDIATE")
        self._in_batch = True
        self._last = None  # another process may have written since
        try:
            yield
            with self._in_plain_words():
                self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise
        finally:
            self._in_batch = False
            self._rest_until = time.monotonic() + PAUSE

    def add(
        self,
        what: Report | Intake,
        claims: Sequence[Claim] = (),
        places: Sequence[PlaceMention] | None = None,
        lists: str = "",
    ) -> Added:
        """Keep a report with its original bytes and its claims: all of it, or nothing.

        ``places`` are the mentions as they were read, None if nobody looked for them; ``lists`` is
        the hash of the user's own lists that it was read with.

        A report whose bytes are already there is left alone, whatever the claims. Without an
        ``Intake`` the UTF-8 bytes of the text are the original. RefusedError if hashes,
        ids or words do not fit together.
        """
        if not self._in_batch:
            with self.batch():
                return self.add(what, claims, places, lists)
        intake = what if isinstance(what, Intake) else None
        report = what.report if isinstance(what, Intake) else what
        item = intake.item if intake else None
        known = self.has(report.sha256)
        if known:
            return Added(report_id=known, claims=0, new=False)
        content = item.content if item else report.text.encode(errors="surrogatepass")
        _check(report, content, claims)
        now = self._time()
        with self._all_or_nothing():
            self._keep_bytes(report, content, item, now)
            number = self._append(REPORTS, report.id, report_row(report, intake), (), now)
            drawn = self._keep_reading(report.id, claims, places, lists, now)
            draw_report(self._db, number, drawn)
            wait_for(self._db, number, Draw.SOURCES, Link.NEVER)
        return Added(report_id=report.id, claims=len(claims), new=True)

    def add_reading(
        self,
        report: Report,
        claims: Sequence[Claim],
        places: Sequence[PlaceMention] | None,
        lists: str,
        confirms: int | None = None,
    ) -> None:
        """Keep a further reading of a report; the older ones stay, and stand no longer.

        ``confirms`` is an earlier reading whose claims are the very same: they are not kept again,
        and its place mentions only where they are others. Where the claims in force change, the
        report then waits to be drawn and linked; where only place mentions do, to be drawn.
        RefusedError if words or ids do not fit.
        """
        if not self._in_batch:
            with self.batch():
                return self.add_reading(report, claims, places, lists, confirms)
        _check_claims(report, claims)
        now = self._time()
        with self._all_or_nothing():
            if confirms is None:
                self._keep_reading(report.id, claims, places, lists, now)
                wait_for(self._db, self._number(report.id), Draw.ALL, Link.ANEW)
            else:
                made = ReportReading(
                    report=report.id,
                    rules=RULES,
                    lists=lists,
                    claims=len(claims),
                    confirms=confirms,
                )
                stood = in_force(self.readings(report.id))
                reading = self._append(READINGS, report.id, reading_row(made, now), (), now)
                other = self._keep_mentions(report.id, places, reading, now)
                if confirms != stood:
                    wait_for(self._db, self._number(report.id), Draw.ALL, Link.ANEW)
                elif other:
                    wait_for(self._db, self._number(report.id), Draw.SOURCES, Link.DONE)
        return None

    def _keep_mentions(
        self, report: str, places: Sequence[PlaceMention] | None, reading: int, now: str
    ) -> bool:
        """Keep the place mentions, unless they are those kept last; whether they were kept."""
        sql = "SELECT json FROM place_mentions WHERE report_id = ? ORDER BY seq DESC LIMIT 1"
        last = self._row(sql, report)
        if places is None:
            return False
        row = mentions_row(report, places, reading)
        if last is not None and last[0] == row[1]:
            return False
        self._append(MENTIONS, report, row, (), now)
        return True

    def _keep_reading(
        self,
        report: str,
        claims: Sequence[Claim],
        places: Sequence[PlaceMention] | None,
        lists: str,
        now: str,
    ) -> list[DrawnClaim]:
        made = ReportReading(report=report, rules=RULES, lists=lists, claims=len(claims))
        reading = self._append(READINGS, report, reading_row(made, now), (), now)
        drawn = []
        for ordinal, claim in enumerate(claims):
            row = self._append(CLAIMS, claim.id, claim_row(claim, ordinal, reading), (), now)
            drawn.append(DrawnClaim(row=row, claim=claim))
        if places is not None:
            self._append(MENTIONS, report, mentions_row(report, places, reading), (), now)
        return sorted(drawn, key=lambda each: (each.claim.start, each.row))

    def add_claim(self, report: Report, claim: Claim) -> None:
        """Keep a claim that a person added; it waits to be drawn. RefusedError if it is there."""
        if not self._in_batch:
            with self.batch():
                return self.add_claim(report, claim)
        _check_claims(report, (claim,))
        now = self._time()
        with self._all_or_nothing():
            (known,) = self._row("SELECT count(*) FROM claims WHERE report_id = ?", report.id)
            self._append(CLAIMS, claim.id, claim_row(claim, known), (), now)
            wait_for(self._db, self._number(report.id), Draw.ALL, Link.ANEW)
        return None

    def add_decisions(self, decisions: Sequence[Decision]) -> list[Decision]:
        """Record decisions, all of them or none, in this order; as they are kept.

        Their reports wait to be drawn and linked.
        """
        if not self._in_batch:
            with self.batch():
                return self.add_decisions(decisions)
        now = self._time()
        kept = []
        with self._all_or_nothing():
            for decision in decisions:
                row = decision_row(decision, now)
                seq = self._append(DECISIONS, decision.claim, row, (), now)
                kept.append(replace(decision, seq=seq, recorded_at=now))
                report = self.report_of(decision.claim)
                if report is not None:
                    wait_for(self._db, self._number(report), Draw.ALL, Link.ANEW)
        return kept

    def _number(self, report: str) -> int:
        number: int = self._row("SELECT seq FROM reports WHERE id = ?", report)[0]
        return number

    def add_problem(self, problem: Problem) -> bool:
        """Record a problem; False if the very same one is recorded already."""
        if not self._in_batch:
            with self.batch():
                return self.add_problem(problem)
        path, reason, now = storable(problem.path), storable(problem.reason), self._time()
        sql = "SELECT 1 FROM problems WHERE path = ? AND row IS ? AND reason = ?"
        if self._row(sql, path, problem.row, reason):
            return False
        with self._in_plain_words():
            self._append(PROBLEMS, path, (path, problem.row, reason, now), (), now)
        return True

    def add_judgements(self, judgements: Sequence[Judgement]) -> None:
        """Record judgements, all of them or none; the newest of a pair counts from then on."""
        if not self._in_batch:
            with self.batch():
                return self.add_judgements(judgements)
        now = self._time()
        with self._all_or_nothing():
            for judgement in judgements:
                subject = f"{judgement.a} {judgement.b}"
                row = judgement_row(judgement, now)
                self._append(JUDGEMENTS, subject, row, (), now)
        return None

    def add_linking(self, version: str, upto: int) -> None:
        """Record that a linker of this ``version`` has seen the claims up to entry ``upto``."""
        if not self._in_batch:
            with self.batch():
                return self.add_linking(version, upto)
        now = self._time()
        with self._all_or_nothing():
            self._append(LINKINGS, version, (version, upto, now), (), now)
        return None

    def add_gazetteer(
        self,
        gazetteer: GazetteerFile,
        countries: Iterable[str],
        places: Iterable[Keyed],
        refusals: Iterable[Refusal],
    ) -> GazetteerFile:
        """Keep a user's gazetteer with its rows and the keys they go by: all of it, or nothing.

        UsageError if one of that name is there.
        """
        name, path, now = storable(gazetteer.name), storable(gazetteer.path), self._time()
        with self.batch(), self._in_plain_words():
            if any(held.name == name for held in self.gazetteers()):
                raise UsageError(
                    f"{self.path} has a gazetteer called {name} already; remove it first, or give "
                    "this one another name with --name"
                )
            counts = (gazetteer.places, gazetteer.refused, " ".join(sorted(countries)))
            row = ("add", name, path, gazetteer.sha256, *counts, now)
            self._append(GAZETTEERS, name, row, (), now)
            (seq,) = self._row("SELECT max(seq) FROM gazetteers")
            insert(self._db, seq, places, refusals)
            self._append(GAZETTEER_ROWS, name, (seq, digest(self._db, seq)), (), now)
        return replace(gazetteer, name=name, path=path, recorded_at=now)

    def remove_gazetteer(self, name: str) -> GazetteerFile:
        """Take a gazetteer out; UsageError if none has the name."""
        with self.batch(), self._in_plain_words():
            held = next((each for each in self.gazetteers() if each.name == name), None)
            if held is None:
                raise UsageError(
                    f"{self.path} has no gazetteer called {name}; "
                    f"`counterclaim gazetteer list {self.path}` lists them"
                )
            delete(self._db, name)
            now = self._time()
            row = ("remove", name, held.path, held.sha256, held.places, held.refused, "", now)
            self._append(GAZETTEERS, name, row, (), now)
        return held

    def keep_list(self, kind: str, path: str, text: str) -> bool:
        """Keep a list of the user's own, in force from now on; False if it is already."""
        if not self._in_batch:
            with self.batch():
                return self.keep_list(kind, path, text)
        digest, now = sha256(text.encode()).hexdigest(), self._time()
        known = self.own_list(kind)
        if known is not None and known.sha256 == digest:
            return False
        with self._in_plain_words():
            row = (kind, storable(path), digest, text, now)
            self._append(LISTS, kind, row, (), now)
        return True

    def _keep_bytes(self, report: Report, content: bytes, item: Item | None, now: str) -> None:
        container = item.container if item else None
        if container:
            self._keep(
                Original(
                    sha256=container.sha256,
                    size=container.size,
                    path=storable(container.path),
                    row=None,
                    container_sha256=None,
                    added_at=now,
                    content=container.content,
                )
            )
        self._keep(
            Original(
                sha256=report.sha256,
                size=len(content),
                path=storable(item.path) if item else None,
                row=item.row if item else None,
                container_sha256=container.sha256 if container else None,
                added_at=now,
                content=content,
            )
        )

    def _keep(self, original: Original) -> None:
        if self._row("SELECT 1 FROM originals WHERE sha256 = ?", original.sha256):
            return  # a file of many reports that was met before, or itself came as a report
        self._append(ORIGINALS, original.sha256, *original_row(original), original.added_at)

    def _append(
        self,
        table: Table,
        subject: str,
        columns: Sequence[Value],
        beside: Sequence[bytes | None],
        now: str,
    ) -> int:
        last = self._last or self._last_entry()
        said = table.payload(columns)
        entry = following(last, kind=table.kind, subject=subject, recorded_at=now, payload=said)
        self._db.execute("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)", astuple(entry))
        self._db.execute(table.insert, (entry.seq, *columns, *beside))
        self._last = entry
        return entry.seq

    def _last_entry(self) -> Entry | None:
        row = self._row(f"SELECT {ENTRY_COLUMNS} FROM entries ORDER BY seq DESC LIMIT 1")
        return Entry(*row) if row else None

    def _time(self) -> str:
        return self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        self._db.execute("SAVEPOINT report")
        try:
            with self._in_plain_words():
                yield
                self._db.execute("RELEASE report")
        except BaseException:
            self._last = None
            # The savepoint is gone where a full disk has undone it all by itself, or where Ctrl-C
            # fell just behind the release.
            with suppress(sqlite3.OperationalError):
                self._db.execute("ROLLBACK TO report")
                self._db.execute("RELEASE report")
            raise

    @contextmanager
    def _in_plain_words(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.IntegrityError, sqlite3.DataError) as error:
            raise RefusedError(f"it does not fit with what {self.path} holds: {error}") from error
        except UnicodeEncodeError:
            raise RefusedError(
                "it holds half of a surrogate pair, which is no character and cannot be kept as "
                "UTF-8; replace it before reading"
            ) from None
        except sqlite3.DatabaseError as error:
            raise explained(self.path, error) from error


def _check(report: Report, content: bytes, claims: Sequence[Claim]) -> None:
    if sha256(content).hexdigest() != report.sha256:
        raise RefusedError(
            f"the bytes handed over do not have the SHA-256 that report {report.id} names; a "
            "report with original bytes must come as an Intake"
        )
    _check_claims(report, claims)


def _check_claims(report: Report, claims: Sequence[Claim]) -> None:
    reference = ReportRef.of(report)
    for claim in claims:
        if claim.report != reference:
            raise RefusedError(f"claim {claim.id} is of another report than {report.id}")
        if report.text[claim.start : claim.end] != claim.verbatim:
            raise RefusedError(
                f"the words of claim {claim.id} are not those of the text at its place"
            )
        if not _survives(claim):
            raise RefusedError(f"claim {claim.id} holds what JSON cannot: it is not kept as it is")


def _survives(claim: Claim) -> bool:
    try:
        return claim_of(str(claim_row(claim, 0)[1])) == claim
    except ValueError:
        return False
