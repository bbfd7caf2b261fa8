"""A user's gazetteers: into a ledger and out of it."""

import codecs
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path

from counterclaim.annotating.places.gazetteer import built_in
from counterclaim.annotating.places.own import keys_of
from counterclaim.ledger.file import check_is_ledger
from counterclaim.ledger.gazetteer import Keyed
from counterclaim.ledger.write import Ledger
from counterclaim.model.errors import UsageError
from counterclaim.model.gazetteer import GazetteerFile, GazetteerPlace, Refusal
from counterclaim.reading.gazetteer import Source, parse_columns, read_gazetteer, survey
from counterclaim.steps.asked import check_place

MARGIN = 2.0  # degrees around the places of a country that still may be its own


def add_gazetteer(
    ledger_path: Path | str,
    file: Path | str,
    *,
    name: str | None = None,
    columns: str | None = None,
    encoding: str = "utf-8",
) -> tuple[GazetteerFile, list[Refusal]]:
    """Keep the places of a file in the ledger, under the file's name unless told; what was refused.

    ``columns`` is as after ``--map``. The file is read twice: nothing is touched before all of it
    was looked at. UsageError for a file that is no gazetteer, with the row and the way out.
    """
    ledger_path, file = Path(ledger_path), Path(file)
    check_place(ledger_path)
    if not file.is_file():
        raise UsageError(f"{file}: there is no such file")
    source = Source(
        path=file,
        columns=parse_columns(columns) if columns else {},
        encoding=_known(encoding),
        units=built_in().unit_names,
        misplaced=misplaced,
    )
    found = survey(source)
    with file.open("rb") as content:
        digest = file_digest(content, "sha256").hexdigest()
    gazetteer = GazetteerFile(
        name=name or file.name,
        path=str(file),
        sha256=digest,
        places=found.places,
        refused=len(found.refusals),
        recorded_at="",
    )
    with Ledger(ledger_path) as ledger:
        kept = ledger.add_gazetteer(gazetteer, found.countries, _keyed(source), found.refusals)
    return kept, list(found.refusals)


def remove_gazetteer(ledger_path: Path | str, name: str) -> GazetteerFile:
    """Take a gazetteer out of the ledger; what was read with it stays so until read anew."""
    check_is_ledger(Path(ledger_path))
    with Ledger(ledger_path) as ledger:
        return ledger.remove_gazetteer(name)


def misplaced(place: GazetteerPlace) -> str | None:
    """Why the point cannot be meant: it lies in its country only with the degrees changed round."""
    box = built_in().extents.get(place.country or "")
    if box is None or _within(place.latitude, place.longitude, box):
        return None
    if not _within(place.longitude, place.latitude, box):
        return None  # an island, or a country that the box does not tell
    return (
        f"lat {place.latitude} and lon {place.longitude} lie outside {place.country}, and inside "
        "it when swapped: change the columns round (--map lat=...,lon=...)"
    )


def _within(latitude: float, longitude: float, box: tuple[float, float, float, float]) -> bool:
    south, west, north, east = box
    return (
        south - MARGIN <= latitude <= north + MARGIN and west - MARGIN <= longitude <= east + MARGIN
    )


def _keyed(source: Source) -> Iterator[Keyed]:
    for _, found in read_gazetteer(source):
        if isinstance(found, GazetteerPlace):
            yield found, keys_of(found)


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        raise UsageError(
            f"encoding {encoding!r} is not known; try utf-8, windows-1256 or latin-1"
        ) from None
