"""What a ledger holds, in numbers: claims by kind."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from counterclaim.ledger.query import ClaimQuery
from counterclaim.ledger.read import LedgerReader
from counterclaim.model.claim import Claim, ClaimKind


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRow:
    """One kind of claim: how many, from how many outlets, and one example's id and words.

    The example is the first of those whose reading is surest, of more than two words if there is.
    """

    kind: ClaimKind
    claims: int
    outlets: int
    example: str
    verbatim: str


def claims_by_kind(ledger: Path) -> list[KindRow]:
    """A row for each kind that occurs, in the order of ``ClaimKind``."""
    counts: Counter[ClaimKind] = Counter()
    outlets: dict[ClaimKind, set[str | None]] = {}
    examples: dict[ClaimKind, Claim] = {}
    with LedgerReader(ledger) as reader:
        for claim in reader.claims(ClaimQuery()):
            counts[claim.kind] += 1
            outlets.setdefault(claim.kind, set()).add(claim.report.outlet)
            example = examples.setdefault(claim.kind, claim)
            if _telling(claim) > _telling(example):
                examples[claim.kind] = claim
    return [
        KindRow(
            kind=kind,
            claims=counts[kind],
            outlets=len(outlets[kind]),
            example=examples[kind].id,
            verbatim=examples[kind].verbatim,
        )
        for kind in ClaimKind
        if counts[kind]
    ]


def _telling(claim: Claim) -> tuple[bool, float]:
    return len(claim.verbatim.split()) > 2, claim.confidence
