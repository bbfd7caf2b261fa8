"""Some rows of a list, how many there are in all, and where the next ones begin."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

from counterclaim.ledger.totals import ALL, After, Counted
from counterclaim.model.errors import UsageError

Row = TypeVar("Row")
_AT_ONCE = 5000  # rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Row]):
    """``rows`` of ``total``; ``after`` asks for the next ones, None where there are none."""

    rows: tuple[Row, ...]
    total: int
    after: str | None = None


def page_of(rows: Sequence[Row], held: Sequence[Counted], total: int, limit: int) -> Page[Row]:
    """The page of ``rows``, made of what was ``held``, of which ``limit`` was asked for."""
    last = held[-1].place if held and len(held) == limit else None
    after = msgspec.json.encode((last.sort, last.times, last.key)).decode() if last else None
    return Page(rows=tuple(rows), total=total, after=after)


def every(some: Callable[[str | None, int], Page[Row]]) -> Iterator[Row]:
    """All rows of a list, of which ``some`` gives those after a place, so many at most."""
    after = None
    while True:
        page = some(after, _AT_ONCE)
        yield from page.rows
        after = page.after
        if after is None:
            return


def as_after(words: str | None) -> After | None:
    """A page's ``after``, read back; UsageError if it is something else."""
    if words is None:
        return None
    try:
        return After(*msgspec.json.decode(words, type=tuple[str, int, str]))
    except msgspec.MsgspecError:
        raise UsageError(f"{words!r} is no place in a list; begin at its start") from None


__all__ = ["ALL", "Page", "as_after", "every", "page_of"]
