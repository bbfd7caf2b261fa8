"""Events listed: found, sorted and counted in the drawn tables, without reading the ledger."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

import msgspec

from counterclaim.ledger.event_query import EventOrder, EventQuery
from counterclaim.ledger.query import holds
from counterclaim.ledger.read import LedgerReader
from counterclaim.linking.standing import standing
from counterclaim.model.errors import UsageError
from counterclaim.model.judgement import Subject, Verdict
from counterclaim.views.events import EventRow, event_row
from counterclaim.views.linked import check_linked, linked_as_read, many_records
from counterclaim.views.sides import Sides
from counterclaim.views.tolls import Total, add_up

_row = msgspec.json.Decoder(EventRow).decode
ADDED_AT_MOST = 20_000  # events whose tolls are added up in one go: their claims are all read


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvents:
    """The rows asked for, and how many events fit in all."""

    rows: tuple[EventRow, ...]
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What events to list; None asks nothing.

    ``place`` is part of a name or of the words of a report; ``since`` and ``until`` ask that the
    days told overlap, or the day of publication where no other is told. Most outlets come first,
    then most root sources, then the newest; ``by_day`` those that have a day, by it, and what lasts
    longer than a month after all others. ``as_read`` takes claims as the program read them,
    whatever people decided: the whole ledger is read for that.
    """

    place: str | None = None
    since: date | None = None
    until: date | None = None
    disputed: bool = False
    min_outlets: int = 1
    by_day: bool = False
    as_read: bool = False

    @property
    def query(self) -> EventQuery:
        """The same for the ledger."""
        return EventQuery(
            place=self.place,
            since=self.since,
            until=self.until,
            disputed=self.disputed,
            min_outlets=self.min_outlets,
            order=EventOrder.DAY if self.by_day else EventOrder.TOLD,
        )


def page(ledger: Path, asked: Asked, limit: int | None = None) -> FoundEvents:
    """The first ``limit`` events that fit, all where it is None; how many fit in all.

    LedgerError; UsageError where nothing was linked yet.
    """
    with LedgerReader(ledger) as reader, many_records():
        check_linked(reader)
        if asked.as_read:
            told = _as_read(reader, asked)
            return FoundEvents(rows=tuple(told[:limit]), found=len(told))
        found = reader.events(asked.query, -1 if limit is None else limit)
        rows = tuple(_row(json) for json in found)
        whole = limit is None or len(rows) < limit
        many = len(rows) if whole else reader.count_events(asked.query)
        return FoundEvents(rows=rows, found=many)


def each(ledger: Path, asked: Asked) -> Iterator[EventRow]:
    """The events that fit, one by one; errors as of ``page``."""
    with LedgerReader(ledger) as reader:
        check_linked(reader)
        if asked.as_read:
            yield from _as_read(reader, asked)
            return
        for json in reader.events(asked.query):
            yield _row(json)


def _as_read(reader: LedgerReader, asked: Asked) -> list[EventRow]:
    linked = linked_as_read(reader)
    sides = Sides(linked)
    rows = [row for event in linked.events if _fits(row := event_row(event, sides), asked)]
    return sorted(rows, key=_by_day if asked.by_day else _most_told)


def _fits(row: EventRow, asked: Asked) -> bool:
    since, until = asked.since or date.min, asked.until or date.max
    reaches = (reach for each in row.dates if (reach := each.reach))
    return (
        len(row.behind.outlets) >= asked.min_outlets
        and (bool(row.disputed) or not asked.disputed)
        and (row.day is not None or not asked.by_day)
        and (
            asked.place is None
            or any(holds(asked.place, p.place.name, p.place.mention) for p in row.places)
        )
        and (
            not (asked.since or asked.until)
            or any(last >= since and first <= until for first, last in reaches)
        )
    )


def _most_told(row: EventRow) -> tuple[int, int, int, str]:
    day = row.day.toordinal() if row.day else 0
    return -len(row.behind.outlets), -len(row.behind.roots), -day, row.event


def _by_day(row: EventRow) -> tuple[bool, date, tuple[int, int, int, str]]:
    return row.is_long, row.day or date.max, _most_told(row)


def totals(ledger: Path, rows: Iterable[EventRow]) -> tuple[Total, ...]:
    """The tolls of ``rows`` added up where they cannot overlap; UsageError where they are many."""
    held = list(islice(rows, ADDED_AT_MOST + 1))
    if len(held) > ADDED_AT_MOST:
        raise UsageError(
            f"the tolls of more than {ADDED_AT_MOST:,} events are not added up in one go; narrow "
            "them down with --place, --since, --until"
        )
    home = {claim: row.event for row in held for claim in row.claims}
    with LedgerReader(ledger) as reader, many_records():
        claims = {claim.id: claim for claim in reader.claims_by_id(home)}
        judged = standing(reader.judgements_on(Subject.EVENT, home), Subject.EVENT)
    apart = {
        frozenset((home[judgement.a], home[judgement.b]))
        for judgement in judged
        if judgement.verdict is Verdict.DIFFERENT and judgement.a in home and judgement.b in home
    }
    told = [(row, [claims[id] for id in row.claims if id in claims]) for row in held]
    return add_up([(row.event, held, row.tolls) for row, held in told], apart)
