"""``places``: every place mention, how it was read, and what to add to a gazetteer."""

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.text import Text

from counterclaim.cli.options import LedgerPath
from counterclaim.cli.terminal import SHORT_ID, one_line, out, plain, raw_out, table, talk
from counterclaim.export.places import place_lines, write_places_csv
from counterclaim.model.errors import UsageError
from counterclaim.model.place import PlaceForm, PlacePrecision
from counterclaim.views.page import ALL, every
from counterclaim.views.places import PlaceRow, list_places, unread_reports
from counterclaim.wording.numbers import counted
from counterclaim.wording.places import candidate_words


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(places)


def places(
    ledger: LedgerPath,
    unresolved: Annotated[
        bool, typer.Option("--unresolved", help="Only those without a place.")
    ] = False,
    limit: Annotated[
        int, typer.Option(min=0, metavar="N", help="Rows of the table; 0 for all.")
    ] = 50,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="A CSV table.")] = False,
) -> None:
    """List the places that the reports mention, how each was read and why; unresolved ones first.

    What stands at the top is what to add with `counterclaim gazetteer add`.

    Examples:

      counterclaim places war.db

      counterclaim places war.db --unresolved --csv > to-find.csv
    """
    if json and csv:
        raise UsageError("--json and --csv cannot both be asked for; choose one")
    if json or csv:
        rows = every(
            lambda after, n: list_places(ledger, unresolved=unresolved, after=after, limit=n)
        )
        with raw_out() as stdout:
            if json:
                for line in place_lines(rows):
                    stdout.buffer.write(line)
            else:
                write_places_csv(rows, stdout)
    else:
        page = list_places(ledger, unresolved=unresolved, limit=limit or ALL)
        _print(page.rows, page.total)
    if unread := unread_reports(ledger):
        words = f"{counted(unread, 'report')} read by an older version: their places are not here"
        talk().print(plain(words, style="yellow"))


def _print(rows: Sequence[PlaceRow], total: int) -> None:
    columns = [("words", 20), ("times", 5), ("place", 25), ("precision", 9), ("why", 22)]
    columns += [("first in", SHORT_ID)]
    made = table(counted(total, "name"), columns, fixed=("times", "precision", "first in"))
    for row in rows:
        made.add_row(
            _said(row),
            f"{row.mentions:,}",
            _place(row),
            row.precision.value,
            plain(row.reason.value),
            row.example[:SHORT_ID],
        )
    out().print(made)
    if len(rows) < total:
        talk().print(f"{len(rows):,} of {counted(total, 'name')}: use --limit 0 for all.")


def _said(row: PlaceRow) -> Text:
    said = plain(one_line(row.mention, 80), style="bold")
    if row.form is not PlaceForm.NAME:
        said.append(f" ({row.form.value})")
    return said


def _place(row: PlaceRow) -> Text:
    if row.name is None:
        told = Text("unresolved", style="yellow")
    else:
        told = plain(one_line(candidate_words(row.name, row.admin1, row.country), 100))
    if row.runners_up and row.precision is not PlacePrecision.COUNTRY:
        others = "; ".join(candidate_words(c.name, c.admin1, c.country) for c in row.runners_up)
        told.append_text(plain(f"\nor {one_line(others, 160)}", style="dim"))
    return told
