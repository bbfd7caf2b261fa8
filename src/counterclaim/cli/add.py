"""``add``: reports into a ledger."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import LedgerPath, as_date
from counterclaim.cli.progress import Ticker
from counterclaim.cli.terminal import plain, talk
from counterclaim.model.errors import UsageError


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(add)


def add(
    ledger: LedgerPath,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files, folders, globs, or - for stdin."),
    ],
    columns: Annotated[
        str | None,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN,...",
            help="Columns of a CSV, TSV or JSONL: "
            "text, title, outlet, authors, published, url, id.",
        ),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="The outlet that published all of them.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day all of them were published.")
    ] = None,
    outlets: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.csv", help="Outlets and their sides: columns outlet,side[,name]."
        ),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The files' encoding, if it is detected wrongly."),
    ] = None,
    gazetteer: Annotated[
        Path | None,
        typer.Option(metavar="FILE.csv", help="Your own places, which outrank the built-in ones."),
    ] = None,
    actors: Annotated[
        Path | None,
        typer.Option(metavar="FILE.tsv", help="Your own actors, which outrank the built-in ones."),
    ] = None,
    limit: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=VALUE", help="Raise or lower a limit; see docs/reading.md."),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help="Processes that read; as many as processors, up to 4."
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only say what went wrong.")] = False,
) -> None:
    """Read files into LEDGER, which is made if missing. What is there already is left alone.

    Understood: .txt .md .html .pdf .docx .csv .tsv .jsonl .warc .warc.gz; a row is a report.

    Examples:

      counterclaim add war.db ~/reports

      counterclaim add war.db table.csv --map text=body,title=headline,outlet=source

      counterclaim add war.db page.html --outlet "Harbour Weekly" --published 2031-03-12
    """
    from counterclaim.steps.add import add as run  # slow to import: only when asked for
    from counterclaim.steps.asked import add_options

    options = add_options(
        columns=columns,
        outlet=outlet,
        published=as_date(published, "--published"),
        outlets=outlets,
        encoding=encoding,
        limits=limit or (),
        gazetteer=gazetteer,
        actors=actors,
        workers=workers or min(os.cpu_count() or 1, 4),
    )
    if not paths:
        raise UsageError("nothing to add: name a file, a folder, or - for stdin")
    with Ticker(quiet=quiet) as ticker:
        summary = run(ledger, paths, options, ticker.tell, stdin=sys.stdin.buffer)
    if not quiet:
        talk().print(plain(_words(summary.reports, summary.claims, summary.known, ledger)))
    if summary.problems:
        count = f"{summary.problems} problem{'s' if summary.problems > 1 else ''}"
        talk().print(plain(f"{count}, each told above and kept in the ledger", style="yellow"))
    if summary.interrupted:
        talk().print("Stopped. What was read is saved; give the same command again to go on.")
    if summary.problems or summary.interrupted:
        sys.exit(1)


def _words(reports: int, claims: int, known: int, ledger: Path) -> str:
    said = f"{reports} reports with {claims} claims added to {ledger}"
    if known:
        said += f"; {known} were in the ledger already, nothing was done with them"
    return said + "."
