"""A ledger's claims with the events they tell of and their root sources, read in one go."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from counterclaim.ledger.query import ClaimQuery
from counterclaim.ledger.read import LedgerReader
from counterclaim.linking.events import LinkedEvent, events_of
from counterclaim.linking.roots import Root, folded, roots_of
from counterclaim.model.attribution import SourceKind
from counterclaim.model.claim import Claim
from counterclaim.model.errors import UsageError
from counterclaim.model.judgement import Judgement, Subject
from counterclaim.views.facts import root_told


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Claims in the order they entered; ``roots`` by claim id; judgements as they were made."""

    claims: tuple[Claim, ...]
    judgements: tuple[Judgement, ...]
    events: tuple[LinkedEvent, ...]
    roots: Mapping[str, Root]

    @classmethod
    def of(
        cls,
        claims: tuple[Claim, ...],
        judgements: tuple[Judgement, ...],
        kinds: Mapping[str, SourceKind] | None = None,
    ) -> "Linked":
        """What ``judgements`` make of ``claims``; ``kinds`` as ``roots_of`` takes them."""
        return cls(
            claims=claims,
            judgements=judgements,
            events=tuple(events_of(claims, judgements)),
            roots=roots_of(claims, judgements, kinds),
        )


def linked_as_read(reader: LedgerReader) -> Linked:
    """All claims as the program last read them, with all judgements; the whole ledger is read."""
    claims = tuple(reader.claims(ClaimQuery(as_read=True)))
    return Linked.of(claims, tuple(reader.judgements()))


def read_chosen(ledger: Path, query: ClaimQuery) -> Linked:
    """The claims that fit, in no event, with their roots; nothing else is read.

    Of reports that are still to be drawn the roots are worked out.
    """
    with LedgerReader(ledger) as reader, many_records():
        claims = tuple(reader.claims(query))
        roots = {
            id: root_told(*keys) for id, keys in reader.roots_told([c.id for c in claims]).items()
        }
        for report in dict.fromkeys(c.report.id for c in claims if c.id not in roots):
            roots |= around(reader, [report]).roots
        return Linked(claims=claims, judgements=(), events=(), roots=roots)


def around(reader: LedgerReader, reports: Iterable[str], *, events: bool = True) -> Linked:
    """The claims of these reports and of all that hold one text with them; nothing else is read.

    Events that other reports tell of too are whole only where all of these are among ``reports``;
    without ``events`` there are none.
    """
    copied, copies = reader.copies_of(reports)
    claims = tuple(reader.claims_in(copied))
    names = reader.judgements_about(Subject.SOURCE)
    bodies = {folded(link.body) for claim in claims for link in claim.sources if link.body}
    kinds = reader.body_kinds(bodies)
    said = (*copies, *names)
    if not events:
        roots = roots_of(claims, said, kinds)
        return Linked(claims=claims, judgements=said, events=(), roots=roots)
    ids = {claim.id for claim in claims}
    judged = (j for j in reader.judgements_on(Subject.EVENT, ids) if j.a in ids and j.b in ids)
    return Linked.of(claims, (*said, *judged), kinds)


@contextmanager
def many_records() -> Iterator[None]:
    """Keep Python from looking for cycles, of which records have none: it is most of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def check_linked(reader: LedgerReader) -> None:
    """UsageError where nothing was linked yet."""
    if not reader.is_linked():
        raise UsageError(f"nothing is linked yet: counterclaim link {reader.path}")


def is_linked(ledger: Path) -> bool:
    """Whether anything was linked."""
    with LedgerReader(ledger) as reader:
        return reader.is_linked()
