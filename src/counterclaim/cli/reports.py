"""``reports``: what was read into a ledger, and what could not be."""

from datetime import date
from typing import Annotated

import typer

from counterclaim.cli.options import LedgerPath
from counterclaim.cli.terminal import SHORT_ID, one_line, out, plain, table
from counterclaim.model.problem import Problem
from counterclaim.model.report import DatePrecision
from counterclaim.views.reports import ReportRow, list_problems, list_reports
from counterclaim.wording.numbers import counted


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(reports)


def reports(
    ledger: LedgerPath,
    problems: Annotated[
        bool, typer.Option("--problems", help="List what could not be read instead.")
    ] = False,
) -> None:
    """List the reports in LEDGER with their outlet, date and number of claims.

    Example: counterclaim reports war.db
    """
    if problems:
        _print_problems(list_problems(ledger))
    else:
        print_reports(list(list_reports(ledger)))


def print_reports(rows: list[ReportRow]) -> None:
    """The table of reports; without a column of sides where none has one."""
    sided = any(row.side for row in rows)
    columns = [("report", SHORT_ID), ("published", 10), ("outlet", 17), ("side", 14)]
    columns += [("title", 27), ("claims", 6)]
    if not sided:
        columns[3:5] = [("title", 44)]
    made = table(counted(len(rows), "report"), columns, fixed=("report", "published", "claims"))
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


def _print_problems(problems: list[Problem]) -> None:
    made = table(
        counted(len(problems), "problem"), [("file", 30), ("row", 6), ("what", 58)], fixed=("row",)
    )
    for problem in problems:
        row = "" if problem.row is None else str(problem.row)
        made.add_row(plain(one_line(problem.path)), row, plain(one_line(problem.reason, 500)))
    out().print(made)
