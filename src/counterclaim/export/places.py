"""The places that reports mention, as JSON lines and as CSV."""

import csv
from collections.abc import Iterable
from typing import TextIO

import msgspec

from counterclaim.export.table import safe_cell
from counterclaim.views.places import PlaceRow
from counterclaim.wording.places import candidate_words

COLUMNS = tuple(field for field in PlaceRow.__dataclass_fields__)


def place_lines(rows: Iterable[PlaceRow]) -> Iterable[bytes]:
    """One line of UTF-8 JSON a row, newline included."""
    encoder = msgspec.json.Encoder()
    for row in rows:
        yield encoder.encode(row) + b"\n"


def write_places_csv(rows: Iterable[PlaceRow], out: TextIO) -> None:
    """A header and one line a row; several of a kind are separated by ``; ``."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        cells = {name: getattr(row, name) for name in COLUMNS}
        cells["qualifiers"] = "; ".join(row.qualifiers)
        cells["runners_up"] = "; ".join(
            candidate_words(c.name, c.admin1, c.country) for c in row.runners_up
        )
        writer.writerow([safe_cell(cell) for cell in cells.values()])
