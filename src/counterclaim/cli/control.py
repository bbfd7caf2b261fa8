"""``control``: who holds a place, a lane for each claimant."""

from collections.abc import Sequence
from itertools import groupby
from typing import Annotated

import typer
from rich.text import Text

from counterclaim.cli.options import LedgerPath, Since, Until, as_span, check_named
from counterclaim.cli.rows import (
    Csv,
    Json,
    Plot,
    check_form,
    cited,
    give_csv,
    give_json,
    give_picture,
    tell_count,
    tell_unlinked,
)
from counterclaim.cli.terminal import one_line, out, plain, table
from counterclaim.views.control import ControlRow
from counterclaim.views.control import control as control_of
from counterclaim.views.linked import is_linked
from counterclaim.wording.control import day_words, held_words
from counterclaim.wording.numbers import counted
from counterclaim.wording.places import place_words
from counterclaim.wording.stances import told_as


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(control)


def control(
    ledger: LedgerPath,
    place: Annotated[str, typer.Argument(metavar="PLACE", help="A place, as written or resolved.")],
    since: Since = None,
    until: Until = None,
    json: Json = False,
    csv: Csv = False,
    plot: Plot = None,
) -> None:
    """Who holds PLACE, and how much of it, according to whom: one lane a claimant, over time.

    A claimant is a root source; outlets that pass the same statement on share its row. There is no
    vote among the lanes, and nobody's silence is filled in.

    Examples:

      counterclaim control war.db Dunmarrow

      counterclaim control war.db Dunmarrow --plot dunmarrow.svg
    """
    check_form(json, csv, plot)
    check_named(PLACE=place)
    first, last = as_span(since, until)
    rows = control_of(ledger, place, since=first, until=last)
    if json:
        give_json(rows)
    elif csv:
        give_csv(ControlRow, rows)
    elif plot:
        from counterclaim.export.pictures.control import control_picture  # slow to import

        give_picture(plot, control_picture(rows, place))
    else:
        if rows:
            print_control(rows)
        tell_count(len(rows), len(rows), "control claim")
        if not is_linked(ledger):
            tell_unlinked(ledger)


def print_control(rows: Sequence[ControlRow]) -> None:
    """The lanes, one below the other."""
    columns = [("claimant, day", 25), ("who holds it, as claimed", 38), ("place", 14), ("by", 14)]
    made = table("", columns, fixed=("by",))
    for claimant, lane in groupby(rows, key=lambda row: (row.claimant, row.own_voice)):
        made.add_section()
        name = plain(one_line(claimant[0], 60), "bold")
        made.add_row(name.append(" (own voice)", "not bold") if claimant[1] else name)
        for row in lane:
            made.add_row(
                plain(f"  {day_words(row)}"),
                _what(row),
                plain(one_line(place_words(row.place))),
                plain(f"{counted(len(row.behind.outlets), 'outlet')}\n").append_text(
                    cited(row.claims)
                ),
            )
    out().print(made)


def _what(row: ControlRow) -> Text:
    said = plain(one_line(held_words(row)), "bold")
    if stance := told_as(row.told_as):
        said.append(f" [{stance}]", "yellow")
    return said.append("\n").append_text(plain(one_line(row.words, 110)))
