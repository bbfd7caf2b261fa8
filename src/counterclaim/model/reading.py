"""One reading of one report: by which version of the rules, with which lists."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportReading:
    """A report as the program read it at one time.

    ``rules`` is the version of the rules, ``lists`` the hash of the user's own gazetteers and
    actors in force. ``claims`` is how many it found. ``confirms`` is the number of the entry of an
    earlier reading that found the very same; its claims then stand for this one's too, 0 for those
    of a report read before readings were recorded. ``recorded_at`` is UTC, ISO 8601; ``seq`` is the
    number of its entry, None until it is in a ledger.
    """

    report: str
    rules: str
    lists: str
    claims: int
    confirms: int | None = None
    recorded_at: str | None = None
    seq: int | None = None


def in_force(readings: Sequence[ReportReading]) -> int:
    """The entry of the reading whose claims stand, of one report's readings, oldest first.

    0: those of a report read before readings were recorded.
    """
    if not readings:
        return 0
    last = readings[-1]
    return (last.seq or 0) if last.confirms is None else last.confirms
