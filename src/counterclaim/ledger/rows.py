"""The data tables, and records as rows of them."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from counterclaim.ledger.chain import Value
from counterclaim.model.claim import Claim
from counterclaim.model.decision import FIELD_TYPES, Act, Decision, Field
from counterclaim.model.intake import Intake
from counterclaim.model.judgement import Judge, Judgement, Subject, Verdict
from counterclaim.model.place import PlaceMention
from counterclaim.model.reading import ReportReading
from counterclaim.model.report import DatePrecision, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """Original bytes and the way they came in.

    ``path`` and ``row`` are as first given, None for a report that a program handed over;
    ``container_sha256`` is the hash of the file that held it among others. ``content`` is None for
    a container that was too large to keep. ``added_at`` is UTC, ISO 8601.
    """

    sha256: str
    size: int
    path: str | None
    row: int | None
    container_sha256: str | None
    added_at: str
    content: bytes | None


@dataclass(frozen=True, slots=True)
class OwnList:
    """A list of the user's own that outranks the shipped one; the fields are ``LISTS``' columns."""

    kind: str
    path: str
    sha256: str
    text: str
    recorded_at: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows stand under entries of one kind.

    ``columns`` are, in order, what the entry's payload hashes. ``later`` are those that later
    versions added behind them; while they hold nothing the payload is as it was without them.
    ``beside`` are columns that the payload covers in another way (an original's bytes, by their
    SHA-256).
    """

    kind: str
    name: str
    columns: tuple[str, ...]
    beside: tuple[str, ...] = ()
    later: tuple[str, ...] = ()

    @property
    def hashed(self) -> tuple[str, ...]:
        """The columns that a payload is made of."""
        return (*self.columns, *self.later)

    @property
    def insert(self) -> str:
        """SQL that adds a row: seq, then the columns hashed, then those beside."""
        names = ("seq", *self.hashed, *self.beside)
        return f"INSERT INTO {self.name} ({', '.join(names)}) VALUES (?{', ?' * (len(names) - 1)})"

    @property
    def select(self) -> str:
        """SQL that reads the columns hashed; a WHERE may follow."""
        return f"SELECT {', '.join(self.hashed)} FROM {self.name}"

    def payload(self, row: Sequence[Value]) -> tuple[Value, ...]:
        """What of a row is hashed: all of it, but for later columns that are null at its end."""
        end = len(row)
        while end > len(self.columns) and row[end - 1] is None:
            end -= 1
        return tuple(row[:end])


ORIGINALS = Table(
    "original",
    "originals",
    ("sha256", "size", "path", "row", "container_sha256", "added_at", "compression"),
    ("content",),
)
REPORTS = Table(
    "report",
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
)
CLAIMS = Table("claim", "claims", ("ordinal", "json"), later=("reading",))
READINGS = Table(
    "reading",
    "readings",
    ("report_id", "rules", "lists", "claims", "confirms", "recorded_at"),
)
DECISIONS = Table(
    "decision",
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
)
PROBLEMS = Table("problem", "problems", ("path", "row", "reason", "recorded_at"))
JUDGEMENTS = Table(
    "judgement",
    "judgements",
    ("about", "a", "b", "verdict", "judge", "score", "reasons", "recorded_at"),
    later=("coder",),
)
LINKINGS = Table("linking", "linkings", ("version", "upto", "recorded_at"))
GAZETTEERS = Table(
    "gazetteer",
    "gazetteers",
    ("action", "name", "path", "sha256", "places", "refused", "countries", "recorded_at"),
)
GAZETTEER_ROWS = Table("gazetteer rows", "gazetteer_rows", ("gazetteer", "sha256"))
MENTIONS = Table("place mentions", "place_mentions", ("report_id", "json"), later=("reading",))
LISTS = Table("list", "lists", ("kind", "path", "sha256", "text", "recorded_at"))
TABLES = (
    ORIGINALS,
    REPORTS,
    CLAIMS,
    PROBLEMS,
    GAZETTEERS,
    GAZETTEER_ROWS,
    MENTIONS,
    JUDGEMENTS,
    LINKINGS,
    LISTS,
    READINGS,
    DECISIONS,
)

ENTRY_COLUMNS = "seq, kind, subject, recorded_at, payload_sha256, prev_hash, hash"

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Claim).decode
_decode_mentions = msgspec.json.Decoder(tuple[PlaceMention, ...]).decode


def storable(text: str) -> str:
    """``text`` with what is no UTF-8 escaped: a file's name may hold such bytes, SQLite cannot."""
    return text.encode(errors="backslashreplace").decode()


def original_row(original: Original) -> tuple[tuple[Value, ...], tuple[bytes | None]]:
    """The columns of ``ORIGINALS``, and those beside."""
    columns = (
        original.sha256,
        original.size,
        original.path,
        original.row,
        original.container_sha256,
        original.added_at,
        None if original.content is None else "zlib",
    )
    return columns, (None if original.content is None else zlib.compress(original.content),)


def original_of(row: Sequence[Any]) -> Original:
    """The original in a row of ``ORIGINALS`` with those beside."""
    sha256, size, path, line, container_sha256, added_at, _, content = row
    return Original(
        sha256=sha256,
        size=size,
        path=path,
        row=line,
        container_sha256=container_sha256,
        added_at=added_at,
        content=None if content is None else zlib.decompress(content),
    )


def report_row(report: Report, intake: Intake | None) -> tuple[Value, ...]:
    """The columns of ``REPORTS`` for a report and the way it came in."""
    item = intake.item if intake else None
    return (
        report.id,
        report.sha256,
        report.title,
        report.outlet,
        report.side,
        _encode(report.authors).decode(),
        report.published.isoformat() if report.published else None,
        report.published_precision.value,
        report.url,
        report.language,
        storable(item.path) if item else None,
        item.row if item else None,
        intake.own_id if intake else None,
        report.text,
    )


def report_of(row: Sequence[Any]) -> Report:
    """The report in a row of ``REPORTS``."""
    id, sha256, title, outlet, side, authors, published, precision, url, language, *_, text = row
    return Report(
        text=text,
        title=title,
        outlet=outlet,
        side=side,
        authors=msgspec.json.decode(authors, type=tuple[str, ...]),
        published=date.fromisoformat(published) if published else None,
        published_precision=DatePrecision(precision),
        url=url,
        language=language,
        sha256=sha256,
        id=id,
    )


def claim_row(claim: Claim, ordinal: int, reading: int | None = None) -> tuple[Value, ...]:
    """The columns of ``CLAIMS`` for the claim at ``ordinal`` in its report, read in ``reading``."""
    return (ordinal, claim_json(claim), reading)


def claim_json(claim: Claim) -> str:
    """A claim as it is kept."""
    return _encode(claim).decode()


def claim_of(json: str) -> Claim:
    """The claim in a row of ``CLAIMS``."""
    return _decode(json)


def judgement_row(judgement: Judgement, now: str) -> tuple[Value, ...]:
    """The columns of ``JUDGEMENTS``, recorded ``now``."""
    return (
        judgement.about.value,
        judgement.a,
        judgement.b,
        judgement.verdict.value,
        judgement.by.value,
        None if judgement.score is None else round(judgement.score * 1000),
        _encode(judgement.reasons).decode(),
        now,
        judgement.coder,
    )


def judgement_of(row: Sequence[Any]) -> Judgement:
    """The judgement in a row of ``JUDGEMENTS`` after its seq."""
    seq, about, a, b, verdict, judge, score, reasons, recorded_at, coder = row
    return Judgement(
        a=a,
        b=b,
        about=Subject(about),
        verdict=Verdict(verdict),
        by=Judge(judge),
        score=None if score is None else score / 1000,
        reasons=msgspec.json.decode(reasons, type=tuple[str, ...]),
        recorded_at=recorded_at,
        coder=coder,
        seq=seq,
    )


def reading_row(reading: ReportReading, now: str) -> tuple[Value, ...]:
    """The columns of ``READINGS``, recorded ``now``."""
    said = (reading.report, reading.rules, reading.lists, reading.claims, reading.confirms)
    return (*said, now)


def reading_of(row: Sequence[Any]) -> ReportReading:
    """The reading in a row of ``READINGS`` after its seq."""
    seq, report, rules, lists, claims, confirms, recorded_at = row
    return ReportReading(
        report=report,
        rules=rules,
        lists=lists,
        claims=claims,
        confirms=confirms,
        recorded_at=recorded_at,
        seq=seq,
    )


def decision_row(decision: Decision, now: str) -> tuple[Value, ...]:
    """The columns of ``DECISIONS``, recorded ``now``."""
    edits = decision.field is not None
    return (
        decision.claim,
        decision.act.value,
        decision.field.value if decision.field else None,
        _encode(decision.value).decode() if edits else None,
        decision.standing,
        decision.takes_back,
        _encode(decision.reasons).decode(),
        decision.coder,
        decision.round,
        decision.batch,
        int(decision.blind),
        decision.decided_at or now,
        decision.packet,
        now,
    )


def decision_of(row: Sequence[Any]) -> Decision:
    """The decision in a row of ``DECISIONS`` after its seq."""
    seq, claim, act, field, value, standing, takes_back, reasons, coder, *rest = row
    round, batch, blind, decided_at, packet, recorded_at = rest
    held = Field(field) if field is not None else None
    return Decision(
        claim=claim,
        act=Act(act),
        field=held,
        value=msgspec.json.decode(value, type=FIELD_TYPES[held]) if held else None,
        standing=standing,
        takes_back=takes_back,
        reasons=msgspec.json.decode(reasons, type=tuple[str, ...]),
        coder=coder,
        round=round,
        batch=batch,
        blind=bool(blind),
        decided_at=decided_at,
        packet=packet,
        recorded_at=recorded_at,
        seq=seq,
    )


def mentions_row(
    report_id: str, mentions: Sequence[PlaceMention], reading: int | None
) -> tuple[Value, ...]:
    """The columns of ``MENTIONS`` for a report's place mentions, read in ``reading``."""
    return (report_id, _encode(mentions).decode(), reading)


def mentions_of(json: str) -> tuple[PlaceMention, ...]:
    """The place mentions in a row of ``MENTIONS``."""
    return _decode_mentions(json)
