"""What was passed on: chains of sources by length, with the claims that came that way."""

from dataclasses import dataclass
from pathlib import Path

from counterclaim.model.claim import Claim
from counterclaim.views import wording
from counterclaim.views.claims import find_claims


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainRow:
    """One chain, nearest speaker first, the outlet last; ``example`` is a claim's own words."""

    chain: tuple[str, ...]
    claims: tuple[str, ...]
    example: str


def passed_on(ledger: Path, *, links: int) -> list[ChainRow]:
    """Chains of at least ``links`` links, longest first, then by how many claims came that way."""
    found: dict[tuple[str, ...], list[Claim]] = {}
    for claim in find_claims(ledger):
        if len(claim.sources) >= links:
            chain = tuple(wording.source_words(source) for source in claim.sources)
            found.setdefault(chain, []).append(claim)
    rows = [
        ChainRow(
            chain=chain,
            claims=tuple(claim.id for claim in claims),
            example=max((claim.verbatim for claim in claims), key=len),
        )
        for chain, claims in found.items()
    ]
    return sorted(rows, key=lambda row: (-len(row.chain), -len(row.claims), row.chain))
