"""The claims of a ledger, one row each, chosen by what a person asks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counterclaim.ledger.query import ClaimQuery
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.totals import ALL
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.errors import UsageError
from counterclaim.views import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim in words; ``claim`` is its id."""

    claim: str
    kind: str
    who: str
    what: str
    where: str
    when: str
    stance: str
    verbatim: str

    @classmethod
    def of(cls, claim: Claim) -> "ClaimRow":
        """The row of ``claim``."""
        return cls(
            claim=claim.id,
            kind=claim.kind.value,
            who=wording.chain_words(claim),
            what=wording.what_words(claim),
            where=wording.place_words(claim.place),
            when=wording.time_words(claim.time),
            stance=wording.stance_words(claim.stance),
            verbatim=claim.verbatim,
        )


def find_claims(
    ledger: Path,
    *,
    kind: ClaimKind | None = None,
    source: str | None = None,
    outlet: str | None = None,
    place: str | None = None,
    actor: str | None = None,
    since: date | None = None,
    until: date | None = None,
    search: str | None = None,
    report: str | None = None,
    limit: int = ALL,
) -> "Found":
    """The claims that fit every condition given, in the order they entered the ledger.

    ``report`` is a report's id or its start; ``limit`` of them at most are read. LedgerError and
    UsageError come at once, not later.
    """
    reader = LedgerReader(ledger)
    try:
        query = ClaimQuery(
            kind=kind,
            source=source,
            outlet=outlet,
            place=place,
            actor=actor,
            since=since,
            until=until,
            search=search,
            report=_whole_id(reader, report) if report is not None else None,
        )
    except BaseException:
        reader.close()
        raise
    return Found(reader, query, limit)


class Found(Iterator[Claim]):
    """Claims as they are read, and how many fit in all."""

    def __init__(self, reader: LedgerReader, query: ClaimQuery, limit: int) -> None:
        self._path, self._query = reader.path, query
        self._claims = _streamed(reader, query, limit)

    def __next__(self) -> Claim:
        return next(self._claims)

    def total(self) -> int:
        """How many claims fit, whatever the limit."""
        with LedgerReader(self._path) as reader:
            return reader.count(self._query)


def _whole_id(reader: LedgerReader, start: str) -> str:
    found = reader.report(start.strip().lower()) if start.strip() else None
    if found is None:
        raise UsageError(
            f"no report has an id that begins with {start!r}; `counterclaim reports {reader.path}` "
            "lists them"
        )
    return found.id


def _streamed(reader: LedgerReader, query: ClaimQuery, limit: int) -> Iterator[Claim]:
    with reader:
        yield from reader.claims(query, limit)
