"""``demo``: an invented war in under a minute."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.accounts import print_accounts
from counterclaim.cli.add import tell_summary
from counterclaim.cli.control import print_control
from counterclaim.cli.progress import Ticker
from counterclaim.cli.reports import print_reports
from counterclaim.cli.terminal import SHORT_ID, one_line, out, plain, program, table, talk
from counterclaim.model.claim import ClaimKind
from counterclaim.views.accounts import accounts
from counterclaim.views.chains import passed_on
from counterclaim.views.control import control
from counterclaim.views.event_lists import Asked, page
from counterclaim.views.overview import claims_by_kind
from counterclaim.views.reports import list_reports
from counterclaim.wording.sources import chain_words

FOLDER = Path("counterclaim-demo")
_LONG, _CHAINS = 3, 6  # links of a chain worth showing, and how many chains
TOWN = "Dunmarrow"  # besieged, and claimed by several
PLACE, SINCE, UNTIL = "Tarvel", date(2025, 3, 11), date(2025, 3, 12)  # the disputed blast
KINDS = {
    ClaimKind.EVENT: "something happened",
    ClaimKind.FIGURE: "to how many",
    ClaimKind.CONTROL: "who holds a place",
    ClaimKind.RELATION: "who stands with whom",
    ClaimKind.OFFER: "truce and passage",
    ClaimKind.SERVICE: "aid, water, hospitals",
    ClaimKind.LABEL: "the word for an actor",
    ClaimKind.STATEMENT: "said, and none of these",
}


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(demo)


def demo(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Where to put the demo's files and its ledger.")
    ] = FOLDER,
) -> None:
    """Read about twenty reports on an invented war into a new ledger, and show what is in it.

    Examples:

      counterclaim demo

      counterclaim demo ~/try-counterclaim
    """
    from counterclaim.steps.demo import read_demo, unpack  # slow to import: only when asked for
    from counterclaim.steps.link import link

    placed = unpack(folder)
    talk().print(
        plain(
            "An invented war on Sorvane, an island that does not exist: two wire agencies, a "
            f"weekly, and outlets of four sides.\nReading their reports from {folder / 'reports'} "
            f"into {placed.ledger}\n"
        )
    )
    with Ticker(quiet=False) as ticker:
        summary = read_demo(placed, ticker.tell)
    if summary.interrupted:
        talk().print("Stopped.")
        raise typer.Exit(1)
    link(placed.ledger)
    print_reports(list(list_reports(placed.ledger)))
    out().print()
    _print_kinds(placed.ledger)
    out().print()
    _print_chains(placed.ledger)
    out().print()
    event = _print_accounts(placed.ledger)
    out().print()
    out().print(
        f"Who holds {TOWN}, one lane a claimant; nobody's silence is filled in", style="bold"
    )
    print_control(control(placed.ledger, TOWN))
    out().print()
    _tell_next(placed.ledger, event)
    if summary.problems:
        tell_summary(summary, placed.ledger, quiet=True)
        raise typer.Exit(1)


def _print_kinds(ledger: Path) -> None:
    made = table(
        "Claims by kind",
        [("kind", 9), ("which says", 23), ("claims", 6), ("outlets", 7), ("for example", 40)],
        fixed=("kind", "claims", "outlets"),
    )
    made.columns[2].justify = made.columns[3].justify = "right"
    for row in claims_by_kind(ledger):
        example = plain(one_line(row.verbatim, 78))
        counts = (str(row.claims), str(row.outlets))
        made.add_row(row.kind.value, KINDS[row.kind], *counts, example)
    out().print(made)


def _print_accounts(ledger: Path) -> str:
    """The most told event of the disputed place and days; its id."""
    out().print(plain(f"Who says what of the blast at {PLACE}, {SINCE} to {UNTIL}", "bold"))
    event = page(ledger, Asked(place=PLACE, since=SINCE, until=UNTIL), 1).rows[0].event
    print_accounts(accounts(ledger, event))
    out().print("\nSide by side, as told. Which account is right is not for this program to say.")
    return event


def _print_chains(ledger: Path) -> None:
    made = table(
        "Said, and passed on: the longest chains, the outlet last",
        [("through whom", 52), ("claims", 6), ("for example", 38)],
        fixed=("claims",),
    )
    made.columns[1].justify = "right"
    for row in passed_on(ledger, links=_LONG, limit=_CHAINS).rows:
        made.add_row(
            plain(one_line(chain_words(row.chain), 200)),
            plain(f"{row.claims}"),
            plain(one_line(row.example, 70)).append(f"\n{row.examples[0][:SHORT_ID]}", "dim"),
        )
    out().print(made)


def _tell_next(ledger: Path, event: str) -> None:
    report = next(list_reports(ledger)).report[:SHORT_ID]
    claim = claims_by_kind(ledger)[0].example[:SHORT_ID]
    steps = (
        ("a report with its claims marked", f"show {ledger} {report}"),
        ("one claim, with the chain of its sources", f"show {ledger} {claim}"),
        ("the blast again", f"accounts {ledger} {event[:SHORT_ID]}"),
        ("every event, most outlets first", f"events {ledger}"),
        ("who holds the besieged town", f"control {ledger} Dunmarrow"),
        ("every figure, for a spreadsheet", f"claims {ledger} --kind figure --csv > figures.csv"),
        ("whether anything was changed since", f"verify {ledger}"),
        ("your own reports: a folder, a CSV, a PDF", "add war.db YOUR-REPORTS"),
    )
    console, called = talk(), program()
    console.print("No network was used, and none ever is.\n\nWhat to type next:")
    for purpose, command in steps:
        console.print(plain(f"  # {purpose}", "dim"))
        console.print(plain(f"  {called} {command}"), soft_wrap=True)
