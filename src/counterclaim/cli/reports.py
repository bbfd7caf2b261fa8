"""``reports``: what was read into a ledger, and what could not be."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import Annotated, TypeVar

import typer

from counterclaim.cli.options import LedgerPath
from counterclaim.cli.rows import Limit
from counterclaim.cli.terminal import SHORT_ID, one_line, out, plain, table, talk
from counterclaim.model.problem import Problem
from counterclaim.model.report import DatePrecision
from counterclaim.views.page import ALL
from counterclaim.views.reports import ReportRow, how_many, list_problems, list_reports
from counterclaim.wording.numbers import counted

T = TypeVar("T")
PAGE = 500  # rows laid out at once


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(reports)


def reports(
    ledger: LedgerPath,
    problems: Annotated[
        bool, typer.Option("--problems", help="List what could not be read instead.")
    ] = False,
    limit: Limit = 50,
) -> None:
    """List the reports in LEDGER with their outlet, date and number of claims.

    Example: counterclaim reports war.db
    """
    reports, met = how_many(ledger)
    if problems:
        found = list_problems(ledger, limit=limit or ALL)
        shown, total = _some(found, lambda page, first: _print_problems(page, met, first)), met
    else:
        rows = list_reports(ledger, limit=limit or ALL)
        shown, total = _some(rows, lambda page, first: print_reports(page, reports, first)), reports
    if shown < total:
        noun = "problem" if problems else "report"
        talk().print(f"{shown:,} of {counted(total, noun)}: use --limit 0 for all.")


def _some(rows: Iterator[T], show: Callable[[list[T], bool], None]) -> int:
    """Show rows as they are read; how many there were."""
    shown = 0
    while page := list(islice(rows, PAGE)):
        show(page, not shown)
        shown += len(page)
    if not shown:
        show([], True)
    return shown


def print_reports(rows: list[ReportRow], total: int | None = None, first: bool = True) -> None:
    """The table of reports; without a column of sides where none has one.

    ``total`` is how many there are in all, where ``rows`` are some; ``first`` those at the top.
    """
    sided = any(row.side for row in rows)
    columns = [("report", SHORT_ID), ("published", 10), ("outlet", 17), ("side", 14)]
    columns += [("title", 27), ("claims", 6)]
    if not sided:
        columns[3:5] = [("title", 44)]
    title = counted(len(rows) if total is None else total, "report") if first else ""
    made = table(title, columns, fixed=("report", "published", "claims"))
    made.show_header = first
    made.columns[-1].justify = "right"
    for row in rows:
        side = [plain(one_line(row.side))] if sided else []
        made.add_row(
            row.report[:SHORT_ID],
            published_words(row.published, row.published_precision),
            plain(one_line(row.outlet or "unknown")),
            *side,
            plain(one_line(row.title, 80)),
            str(row.claims),
        )
    out().print(made)


def published_words(day: date | None, precision: DatePrecision) -> str:
    """The day, and how it is known unless it is plain."""
    if day is None:
        return "unknown"
    return str(day) if precision is DatePrecision.DAY else f"{day} ({precision.value})"


def _print_problems(problems: list[Problem], total: int, first: bool) -> None:
    columns = [("file", 30), ("row", 6), ("what", 58)]
    made = table(counted(total, "problem") if first else "", columns, fixed=("row",))
    made.show_header = first
    for problem in problems:
        row = "" if problem.row is None else str(problem.row)
        made.add_row(plain(one_line(problem.path)), row, plain(one_line(problem.reason, 500)))
    out().print(made)
