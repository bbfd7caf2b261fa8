"""``add``: reports into a ledger."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import LedgerPath, Workers, as_date, processes
from counterclaim.cli.progress import Ticker
from counterclaim.cli.terminal import plain, talk
from counterclaim.steps.options import AddSummary
from counterclaim.wording.numbers import counted


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
    workers: Workers = None,
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
    from counterclaim.steps.asked import add_options, check_place

    check_place(ledger)
    options = add_options(
        columns=columns,
        outlet=outlet,
        published=as_date(published, "--published"),
        outlets=outlets,
        encoding=encoding,
        limits=limit or (),
        gazetteer=gazetteer,
        actors=actors,
        workers=workers or processes(),
    )
    with Ticker(quiet=quiet) as ticker:
        summary = run(ledger, paths, options, ticker.tell, stdin=sys.stdin.buffer)
    tell_summary(summary, ledger, quiet=quiet)
    if summary.problems or summary.interrupted:
        raise typer.Exit(1)


def tell_summary(summary: AddSummary, ledger: Path, *, quiet: bool) -> None:
    """What came of it, on stderr; problems and an interruption also where ``quiet``."""
    if not quiet:
        talk().print(plain(_words(summary, ledger)))
        if summary.no_outlet:
            talk().print(plain(_no_outlet(summary.no_outlet), style="yellow"))
    if summary.problems:
        words = f"{counted(summary.problems, 'problem')}, told above"
        listed = f"`counterclaim reports {ledger} --problems` lists all"
        talk().print(plain(f"{words}; {listed}", style="yellow"))
    if summary.interrupted:
        talk().print("Stopped. What was read is saved; give the same command again to go on.")


def _no_outlet(many: int) -> str:
    name = "names" if many == 1 else "name"
    return (
        f"{counted(many, 'report')} {name} no outlet. --outlet NAME gives that of all files of one "
        "command, a table may have a column for it (docs/reading.md); it cannot be set later, only "
        "in a new ledger."
    )


def _words(summary: AddSummary, ledger: Path) -> str:
    known = f"{counted(summary.known, 'report')} in {ledger} already"
    if not summary.reports:
        return f"Nothing new: {known}." if summary.known else f"Nothing was added to {ledger}."
    read, claims = counted(summary.reports, "report"), counted(summary.claims, "claim")
    return f"{read} with {claims} added to {ledger}" + (f"; {known}." if summary.known else ".")
