"""The claims of a ledger, chosen by what a person asks for."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from counterclaim.ledger.query import ClaimQuery
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.totals import ALL
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.decision import State
from counterclaim.model.errors import UsageError


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
    state: State | None = None,
    as_read: bool = False,
    limit: int = ALL,
) -> "Found":
    """The claims that fit every condition given, in the order they entered the ledger.

    Claims are given as they stand; those in a ``state`` (rejected ones too), or ``as_read``.
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
            state=state,
            as_read=as_read,
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


def states_of(ledger: Path, claims: Iterable[Claim]) -> dict[str, State]:
    """What has become of claims by what people decided, by id."""
    with LedgerReader(ledger) as reader:
        return reader.states_of(claim.id for claim in claims)


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
