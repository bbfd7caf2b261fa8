"""A stretch of a report's text, by position alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """Characters ``start`` to ``end`` (exclusive) of a report's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a stretch of text: {self.start}-{self.end}")

    def __contains__(self, other: "Words") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Words") -> bool:
        """Share at least one character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    @classmethod
    def hull(cls, parts: Iterable[Self]) -> Self:
        """The smallest stretch that holds every part; ValueError if there is none."""
        held = list(parts)
        return cls(min(p.start for p in held), max(p.end for p in held))
