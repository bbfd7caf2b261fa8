"""Reads the drawn tables: claims and reports, by index."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from counterclaim.ledger.drawn import PLACES, StoredClaim
from counterclaim.ledger.opened import Opened
from counterclaim.ledger.query import folded
from counterclaim.ledger.rows import claim_of
from counterclaim.ledger.some import marks, some
from counterclaim.model.claim import Claim
from counterclaim.model.decision import State
from counterclaim.model.report import DatePrecision

_AT_CLAIM = (
    "SELECT d.at, coalesce(d.json, c.json) FROM drawn_claims AS d CROSS JOIN claims AS c "
    "ON c.seq = d.claim"
)

_REPORT = "id, title, outlet, side, published, published_precision, claims"


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


class ClaimPages(Opened):
    """What the drawn tables tell of reports and their claims."""

    def text_of(self, report: str) -> str:
        """The text of the report with this whole id, empty if there is none."""
        row = self._row("SELECT text FROM reports WHERE id = ?", report)
        return row[0] if row else ""

    def numbers(self, reports: Iterable[str]) -> list[int]:
        """The numbers of reports by their whole ids, in the order they entered."""
        found = []
        for ids in some(reports):
            sql = f"SELECT seq FROM reports WHERE id IN ({marks(ids)})"
            found += [seq for (seq,) in self._rows(sql, ids)]
        return sorted(found)

    def all_numbers(self) -> list[int]:
        """The numbers of all reports, in the order they entered."""
        return [seq for (seq,) in self._rows("SELECT seq FROM reports ORDER BY seq")]

    def numbered_reports(self) -> Iterator[tuple[int, str]]:
        """The number and id of every report, in the order they entered."""
        return self._rows("SELECT seq, id FROM reports ORDER BY seq")

    def drawn_reports(self, limit: int = -1) -> Iterator[ReportDrawn]:
        """The reports in the order they entered, ``limit`` of them at most."""
        sql = f"SELECT {_REPORT} FROM drawn_reports ORDER BY report LIMIT ?"
        return map(_report_drawn, self._rows(sql, (limit,)))

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
        for part in some(claims):
            sql = f"{_AT_CLAIM} WHERE d.id IN ({marks(part)}) AND d.state <> 'rejected'"
            for at, json in self._rows(sql, part):
                with self._sound():
                    found[at] = claim_of(json)
        return [found[at] for at in sorted(found)]

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
        for part in some(claims):
            sql = f"SELECT id, state FROM drawn_claims WHERE id IN ({marks(part)})"
            found |= {id: State(state) for id, state in self._rows(sql, part)}
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

    def standing_in(self, number: int) -> int:
        """How many claims of the report with this number stand, as it was last drawn."""
        row = self._row("SELECT claims FROM drawn_reports WHERE report = ?", number)
        return row[0] if row else 0

    def ids_in(self, number: int, *, without_event: bool = False) -> list[str]:
        """The ids of the claims drawn of the report with this number."""
        sql = "SELECT id FROM drawn_claims WHERE at >= ? AND at < ?"
        sql += " AND event IS NULL" if without_event else ""
        rows = self._rows(f"{sql} ORDER BY at", (number * PLACES, (number + 1) * PLACES))
        return [id for (id,) in rows]

    def ids_ever(self, report: str) -> list[str]:
        """The ids of all claims ever read of the report with this whole id, or added to it."""
        rows = self._rows("SELECT DISTINCT id FROM claims WHERE report_id = ?", (report,))
        return [id for (id,) in rows]

    def report_of(self, claim: str) -> str | None:
        """The id of the report that the claim with this whole id is of."""
        row = self._row("SELECT report_id FROM claims WHERE id = ? LIMIT 1", claim)
        return row[0] if row else None

    def places_of(self, claims: Iterable[str]) -> dict[str, int]:
        """Where claims stand in the order of the ledger, by id."""
        found: dict[str, int] = {}
        for part in some(claims):
            sql = f"SELECT id, at FROM drawn_claims WHERE id IN ({marks(part)})"
            found |= dict(self._rows(sql, part))
        return found


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
