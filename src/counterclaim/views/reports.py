"""The reports of a ledger, one row each, with the number of their claims."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.totals import ALL
from counterclaim.model.problem import Problem
from counterclaim.model.report import DatePrecision


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One report; ``claims`` is how many were read from it. Untitled: its first line stands in."""

    report: str
    published: date | None
    published_precision: DatePrecision
    outlet: str | None
    side: str | None
    title: str | None
    claims: int


def list_reports(ledger: Path, *, limit: int = ALL) -> Iterator[ReportRow]:
    """The reports in the order they entered the ledger, ``limit`` of them at most."""
    with LedgerReader(ledger) as reader:
        for report in reader.drawn_reports(limit):
            yield ReportRow(
                report=report.id,
                published=report.published,
                published_precision=report.published_precision,
                outlet=report.outlet,
                side=report.side,
                title=report.title,
                claims=report.claims,
            )


def list_problems(ledger: Path, *, limit: int = ALL) -> Iterator[Problem]:
    """What could not be read, or not wholly, in the order it was met; ``limit`` at most."""
    with LedgerReader(ledger) as reader:
        for _, problem in reader.problems_behind(0, limit):
            yield problem


def how_many(ledger: Path) -> tuple[int, int]:
    """How many reports there are, and how many problems."""
    with LedgerReader(ledger) as reader:
        return reader.how_many_reports(), reader.how_many_problems()
