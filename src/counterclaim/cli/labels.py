"""``labels``: who calls whom what."""

from collections.abc import Sequence
from itertools import groupby
from typing import Annotated

import typer

from counterclaim.cli.options import LedgerPath, as_span, check_named
from counterclaim.cli.rows import (
    Csv,
    Json,
    Limit,
    Plot,
    check_form,
    cited,
    give_picture,
    give_rows,
    tell_count,
)
from counterclaim.cli.terminal import one_line, out, plain, table
from counterclaim.views.labels import LabelRow
from counterclaim.views.labels import labels as labels_of
from counterclaim.views.page import ALL, Page, every
from counterclaim.wording.sources import outlet_words

PublishedSince = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Published on or after this day.")
]
PublishedUntil = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Published on or before this day.")
]


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(labels)


def labels(
    ledger: LedgerPath,
    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only words for this actor.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="The outlet that published it.")
    ] = None,
    since: PublishedSince = None,
    until: PublishedUntil = None,
    limit: Limit = 60,
    json: Json = False,
    csv: Csv = False,
    plot: Plot = None,
) -> None:
    """Who calls whom what, by outlet and over time: "terrorists", "rebels", "regime".

    A label tells of the one who uses it. Where a report does not make clear who is meant, the
    actor is left open. --json and --csv count the uses by month.

    Examples:

      counterclaim labels war.db --actor "Hill Front"

      counterclaim labels war.db --plot labels.svg
    """
    check_form(json, csv, plot)
    check_named(actor=actor, outlet=outlet)
    first, last = as_span(since, until)

    def some(after: str | None, most: int) -> Page[LabelRow]:
        return labels_of(
            ledger,
            actor=actor,
            outlet=outlet,
            since=first,
            until=last,
            after=after,
            limit=most,
        )

    if json or csv:
        rows = every(some)
        give_rows(LabelRow, rows, json)
    elif plot:
        from counterclaim.export.pictures.labels import labels_picture  # slow to import

        give_picture(plot, labels_picture(some(None, ALL).rows))
    else:
        shown = some(None, limit or ALL)
        if shown.rows:
            print_labels(shown.rows)
        tell_count(len(shown.rows), shown.total, "label")


def print_labels(rows: Sequence[LabelRow]) -> None:
    """The labels under the actors they are for."""
    columns = [("for whom", 20), ("word", 16), ("outlet, and who speaks in it", 28)]
    columns += [("times", 5), ("published", 11), ("claims", 14)]
    made = table("", columns, fixed=("times", "published", "claims"))
    made.columns[3].justify = "right"
    for whom, held in groupby(rows, key=lambda row: row.whom):
        made.add_section()
        said = plain(one_line(whom or "(not made clear)", 60), "bold")
        for row in held:
            speaker = "" if row.own_voice else f"\n  {one_line(row.speaker, 50)}"
            made.add_row(
                said,
                plain(f"“{one_line(row.used, 30)}”"),
                plain(one_line(outlet_words(row.outlet), 50) + speaker),
                f"{row.times:,}",
                "\n".join(dict.fromkeys(str(day) for day in (row.first, row.last) if day)),
                cited(row.examples, row.times),
            )
            said = plain("")
    out().print(made)
