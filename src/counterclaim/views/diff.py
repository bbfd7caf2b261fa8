"""What was known at one time and what is known at another: new events, tolls, accounts, control."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from counterclaim.ledger.read import LedgerReader
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.judgement import Judgement
from counterclaim.views.behind import Behind, behind
from counterclaim.views.control import ControlRow, control_in
from counterclaim.views.events import EventRow, event_row
from counterclaim.views.linked import Linked, check_linked, many_records
from counterclaim.views.records import Deed, FigureRecord, PlaceRecord, Span
from counterclaim.views.sides import Sides


class Change(StrEnum):
    """What became known."""

    EVENT = "new event"
    TOLL = "changed toll"
    ACCOUNT = "new account"
    CONTROL = "new control claim"


Tolls = tuple[FigureRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffRow:
    """One change; ``claims`` are the ids of those known now and not then.

    ``event`` is None for a control claim, which then stands in ``control``. ``when``, ``where`` and
    ``what`` are what most outlets tell; ``when`` is None for a control claim of no day. ``then``
    are the tolls told of what are one event now, each event's that was known then; ``now`` are the
    tolls of a new event or the changed ones. ``account`` is the root source of a new account.
    """

    change: Change
    event: str | None
    when: Span | None
    where: PlaceRecord | None
    what: tuple[Deed, ...]
    then: tuple[Tolls, ...] = ()
    now: Tolls = ()
    account: str | None = None
    control: ControlRow | None = None
    behind: Behind
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A time: what was recorded until ``moment``, or published until ``published``; None is all.

    ``moment`` is UTC, ISO 8601, as the ledger writes it: "2031-05-04T23:59:59.999999Z".
    """

    moment: str | None = None
    published: date | None = None


def diff(ledger: Path, then: Known, now: Known) -> list[DiffRow]:
    """The changes from ``then`` to ``now``: first of events as they entered, then of control.

    As recorded, claims and judgements count that were in the ledger at the time; as published,
    claims of reports out by that day, with all judgements. LedgerError; UsageError where nothing
    was linked yet.
    """
    with LedgerReader(ledger) as reader, many_records():
        check_linked(reader)
        recorded = reader.recorded()
        claims = tuple(claim for _, claim in reader.claims_at())
        judgements = tuple(reader.judgements())
        before = _known(claims, judgements, recorded, then)
        return diff_of(before, _known(claims, judgements, recorded, now))


def diff_of(before: Linked, after: Linked) -> list[DiffRow]:
    """The changes from ``before`` to ``after``."""
    return [*_event_changes(before, after), *_control_changes(before, after)]


def _known(
    claims: Iterable[Claim],
    judgements: Iterable[Judgement],
    recorded: Mapping[str, str],
    at: Known,
) -> Linked:
    if at.published is not None:
        last = at.published
        claims = (c for c in claims if c.report.published and c.report.published <= last)
    elif at.moment is not None:
        moment = at.moment
        claims = (claim for claim in claims if recorded[claim.report.id] <= moment)
        judgements = (each for each in judgements if (each.recorded_at or "") <= moment)
    return Linked.of(tuple(claims), tuple(judgements))


def _event_changes(before: Linked, after: Linked) -> Iterator[DiffRow]:
    home = {claim.id: event for event in before.events for claim in event.claims}
    sides_then, sides_now = Sides(before), Sides(after)
    for event in after.events:
        fresh = [claim for claim in event.claims if claim.id not in home]
        known = {home[c.id].id: home[c.id] for c in event.claims if c.id in home}
        if not fresh and [len(each.claims) for each in known.values()] == [len(event.claims)]:
            continue  # as it was
        row = event_row(event, sides_now)
        if not known:
            yield _row(Change.EVENT, row, fresh, after, now=_tolls(row))
            continue
        old = [event_row(each, sides_then) for each in known.values()]
        was, now = tuple(dict.fromkeys(filter(None, map(_tolls, old)))), _tolls(row)
        if was != ((now,) if now else ()):
            yield _row(Change.TOLL, row, fresh or event.claims, after, then=was, now=now)
        names = {name for each in old for name in each.behind.roots}
        for name in row.behind.roots:
            told = [claim for claim in fresh if after.roots[claim.id].name == name]
            if name not in names and told:
                yield _row(Change.ACCOUNT, row, told, after, account=name)


def _control_changes(before: Linked, after: Linked) -> Iterator[DiffRow]:
    known = {claim.id for claim in before.claims}
    by_id = {claim.id: claim for claim in after.claims if claim.kind is ClaimKind.CONTROL}
    for row in control_in(after):
        if known.isdisjoint(row.claims):
            yield DiffRow(
                change=Change.CONTROL,
                event=None,
                when=Span(earliest=row.earliest, latest=row.latest) if row.day else None,
                where=row.place,
                what=(Deed(control=row.status),),
                control=row,
                behind=behind((by_id[id] for id in row.claims), after.roots),
                claims=row.claims,
            )


def _row(
    change: Change,
    row: EventRow,
    claims: Iterable[Claim],
    linked: Linked,
    *,
    then: tuple[Tolls, ...] = (),
    now: Tolls = (),
    account: str | None = None,
) -> DiffRow:
    held = list(claims)
    return DiffRow(
        change=change,
        event=row.event,
        when=row.dates[0].span if row.dates else None,
        where=row.places[0].place if row.places else None,
        what=tuple(told.deed for told in row.what),
        then=then,
        now=now,
        account=account,
        behind=behind(held, linked.roots),
        claims=tuple(claim.id for claim in held),
    )


def _tolls(row: EventRow) -> Tolls:
    return tuple(toll.figure for toll in row.tolls)
