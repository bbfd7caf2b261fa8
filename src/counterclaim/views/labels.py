"""Who calls whom what, by outlet and over time. A label is data about who uses it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counterclaim.ledger.query import ClaimQuery
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.views.behind import outlet_of
from counterclaim.views.linked import Linked, read_chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRow:
    """One word for one actor, by one speaker in one outlet.

    ``whom`` is empty where the report does not make clear who is meant, ``outlet`` None where it is
    not known. ``first`` and ``last`` are
    days of publication; ``months`` counts the uses: "2031-05: 3".
    """

    whom: str
    used: str
    outlet: str | None
    side: str | None
    speaker: str
    own_voice: bool
    times: int
    first: date | None
    last: date | None
    months: tuple[str, ...]
    reports: tuple[str, ...]
    claims: tuple[str, ...]


def labels(
    ledger: Path,
    *,
    actor: str | None = None,
    outlet: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> list[LabelRow]:
    """By whom is meant, then by word, the outlets that use it most first; unclear ones last.

    ``actor`` and ``outlet`` are parts of names; ``since`` and ``until`` are days of publication.
    LedgerError where the ledger cannot be read.
    """
    query = ClaimQuery(kind=ClaimKind.LABEL, actor=actor, outlet=outlet)
    linked = read_chosen(ledger, query)
    return labels_in(linked, since=since, until=until)


def labels_in(
    linked: Linked, *, since: date | None = None, until: date | None = None
) -> list[LabelRow]:
    """The rows of the label claims of ``linked``."""
    groups: dict[tuple[str, str, str | None, str], list[Claim]] = {}
    for claim in linked.claims:
        if claim.label is not None and _within(claim, since, until):
            whom, used = claim.label.name or "", claim.label.used
            key = whom, used, outlet_of(claim), linked.roots[claim.id].key
            groups.setdefault(key, []).append(claim)
    rows = [_row(claims, linked) for claims in groups.values()]
    return sorted(rows, key=_order)


def _order(row: LabelRow) -> tuple[bool, str, str, int, str, str]:
    return not row.whom, row.whom, row.used, -row.times, row.outlet or "", row.speaker


def _row(claims: list[Claim], linked: Linked) -> LabelRow:
    first = claims[0]
    label, root = first.label, linked.roots[first.id]
    assert label is not None
    days = sorted(claim.report.published for claim in claims if claim.report.published)
    months = Counter(f"{day:%Y-%m}" for day in days)
    return LabelRow(
        whom=label.name or "",
        used=label.used,
        outlet=outlet_of(first),
        side=first.report.side,
        speaker=root.name,
        own_voice=root.by_outlet,
        times=len(claims),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        months=tuple(f"{month}: {times}" for month, times in sorted(months.items())),
        reports=tuple(dict.fromkeys(claim.report.id for claim in claims)),
        claims=tuple(claim.id for claim in claims),
    )


def _within(claim: Claim, since: date | None, until: date | None) -> bool:
    day = claim.report.published
    if day is None:
        return since is None and until is None
    return (since is None or day >= since) and (until is None or day <= until)
