"""``demo``: an invented war in under a minute."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.look import print_reports
from counterclaim.cli.progress import Ticker
from counterclaim.cli.terminal import one_line, out, plain, table
from counterclaim.views.accounts import accounts_of
from counterclaim.views.overview import claims_by_kind
from counterclaim.views.reports import list_reports

FOLDER = Path("counterclaim-demo")
PLACE, SINCE, UNTIL = "Tarvel", date(2025, 3, 11), date(2025, 3, 12)  # the disputed blast


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(demo)


def demo(
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="Where to put the demo's files and its ledger.")
    ] = FOLDER,
) -> None:
    """Read about twenty reports on an invented war into a new ledger, and show what is in it.

    Examples:

      counterclaim demo

      counterclaim demo ~/try-counterclaim
    """
    from counterclaim.steps.demo import read_demo, unpack  # slow to import: only when asked for

    console = out()
    placed = unpack(folder)
    console.print(
        plain(
            "An invented war on Sorvane, an island that does not exist: two wire agencies, a "
            f"weekly and outlets of four sides.\nReading their reports from {folder / 'reports'} "
            f"into {placed.ledger} ...\n"
        )
    )
    with Ticker(quiet=False) as ticker:
        read_demo(placed, ticker.tell)
    print_reports(list(list_reports(placed.ledger)))
    console.print()
    _print_kinds(placed.ledger)
    console.print()
    _print_accounts(placed.ledger)
    console.print()
    _print_next(placed.ledger)


def _print_kinds(ledger: Path) -> None:
    made = table("Claims by kind", "kind", "claims", "outlets", "for example")
    for row in claims_by_kind(ledger):
        made.add_row(
            row.kind.value, str(row.claims), str(row.outlets), plain(one_line(row.verbatim, 66))
        )
    out().print(made)


def _print_accounts(ledger: Path) -> None:
    made = table(
        f"Who says what about {PLACE}, {SINCE} to {UNTIL}",
        "who says, through whom",
        "what, by whom",
        "when",
        "how many",
        caption="\nSide by side, as told. Which account is right is not for this program to say.",
    )
    for column, width in zip(made.columns, (25, 30, 14, 19), strict=True):
        column.width = width
    for row in accounts_of(ledger, place=PLACE, since=SINCE, until=UNTIL):
        doing = "; ".join(filter(None, ("; ".join(row.what), ", ".join(row.actors))))
        stance = f" [{'; '.join(row.stance)}]" if row.stance else ""
        made.add_row(
            plain(row.chain),
            plain(one_line(doing + stance, 120)),
            plain("\n".join(row.when)),
            plain("\n".join(row.figures)),
        )
        made.add_section()
    out().print(made)


def _print_next(ledger: Path) -> None:
    out().print(
        plain(
            "No network was used, and none ever is.\n\n"
            "What to type next:\n"
            f"  counterclaim show {ledger} r-…          a report with its claims marked\n"
            f"  counterclaim claims {ledger} --kind control --place Dunmarrow\n"
            f"  counterclaim claims {ledger} --kind figure --csv > figures.csv\n"
            f"  counterclaim verify {ledger}\n"
            "  counterclaim add war.db YOUR-REPORTS     your own files: a folder, a CSV, a PDF\n"
        )
    )
