"""One event as each source tells it, side by side: where accounts clash, and who is silent."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from counterclaim.linking.accounts import blaming
from counterclaim.linking.clashes import ClashType
from counterclaim.linking.events import LinkedEvent
from counterclaim.linking.telling import LONG
from counterclaim.model.attribution import SourceKind
from counterclaim.model.claim import Claim
from counterclaim.model.errors import UsageError
from counterclaim.model.event import EventType
from counterclaim.model.figure import Counted
from counterclaim.model.report import DatePrecision
from counterclaim.model.stance import Polarity
from counterclaim.model.timespan import Anchor
from counterclaim.views import wording
from counterclaim.views.behind import outlet_of
from counterclaim.views.events import EventRow, deeds, event_row
from counterclaim.views.linked import Linked, read_linked
from counterclaim.views.sides import Between, Side, Sides, between
from counterclaim.views.tolls import counted_words

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
    stances ("stated", "denied, alleged"), and words used for actors. ``claims`` are the ids of its
    claims and labels.
    """

    row: RowKind = RowKind.ACCOUNT
    event: str
    root: str
    root_kind: SourceKind
    own_voice: bool
    outlets: tuple[str, ...]
    chains: tuple[str, ...]
    published: date | None
    what: tuple[str, ...]
    who: tuple[str, ...]
    whom: tuple[str, ...]
    where: tuple[str, ...]
    when: tuple[str, ...]
    figures: tuple[str, ...]
    told_as: tuple[str, ...]
    labels: tuple[str, ...]
    reports: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashRow:
    """One difference between two accounts, which are numbered from 1 in the order of the rows.

    ``ours`` and ``theirs`` are each side's words. ``compatible``: both may hold, and ``why`` says
    how. Which account is right is not for this program to say.
    """

    row: RowKind = RowKind.CLASH
    event: str
    type: ClashType
    our_account: int
    our_source: str
    ours: str
    their_account: int
    their_source: str
    theirs: str
    compatible: bool
    why: str
    our_claims: tuple[str, ...]
    their_claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashSide:
    """What one account says in a clash: its number, who says it, the words and their claims."""

    account: int
    source: str
    words: str
    claims: tuple[str, ...]


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


def accounts(ledger: Path, id: str) -> Accounts:
    """The accounts of the event with this id, with the one id that begins so, or of this claim.

    LedgerError; UsageError where nothing was linked yet, or there is no such event.
    """
    linked = read_linked(ledger)
    return accounts_of(linked, find_event(linked, id))


def find_event(linked: Linked, id: str) -> LinkedEvent:
    """The event whose id begins with ``id``, or that holds the claim whose id does; UsageError.

    An event that became part of another, or whose first claim left it, has left its id to that
    claim: it leads to the event that now holds it.
    """
    wanted = id.strip().lower()
    found: list[LinkedEvent] = []
    if wanted.startswith("e-"):
        found = [event for event in linked.events if event.id.startswith(wanted)]
    if not found and wanted.startswith(("c-", "e-")):
        claim = "c-" + wanted[2:]
        found = [e for e in linked.events if any(c.id.startswith(claim) for c in e.claims)]
    if len(found) > 1:
        ids = ", ".join(event.id for event in found[:2])
        raise UsageError(f"several events fit {id!r} ({ids} ...); give more of it")
    if not found:
        raise UsageError(
            f"no event has an id that begins with {id!r}, or a claim with such an id; "
            "`counterclaim events LEDGER` lists events (e-...)"
        )
    return found[0]


def accounts_of(linked: Linked, event: LinkedEvent) -> Accounts:
    """The accounts of ``event``."""
    held = Sides(linked)
    sides = held.of(event)
    row = event_row(event, held)
    groups = _merged(sides, row.event)
    number = {id(side): place for place, (_, group) in enumerate(groups, 1) for side in group}
    return Accounts(
        event=row,
        accounts=tuple(account for account, _ in groups),
        clashes=tuple(_clash(each, number, row.event) for each in between(sides)),
        silent=_silent(linked, event, row),
    )


def _merged(sides: Sequence[Side], event: str) -> list[tuple[AccountRow, list[Side]]]:
    """Outlets that say the same after the same source share a row."""
    groups: dict[object, list[Side]] = {}
    for side in sides:
        groups.setdefault((side.root.key, _told(side)), []).append(side)
    return [(_row(group, event), group) for group in groups.values()]


Told = tuple[tuple[str, ...], ...]


def _told(side: Side) -> Told:
    """What, who, whom, where, when, figures, told as, labels."""
    claims = side.claims
    doing = [claim for claim in claims if not blaming(claim)]
    # An accusation's own time, doer and target are not the event's; nor are a denial's.
    return (
        deeds(doing),
        _distinct(wording.actor_words(claim.actor) for claim in doing),
        _distinct(wording.actor_words(claim.target) for claim in doing),
        _distinct(wording.place_words(claim.place) for claim in claims),
        _when(doing),
        _distinct(
            f"{f.measure} {counted_words(f.low, f.high, Counted(f.of))}"
            for claim in claims
            for f in claim.figures
        ),
        _distinct(_stance(claim) for claim in claims),
        _distinct(wording.what_words(label) for label in side.labels),
    )


def _row(group: Sequence[Side], event: str) -> AccountRow:
    claims = [claim for side in group for claim in side.claims]
    labels = [label for side in group for label in side.labels]
    root = group[0].root
    what, who, whom, where, when, figures, told_as, words = _told(group[0])
    return AccountRow(
        event=event,
        root=root.name,
        root_kind=root.kind,
        own_voice=root.by_outlet,
        outlets=_distinct(side.outlet for side in group),
        chains=_distinct(wording.chain_words(claim) for claim in claims),
        published=min((c.report.published for c in claims if c.report.published), default=None),
        what=what,
        who=who,
        whom=whom,
        where=where,
        when=when,
        figures=figures,
        told_as=told_as,
        labels=words,
        reports=_distinct(claim.report.id for claim in claims),
        claims=_distinct(claim.id for claim in (*claims, *labels)),
    )


def grouped(clashes: Sequence[ClashRow]) -> list[ClashGroup]:
    """The clashes put together: the side that clashes with most others stands against all these."""
    groups: list[ClashGroup] = []
    kinds: dict[tuple[ClashType, bool, str], list[tuple[ClashSide, ClashSide]]] = {}
    for row in clashes:
        kinds.setdefault((row.type, row.compatible, row.why), []).append(_both(row))
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


def _both(row: ClashRow) -> tuple[ClashSide, ClashSide]:
    ours = ClashSide(
        account=row.our_account, source=row.our_source, words=row.ours, claims=row.our_claims
    )
    theirs = ClashSide(
        account=row.their_account,
        source=row.their_source,
        words=row.theirs,
        claims=row.their_claims,
    )
    return ours, theirs


def _clash(held: Between, number: dict[int, int], event: str) -> ClashRow:
    clash = held.clash
    return ClashRow(
        event=event,
        type=clash.type,
        our_account=number[id(held.ours)],
        our_source=held.ours.words(),
        ours=clash.ours,
        their_account=number[id(held.theirs)],
        their_source=held.theirs.words(),
        theirs=clash.theirs,
        compatible=clash.compatible,
        why=clash.why,
        our_claims=clash.our_claims,
        their_claims=clash.their_claims,
    )


def _silent(linked: Linked, event: LinkedEvent, row: EventRow) -> tuple[SilentRow, ...]:
    """Outlets that tell nothing of ``event`` though they published within a day of it.

    Where the days told run over more than a month, or none is told, nobody is called silent.
    """
    first, last = row.earliest, row.latest
    if first is None or last is None or (last - first).days >= LONG:
        return ()
    around = first - timedelta(days=1), last + timedelta(days=1)
    telling = {outlet_of(claim) for claim in event.claims}
    found: dict[str, dict[str, date]] = {}
    for claim in linked.claims:
        report = claim.report
        day, exact = report.published, report.published_precision is DatePrecision.DAY
        if day is None or not exact or not around[0] <= day <= around[1]:
            continue
        if report.outlet is not None and report.outlet not in telling:
            found.setdefault(report.outlet, {})[report.id] = day
    return tuple(
        SilentRow(
            event=event.id,
            outlet=outlet,
            published=tuple(sorted(set(reports.values()))),
            reports=tuple(reports),
        )
        for outlet, reports in sorted(found.items())
    )


def _when(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The days told; the day of publication only where there is no other."""
    times = [claim.time for claim in claims if claim.time]
    told = [time for time in times if time.anchor is not Anchor.PUBLICATION]
    return _distinct(wording.time_words(time) for time in told or times)


def _stance(claim: Claim) -> str:
    """How it is told; an accusation says of whom, a denial by whom."""
    said = wording.told_as(claim.stance)
    if claim.event_type is EventType.REJECT:
        by = wording.actor_words(claim.actor)
        return f"denied by {by}" if by else "denied"
    if claim.event_type is EventType.ACCUSE and claim.target is not None:
        blames = f"blames {wording.actor_words(claim.target)}"
        denied = claim.stance.polarity is Polarity.DENIED
        return f"{blames} ({said})" if denied else blames
    return said or "stated"


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, words)))
