"""Statements over many values, some of them at a time."""

from collections.abc import Iterable, Iterator
from typing import Any

AT_ONCE = 500  # values of one statement


def some(values: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The values, ``AT_ONCE`` at a time."""
    held: list[str] = []
    for value in values:
        held.append(value)
        if len(held) == AT_ONCE:
            yield tuple(held)
            held = []
    if held:
        yield tuple(held)


def marks(values: tuple[Any, ...]) -> str:
    """A question mark for each of the values."""
    return ", ".join("?" * len(values))
