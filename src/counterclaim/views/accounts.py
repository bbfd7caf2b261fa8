"""What each source says about one place on given days, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.views import wording
from counterclaim.views.claims import find_claims

_TELLING = (ClaimKind.EVENT, ClaimKind.FIGURE, ClaimKind.CONTROL)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """All that one chain says: every field lists what differs between its claims, in text order."""

    chain: str
    outlet: str
    what: tuple[str, ...]
    actors: tuple[str, ...]
    when: tuple[str, ...]
    figures: tuple[str, ...]
    stance: tuple[str, ...]
    claims: tuple[str, ...]


def accounts_of(
    ledger: Path, *, place: str, since: date | None = None, until: date | None = None
) -> list[AccountRow]:
    """One row a chain of sources, in the order they entered the ledger.

    Rows are put side by side because they name the same place and days; whether they tell of the
    same event is for the reader to judge.
    """
    by_chain: dict[str, list[Claim]] = {}
    for claim in find_claims(ledger, place=place, since=since, until=until):
        if claim.kind in _TELLING:
            by_chain.setdefault(wording.chain_words(claim), []).append(claim)
    return [_row(chain, claims) for chain, claims in by_chain.items()]


def _row(chain: str, claims: list[Claim]) -> AccountRow:
    events = [claim for claim in claims if claim.kind is not ClaimKind.FIGURE]
    return AccountRow(
        chain=chain,
        outlet=claims[0].report.outlet or "",
        what=_distinct(_deed(claim) for claim in events),
        actors=_distinct(wording.actor_words(claim.actor) for claim in events),
        when=_distinct(wording.time_words(claim.time) for claim in claims),
        figures=_distinct(wording.figure_words(f) for claim in claims for f in claim.figures),
        stance=_distinct(wording.stance_words(claim.stance) for claim in claims),
        claims=tuple(claim.id for claim in claims),
    )


def _deed(claim: Claim) -> str:
    if claim.control:
        return wording.what_words(claim)
    return str(claim.sub_event_type or claim.event_type or "")


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, words)))
