"""From what a person typed to the options of a step; mistakes are UsageErrors that say how."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from counterclaim.model.errors import UsageError
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
        if path is not None and not path.is_file():
            raise UsageError(f"{option} {path}: there is no such file")
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
