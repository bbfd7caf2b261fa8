"""Arguments and options that several commands share."""

import os
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.model.errors import UsageError


def _no_folder(path: Path) -> Path:
    if path.is_dir():
        raise UsageError(f"{path} is a folder, and a ledger is one file: name it, as {path}/war.db")
    return path


LedgerPath = Annotated[
    Path, typer.Argument(metavar="LEDGER", help="The ledger file (war.db).", callback=_no_folder)
]

PlaceName = Annotated[
    str | None, typer.Option("--place", metavar="NAME", help="A place, as written or resolved.")
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Events on or after this day.")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Events on or before this day.")
]
Workers = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Processes that read; as many as processors, up to 4."),
]


def processes() -> int:
    """How many processes read unless told."""
    return min(os.cpu_count() or 1, 4)


AsRead = Annotated[
    bool,
    typer.Option("--as-read", help="As the program read them, whatever people decided."),
]


def as_date(value: str | None, option: str) -> date | None:
    """An ISO date given on the command line; UsageError says what was given and what is wanted."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{option} {value!r} is not a date; write it as 2016-07-31") from None


def check_named(**given: str | None) -> None:
    """UsageError if an option was given without a word in it."""
    for name, words in given.items():
        if words is not None and not words.strip():
            raise UsageError(f"--{name} is empty; leave it out to ask for any")


def as_span(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """The days given after ``--since`` and ``--until``; UsageError if they run backwards."""
    first, last = as_date(since, "--since"), as_date(until, "--until")
    if first and last and first > last:
        raise UsageError(f"--since {first} is after --until {last}; change them round")
    return first, last
