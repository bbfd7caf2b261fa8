"""One report with its claims marked in the text, or one claim with its words and chain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from counterclaim.ledger.query import ClaimQuery
from counterclaim.ledger.read import LedgerReader
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.errors import UsageError
from counterclaim.model.reading import ReportReading
from counterclaim.model.report import Report
from counterclaim.reviewing.standing import Standing
from counterclaim.views.kept import Kept, Version, kept_on, versions_of
from counterclaim.views.standing import found


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReport:
    """A report, its claims in text order, and how often it was read, oldest first.

    Without readings it was read once, before they were recorded.
    """

    report: Report
    claims: tuple[Claim, ...]
    readings: tuple[ReportReading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClaim:
    """A claim with whole words around it; ``before + verbatim + after`` is report text.

    ``cut_before`` and ``cut_after`` tell whether the report has more on that side. ``standing``,
    ``decisions`` and ``versions`` tell what people made of it, and what each reading had.
    """

    claim: Claim
    before: str
    after: str
    cut_before: bool
    cut_after: bool
    standing: Standing | None = None
    decisions: tuple[Kept, ...] = ()
    versions: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A piece of text, the kinds of claim that lie over it, and the numbers of those ending here.

    Claims are numbered from 1 in the order given. Statements have a number, and lie over nothing:
    most of a report is one.
    """

    text: str
    kinds: tuple[ClaimKind, ...]
    ending: tuple[int, ...]


AROUND = 160  # characters of context on either side of a claim, at most


def show(ledger: Path, id: str) -> ShownReport | ShownClaim:
    """The report or claim with this id, or with the one id that begins so; UsageError if none."""
    wanted = id.strip().lower()
    with LedgerReader(ledger) as reader:
        if wanted.startswith("r-"):
            report = reader.report(wanted)
            if report is not None:
                claims = tuple(reader.claims(ClaimQuery(report=report.id)))
                readings = tuple(reader.readings(report.id))
                return ShownReport(report=report, claims=claims, readings=readings)
        elif wanted.startswith("c-"):
            claim = reader.claim(wanted)
            if claim is not None:
                shown = in_context(claim, reader.text_of(claim.report.id) or claim.verbatim)
                return replace(
                    shown,
                    standing=found(reader, claim.id),
                    decisions=tuple(kept_on(reader, claim.id)),
                    versions=tuple(versions_of(reader, claim.id)),
                )
        elif wanted.startswith("e-") and reader.whole_event(wanted) is not None:
            raise UsageError(f"{id} is an event; `counterclaim accounts {ledger} {id}` shows it")
    raise UsageError(
        f"nothing in {ledger} has an id that begins with {id!r}; `counterclaim reports {ledger}` "
        f"lists report ids (r-...), `counterclaim claims {ledger}` claim ids (c-...)"
    )


def in_context(claim: Claim, text: str) -> ShownClaim:
    """The claim with up to ``AROUND`` characters of ``text`` on either side, cut between words."""
    start, end = max(claim.start - AROUND, 0), min(claim.end + AROUND, len(text))
    while 0 < start < claim.start and not text[start - 1].isspace():
        start += 1
    while claim.end < end < len(text) and not text[end].isspace():
        end -= 1
    return ShownClaim(
        claim=claim,
        before=text[start : claim.start],
        after=text[claim.end : end],
        cut_before=start > 0,
        cut_after=end < len(text),
    )


def stretches(text: str, claims: Sequence[Claim]) -> Iterator[Stretch]:
    """The text cut wherever a claim begins or ends; the pieces joined are the text."""
    marked = [claim for claim in claims if claim.kind is not ClaimKind.STATEMENT]
    cuts = sorted({0, len(text), *(c.start for c in claims), *(c.end for c in claims)})
    for start, end in pairwise(cuts):
        kinds = {claim.kind for claim in marked if claim.start <= start and end <= claim.end}
        yield Stretch(
            text=text[start:end],
            kinds=tuple(kind for kind in ClaimKind if kind in kinds),
            ending=tuple(number for number, claim in enumerate(claims, 1) if claim.end == end),
        )
