"""What was known at one time and what is known at another: new events, tolls, accounts, control."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import groupby
from pathlib import Path

from counterclaim.ledger.read import NOW, LedgerReader
from counterclaim.model.claim import Claim
from counterclaim.model.errors import UsageError
from counterclaim.model.identity import content_of
from counterclaim.model.judgement import Judgement, Subject, pair
from counterclaim.model.reading import in_force
from counterclaim.reviewing.counterparts import renamed
from counterclaim.views.behind import Behind, behind
from counterclaim.views.control import ControlRow, control_in
from counterclaim.views.events import EventRow, event_row
from counterclaim.views.known import claims_known
from counterclaim.views.linked import Linked, check_linked, many_records
from counterclaim.views.records import Deed, FigureRecord, PlaceRecord, Span, distinct
from counterclaim.views.sides import Sides


class Change(StrEnum):
    """What became known, or is known no more."""

    EVENT = "new event"
    TOLL = "changed toll"
    ACCOUNT = "new account"
    CONTROL = "new control claim"
    CONTROL_CHANGED = "changed control claim"
    EVENT_GONE = "event gone"
    CONTROL_GONE = "control claim gone"


class Because(StrEnum):
    """Whether the news changed, or only what is made of them."""

    REPORT = "new report"
    READING = "read otherwise"  # a report that was known was read anew
    DECISION = "decided otherwise"  # a person corrected, rejected or added a claim
    JUDGEMENT = "linked otherwise"  # the same claims make other events


Tolls = tuple[FigureRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffRow:
    """One change; ``claims`` are the ids of those known now and not then, or not so.

    ``event`` is None for a control claim, which then stands in ``control``; ``control_then`` are
    the rows known of the same claims before. ``when``, ``where`` and ``what`` are what most outlets
    tell; ``when`` is None for a control claim of no day. ``then`` are the tolls told of what are
    one event now, each event's that was known then; ``now`` are the tolls of a new event or the
    changed ones. ``account`` is the root source of a new account. What is gone has only what was
    known of it, and ``claims`` are those of before.
    """

    change: Change
    because: tuple[Because, ...]
    event: str | None
    when: Span | None
    where: PlaceRecord | None
    what: tuple[Deed, ...]
    then: tuple[Tolls, ...] = ()
    now: Tolls = ()
    account: str | None = None
    control_then: tuple[ControlRow, ...] = ()
    control: ControlRow | None = None
    behind: Behind
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A time: what was recorded until ``moment``, or published until ``published``; None is all.

    ``moment`` is UTC, ISO 8601, as the ledger writes it: "2031-05-04T23:59:59.999999Z". ``rules``
    is a version of the rules, and stands for the moment when they last read a report.
    """

    moment: str | None = None
    rules: str | None = None
    published: date | None = None


def diff(ledger: Path, then: Known, now: Known) -> list[DiffRow]:
    """The changes from ``then`` to ``now``: first of events as they entered, then of control.

    As recorded, reports, readings, decisions and judgements count that were in the ledger at the
    time; as published, claims of reports out by that day, as all stands now. LedgerError;
    UsageError where nothing was linked yet, or rules are named that read nothing.
    """
    with LedgerReader(ledger) as reader, many_records():
        check_linked(reader)
        if then.published is None and now.published is None:
            return _between(reader, then, now)
        claims, judgements = claims_known(reader, NOW), tuple(reader.judgements())
        before, after = (
            Linked.of(_published(claims, at.published), judgements) for at in (then, now)
        )
        return diff_of(before, after)


@dataclass(frozen=True, slots=True)
class Told:
    """The reports that were known before, and why the claims of some may be others since."""

    reports: frozenset[str]
    anew: Mapping[str, Because] = field(default_factory=dict)


def diff_of(before: Linked, after: Linked, told: Told | None = None) -> list[DiffRow]:
    """The changes from ``before`` to ``after``; without ``told`` every claim stands as it was."""
    if told is None:
        told = Told(frozenset(claim.report.id for claim in before.claims))
    both = _Both(before, after, told)
    return [*_event_changes(both), *_events_gone(both), *_control_changes(both)]


def _timed(reader: LedgerReader, at: Known) -> Known:
    """The same, a version of the rules as its moment."""
    if at.rules is None:
        return at
    read_by = reader.last_read_by()
    if at.rules not in read_by:
        held = ", ".join(read_by) or "none are recorded"
        raise UsageError(f"no report was read by rules {at.rules}; those that were: {held}")
    return Known(moment=read_by[at.rules])


def _between(reader: LedgerReader, then: Known, now: Known) -> list[DiffRow]:
    then, now = _timed(reader, then), _timed(reader, now)
    first, last = (NOW if at.moment is None else reader.entry_at(at.moment) for at in (then, now))
    claims, later = claims_known(reader, first), claims_known(reader, last)
    after = Linked.of(later, tuple(reader.judgements(until=now.moment)))
    before = _renamed(claims, later, tuple(reader.judgements(until=then.moment)))
    moment = then.moment or "~"
    known = frozenset(id for id, recorded in reader.recorded().items() if recorded <= moment)
    anew = {}
    for report in reader.touched_since(first) & known:
        readings = reader.readings(report)
        one, other = (in_force([r for r in readings if (r.seq or 0) <= n]) for n in (first, last))
        anew[report] = Because.DECISION if one == other else Because.READING
    return diff_of(before, after, Told(known, anew))


def _renamed(
    claims: tuple[Claim, ...], later: Sequence[Claim], judgements: tuple[Judgement, ...]
) -> Linked:
    """What was known, its claims under the names that they have since where names did not stand."""
    of: dict[str, list[Claim]] = {}
    for claim in later:
        of.setdefault(claim.report.id, []).append(claim)
    names: dict[str, str] = {}
    for report, held in groupby(claims, key=lambda claim: claim.report.id):
        names |= renamed(tuple(held), of.get(report, ()))
    if names:
        claims = tuple(replace(each, id=names.get(each.id, each.id)) for each in claims)
        judgements = tuple(_of_new_names(each, names) for each in judgements)
    return Linked.of(claims, judgements)


def _of_new_names(judgement: Judgement, names: Mapping[str, str]) -> Judgement:
    if judgement.about is not Subject.EVENT:
        return judgement
    a, b = pair(*(names.get(end, end) for end in (judgement.a, judgement.b)))
    return replace(judgement, a=a, b=b)


def _published(claims: Iterable[Claim], last: date | None) -> tuple[Claim, ...]:
    return tuple(
        c for c in claims if last is None or (c.report.published and c.report.published <= last)
    )


class _Both:
    """Two states of a ledger, and which claims are others in the second."""

    def __init__(self, before: Linked, after: Linked, told: Told) -> None:
        self.before, self.after, self._told = before, after, told
        self.then = {claim.id: claim for claim in before.claims}
        self.now = {claim.id for claim in after.claims}
        self.sides_then, self.sides_now = Sides(before), Sides(after)

    def is_other(self, claim: Claim) -> bool:
        """Whether a claim was not known, or said something else."""
        held = self.then.get(claim.id)
        if held is None:
            return True
        return claim.report.id in self._told.anew and content_of(held) != content_of(claim)

    def because(self, claims: Iterable[Claim]) -> tuple[Because, ...]:
        """Why these claims are others, or there no more; that of no claim is linking."""
        found = {
            self._told.anew.get(claim.report.id, Because.JUDGEMENT)
            if claim.report.id in self._told.reports
            else Because.REPORT
            for claim in claims
        }
        return tuple(each for each in Because if each in found) or (Because.JUDGEMENT,)


def _event_changes(both: _Both) -> Iterator[DiffRow]:
    home = {claim.id: event for event in both.before.events for claim in event.claims}
    for event in both.after.events:
        other = [c for c in event.claims if c.id not in home or both.is_other(c)]
        known = {home[c.id].id: home[c.id] for c in event.claims if c.id in home}
        if not other and [len(each.claims) for each in known.values()] == [len(event.claims)]:
            continue  # as it was
        row = event_row(event, both.sides_now)
        now = _tolls(row)
        if not known:
            made = _row(Change.EVENT, row, other, both.because(other), both.after)
            yield replace(made, now=now)
            continue
        lost = [c for each in known.values() for c in each.claims if c.id not in both.now]
        old = [event_row(each, both.sides_then) for each in known.values()]
        was = tuple(dict.fromkeys(filter(None, map(_tolls, old))))
        if was != ((now,) if now else ()):
            why = both.because([*other, *lost])
            made = _row(Change.TOLL, row, other or event.claims, why, both.after)
            yield replace(made, then=was, now=now)
        names = {name for each in old for name in each.behind.roots}
        for name in row.behind.roots:
            told = [claim for claim in other if both.after.roots[claim.id].name == name]
            if name not in names and told:
                made = _row(Change.ACCOUNT, row, told, both.because(told), both.after)
                yield replace(made, account=name)


def _events_gone(both: _Both) -> Iterator[DiffRow]:
    told = {claim.id for event in both.after.events for claim in event.claims}
    for event in both.before.events:
        if told.isdisjoint(claim.id for claim in event.claims):
            row = event_row(event, both.sides_then)
            why = both.because(event.claims)
            made = _row(Change.EVENT_GONE, row, event.claims, why, both.before)
            tolls = _tolls(row)
            yield replace(made, then=(tolls,) if tolls else ())


def _control_changes(both: _Both) -> Iterator[DiffRow]:
    then = {id: row for row in control_in(both.before) for id in row.claims}
    claims = {claim.id: claim for claim in both.after.claims if claim.control is not None}
    for row in control_in(both.after):
        held = [claims[id] for id in row.claims]
        if then.keys().isdisjoint(row.claims):
            made = _control_row(Change.CONTROL, row, both.because(held))
            yield replace(made, control=row)
            continue
        other = [claim for claim in held if both.is_other(claim)]
        was = distinct((then.get(claim.id) for claim in other), lambda each: each.said)
        if was and [each.said for each in was] != [row.said]:
            made = _control_row(Change.CONTROL_CHANGED, row, both.because(other))
            yield replace(made, control_then=was, control=row)
    for row in distinct(then.values(), lambda each: each.claims):
        if claims.keys().isdisjoint(row.claims):
            why = both.because(both.then[id] for id in row.claims)
            yield replace(_control_row(Change.CONTROL_GONE, row, why), control_then=(row,))


def _control_row(change: Change, row: ControlRow, because: tuple[Because, ...]) -> DiffRow:
    return DiffRow(
        change=change,
        because=because,
        event=None,
        when=Span(earliest=row.earliest, latest=row.latest) if row.day else None,
        where=row.place,
        what=(Deed(control=row.status),),
        behind=row.behind,
        claims=row.claims,
    )


def _row(
    change: Change,
    row: EventRow,
    claims: Iterable[Claim],
    because: tuple[Because, ...],
    linked: Linked,
) -> DiffRow:
    held = list(claims)
    return DiffRow(
        change=change,
        because=because,
        event=row.event,
        when=row.dates[0].span if row.dates else None,
        where=row.places[0].place if row.places else None,
        what=tuple(told.deed for told in row.what),
        behind=behind(held, linked.roots),
        claims=tuple(claim.id for claim in held),
    )


def _tolls(row: EventRow) -> Tolls:
    return tuple(toll.figure for toll in row.tolls)
