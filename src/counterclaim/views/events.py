"""The events of a ledger, one row each: when, where, what, to how many, and who tells of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from counterclaim.ledger.query import holds
from counterclaim.linking.clashes import ClashType
from counterclaim.linking.events import LinkedEvent
from counterclaim.linking.standing import standing
from counterclaim.linking.telling import LONG
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.judgement import Subject, Verdict
from counterclaim.model.place import PlacePrecision
from counterclaim.model.timespan import Anchor
from counterclaim.views.behind import Behind, behind, outlet_of
from counterclaim.views.linked import Linked, many_records, read_linked
from counterclaim.views.records import Deed, PlaceRecord, Span
from counterclaim.views.sides import Sides, disputes
from counterclaim.views.tolls import Toll, Total, add_up, tolls_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """Days told of an event; ``claims`` are the ids of those telling them, None an unknown outlet.

    Both None: only that it was published then, at the latest on ``published``.
    """

    earliest: date | None
    latest: date | None
    published: date | None
    outlets: tuple[str | None, ...]
    claims: tuple[str, ...]

    @property
    def is_long(self) -> bool:
        """Told, and longer than a month: a running total rather than a happening."""
        return _length(self) >= LONG and bool(self.earliest or self.latest)

    @property
    def span(self) -> Span:
        """The days alone."""
        if self.earliest or self.latest or not self.published:
            return Span(earliest=self.earliest, latest=self.latest)
        return Span(earliest=None, latest=self.published, published=True)

    @property
    def reach(self) -> tuple[date, date] | None:
        """First and last day to look for it under, None where there is no date at all."""
        if self.earliest or self.latest:
            # "by 5 May" may be any day before; it is looked for on the one it names.
            return self.earliest or self.latest or date.max, self.latest or date.max
        return (self.published, self.published) if self.published else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceTold:
    """A place told of an event, by which outlets (None: unknown), in which claims."""

    place: PlaceRecord
    outlets: tuple[str | None, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedTold:
    """A deed told of an event, by which outlets (None: unknown), in which claims."""

    deed: Deed
    outlets: tuple[str | None, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event as it is told; what differs between tellings is in the order of most outlets.

    ``earliest`` and ``latest`` are the ends of all days told that are no longer than a month, or
    None. ``dates`` are these days apart. ``places`` are the places told, ``what`` the deeds.
    ``disputed`` names the kinds of clash between its accounts that cannot both hold.
    ``claims`` are the ids of its claims, in the order they entered.
    """

    event: str
    earliest: date | None
    latest: date | None
    dates: tuple[Dates, ...]
    places: tuple[PlaceTold, ...]
    what: tuple[DeedTold, ...]
    tolls: tuple[Toll, ...]
    behind: Behind
    disputed: tuple[ClashType, ...]
    claims: tuple[str, ...]

    @property
    def day(self) -> date | None:
        """The day to put it under: the first of the days most told, else that of publication.

        What is longer than a month counts only where nothing shorter is told.
        """
        first = min(self.dates, key=lambda told: told.is_long, default=None)
        return (first.earliest or first.latest or first.published) if first else None

    @property
    def place(self) -> PlaceRecord | None:
        """The place to put it at: the most told of those with coordinates, else the most told."""
        first = min(self.places, key=lambda told: not told.place.is_located, default=None)
        return first.place if first else None

    @property
    def is_long(self) -> bool:
        """Whether nothing shorter than a month is told of it."""
        return bool(self.dates) and all(told.is_long for told in self.dates)


def events(
    ledger: Path | Linked,
    *,
    place: str | None = None,
    since: date | None = None,
    until: date | None = None,
    disputed: bool = False,
    min_outlets: int = 1,
) -> list[EventRow]:
    """The events that fit every condition: most outlets first, then most root sources, then newest.

    ``place`` is part of a name or of the words of a report; ``since`` and ``until`` ask that the
    days told overlap, or the day of publication where no other is told. LedgerError, and UsageError
    where nothing was linked yet.
    """
    with many_records():
        rows = events_in(
            read_linked(ledger),
            place=place,
            since=since,
            until=until,
            disputed=disputed,
            min_outlets=min_outlets,
        )
        return sorted(rows, key=_prominence)


def timeline(
    ledger: Path | Linked,
    *,
    place: str | None = None,
    since: date | None = None,
    until: date | None = None,
    min_outlets: int = 1,
) -> list[EventRow]:
    """The events that have a day, by day; what lasts longer than a month comes after all others.

    Conditions and errors as of ``events``.
    """
    with many_records():
        linked = read_linked(ledger)
        found = events_in(linked, place=place, since=since, until=until, min_outlets=min_outlets)
        dated = (row for row in found if row.day)
        return sorted(dated, key=lambda row: (row.is_long, row.day, _prominence(row)))


def events_in(
    linked: Linked,
    *,
    place: str | None = None,
    since: date | None = None,
    until: date | None = None,
    disputed: bool = False,
    min_outlets: int = 1,
) -> Iterator[EventRow]:
    """The events that fit, in the order of their first claims."""
    sides = Sides(linked)
    for event in linked.events:
        if len({outlet_of(claim) for claim in event.claims}) < min_outlets:
            continue
        if place and not any(_is_at(claim, place) for claim in event.claims):
            continue
        if (since or until) and not _within(event.claims, since, until):
            continue
        row = event_row(event, sides)
        if row.disputed or not disputed:
            yield row


def event_row(event: LinkedEvent, sides: Sides) -> EventRow:
    """The row of ``event``."""
    roots, claims = sides.linked.roots, event.claims
    dates = _dates(claims)
    told = [each for each in dates if each.earliest and each.latest]
    short = [each for each in told if (each.latest - each.earliest).days < LONG]  # type: ignore[operator]
    return EventRow(
        event=event.id,
        earliest=min((d.earliest for d in short if d.earliest), default=None),
        latest=max((d.latest for d in short if d.latest), default=None),
        dates=dates,
        places=_places(claims),
        what=deeds(claims),
        tolls=tolls_of(claims, roots),
        behind=behind(claims, roots),
        disputed=disputes(sides.of(event)),
        claims=tuple(claim.id for claim in claims),
    )


def deeds(claims: Sequence[Claim]) -> tuple[DeedTold, ...]:
    """The kinds of deed told, most told first; what became of a place counts as one.

    A deed of no known kind stands only where there is no other, a count where there is no deed.
    """
    for told in (_special(claims), _general(claims), _counting(claims)):
        found = _most_told((deed, deed, claim) for deed, claim in told)
        if found:
            return tuple(
                DeedTold(deed=deed, outlets=outlets, claims=ids) for deed, outlets, ids in found
            )
    return ()


def _special(claims: Iterable[Claim]) -> Iterator[tuple[Deed, Claim]]:
    for claim in claims:
        if claim.kind is ClaimKind.CONTROL and claim.control:
            yield Deed(control=claim.control.status), claim
        elif claim.kind is ClaimKind.EVENT and claim.sub_event_type:
            yield Deed(sub_event_type=claim.sub_event_type), claim


def _general(claims: Iterable[Claim]) -> Iterator[tuple[Deed, Claim]]:
    return ((Deed(event_type=c.event_type), c) for c in claims if c.event_type)


def _counting(claims: Iterable[Claim]) -> Iterator[tuple[Deed, Claim]]:
    return ((Deed(measure=f.measure), claim) for claim in claims for f in claim.figures)


def _dates(claims: Sequence[Claim]) -> tuple[Dates, ...]:
    told: dict[tuple[date | None, date | None], list[Claim]] = {}
    bare: list[Claim] = []
    for claim in claims:
        time = claim.time
        if time and time.anchor is not Anchor.PUBLICATION and (time.earliest or time.latest):
            told.setdefault((time.earliest, time.latest), []).append(claim)
        else:
            bare.append(claim)
    rows = [_dates_of(span, held) for span, held in told.items()] or [_dates_of((None, None), bare)]
    # Of days that as many tell the more exact ones lead.
    return tuple(sorted(rows, key=lambda row: (-len(row.outlets), _length(row))))


def _dates_of(span: tuple[date | None, date | None], claims: Sequence[Claim]) -> Dates:
    return Dates(
        earliest=span[0],
        latest=span[1],
        published=min((c.report.published for c in claims if c.report.published), default=None),
        outlets=tuple(dict.fromkeys(outlet_of(claim) for claim in claims)),
        claims=tuple(claim.id for claim in claims),
    )


def _length(dates: Dates) -> int:
    if dates.earliest is None or dates.latest is None:
        return date.max.toordinal()
    return (dates.latest - dates.earliest).days


def _places(claims: Sequence[Claim]) -> tuple[PlaceTold, ...]:
    """The places most told first; whole countries after all others, for they say the least."""
    told = [(PlaceRecord.of(claim.place), claim) for claim in claims if claim.place]
    wide = [held for held in told if held[0].precision is PlacePrecision.COUNTRY]
    rest = [held for held in told if held[0].precision is not PlacePrecision.COUNTRY]
    return tuple(
        PlaceTold(place=place, outlets=outlets, claims=ids)
        for some in (rest, wide)
        for place, outlets, ids in _most_told((place.key, place, claim) for place, claim in some)
    )


def _most_told(
    told: Iterable[tuple[object, T, Claim]],
) -> list[tuple[T, tuple[str | None, ...], tuple[str, ...]]]:
    """The first of each key, with the outlets and the ids of the claims telling it.

    By how many outlets tell them; the first told first among equals.
    """
    groups: dict[object, list[tuple[T, Claim]]] = {}
    for key, value, claim in told:
        groups.setdefault(key, []).append((value, claim))
    found = [
        (
            held[0][0],
            tuple(dict.fromkeys(outlet_of(claim) for _, claim in held)),
            tuple(dict.fromkeys(claim.id for _, claim in held)),
        )
        for held in groups.values()
    ]
    return sorted(found, key=lambda each: -len(each[1]))


def _is_at(claim: Claim, place: str) -> bool:
    return claim.place is not None and holds(place, claim.place.name, claim.place.mention)


def _within(claims: Sequence[Claim], since: date | None, until: date | None) -> bool:
    reaches = (each.reach for each in _dates(claims))
    return any(
        (since is None or last >= since) and (until is None or first <= until)
        for first, last in filter(None, reaches)
    )


def _prominence(row: EventRow) -> tuple[int, int, int, str]:
    day = row.day.toordinal() if row.day else 0
    return -len(row.behind.outlets), -len(row.behind.roots), -day, row.event


def totals(ledger: Path | Linked, rows: Iterable[EventRow]) -> tuple[Total, ...]:
    """The tolls of ``rows`` added up where they cannot overlap."""
    linked = read_linked(ledger)
    claims = {event.id: event.claims for event in linked.events}
    home = {claim.id: event.id for event in linked.events for claim in event.claims}
    apart = {
        frozenset((home[judged.a], home[judged.b]))
        for judged in standing(linked.judgements, Subject.EVENT)
        if judged.verdict is Verdict.DIFFERENT and judged.a in home and judged.b in home
    }
    return add_up([(row.event, claims[row.event], row.tolls) for row in rows], apart)
