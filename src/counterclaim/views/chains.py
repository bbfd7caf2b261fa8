"""What was passed on: chains of sources by length, with the claims that came that way."""

from dataclasses import dataclass
from pathlib import Path

from counterclaim.model.claim import Claim
from counterclaim.views.claims import find_claims
from counterclaim.views.records import SourceRecord, chain_key, chain_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainRow:
    """One chain, nearest speaker first, the outlet last; ``example`` is a claim's own words."""

    chain: tuple[SourceRecord, ...]
    claims: tuple[str, ...]
    example: str


def passed_on(ledger: Path, *, links: int) -> list[ChainRow]:
    """Chains of at least ``links`` links, longest first, then by how many claims came that way."""
    found: dict[object, list[Claim]] = {}
    for claim in find_claims(ledger):
        if len(claim.sources) >= links:
            found.setdefault(chain_key(chain_of(claim.sources)), []).append(claim)
    rows = [
        ChainRow(
            chain=chain_of(claims[0].sources),
            claims=tuple(claim.id for claim in claims),
            example=max((claim.verbatim for claim in claims), key=len),
        )
        for claims in found.values()
    ]
    return sorted(rows, key=_order)


def _order(row: ChainRow) -> tuple[int, int, object]:
    return -len(row.chain), -len(row.claims), chain_key(row.chain)
