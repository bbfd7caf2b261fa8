"""The claims of a ledger, chosen by what a person asks for."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from counterclaim.ledger.query import ClaimQuery
from counterclaim.ledger.read import LedgerReader
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
) -> Iterator[Claim]:
    """The claims that fit every condition given, in the order they entered the ledger.

    Claims are given as they stand; those in a ``state`` (rejected ones too), or ``as_read``.
    ``report`` is a report's id or its start. LedgerError and UsageError come at once, not later.
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
    return _streamed(reader, query)


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


def _streamed(reader: LedgerReader, query: ClaimQuery) -> Iterator[Claim]:
    with reader:
        yield from reader.claims(query)
