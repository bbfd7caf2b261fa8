"""One report with its claims marked in the text, or one claim with its words and chain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from counterclaim.ledger.query import ClaimQuery
from counterclaim.ledger.read import LedgerReader
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.errors import UsageError
from counterclaim.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReport:
    """A report, its claims in text order and where its bytes came from."""

    report: Report
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClaim:
    """A claim with the sentence or so around it; ``before + verbatim + after`` is report text."""

    claim: Claim
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A piece of text and the kinds of claim that lie over it."""

    text: str
    kinds: tuple[ClaimKind, ...]


AROUND = 160  # characters of context on either side of a claim


def show(ledger: Path, id: str) -> ShownReport | ShownClaim:
    """The report or claim with this id, or with the one id that begins so; UsageError if none."""
    with LedgerReader(ledger) as reader:
        if id.startswith("r-"):
            report = reader.report(id)
            if report is not None:
                claims = tuple(reader.claims(ClaimQuery(report=report.id)))
                return ShownReport(report=report, claims=claims)
        elif id.startswith("c-"):
            claim = reader.claim(id)
            if claim is not None:
                held = reader.report(claim.report.id)
                text = held.text if held else claim.verbatim
                return ShownClaim(
                    claim=claim,
                    before=text[max(claim.start - AROUND, 0) : claim.start],
                    after=text[claim.end : claim.end + AROUND],
                )
    raise UsageError(
        f"nothing in {ledger} has an id that begins with {id!r}; report ids begin with r-, claim "
        f"ids with c-: see `counterclaim reports {ledger}` and `counterclaim claims {ledger}`"
    )


def stretches(text: str, claims: Sequence[Claim]) -> Iterator[Stretch]:
    """The text cut wherever a claim begins or ends; the pieces joined are the text."""
    marked = [c for c in claims if c.kind is not ClaimKind.STATEMENT]
    cuts = sorted({0, len(text), *(c.start for c in marked), *(c.end for c in marked)})
    for start, end in pairwise(cuts):
        kinds = {c.kind for c in marked if c.start <= start and end <= c.end}
        yield Stretch(text=text[start:end], kinds=tuple(k for k in ClaimKind if k in kinds))
