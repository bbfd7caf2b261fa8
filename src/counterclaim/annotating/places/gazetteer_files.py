"""The gazetteer's files, written by ``tools/build_gazetteer.py`` and mapped into memory to read.

``rows.npy``: one record (``ROW``) a place. ``names.npy``: their names, UTF-8, each ended by a line
break, found by offset. ``keys.npy`` and ``skeletons.npy``: sorted unsigned 64-bit integers, each a
hash of a key (43 bits), a grade (2 bits) and a row number (19 bits). ``codes.json``: the country
codes and first-level units that the rows number from 1.
"""

import csv
from collections.abc import Iterator
from enum import IntEnum
from hashlib import blake2b
from importlib.resources import files

DATA = files("counterclaim.annotating") / "data"

ROW = [
    ("lat", "<f4"),
    ("lon", "<f4"),
    ("population", "<u4"),
    ("geonameid", "<u4"),
    ("name", "<u4"),
    ("admin1", "<u2"),
    ("country", "u1"),
    ("level", "u1"),
]
ROW_BITS = 19
GRADE_BITS = 2
HASH_BITS = 64 - ROW_BITS - GRADE_BITS


class Level(IntEnum):
    """What a row of the gazetteer is."""

    COUNTRY = 0
    ADMIN1 = 1
    ADMIN2 = 2
    PLACE = 3
    AREA = 4
    SEA = 5


class NameGrade(IntEnum):
    """How good a name of the place the key is; the lower the better."""

    MAIN = 0
    ALTERNATE = 1
    BARE = 2  # a name without its articles
    ABBREVIATION = 3  # "Calif.", "CA": only after a comma


def hash_of(key: str) -> int:
    """The key's hash, ``HASH_BITS`` long: one false hit in some ten million look-ups."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big") >> (64 - HASH_BITS)


def pack(key: str, grade: NameGrade, row: int) -> int:
    """An entry of ``keys.npy`` or ``skeletons.npy``."""
    return (hash_of(key) << (64 - HASH_BITS)) | (grade << ROW_BITS) | row


def skeleton_name(country: str, bones: str) -> str:
    """What is hashed for ``skeletons.npy``: skeletons are looked up inside a country only."""
    return f"{country}:{bones}"


def read_table(name: str) -> Iterator[dict[str, str]]:
    """The lines of a TSV file of the package's data, comment lines left out."""
    with (DATA / name).open(encoding="utf-8") as file:
        lines = (line for line in file if not line.startswith("#"))
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
