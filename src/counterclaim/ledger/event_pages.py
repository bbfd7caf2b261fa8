"""Reads the drawn tables: events, and which claims and reports tell of them."""

from collections.abc import Iterable, Iterator
from datetime import date

from counterclaim.ledger.drawn import PLACES
from counterclaim.ledger.event_query import EventQuery, count_events, select_events
from counterclaim.ledger.opened import Opened
from counterclaim.ledger.some import marks, some
from counterclaim.model.errors import UsageError


class EventPages(Opened):
    """What the drawn tables tell of events."""

    def events(self, query: EventQuery, limit: int = -1) -> Iterator[str]:
        """The rows, as JSON, of the events that fit, ``limit`` of them at most."""
        sql, asked = select_events(query)
        return (json for (json,) in self._rows(sql, {**asked, "limit": limit}))

    def count_events(self, query: EventQuery) -> int:
        """How many events fit."""
        found: int = next(self._rows(*count_events(query)))[0]
        return found

    def count_all_events(self) -> int:
        """How many events are drawn."""
        found: int = self._row("SELECT count(*) FROM drawn_events")[0]
        return found

    def count_shared_events(self) -> int:
        """How many events two or more reports tell of."""
        sql = (
            "SELECT count(*) FROM (SELECT 1 FROM drawn_claims WHERE event IS NOT NULL "
            "GROUP BY event HAVING min(at) / ?1 <> max(at) / ?1)"
        )
        found: int = self._row(sql, PLACES)[0]
        return found

    def has_events(self) -> bool:
        """Whether any event is drawn."""
        return bool(self._row("SELECT EXISTS (SELECT 1 FROM drawn_events)")[0])

    def event(self, id: str) -> str | None:
        """The row, as JSON, of the event with this whole id."""
        row = self._row("SELECT json FROM drawn_events WHERE event = ?", id)
        return row[0] if row else None

    def whole_event(self, start: str) -> str | None:
        """The id of the event whose id begins so; UsageError if several do."""
        sql = "SELECT event FROM drawn_events WHERE event >= ? AND event < ? ORDER BY event LIMIT 2"
        ids = [id for (id,) in self._rows(sql, (start, start + "~"))]
        if len(ids) > 1 and ids[0] != start:
            raise UsageError(f"several events' ids begin with {start!r}; give more of it")
        return ids[0] if ids else None

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

    def events_of(self, claims: Iterable[str]) -> set[str]:
        """The events that hold any of these claims."""
        found: set[str] = set()
        for part in some(claims):
            sql = f"SELECT DISTINCT event FROM drawn_claims WHERE id IN ({marks(part)})"
            found |= {event for (event,) in self._rows(sql, part) if event is not None}
        return found

    def events_in(self, reports: Iterable[int]) -> set[str]:
        """The events that hold claims of the reports with these numbers."""
        sql = "SELECT DISTINCT event FROM drawn_claims WHERE at >= ? AND at < ? AND event NOTNULL"
        spans = ((number * PLACES, (number + 1) * PLACES) for number in reports)
        return {event for span in spans for (event,) in self._rows(sql, span)}

    def event_of(self, claim: str) -> str | None:
        """The event that holds the claim with this whole id, None if none does."""
        row = self._row("SELECT event FROM drawn_claims WHERE id = ?", claim)
        return row[0] if row else None

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

    def telling_of(self, first: date, last: date, limit: int) -> list[int]:
        """The numbers of reports whose events begin on these days, ``limit`` of them at most."""
        sql = (
            "SELECT DISTINCT at / ? FROM drawn_claims WHERE earliest BETWEEN ? AND ? "
            "AND event IS NOT NULL LIMIT ?"
        )
        rows = self._rows(sql, (PLACES, first.isoformat(), last.isoformat(), limit))
        return [number for (number,) in rows]
