"""What a ledger holds, in numbers: claims by kind."""

from dataclasses import dataclass
from pathlib import Path

from counterclaim.ledger.read import LedgerReader
from counterclaim.model.claim import ClaimKind


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRow:
    """One kind of claim: how many, from how many outlets, and one example's id and words.

    The example is the first of those whose reading is surest, of more than two words if one of the
    surest is.
    """

    kind: ClaimKind
    claims: int
    outlets: int
    example: str
    verbatim: str


def claims_by_kind(ledger: Path) -> list[KindRow]:
    """A row for each kind that occurs, in the order of ``ClaimKind``."""
    with LedgerReader(ledger) as reader:
        return [
            KindRow(
                kind=each.kind,
                claims=each.claims,
                outlets=each.outlets,
                example=each.example,
                verbatim=each.verbatim,
            )
            for each in reader.kinds()
        ]
