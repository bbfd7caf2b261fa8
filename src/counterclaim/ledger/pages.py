"""Reads the drawn tables: what belongs together, by index, without reading a whole ledger."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from counterclaim.ledger.drawn import PLACES, VERSION, Link
from counterclaim.ledger.opened import Opened
from counterclaim.ledger.rows import JUDGEMENTS, claim_of, judgement_of
from counterclaim.model.attribution import SourceKind
from counterclaim.model.claim import Claim
from counterclaim.model.judgement import Judgement, Subject, Verdict
from counterclaim.model.report import DatePrecision

AT_ONCE = 500  # values of one statement

_AT_CLAIM = (
    "SELECT d.at, coalesce(d.json, c.json) FROM drawn_claims AS d CROSS JOIN claims AS c "
    "ON c.seq = d.claim"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A report (its number and id) that is to be drawn, or linked."""

    number: int
    report: str
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDrawn:
    """A report as lists have it; where it has no title its first line stands in."""

    id: str
    title: str | None
    outlet: str | None
    side: str | None
    published: date | None
    published_precision: DatePrecision
    claims: int


class Pages(Opened):
    """What the drawn tables of a ledger tell."""

    def is_drawn(self) -> bool:
        """Whether this version's drawing stands, but for what ``waiting`` tells."""
        row = self._row("SELECT value FROM drawn WHERE what = 'version'")
        return row is None or row[0] == VERSION

    def to_draw(self) -> list[Waiting]:
        """The reports to be drawn anew, in the order they entered."""
        return self._waiting("draw")

    def to_link(self) -> list[Waiting]:
        """The reports to be linked, in the order they entered."""
        return self._waiting("link")

    def _waiting(self, flag: str) -> list[Waiting]:
        rows = self._rows(
            "SELECT seq, id, link FROM drawn_waiting JOIN reports ON seq = report "
            f"WHERE {flag} ORDER BY seq"
        )
        return [Waiting(number=seq, report=id, link=Link(link)) for seq, id, link in rows]

    def drawn_reports(self, limit: int = -1) -> Iterator[ReportDrawn]:
        """The reports in the order they entered, ``limit`` of them at most."""
        columns = "id, title, outlet, side, published, published_precision, claims"
        rows = self._rows(f"SELECT {columns} FROM drawn_reports ORDER BY report LIMIT ?", (limit,))
        for id, title, outlet, side, published, precision, claims in rows:
            yield ReportDrawn(
                id=id,
                title=title,
                outlet=outlet,
                side=side,
                published=date.fromisoformat(published) if published else None,
                published_precision=DatePrecision(precision),
                claims=claims,
            )

    def text_of(self, report: str) -> str:
        """The text of the report with this whole id, empty if there is none."""
        row = self._row("SELECT text FROM reports WHERE id = ?", report)
        return row[0] if row else ""

    def places_of(self, claims: Iterable[str]) -> dict[str, int]:
        """Where claims stand in the order of the ledger, by id."""
        found: dict[str, int] = {}
        for some in _some(claims):
            sql = f"SELECT id, at FROM drawn_claims WHERE id IN ({_marks(some)})"
            found |= dict(self._rows(sql, some))
        return found

    def events_of(self, claims: Iterable[str]) -> set[str]:
        """The events that hold any of these claims."""
        found: set[str] = set()
        for some in _some(claims):
            sql = f"SELECT DISTINCT event FROM drawn_claims WHERE id IN ({_marks(some)})"
            found |= {event for (event,) in self._rows(sql, some) if event is not None}
        return found

    def claims_in(self, reports: Iterable[str]) -> list[Claim]:
        """The claims that stand of these reports (whole ids), in the order of the ledger."""
        found: list[Claim] = []
        for number in self.numbers(reports):
            where = "d.at >= ? AND d.at < ? AND d.state <> 'rejected' ORDER BY d.at"
            span = (number * PLACES, (number + 1) * PLACES)
            with self._sound():
                rows = self._rows(f"{_AT_CLAIM} WHERE {where}", span)
                found += [claim_of(json) for _, json in rows]
        return found

    def claims_by_id(self, claims: Iterable[str]) -> list[Claim]:
        """Those of the claims (whole ids) that stand, in the order of the ledger."""
        found: dict[int, Claim] = {}
        for some in _some(claims):
            sql = f"{_AT_CLAIM} WHERE d.id IN ({_marks(some)}) AND d.state <> 'rejected'"
            for at, json in self._rows(sql, some):
                with self._sound():
                    found[at] = claim_of(json)
        return [found[at] for at in sorted(found)]

    def numbers(self, reports: Iterable[str]) -> list[int]:
        """The numbers of reports by their whole ids, in the order they entered."""
        found = []
        for ids in _some(reports):
            sql = f"SELECT seq FROM reports WHERE id IN ({_marks(ids)})"
            found += [seq for (seq,) in self._rows(sql, ids)]
        return sorted(found)

    def all_numbers(self) -> list[int]:
        """The numbers of all reports, in the order they entered."""
        return [seq for (seq,) in self._rows("SELECT seq FROM reports ORDER BY seq")]

    def ids_in(self, number: int, *, without_event: bool = False) -> list[str]:
        """The ids of the claims drawn of the report with this number."""
        sql = "SELECT id FROM drawn_claims WHERE at >= ? AND at < ?"
        sql += " AND event IS NULL" if without_event else ""
        rows = self._rows(f"{sql} ORDER BY at", (number * PLACES, (number + 1) * PLACES))
        return [id for (id,) in rows]

    def report_of(self, claim: str) -> str | None:
        """The id of the report that the claim with this whole id is of."""
        row = self._row("SELECT report_id FROM claims WHERE id = ? LIMIT 1", claim)
        return row[0] if row else None

    def event_of(self, claim: str) -> str | None:
        """The event that holds the claim with this whole id, None if none does."""
        row = self._row("SELECT event FROM drawn_claims WHERE id = ?", claim)
        return row[0] if row else None

    def events_in(self, reports: Iterable[int]) -> set[str]:
        """The events that hold claims of the reports with these numbers."""
        sql = "SELECT DISTINCT event FROM drawn_claims WHERE at >= ? AND at < ? AND event NOTNULL"
        spans = ((number * PLACES, (number + 1) * PLACES) for number in reports)
        return {event for span in spans for (event,) in self._rows(sql, span)}

    def claims_of_event(self, event: str) -> list[str]:
        """The ids of the event's claims, in the order of the ledger."""
        rows = self._rows("SELECT id FROM drawn_claims WHERE event = ? ORDER BY at", (event,))
        return [id for (id,) in rows]

    def reports_of_event(self, event: str) -> list[str]:
        """The ids of the reports that tell of the event, in the order they entered."""
        sql = (
            "SELECT id FROM reports WHERE seq IN (SELECT at / ? FROM drawn_claims WHERE event = ?)"
            " ORDER BY seq"
        )
        return [id for (id,) in self._rows(sql, (PLACES, event))]

    def judgements_on(self, about: Subject, things: Iterable[str]) -> list[Judgement]:
        """The judgements about any of ``things``, in the order they were made."""
        found: dict[int, Judgement] = {}
        for some in _some(things):
            for end in ("a", "b"):
                sql = (
                    f"SELECT seq, {', '.join(JUDGEMENTS.hashed)} FROM judgements "
                    f"WHERE about = ? AND {end} IN ({_marks(some)})"
                )
                for row in self._rows(sql, (about.value, *some)):
                    with self._sound():
                        found[row[0]] = judgement_of(row)
        return [found[seq] for seq in sorted(found)]

    def judgements_about(self, about: Subject) -> Iterator[Judgement]:
        """Every judgement about a subject, in the order they were made."""
        sql = f"SELECT seq, {', '.join(JUDGEMENTS.hashed)} FROM judgements "
        sql += "WHERE about = ? ORDER BY seq"
        for row in self._rows(sql, (about.value,)):
            with self._sound():
                judgement = judgement_of(row)
            yield judgement

    def judgements_since(self, seq: int) -> list[Judgement]:
        """The judgements behind this entry that are not about events: on sources and copies."""
        sql = f"SELECT seq, {', '.join(JUDGEMENTS.hashed)} FROM judgements "
        sql += "WHERE seq > ? AND about <> 'event' ORDER BY seq"
        with self._sound():
            return [judgement_of(row) for row in self._rows(sql, (seq,))]

    def standing_in(self, number: int) -> int:
        """How many claims of the report with this number stand, as it was last drawn."""
        row = self._row("SELECT claims FROM drawn_reports WHERE report = ?", number)
        return row[0] if row else 0

    def copies_of(self, reports: Iterable[str]) -> tuple[set[str], list[Judgement]]:
        """The reports with all that hold one text with any of them, and what judged them so."""
        found = set(reports)
        todo = set(found)
        told: dict[tuple[str, str], Judgement] = {}
        while todo:
            near = self.judgements_on(Subject.COPY, todo)
            told |= {(j.a, j.b): j for j in near}
            todo = {end for j in near if j.verdict is Verdict.SAME for end in (j.a, j.b)} - found
            found |= todo
        return found, list(told.values())

    def body_kinds(self, bodies: Iterable[str]) -> dict[str, SourceKind]:
        """What kind of source these bodies (folded) are, as most reports tell; unknown ones not."""
        found = {}
        for body in bodies:
            row = self._row(
                "SELECT kind FROM drawn_bodies WHERE body = ? AND kind <> '' GROUP BY kind "
                "ORDER BY sum(times) DESC, kind LIMIT 1",
                body,
            )
            if row is not None:
                found[body] = SourceKind(row[0])
        return found

    def word_counts(self, words: Iterable[str]) -> dict[str, int]:
        """In how many reports that tell of a happening each of the words stands."""
        found: dict[str, int] = {}
        for some in _some(words):
            sql = f"SELECT word, reports FROM drawn_words WHERE word IN ({_marks(some)})"
            found |= dict(self._rows(sql, some))
        return found

    def drawn_value(self, what: str) -> str | None:
        """What else is drawn as one value."""
        row = self._row("SELECT value FROM drawn WHERE what = ?", what)
        return row[0] if row else None


def _some(values: Iterable[str]) -> Iterator[tuple[str, ...]]:
    held: list[str] = []
    for value in values:
        held.append(value)
        if len(held) == AT_ONCE:
            yield tuple(held)
            held = []
    if held:
        yield tuple(held)


def _marks(values: tuple[Any, ...]) -> str:
    return ", ".join("?" * len(values))
