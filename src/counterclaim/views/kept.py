"""The decisions of a ledger, counted or taken back, and what each reading made of a claim."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from counterclaim.ledger.read import LedgerReader
from counterclaim.model.claim import Claim
from counterclaim.model.decision import Act, Decision, Field, Value, value_of
from counterclaim.reviewing.meaning import meaning
from counterclaim.views.standing import found


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A decision, and the entry that took it back, None while it counts."""

    decision: Decision
    taken_back: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A claim as a reading had it first: its entry, by what it was read, and what the reading
    before had in the fields that are ``otherwise``."""

    entry: int
    component: str
    version: str
    otherwise: tuple[tuple[Field, Value], ...]


def decisions(ledger: Path, *, claim: str | None = None, coder: str | None = None) -> list[Kept]:
    """Decisions in the order they were made: all, those on a claim (its id or start), by a coder.

    UsageError where there is no such claim.
    """
    with LedgerReader(ledger) as reader:
        whole = found(reader, claim).claim.id if claim is not None else None
        return list(_kept(reader, whole, coder))


def kept_on(reader: LedgerReader, claim: str) -> Iterator[Kept]:
    """All decisions on the claim with this whole id."""
    return _kept(reader, claim, None)


def versions_of(reader: LedgerReader, claim: str) -> Iterator[Version]:
    """The readings of the claim with this whole id that had it otherwise than the one before."""
    before: Claim | None = None
    for entry, read in reader.versions(claim):
        otherwise = () if before is None else tuple(_otherwise(before, read))
        if before is None or otherwise:
            by = read.origin
            yield Version(
                entry=entry, component=by.component, version=by.version, otherwise=otherwise
            )
        before = read


def _otherwise(before: Claim, read: Claim) -> Iterator[tuple[Field, Value]]:
    for field in Field:
        was = value_of(before, field)
        if meaning(value_of(read, field)) != meaning(was):
            yield field, was


def _kept(reader: LedgerReader, claim: str | None, coder: str | None) -> Iterator[Kept]:
    made = list(reader.decisions(claim=claim, coder=coder))
    back = {d.takes_back: d.seq for d in made if d.act is Act.TAKE_BACK}
    for decision in made:
        by = back.get(decision.seq)
        if by is None and coder is not None and decision.seq is not None:
            by = reader.taken_back(decision.seq)  # somebody else may have
        yield Kept(decision=decision, taken_back=by)
