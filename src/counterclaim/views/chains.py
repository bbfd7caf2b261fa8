"""What was passed on: chains of sources by length, with the claims that came that way."""

from dataclasses import dataclass
from pathlib import Path

from counterclaim.ledger.facts import Listed
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.totals import ALL, Choice, Counted
from counterclaim.views.facts import PASSED_ON, ChainLink, from_key, longest_first
from counterclaim.views.page import Page, as_after, page_of
from counterclaim.views.records import SourceRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainRow:
    """One chain, nearest speaker first, the outlet last; how many claims came that way.

    ``examples`` are the first few of them, ``example`` the words of the longest of these.
    """

    chain: tuple[SourceRecord, ...]
    claims: int
    examples: tuple[str, ...]
    example: str


def passed_on(
    ledger: Path, *, links: int = PASSED_ON, after: str | None = None, limit: int = ALL
) -> Page[ChainRow]:
    """Chains of at least ``links`` links, longest first, then by how many claims came that way.

    Those of one or two links are not counted. LedgerError where the ledger cannot be read.
    """
    choice = Choice(list=Listed.PASSED_ON, upto=longest_first(links))
    with LedgerReader(ledger) as reader:
        held = list(reader.things(choice, after=as_after(after), limit=limit))
        rows = [_row(reader, choice, each) for each in held]
        total = reader.how_many(choice)
        return page_of(rows, held, total, limit)


def _row(reader: LedgerReader, choice: Choice, row: Counted) -> ChainRow:
    examples = reader.first_claims(row.thing, choice)
    words = [claim.verbatim for claim in reader.claims_by_id(examples)]
    return ChainRow(
        chain=tuple(_link(link) for link in from_key(row.key, tuple[ChainLink, ...])),
        claims=row.times,
        examples=examples,
        example=max(words, key=len, default=""),
    )


def _link(link: ChainLink) -> SourceRecord:
    return SourceRecord(name=link.called, mention=None, kind=link.kind)
