"""``sources``: who relies on whom, and how many root sources stand behind how many claims."""

from collections.abc import Sequence
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
    give_csv,
    give_json,
    give_picture,
    tell_count,
    tell_unlinked,
)
from counterclaim.cli.terminal import one_line, out, plain, table, talk
from counterclaim.views.linked import is_linked
from counterclaim.views.sources import EdgeRow, RootRow, relies_on, root_sources, with_source
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
    held = with_source(ledger, source)
    rows: Sequence[EdgeRow | RootRow] = root_sources(held) if roots else relies_on(held)
    if json:
        give_json(rows)
    elif csv:
        give_csv(RootRow if roots else EdgeRow, rows)
    elif plot:
        from counterclaim.export.pictures.sources import sources_picture  # slow to import

        give_picture(plot, sources_picture(relies_on(held)))
    else:
        shown = rows[: limit or None]
        if shown and roots:
            print_roots([row for row in shown if isinstance(row, RootRow)])
        elif shown:
            print_edges([row for row in shown if isinstance(row, EdgeRow)])
        tell_count(len(shown), len(rows), "root source" if roots else "link")
        if rows and not roots:
            talk().print(plain(standing_words(root_sources(held))))
        if not is_linked(ledger):
            tell_unlinked(ledger)


def standing_words(roots: Sequence[RootRow]) -> str:
    """ "355 claims: 80 root sources; 7 of them stand behind half of the claims"."""
    claims = sum(len(row.claims) for row in roots)
    half, held = 0, 0
    while held * 2 < claims:
        held += len(roots[half].claims)
        half += 1
    own = sum(len(row.claims) for row in roots if row.own_voice)
    return (
        f"{counted(claims, 'claim')}: {counted(len(roots), 'root source')}; {half:,} of them stand "
        f"behind half of the claims, and {counted(own, 'claim')} are in an outlet's own voice."
    )


def print_edges(rows: Sequence[EdgeRow]) -> None:
    """Who relies on whom."""
    columns = [("source", 25), ("relied on by", 20), ("in the words", 27)]
    columns += [("claims", 6), ("for example", 10)]
    made = table("", columns, fixed=("claims", "for example"))
    made.columns[3].justify = "right"
    for row in rows:
        source = called_words(row.source, row.source_kind)
        by = called_words(row.by, row.by_kind)
        unnamed = "" if row.named else f"\n(unnamed; {counted(len(row.reports), 'report')})"
        words = [f"“{one_line(each, 60)}”" for each in row.words[:_WORDS]]
        more = [f"+{len(row.words) - _WORDS} more"] if len(row.words) > _WORDS else []
        made.add_row(
            plain(one_line(source, 60)).append(unnamed, "dim"),
            plain(f"{one_line(by, 60)}{' (copies it)' if row.how == 'copies' else ''}"),
            plain("\n".join((*words, *more))),
            f"{len(row.claims):,}",
            cited(row.claims[:1]),
        )
    out().print(made)


def print_roots(rows: Sequence[RootRow]) -> None:
    """The root sources, and how many claims end with each."""
    columns = [("root source", 34), ("kind", 18), ("claims", 6), ("share", 5), ("outlets", 23)]
    made = table("", columns, fixed=("claims", "share"))
    made.columns[2].justify = made.columns[3].justify = "right"
    for row in rows:
        own = " (own voice)" if row.own_voice else ""
        outlets = one_line(", ".join(map(outlet_words, row.behind.outlets)), 60)
        made.add_row(
            plain(one_line(row.root, 60) + own).append("\n").append_text(cited(row.claims)),
            row.root_kind.value,
            f"{len(row.claims):,}",
            f"{row.share:.0%}",
            plain(f"{len(row.behind.outlets)}: {outlets}"),
        )
    out().print(made)
