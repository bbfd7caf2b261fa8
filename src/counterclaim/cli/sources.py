"""``sources``: who relies on whom, and how many root sources stand behind how many claims."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import LedgerPath, check_named
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
    tell_unlinked,
)
from counterclaim.cli.terminal import one_line, out, plain, program, table, talk
from counterclaim.views.linked import is_linked
from counterclaim.views.page import ALL, every
from counterclaim.views.sources import (
    EdgeRow,
    RootRow,
    Standing,
    relies_on,
    root_sources,
    standing_of,
)
from counterclaim.wording.numbers import counted
from counterclaim.wording.sources import called_words, outlet_words

_WORDS = 2  # proving words shown of one edge


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(sources)


def sources(
    ledger: LedgerPath,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only chains with this source in them.")
    ] = None,
    roots: Annotated[
        bool, typer.Option("--roots", help="List the root sources and their claims instead.")
    ] = False,
    limit: Limit = 40,
    json: Json = False,
    csv: Csv = False,
    plot: Plot = None,
) -> None:
    """Who relies on whom, with the words that prove it, most claims first.

    Behind the table: how many root sources stand behind how many claims. A source without a name
    ("activists") is one within a report and its copies; those of two reports need not be the same.

    Examples:

      counterclaim sources war.db --source "Halyard"

      counterclaim sources war.db --roots --csv > roots.csv

      counterclaim sources war.db --plot who-relies-on-whom.svg
    """
    check_form(json, csv, plot)
    check_named(source=source)
    if json or csv:
        if roots:
            found = every(lambda at, n: root_sources(ledger, source=source, after=at, limit=n))
            give_rows(RootRow, found, json)
        else:
            links = every(lambda at, n: relies_on(ledger, source=source, after=at, limit=n))
            give_rows(EdgeRow, links, json)
    elif plot:
        from counterclaim.export.pictures import sources as pictures  # slow to import

        page = relies_on(ledger, source=source, limit=pictures.MOST)
        give_picture(plot, pictures.sources_picture(page.rows, page.total))
    elif roots:
        held = root_sources(ledger, source=source, limit=limit or ALL)
        if held.rows:
            print_roots(held.rows)
        _tell(ledger, len(held.rows), held.total, "root source")
    else:
        page = relies_on(ledger, source=source, limit=limit or ALL)
        if page.rows:
            print_edges(page.rows)
        _tell(ledger, len(page.rows), page.total, "link", standing_of(ledger, source=source))


def _tell(
    ledger: Path, shown: int, total: int, noun: str, standing: Standing | None = None
) -> None:
    tell_count(shown, total, noun)
    if total and standing:
        talk().print(plain(standing_words(standing)))
    if total and shown:
        all_of = f"all claims of one: {program()} claims {ledger} --source NAME"
        talk().print(plain(all_of, "dim"))
    if not is_linked(ledger):
        tell_unlinked(ledger)


def standing_words(held: Standing) -> str:
    """ "355 claims: 80 root sources; 7 of them stand behind half of the claims"."""
    return (
        f"{counted(held.claims, 'claim')}: {counted(held.roots, 'root source')}; {held.half:,} of "
        f"them stand behind half of the claims, and {counted(held.own, 'claim')} are in an "
        "outlet's own voice."
    )


def print_edges(rows: Sequence[EdgeRow]) -> None:
    """Who relies on whom."""
    columns = [("source", 25), ("relied on by", 20), ("in the words", 27)]
    columns += [("claims", 6), ("for example", 10)]
    made = table("", columns, fixed=("claims", "for example"))
    made.columns[3].justify = "right"
    for row in rows:
        unnamed = "" if row.named else f"\n(unnamed; {counted(row.reports, 'report')})"
        words = [f"“{one_line(each, 60)}”" for each in row.words[:_WORDS]]
        more = [f"+{row.wordings - _WORDS:,} more"] if row.wordings > _WORDS else []
        by = one_line(called_words(row.by, row.by_kind), 60)
        made.add_row(
            plain(one_line(called_words(row.source, row.source_kind), 60)).append(unnamed, "dim"),
            plain(f"{by}{' (copies it)' if row.how == 'copies' else ''}"),
            plain("\n".join((*words, *more))),
            f"{row.claims:,}",
            cited(row.examples[:1]),
        )
    out().print(made)


def print_roots(rows: Sequence[RootRow]) -> None:
    """The root sources, and how many claims end with each."""
    columns = [("root source", 34), ("kind", 18), ("claims", 6), ("share", 5), ("outlets", 23)]
    made = table("", columns, fixed=("claims", "share"))
    made.columns[2].justify = made.columns[3].justify = "right"
    for row in rows:
        own = " (own voice)" if row.own_voice else ""
        outlets = one_line(", ".join(map(outlet_words, row.outlet_names)), 60)
        made.add_row(
            plain(one_line(row.root, 60) + own)
            .append("\n")
            .append_text(cited(row.examples, row.claims)),
            row.root_kind.value,
            f"{row.claims:,}",
            f"{row.share:.0%}",
            plain(f"{row.outlets:,}: {outlets}"),
        )
    out().print(made)
