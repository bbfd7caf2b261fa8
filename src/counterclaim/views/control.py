"""Who holds a place, in whole or part, from when, according to whom: a lane for each claimant."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counterclaim.ledger.query import ClaimQuery
from counterclaim.model.attribution import SourceKind
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.control import ControlStatus
from counterclaim.views.behind import Behind, behind
from counterclaim.views.linked import Linked, read_chosen
from counterclaim.views.records import (
    ActorRecord,
    PlaceRecord,
    StanceRecord,
    actor_of,
    key_of,
    place_of,
)

# Told of whoever held the place before.
LEAVING = (ControlStatus.LOST, ControlStatus.WITHDREW, ControlStatus.HANDED_OVER)


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlRow:
    """What one claimant says became of the place; the claimant is the root source.

    ``holder`` is who holds it after that, as far as it is said, ``loser`` who lost or left it.
    Shares run 0-1, None where not said. Where ``earliest`` is None the days before ``latest`` are
    open. ``words`` are those of the longest claim.
    """

    claimant: str
    claimant_kind: SourceKind
    own_voice: bool
    earliest: date | None
    latest: date | None
    place: PlaceRecord | None
    holder: ActorRecord | None
    status: ControlStatus
    share_low: float | None
    share_high: float | None
    loser: ActorRecord | None
    told_as: StanceRecord
    words: str
    behind: Behind
    claims: tuple[str, ...]

    @property
    def day(self) -> date | None:
        """The day it stands on: the first one said, else the last possible one."""
        return self.earliest or self.latest

    @property
    def said(self) -> object:
        """What is said, and by whom; wherever and whenever that was."""
        share = _percent(self.share_low, self.share_high)
        parties = key_of(self.holder), key_of(self.loser)
        return self.claimant, self.status, share, *parties, self.told_as


def control(
    ledger: Path, place: str, *, since: date | None = None, until: date | None = None
) -> list[ControlRow]:
    """Lane by lane, the claimant that speaks of the earliest day first; by day within a lane.

    ``place`` is part of a name or of a report's words. The same statement passed on by several
    outlets is one row. No lane outvotes another. LedgerError where the ledger cannot be read.
    """
    query = ClaimQuery(kind=ClaimKind.CONTROL, place=place, since=since, until=until)
    return control_in(read_chosen(ledger, query))


def control_in(linked: Linked) -> list[ControlRow]:
    """The lanes of the control claims of ``linked``."""
    lanes: dict[str, dict[object, list[Claim]]] = {}
    for claim in linked.claims:
        if claim.control is not None:
            lane = lanes.setdefault(linked.roots[claim.id].key, {})
            lane.setdefault(_said(claim), []).append(claim)
    made = [
        sorted((_row(claims, linked) for claims in lane.values()), key=_order)
        for lane in lanes.values()
    ]
    return [row for lane in sorted(made, key=lambda lane: _order(lane[0])) for row in lane]


def _said(claim: Claim) -> object:
    time, control = claim.time, claim.control
    assert control is not None
    return (
        key_of(place_of(claim.place)),
        control.status,
        _percent(control.share_low, control.share_high),
        key_of(actor_of(claim.actor)),
        key_of(actor_of(claim.target)),
        StanceRecord.of(claim.stance),
        (time.earliest, time.latest) if time else None,
    )


def _percent(low: float | None, high: float | None) -> tuple[int, int] | None:
    """The share as it is told: a smaller difference is none."""
    return None if low is None or high is None else (round(low * 100), round(high * 100))


def _row(claims: list[Claim], linked: Linked) -> ControlRow:
    claim = claims[0]
    control, time, root = claim.control, claim.time, linked.roots[claim.id]
    assert control is not None
    return ControlRow(
        claimant=root.name,
        claimant_kind=root.kind,
        own_voice=root.by_outlet,
        earliest=time.earliest if time else None,
        latest=(time.latest if time else None) or claim.report.published,
        place=place_of(claim.place),
        holder=actor_of(claim.actor),
        status=control.status,
        share_low=control.share_low,
        share_high=control.share_high,
        loser=actor_of(claim.target),
        told_as=StanceRecord.of(claim.stance),
        words=max((each.verbatim for each in claims), key=len),
        behind=behind(claims, linked.roots),
        claims=tuple(each.id for each in claims),
    )


def _order(row: ControlRow) -> tuple[date, date, str, str, float]:
    """By day; on one day by who is told of ("?" where nobody is) and what became of it."""
    who = row.loser if row.status in LEAVING else row.holder
    told = f"{who.key if who else '?'} {row.status}"
    return row.day or date.max, row.latest or date.max, row.claimant, told, row.share_low or 0.0
