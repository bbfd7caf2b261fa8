"""What events to look for, and the SQL that finds them among the drawn ones."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counterclaim.ledger.query import PLACE, folded


class EventOrder(StrEnum):
    """How events are listed."""

    TOLD = "told"  # most outlets first, then most root sources, then the newest
    DAY = "day"  # by day; what lasts longer than a month after all others, undated ones not at all


@dataclass(frozen=True, slots=True, kw_only=True)
class EventQuery:
    """Conditions that an event must all fit; None asks nothing.

    ``place`` is part of a place's name or of the words of a report, folded. ``since`` and ``until``
    ask that one of the spans of days told overlaps, or the day of publication where no other is
    told. ``order`` is that of the rows.
    """

    place: str | None = None
    since: date | None = None
    until: date | None = None
    disputed: bool = False
    min_outlets: int = 1
    order: EventOrder = EventOrder.TOLD


_ORDER = {
    EventOrder.TOLD: "e.outlets DESC, e.roots DESC, e.day DESC, e.event",
    EventOrder.DAY: "e.long, e.day, e.outlets DESC, e.roots DESC, e.event",
}
_PLACE = (
    "e.number IN (SELECT u.event FROM drawn_names AS n CROSS JOIN drawn_event_names AS u "
    f"ON u.role = {PLACE} AND u.name = n.name WHERE instr(n.folded, :place))"
)
_DAYS = (
    "e.number IN (SELECT d.event FROM drawn_event_days AS d "
    "WHERE d.first <= :until AND d.last >= :since)"
)


def select_events(query: EventQuery) -> tuple[str, dict[str, str | int]]:
    """The SQL that finds the events' rows as JSON, in order, ``:limit`` at most; its parameters."""
    where, asked = _where(query)
    order = _ORDER[query.order]
    return (
        f"SELECT e.json FROM drawn_events AS e WHERE {where} ORDER BY {order} LIMIT :limit",
        asked,
    )


def count_events(query: EventQuery) -> tuple[str, dict[str, str | int]]:
    """The SQL that counts the events that fit, and its parameters."""
    where, asked = _where(query)
    return f"SELECT count(*) FROM drawn_events AS e WHERE {where}", asked


def _where(query: EventQuery) -> tuple[str, dict[str, str | int]]:
    asked: dict[str, str | int] = {}
    wanted = []
    if query.place is not None:
        wanted.append(_PLACE)
        asked["place"] = folded(query.place.encode(errors="replace").decode())
    if query.since or query.until:
        wanted.append(_DAYS)
        asked["since"] = (query.since or date.min).isoformat()
        asked["until"] = (query.until or date.max).isoformat()
    if query.disputed:
        wanted.append("e.disputed")
    if query.min_outlets > 1:
        wanted.append("e.outlets >= :outlets")
        asked["outlets"] = query.min_outlets
    if query.order is EventOrder.DAY:
        wanted.append("e.day IS NOT NULL")
    return " AND ".join(wanted) or "TRUE", asked
