"""How commands give rows: as JSON, as CSV, as a picture, or as a table that they print."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer
from rich.text import Text

from counterclaim.cli.terminal import SHORT_ID, plain, program, raw_out, talk
from counterclaim.export.jsonl import lines
from counterclaim.export.table import write_rows
from counterclaim.export.whole import whole_file
from counterclaim.model.errors import UsageError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
Csv = Annotated[bool, typer.Option("--csv", help="A CSV table.")]
Plot = Annotated[
    Path | None,
    typer.Option("--plot", metavar="FILE", help="A picture instead: a .svg or .png file."),
]
Limit = Annotated[int, typer.Option(min=0, metavar="N", help="Rows of the table; 0 for all.")]
PICTURES = (".svg", ".png")


def check_form(json: bool, csv: bool, plot: Path | None = None) -> None:
    """UsageError if two forms are asked for, or a picture where none can be."""
    if json and csv:
        raise UsageError("--json and --csv cannot both be asked for; choose one")
    if plot is None:
        return
    if json or csv:
        raise UsageError("--plot gives a picture, without --json or --csv; ask for one of them")
    if plot.suffix.lower() not in PICTURES:
        raise UsageError(f"--plot {plot}: a picture's name ends in .svg or .png")
    from counterclaim.steps.asked import check_output  # slow to import: only when asked for

    check_output(plot, "--plot")


def give_json(rows: Iterable[object]) -> None:
    """``rows`` as JSON lines on stdout."""
    with raw_out() as stdout:
        for line in lines(rows):
            stdout.buffer.write(line)


def give_csv(kind: type, rows: Iterable[object]) -> None:
    """``rows``, all of one ``kind``, as CSV on stdout."""
    with utf8_out() as stdout:
        write_rows(kind, rows, stdout)


def give_rows(kind: type, rows: Iterable[object], json: bool) -> None:
    """``rows``, all of one ``kind``, as JSON lines or as CSV on stdout."""
    if json:
        give_json(rows)
    else:
        give_csv(kind, rows)


@contextmanager
def utf8_out() -> Iterator[TextIO]:
    """Standard output for a CSV: the same bytes on every system."""
    with raw_out() as stdout:
        if isinstance(stdout, TextIOWrapper):
            stdout.reconfigure(encoding="utf-8", newline="")
        yield stdout


def give_picture(plot: Path, figure: "Figure") -> None:
    """Save a picture."""
    from counterclaim.export.pictures.paper import picture  # slow to import: only when asked for

    drawn = picture(figure, plot.suffix.lower().removeprefix("."))
    with whole_file(plot, "--plot") as file:
        file.write(drawn)
    talk().print(plain(f"drawn to {plot}"))


def cited(claims: Sequence[str], of: int | None = None) -> Text:
    """The first of the claims' ids and how many more there are, of ``of`` if not all are given."""
    others = (len(claims) if of is None else of) - 1
    more = f" +{others:,}" if others > 0 else ""
    return Text(f"{claims[0][:SHORT_ID]}{more}" if claims else "", style="dim")


def tell_count(shown: int, found: int, noun: str) -> None:
    """On stderr: how many were shown, and how to see the rest."""
    many = f"{found:,} {noun}{'' if found == 1 else 's'}"
    if not found:
        talk().print(f"No {noun} fits. Ask for less, or see what is there: leave the options out.")
    elif shown < found:
        talk().print(f"{shown:,} of {many}: use --limit 0 for all, or narrow down; see --help.")
    else:
        talk().print(f"{many}.")


def tell_unlinked(ledger: Path) -> None:
    """On stderr: copies and names that are one are not known before linking."""
    talk().print(
        plain(f"nothing is linked yet, so no copies are known: {program()} link {ledger}", "dim")
    )
