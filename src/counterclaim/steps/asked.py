"""From what a person typed to the options of a step; mistakes are UsageErrors that say how."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from counterclaim.ledger.file import check_is_ledger, is_fresh
from counterclaim.model.errors import LedgerError, UsageError
from counterclaim.reading.inputs import kind_of_name
from counterclaim.reading.options import (
    Columns,
    Limits,
    ReadingOptions,
    load_outlets,
    parse_limits,
    parse_map,
)
from counterclaim.steps.options import AddOptions


def add_options(
    *,
    columns: str | None = None,
    outlet: str | None = None,
    published: date | None = None,
    outlets: Path | None = None,
    encoding: str | None = None,
    limits: Sequence[str] = (),
    gazetteer: Path | None = None,
    actors: Path | None = None,
    workers: int = 1,
) -> AddOptions:
    """The options of ``add``; ``columns`` and ``limits`` as after ``--map`` and ``--limit``."""
    limit = Limits()
    for spec in limits:
        limit = parse_limits(spec, limit)
    for path, option in ((gazetteer, "--gazetteer"), (actors, "--actors")):
        if path is not None:
            _check_text(path, option)
    reading = ReadingOptions(
        columns=parse_map(columns) if columns else Columns(),
        outlet=outlet,
        published=published,
        encoding=encoding,
        outlets=load_outlets(outlets) if outlets else (),
        limits=limit,
    )
    return AddOptions(
        reading=reading,
        gazetteer=str(gazetteer) if gazetteer else None,
        actors=str(actors) if actors else None,
        workers=workers,
    )


def check_place(ledger: Path) -> None:
    """UsageError if what is to be the ledger is another file, or is named like a report."""
    if not is_fresh(ledger):
        try:
            check_is_ledger(ledger)
        except LedgerError as error:
            raise UsageError(f"{error}. The ledger comes first, then the reports") from None
    elif kind_of_name(ledger.name):
        raise UsageError(
            f"{ledger} is named like a report, and would become the ledger; the ledger comes "
            f"first: counterclaim add war.db {ledger}"
        )


def check_output(path: Path, option: str = "-o") -> None:
    """UsageError if a file cannot be written at ``path``, or if a ledger is there."""
    if not path.name or path.is_dir():
        raise UsageError(f"{option} {path}: is a folder; name a file in it, or - for stdout")
    if not path.parent.is_dir():
        raise UsageError(f"{option} {path}: the folder {path.parent} does not exist; make it first")
    try:
        check_is_ledger(path)
    except LedgerError:
        return
    raise UsageError(f"{option} {path}: is a ledger, which would be lost; name another file")


def _check_text(path: Path, option: str) -> None:
    if not path.is_file():
        raise UsageError(f"{option} {path}: there is no such file")
    try:
        path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{option} {path}: is no UTF-8 text ({error}); save it as UTF-8") from None
    except OSError as error:
        raise UsageError(f"{option} {path}: cannot be opened: {error.strerror}") from None
