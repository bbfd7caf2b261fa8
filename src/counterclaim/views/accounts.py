"""One event as each source tells it, side by side: where accounts clash, and who is silent."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from counterclaim.ledger.claim_pages import ReportDrawn
from counterclaim.ledger.read import LedgerReader
from counterclaim.linking.accounts import blaming
from counterclaim.linking.clashes import ClashType
from counterclaim.linking.events import LinkedEvent
from counterclaim.linking.telling import LONG
from counterclaim.model.actor import Actor, is_thing
from counterclaim.model.attribution import SourceKind
from counterclaim.model.claim import Claim
from counterclaim.model.errors import UsageError
from counterclaim.model.event import EventType
from counterclaim.model.label import Label
from counterclaim.model.stance import Polarity
from counterclaim.model.timespan import Anchor
from counterclaim.views.behind import outlet_of
from counterclaim.views.events import EventRow, deeds, event_row
from counterclaim.views.linked import Linked, around, check_linked, linked_as_read, many_records
from counterclaim.views.records import (
    ActorRecord,
    Deed,
    FigureRecord,
    PersonRecord,
    PlaceRecord,
    SourceRecord,
    Span,
    StanceRecord,
    ThingRecord,
    ToldAs,
    WeaponRecord,
    actor_of,
    chain_key,
    chain_of,
    distinct,
    figure_of,
    place_of,
)
from counterclaim.views.sides import Between, Side, Sides, between

T = TypeVar("T")
CLASHING: dict[str, tuple[ClashType, ...]] = {
    "what": (ClashType.CAUSE,),
    "who": (ClashType.ACTOR,),
    "whom": (ClashType.TARGET, ClashType.VICTIMS),
    "where": (ClashType.PLACE,),
    "when": (ClashType.DATE,),
    "figures": (ClashType.FIGURE,),
    "told_as": (ClashType.DENIAL,),
    "labels": (ClashType.LABEL,),
}  # the fields of an account, and the clashes that lie in each


class RowKind(StrEnum):
    """What a row of the accounts of an event is, where all are given together."""

    ACCOUNT = "account"
    CLASH = "clash"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """What one root source says of the event, through outlets that say the same of it.

    ``chains`` are the ways it came, the outlet last. Every other field lists what differs within
    the account, in the order told: deeds, doers, those they were done to, places, days, figures,
    stances, words used for actors, weapons, things hit and persons. None among the outlets is one
    that is not known. ``claims`` are the ids of its claims and labels.
    """

    row: RowKind = RowKind.ACCOUNT
    event: str
    root: str
    root_kind: SourceKind
    own_voice: bool
    outlets: tuple[str | None, ...]
    chains: tuple[tuple[SourceRecord, ...], ...]
    published: date | None
    what: tuple[Deed, ...]
    who: tuple[ActorRecord, ...]
    whom: tuple[ActorRecord, ...]
    where: tuple[PlaceRecord, ...]
    when: tuple[Span, ...]
    figures: tuple[FigureRecord, ...]
    told_as: tuple[ToldAs, ...]
    labels: tuple[Label, ...]
    weapon: tuple[WeaponRecord, ...] = ()
    hit: tuple[ThingRecord, ...] = ()
    persons: tuple[PersonRecord, ...] = ()
    reports: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashSide:
    """What one account says in a clash: its number, who says it, its words and their claims.

    Accounts are numbered from 1 in the order of the rows. ``outlet`` is where it stands, None if
    not known; with ``own_voice`` it says so itself, else ``source`` does in it.
    """

    account: int
    source: str
    own_voice: bool
    outlet: str | None
    words: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashRow:
    """One difference between two accounts.

    ``compatible``: both may hold, and ``why`` says how. Which account is right is not for this
    program to say.
    """

    row: RowKind = RowKind.CLASH
    event: str
    type: ClashType
    ours: ClashSide
    theirs: ClashSide
    compatible: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashGroup:
    """One side, and all that clashes with it in the same way."""

    type: ClashType
    compatible: bool
    why: str
    one: ClashSide
    others: tuple[ClashSide, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentRow:
    """An outlet that published within a day of the event, in this ledger, and told nothing of it.

    ``reports`` are the ids of what it published then.
    """

    row: RowKind = RowKind.SILENT
    event: str
    outlet: str
    published: tuple[date, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """An event with all accounts of it; those of one root source stand together."""

    event: EventRow
    accounts: tuple[AccountRow, ...]
    clashes: tuple[ClashRow, ...]
    silent: tuple[SilentRow, ...]


def accounts(ledger: Path, id: str, *, as_read: bool = False) -> Accounts:
    """The accounts of the event with this id, with the one id that begins so, or of this claim.

    ``as_read`` takes claims as the program read them, whatever people decided on them.
    An event that became part of another, or whose first claim left it, has left its id to that
    claim: it leads to the event that now holds it. LedgerError; UsageError where nothing was linked
    yet, or there is no such event.
    """
    with LedgerReader(ledger) as reader, many_records():
        check_linked(reader)
        if as_read:
            return _accounts_as_read(reader, id)
        event = find_event(reader, id)
        linked = around(reader, reader.reports_of_event(event))
        [found] = [each for each in linked.events if each.id == event]
        row = event_row(found, Sides(linked))
        days = _silent_days(row)
        return accounts_of(linked, found, reader.reports_published(*days) if days else ())


def _accounts_as_read(reader: LedgerReader, id: str) -> Accounts:
    linked = linked_as_read(reader)
    wanted = id.strip().lower()
    events = {event.id: event for event in linked.events}
    found = [event for event in events if event.startswith(wanted)]
    claim = "c-" + wanted[2:]
    found = found or [e.id for e in linked.events if any(c.id.startswith(claim) for c in e.claims)]
    event = events[_only(found, id, reader.path)]
    days = _silent_days(event_row(event, Sides(linked)))
    return accounts_of(linked, event, reader.reports_published(*days) if days else ())


def find_event(reader: LedgerReader, id: str) -> str:
    """The whole id of the event that ``accounts`` would give; UsageError."""
    wanted = id.strip().lower()
    found: list[str] = []
    if wanted.startswith("e-"):
        found = reader.events_like(wanted)
    if not found and wanted.startswith(("c-", "e-")):
        found = reader.events_with("c-" + wanted[2:])
    return _only(found, id, reader.path)


def _only(found: Sequence[str], id: str, ledger: Path) -> str:
    if len(found) > 1:
        raise UsageError(f"several events fit {id!r} ({', '.join(found[:2])} ...); give more of it")
    if not found:
        raise UsageError(
            f"no event has an id that begins with {id!r}, or a claim with such an id; "
            f"`counterclaim events {ledger}` lists events (e-...)"
        )
    return found[0]


def accounts_of(
    linked: Linked, event: LinkedEvent, published: Iterable[ReportDrawn] = ()
) -> Accounts:
    """The accounts of ``event``; ``published`` are reports of its days, for those silent on it."""
    held = Sides(linked)
    sides = held.of(event)
    row = event_row(event, held)
    groups = _merged(sides, row.event)
    number = {id(side): place for place, (_, group) in enumerate(groups, 1) for side in group}
    return Accounts(
        event=row,
        accounts=tuple(account for account, _ in groups),
        clashes=tuple(_clash(each, number, row.event) for each in between(sides)),
        silent=_silent(event, row, published),
    )


def _merged(sides: Sequence[Side], event: str) -> list[tuple[AccountRow, list[Side]]]:
    """Outlets that say the same after the same source share a row."""
    groups: dict[object, list[Side]] = {}
    for side in sides:
        groups.setdefault((side.root.key, _told(side).key), []).append(side)
    return [(_row(group, event), group) for group in groups.values()]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    what: tuple[Deed, ...]
    who: tuple[ActorRecord, ...]
    whom: tuple[ActorRecord, ...]
    where: tuple[PlaceRecord, ...]
    when: tuple[Span, ...]
    figures: tuple[FigureRecord, ...]
    told_as: tuple[ToldAs, ...]
    labels: tuple[Label, ...]
    weapon: tuple[WeaponRecord, ...]
    hit: tuple[ThingRecord, ...]
    persons: tuple[PersonRecord, ...]

    @property
    def key(self) -> object:
        return (
            self.what,
            tuple(actor.key for actor in self.who),
            tuple(actor.key for actor in self.whom),
            tuple(place.key for place in self.where),
            self.when,
            self.figures,
            tuple(told.key for told in self.told_as),
            tuple(map(_label_key, self.labels)),
            self.weapon,
            self.hit,
            tuple(person.key for person in self.persons),
        )


def _told(side: Side) -> _Told:
    claims = side.claims
    doing = [claim for claim in claims if not blaming(claim)]
    # An accusation's own time, doer and target are not the event's; nor are a denial's.
    return _Told(
        what=tuple(told.deed for told in deeds(doing)),
        who=_actors(a for claim in doing for a in (claim.actor, *claim.co_actors)),
        whom=_actors(a for claim in doing for a in (_party(claim.target), *claim.co_targets)),
        where=distinct((place_of(claim.place) for claim in claims), lambda place: place.key),
        when=_when(doing),
        figures=_same(figure_of(figure) for claim in claims for figure in claim.figures),
        told_as=distinct(map(_told_as, claims), lambda told: told.key),
        labels=distinct((claim.label for claim in side.labels), _label_key),
        weapon=_same(WeaponRecord.of(weapon) for claim in doing for weapon in claim.weapon),
        hit=_same(ThingRecord.of(thing) for claim in doing for thing in claim.hit),
        persons=distinct(
            (PersonRecord.of(person) for claim in doing for person in claim.persons),
            lambda person: person.key,
        ),
    )


def _party(target: Actor | None) -> Actor | None:
    """The one it was done to; a thing hit is told among those."""
    return None if is_thing(target) else target


def _row(group: Sequence[Side], event: str) -> AccountRow:
    claims = [claim for side in group for claim in side.claims]
    labels = [label for side in group for label in side.labels]
    root, told = group[0].root, _told(group[0])
    return AccountRow(
        event=event,
        root=root.name,
        root_kind=root.kind,
        own_voice=root.by_outlet,
        outlets=_same(side.outlet for side in group),
        chains=distinct((chain_of(claim.sources) for claim in claims), chain_key),
        published=min((c.report.published for c in claims if c.report.published), default=None),
        what=told.what,
        who=told.who,
        whom=told.whom,
        where=told.where,
        when=told.when,
        figures=told.figures,
        told_as=told.told_as,
        labels=told.labels,
        weapon=told.weapon,
        hit=told.hit,
        persons=told.persons,
        reports=_same(claim.report.id for claim in claims),
        claims=_same(claim.id for claim in (*claims, *labels)),
    )


def grouped(clashes: Sequence[ClashRow]) -> list[ClashGroup]:
    """The clashes put together: the side that clashes with most others stands against all these."""
    groups: list[ClashGroup] = []
    kinds: dict[tuple[ClashType, bool, str], list[tuple[ClashSide, ClashSide]]] = {}
    for row in clashes:
        kinds.setdefault((row.type, row.compatible, row.why), []).append((row.ours, row.theirs))
    for (type, compatible, why), pairs in kinds.items():
        while pairs:
            many = Counter(side for pair in pairs for side in pair)
            one = max(many, key=many.__getitem__)
            others = [a if b == one else b for a, b in pairs if one in (a, b)]
            pairs = [pair for pair in pairs if one not in pair]
            group = ClashGroup(
                type=type, compatible=compatible, why=why, one=one, others=tuple(others)
            )
            groups.append(group)
    return sorted(groups, key=lambda group: group.compatible)


def _clash(held: Between, number: dict[int, int], event: str) -> ClashRow:
    clash = held.clash
    return ClashRow(
        event=event,
        type=clash.type,
        ours=_side(held.ours, number, clash.ours, clash.our_claims),
        theirs=_side(held.theirs, number, clash.theirs, clash.their_claims),
        compatible=clash.compatible,
        why=clash.why,
    )


def _side(side: Side, number: dict[int, int], words: str, claims: tuple[str, ...]) -> ClashSide:
    return ClashSide(
        account=number[id(side)],
        source=side.root.name,
        own_voice=side.root.by_outlet,
        outlet=side.outlet,
        words=words,
        claims=claims,
    )


def _silent_days(row: EventRow) -> tuple[date, date] | None:
    """The days on which whoever published could have told of it.

    Where the days told run over more than a month, or none is told, nobody is called silent.
    """
    first, last = row.earliest, row.latest
    if first is None or last is None or (last - first).days >= LONG:
        return None
    return first - timedelta(days=1), last + timedelta(days=1)


def _silent(
    event: LinkedEvent, row: EventRow, published: Iterable[ReportDrawn]
) -> tuple[SilentRow, ...]:
    """Outlets that tell nothing of ``event`` though they published within a day of it."""
    days = _silent_days(row)
    telling = {outlet_of(claim) for claim in event.claims}
    found: dict[str, dict[str, date]] = {}
    for report in published:
        if days is None or not report.claims or report.published is None:
            continue
        if report.outlet is not None and report.outlet not in telling:
            found.setdefault(report.outlet, {})[report.id] = report.published
    return tuple(
        SilentRow(
            event=event.id,
            outlet=outlet,
            published=tuple(sorted(set(reports.values()))),
            reports=tuple(reports),
        )
        for outlet, reports in sorted(found.items())
    )


def _when(claims: Sequence[Claim]) -> tuple[Span, ...]:
    """The days told; the day of publication only where there is no other."""
    times = [claim.time for claim in claims if claim.time]
    told = [time for time in times if time.anchor is not Anchor.PUBLICATION]
    return _same(span for time in told or times if (span := Span.of(time)))


def _told_as(claim: Claim) -> ToldAs:
    """How it is told; an accusation says of whom, a denial by whom."""
    stance = StanceRecord.of(claim.stance)
    if claim.event_type is EventType.REJECT:
        denied = StanceRecord(polarity=Polarity.DENIED)
        return ToldAs(stance=denied, denied_by=actor_of(claim.actor))
    if claim.event_type is EventType.ACCUSE and claim.target is not None:
        # How surely it is blamed makes no other account; that it is denied does.
        plain = stance.polarity is Polarity.AFFIRMED
        blames = actor_of(claim.target)
        return ToldAs(stance=StanceRecord() if plain else stance, blames=blames)
    return ToldAs(stance=stance)


def _actors(actors: Iterable[Actor | None]) -> tuple[ActorRecord, ...]:
    return distinct(map(actor_of, actors), lambda actor: actor.key)


def _label_key(label: Label) -> object:
    return label.used, label.name


def _same(told: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(told))
