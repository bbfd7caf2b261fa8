"""Arguments and options that several commands share."""

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


def as_date(value: str | None, option: str) -> date | None:
    """An ISO date given on the command line; UsageError says what was given and what is wanted."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{option} {value!r} is not a date; write it as 2016-07-31") from None
