"""What a ledger holds, in numbers: reports by outlet, claims by kind."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from counterclaim.ledger.query import ClaimQuery
from counterclaim.ledger.read import LedgerReader
from counterclaim.model.claim import ClaimKind


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRow:
    """One kind of claim: how many, from how many outlets, and one example's id and words."""

    kind: ClaimKind
    claims: int
    outlets: int
    example: str
    verbatim: str


def claims_by_kind(ledger: Path) -> list[KindRow]:
    """A row for each kind that occurs, in the order of ``ClaimKind``."""
    counts: Counter[ClaimKind] = Counter()
    outlets: dict[ClaimKind, set[str | None]] = {}
    examples: dict[ClaimKind, tuple[str, str]] = {}
    with LedgerReader(ledger) as reader:
        for claim in reader.claims(ClaimQuery()):
            counts[claim.kind] += 1
            outlets.setdefault(claim.kind, set()).add(claim.report.outlet)
            examples.setdefault(claim.kind, (claim.id, claim.verbatim))
    return [
        KindRow(
            kind=kind,
            claims=counts[kind],
            outlets=len(outlets[kind]),
            example=examples[kind][0],
            verbatim=examples[kind][1],
        )
        for kind in ClaimKind
        if counts[kind]
    ]
