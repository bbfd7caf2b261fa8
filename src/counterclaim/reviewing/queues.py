"""In which order claims are looked at. Pure; a face shows one after another."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.decision import State


class Queue(StrEnum):
    """What is looked at first."""

    LEAST_SURE = "least-sure"  # nobody has decided on it; the least confident reading first
    DISPUTED = "disputed"  # the same, of events that sources dispute: those most told of first
    CHANGED = "changed"  # decided on, and read otherwise since
    DIFFER = "differ"  # coders differ
    ADDED = "added"  # what people added


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """A claim by its id, and what a queue goes by; ``at`` is its place in the ledger.

    ``told_by`` is the number of outlets that tell of its event, ``event`` None if it is in none.
    """

    claim: str
    at: int
    state: State
    changed: bool
    confidence: float
    event: str | None = None
    disputed: bool = False
    told_by: int = 0


def in_queue(queue: Queue, claims: Iterable[Queued]) -> list[Queued]:
    """Those of the claims that are in the queue, the first to look at first."""
    match queue:
        case Queue.LEAST_SURE:
            return sorted(filter(_unreviewed, claims), key=lambda c: (c.confidence, c.at))
        case Queue.DISPUTED:
            disputed = (c for c in claims if c.disputed and _unreviewed(c))
            return sorted(disputed, key=lambda c: (-c.told_by, c.event or "", c.confidence, c.at))
        case Queue.CHANGED:
            return one_through(c for c in claims if c.changed)
        case Queue.DIFFER:
            return one_through(c for c in claims if c.state is State.DIFFER)
        case Queue.ADDED:
            return one_through(c for c in claims if c.state is State.ADDED)


def one_through(claims: Iterable[Queued]) -> list[Queued]:
    """A report or an event from its first claim to its last, whatever was decided."""
    return sorted(claims, key=lambda c: c.at)


def _unreviewed(claim: Queued) -> bool:
    return claim.state is State.UNREVIEWED
