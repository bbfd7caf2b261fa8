"""Reads the drawn tables: what belongs together, by index, without reading a whole ledger."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from counterclaim.ledger.drawn import PLACES, VERSION, Draw, Link, StoredClaim
from counterclaim.ledger.event_query import EventQuery, count_events, select_events
from counterclaim.ledger.opened import Opened
from counterclaim.ledger.query import folded
from counterclaim.ledger.rows import JUDGEMENTS, claim_of, judgement_of
from counterclaim.model.attribution import SourceKind
from counterclaim.model.claim import Claim
from counterclaim.model.decision import State
from counterclaim.model.errors import UsageError
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
    draw: Draw
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDrawn:
    """What is drawn of a claim to choose it by: its id, its place in the ledger, its state.

    ``disputed`` and ``outlets`` are of its ``event``.
    """

    claim: str
    at: int
    state: State
    changed: bool
    confidence: float
    event: str | None
    disputed: bool
    outlets: int


class Pages(Opened):
    """What the drawn tables of a ledger tell."""

    def is_drawn(self) -> bool:
        """Whether this version's drawing stands, but for what ``waiting`` tells."""
        row = self._row("SELECT value FROM drawn WHERE what = 'version'")
        return row is None or row[0] == VERSION

    def to_draw(self, limit: int = -1) -> list[Waiting]:
        """The reports to be drawn anew, in the order they entered, ``limit`` of them at most."""
        return self._waiting("draw", limit)

    def to_draw_of(self, reports: Iterable[str]) -> list[Waiting]:
        """Those of these reports (whole ids) that are to be drawn anew."""
        numbers = self.numbers(reports)
        return [each for number in numbers for each in self._waiting(f"draw AND report = {number}")]

    def to_link(self) -> list[Waiting]:
        """The reports to be linked, in the order they entered."""
        return self._waiting("link")

    def _waiting(self, flag: str, limit: int = -1) -> list[Waiting]:
        rows = self._rows(
            "SELECT seq, id, draw, link FROM drawn_waiting CROSS JOIN reports ON seq = report "
            f"WHERE {flag} ORDER BY report LIMIT ?",
            (limit,),
        )
        return [
            Waiting(number=seq, report=id, draw=Draw(draw), link=Link(link))
            for seq, id, draw, link in rows
        ]

    def drawn_reports(self, limit: int = -1) -> Iterator[ReportDrawn]:
        """The reports in the order they entered, ``limit`` of them at most."""
        sql = f"SELECT {_REPORT} FROM drawn_reports ORDER BY report LIMIT ?"
        return map(_report_drawn, self._rows(sql, (limit,)))

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

    def numbered_reports(self) -> Iterator[tuple[int, str]]:
        """The number and id of every report, in the order they entered."""
        return self._rows("SELECT seq, id FROM reports ORDER BY seq")

    def count_all_events(self) -> int:
        """How many events are drawn."""
        found: int = self._row("SELECT count(*) FROM drawn_events")[0]
        return found

    def stored(self, number: int) -> list[StoredClaim]:
        """What is drawn of the claims of the report with this number, in their order."""
        span = (number * PLACES, (number + 1) * PLACES)
        names: dict[int, set[tuple[int, str]]] = {}
        for at, role, name in self._rows(
            "SELECT at, role, folded FROM drawn_uses JOIN drawn_names USING (name) "
            "WHERE at >= ? AND at < ?",
            span,
        ):
            names.setdefault(at, set()).add((role, name))
        rows = self._rows(
            "SELECT at, id, claim, state, changed, json, root, own_voice FROM drawn_claims "
            "WHERE at >= ? AND at < ? ORDER BY at",
            span,
        )
        return [
            StoredClaim(
                id=id,
                row=row,
                state=State(state),
                changed=bool(changed),
                json=json,
                root=root,
                own_voice=None if own_voice is None else bool(own_voice),
                names=frozenset(names.get(at, ())),
            )
            for at, id, row, state, changed, json, root, own_voice in rows
        ]

    def ids_in(self, number: int, *, without_event: bool = False) -> list[str]:
        """The ids of the claims drawn of the report with this number."""
        sql = "SELECT id FROM drawn_claims WHERE at >= ? AND at < ?"
        sql += " AND event IS NULL" if without_event else ""
        rows = self._rows(f"{sql} ORDER BY at", (number * PLACES, (number + 1) * PLACES))
        return [id for (id,) in rows]

    def claims_drawn(
        self,
        *,
        state: State | None = None,
        changed: bool = False,
        disputed: bool = False,
        report: int | None = None,
        event: str | None = None,
        limit: int = -1,
    ) -> Iterator[ClaimDrawn]:
        """The claims in a state, read otherwise since they were decided on, of a report or event.

        Rejected ones are among them. ``report`` is a report's number. With ``limit`` those of the
        least confidence come first; of ``disputed`` events those of the most outlets.
        """
        # The state is written out, for there are indexes of one state only.
        where = [f"d.state = '{state.value}'"] if state is not None else []
        values: list[Any] = []
        if event is not None:
            where.append("d.event = ?")
            values.append(event)
        if changed:
            where.append("d.changed")
        if report is not None:
            where.append("d.at >= ? AND d.at < ?")
            values += [report * PLACES, (report + 1) * PLACES]
        sure = limit >= 0 and state is State.UNREVIEWED  # its index is in this order already
        by = "INDEXED BY drawn_claims_sure" if sure and not changed else ""
        tables = f"drawn_claims AS d {by} LEFT JOIN drawn_events AS e ON e.event = d.event"
        order = "d.confidence, d.at" if limit >= 0 else "d.at"
        if disputed:
            where.append("e.disputed")
            tables = "drawn_events AS e CROSS JOIN drawn_claims AS d ON d.event = e.event"
            order = "e.outlets DESC, e.roots DESC, e.day DESC, e.event"
        sql = (
            "SELECT d.id, d.at, d.state, d.changed, d.confidence, d.event, e.disputed, e.outlets "
            f"FROM {tables} WHERE {' AND '.join(where) or 'TRUE'} ORDER BY {order} LIMIT ?"
        )
        for id, at, is_in, other, sure, told, clash, outlets in self._rows(sql, (*values, limit)):
            yield ClaimDrawn(
                claim=id,
                at=at,
                state=State(is_in),
                changed=bool(other),
                confidence=sure,
                event=told,
                disputed=bool(clash),
                outlets=outlets or 0,
            )

    def states_of(self, claims: Iterable[str]) -> dict[str, State]:
        """What has become of claims (whole ids) that are drawn."""
        found: dict[str, State] = {}
        for some in _some(claims):
            sql = f"SELECT id, state FROM drawn_claims WHERE id IN ({_marks(some)})"
            found |= {id: State(state) for id, state in self._rows(sql, some)}
        return found

    def whole_event(self, start: str) -> str | None:
        """The id of the event whose id begins so; UsageError if several do."""
        sql = "SELECT event FROM drawn_events WHERE event >= ? AND event < ? ORDER BY event LIMIT 2"
        ids = [id for (id,) in self._rows(sql, (start, start + "~"))]
        if len(ids) > 1 and ids[0] != start:
            raise UsageError(f"several events' ids begin with {start!r}; give more of it")
        return ids[0] if ids else None

    def ids_ever(self, report: str) -> list[str]:
        """The ids of all claims ever read of the report with this whole id, or added to it."""
        rows = self._rows("SELECT DISTINCT id FROM claims WHERE report_id = ?", (report,))
        return [id for (id,) in rows]

    def report_of(self, claim: str) -> str | None:
        """The id of the report that the claim with this whole id is of."""
        row = self._row("SELECT report_id FROM claims WHERE id = ? LIMIT 1", claim)
        return row[0] if row else None

    def events(self, query: EventQuery, limit: int = -1) -> Iterator[str]:
        """The rows, as JSON, of the events that fit, ``limit`` of them at most."""
        sql, asked = select_events(query)
        return (json for (json,) in self._rows(sql, {**asked, "limit": limit}))

    def count_events(self, query: EventQuery) -> int:
        """How many events fit."""
        found: int = next(self._rows(*count_events(query)))[0]
        return found

    def has_events(self) -> bool:
        """Whether any event is drawn."""
        return bool(self._row("SELECT EXISTS (SELECT 1 FROM drawn_events)")[0])

    def event(self, id: str) -> str | None:
        """The row, as JSON, of the event with this whole id."""
        row = self._row("SELECT json FROM drawn_events WHERE event = ?", id)
        return row[0] if row else None

    def events_like(self, start: str) -> list[str]:
        """The ids of events that begin so, three at most."""
        sql = "SELECT event FROM drawn_events WHERE event >= ? AND event < ? ORDER BY event LIMIT 3"
        return [event for (event,) in self._rows(sql, (start, start + "~"))]

    def events_with(self, start: str) -> list[str]:
        """The ids of events that hold a claim whose id begins so, three at most."""
        sql = (
            "SELECT DISTINCT event FROM drawn_claims WHERE id >= ? AND id < ? AND event NOT NULL "
            "LIMIT 3"
        )
        return [event for (event,) in self._rows(sql, (start, start + "~"))]

    def reports_published(self, first: date, last: date) -> list[ReportDrawn]:
        """The reports published on these days, in the order they entered."""
        rows = self._rows(
            f"SELECT {_REPORT} FROM drawn_reports WHERE published BETWEEN ? AND ? "
            "AND published_precision = 'day' ORDER BY report",
            (first.isoformat(), last.isoformat()),
        )
        return [_report_drawn(row) for row in rows]

    def numbers_published(self, first: date, last: date, limit: int) -> list[int]:
        """The numbers of reports published on these days, those nearest to their middle first."""
        sql = (
            "SELECT report FROM drawn_reports WHERE published BETWEEN ?1 AND ?2 ORDER BY "
            "abs(julianday(published) * 2 - julianday(?1) - julianday(?2)), report LIMIT ?3"
        )
        rows = self._rows(sql, (first.isoformat(), last.isoformat(), limit))
        return [number for (number,) in rows]

    def telling_of(self, first: date, last: date, limit: int) -> list[int]:
        """The numbers of reports whose events begin on these days, ``limit`` of them at most."""
        sql = (
            "SELECT DISTINCT at / ? FROM drawn_claims WHERE earliest BETWEEN ? AND ? "
            "AND event IS NOT NULL LIMIT ?"
        )
        rows = self._rows(sql, (PLACES, first.isoformat(), last.isoformat(), limit))
        return [number for (number,) in rows]

    def count_shared_events(self) -> int:
        """How many events two or more reports tell of."""
        sql = (
            "SELECT count(*) FROM (SELECT 1 FROM drawn_claims WHERE event IS NOT NULL "
            "GROUP BY event HAVING min(at) / ?1 <> max(at) / ?1)"
        )
        found: int = self._row(sql, PLACES)[0]
        return found

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

    def words(self) -> Iterator[str]:
        """Every word that is counted."""
        return (word for (word,) in self._rows("SELECT word FROM drawn_words ORDER BY word"))

    def claims_naming(self, role: int, part: str, limit: int) -> list[tuple[str, Claim]]:
        """Names (folded) that hold ``part`` in a role, each with the first claim that has it."""
        sql = (
            "SELECT n.folded, coalesce(d.json, c.json) FROM drawn_names AS n CROSS JOIN "
            "drawn_claims AS d ON d.at = (SELECT u.at FROM drawn_uses AS u WHERE u.role = ? "
            "AND u.name = n.name ORDER BY u.at LIMIT 1) CROSS JOIN claims AS c ON c.seq = d.claim "
            "WHERE instr(n.folded, ?) ORDER BY length(n.folded), n.folded LIMIT ?"
        )
        with self._sound():
            rows = self._rows(sql, (role, folded(part), limit))
            return [(name, claim_of(json)) for name, json in rows]

    def drawn_value(self, what: str) -> str | None:
        """What else is drawn as one value."""
        row = self._row("SELECT value FROM drawn WHERE what = ?", what)
        return row[0] if row else None


_REPORT = "id, title, outlet, side, published, published_precision, claims"


def _report_drawn(row: Sequence[Any]) -> ReportDrawn:
    id, title, outlet, side, published, precision, claims = row
    return ReportDrawn(
        id=id,
        title=title,
        outlet=outlet,
        side=side,
        published=date.fromisoformat(published) if published else None,
        published_precision=DatePrecision(precision),
        claims=claims,
    )


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
