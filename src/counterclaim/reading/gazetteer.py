"""A user's gazetteer as a stream of places: a GeoNames dump, an HDX COD-AB table, or any CSV."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from counterclaim.model.errors import UsageError
from counterclaim.model.gazetteer import GazetteerPlace, PlaceLevel, Refusal, place_of
from counterclaim.reading.options import parse_pairs

MOST_BYTES = 512 * 2**20
MOST_REFUSED = 0.5  # of the rows; beyond, the file as a whole is not what it should be
FIELDS = (
    "name", "lat", "lon", "alt", "admin1", "country", "level", "population", "geonameid",
    "pcode", "adjectives",
)  # fmt: skip
_LONGEST = 2**16  # bytes of a line
_LINES_OF_A_CELL = 20
_GEONAMES_COLUMNS = 19
_NOT_TEXT = (
    (b"PK\x03\x04", "a zip archive or Excel file; unpack it, or save it as CSV"),
    (b"\x1f\x8b", "compressed; unpack it first"),
    (b"%PDF-", "a PDF document; a table of places as CSV is wanted"),
    (b"SQLite format 3", "a database; export a table of places as CSV"),
    (b"\xff\xfe", "UTF-16; give --encoding utf-16, or save it as UTF-8"),
    (b"\xfe\xff", "UTF-16; give --encoding utf-16, or save it as UTF-8"),
)
_MARKUP = re.compile(rb"\s*<(!doctype|html|head|body|\?xml|kml|gml)", re.IGNORECASE)
_JSON = re.compile(rb"\s*[\[{]")

# What other makers of tables call our columns, letters and digits only, in small letters.
_KNOWN = {
    "name": ("name", "placename", "locationname", "featurenam", "featurename", "asciiname"),
    "lat": ("lat", "latitude", "y", "ycoord", "pointy", "centerlat", "centroidlat", "latituded"),
    "lon": (
        "lon", "lng", "long", "longitude", "x", "xcoord", "pointx", "centerlon", "centroidlon",
        "centerlong", "longituded",
    ),
    "alt": ("alt", "alternates", "alternatenames", "altnames", "aliases"),
    "admin1": ("admin1", "admin1name", "admin1nameen", "adm1en", "adm1name", "adm1nameen"),
    "country": ("country", "countrycode", "iso2", "admin0pcode", "adm0pcode"),
    "level": ("level",),
    "population": ("population", "pop"),
    "geonameid": ("geonameid",),
    "pcode": ("pcode", "featureref"),
    "adjectives": ("adjectives",),
}  # fmt: skip
# "admin3Name_en", "ADM3_AR", "adm3_name2", "ADM3ALT1EN"; "admin3Pcode", "ADM3_PCODE".
_UNIT_NAME = re.compile(r"adm(?:in)?([0-4])(?:alt)?(?:name)?(?:alt)?\d?(?:ref|[a-z]{2}|name)?\d?$")
_UNIT_CODE = re.compile(r"adm(?:in)?([0-4])pcode$")

Units = Mapping[tuple[str, str], str]  # GeoNames country and admin1 code → the unit's name
Misplaced = Callable[[GazetteerPlace], str | None]

csv.field_size_limit(2**31 - 1)  # lines are limited instead


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A gazetteer's file and how to read it: ``columns`` are ours → the file's.

    ``units`` name the first-level units that a GeoNames dump has by code. ``misplaced`` says what
    is wrong with where a place is put.
    """

    path: Path
    columns: Mapping[str, str]
    encoding: str = "utf-8"
    units: Units
    misplaced: Misplaced


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What a look through the file found: every row is a place or a refusal."""

    places: int
    countries: frozenset[str]
    refusals: tuple[Refusal, ...]


def parse_columns(spec: str) -> dict[str, str]:
    """``name=Village,lat=Y,lon=X``; a pair with a comma is put in double quotes."""
    return dict(parse_pairs(spec, "--map", list(FIELDS)))


def survey(source: Source) -> Survey:
    """Read all of the file and keep nothing; UsageError if it is no gazetteer as a whole."""
    places, refusals = 0, []
    countries = set()
    for _, found in read_gazetteer(source):
        if isinstance(found, Refusal):
            refusals.append(found)
        else:
            places += 1
            countries.add(found.country or "")
    if not places and not refusals:
        raise UsageError(f"{source.path} has no rows; nothing was added")
    if len(refusals) > MOST_REFUSED * (places + len(refusals)):
        first = refusals[0]
        raise UsageError(
            f"{source.path}, row {first.row}: {first.reason}. {len(refusals):,} of "
            f"{places + len(refusals):,} rows cannot be taken, so nothing was added; mend the file "
            "or name its columns with --map"
        )
    return Survey(places=places, countries=frozenset(countries - {""}), refusals=tuple(refusals))


def read_gazetteer(source: Source) -> Iterator[tuple[int, GazetteerPlace | Refusal]]:
    """Each row with its number (1 is the first of data); UsageError for what is wrong beyond a row.

    Nothing but one line is held in memory, and the ids met so far.
    """
    path = source.path
    try:
        with path.open("rb") as file:
            _check_size(path)
            _check_text(path, file.read(2**16), source.encoding)
            file.seek(0)
            yield from _checked(source, _rows(source, file))
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from None


def _check_size(path: Path) -> None:
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise UsageError(
            f"{path} has {size / 2**20:,.0f} MB, and a gazetteer may have {MOST_BYTES / 2**20:,.0f}"
            " at most; take the countries you need (GeoNames has a file for each) or cut it"
        )


def _check_text(path: Path, head: bytes, encoding: str) -> None:
    if not head:
        raise UsageError(f"{path} is empty; nothing was added")
    if encoding.replace("_", "-").lower() != "utf-8":
        return
    for magic, what in _NOT_TEXT:
        if head.startswith(magic):
            raise UsageError(f"{path} is no table of text: it looks like {what}")
    bare = head.removeprefix(b"\xef\xbb\xbf")
    if _MARKUP.match(bare):
        raise UsageError(f"{path} looks like a web page or map, not a table; save the CSV itself")
    if _JSON.match(bare):
        raise UsageError(f"{path} looks like JSON, not a table; export it as CSV")


def _lines(source: Source, file: BinaryIO) -> Iterator[str]:
    """The lines as text, their ends left on; UsageError names the line that is none."""
    path, encoding = source.path, source.encoding
    if encoding.lower().startswith(("utf-16", "utf-32")):
        yield from _recoded(source, file)
        return
    number = 0
    while line := file.readline(_LONGEST + 1):
        number += 1
        if len(line) > _LONGEST:
            raise UsageError(
                f"{path}, line {number} is longer than {_LONGEST:,} bytes; is it a table of places?"
            )
        if b"\0" in line:
            raise UsageError(
                f"{path}, line {number} holds a NUL byte: the file is damaged or no text; "
                "save it anew as UTF-8"
            )
        try:
            text = line.decode(encoding)
        except UnicodeDecodeError as error:
            raise UsageError(
                f"{path}, line {number} is no {encoding} (byte {error.start} of it); save the file "
                "as UTF-8, or give its --encoding (windows-1256?)"
            ) from None
        yield text.removeprefix("\ufeff") if number == 1 else text


def _recoded(source: Source, file: BinaryIO) -> Iterator[str]:
    with open(file.fileno(), encoding=source.encoding, newline="", closefd=False) as text:
        try:
            yield from text
        except UnicodeError as error:
            raise UsageError(f"{source.path} is no {source.encoding}: {error}") from None


_Rows = Iterator[tuple[int, dict[str, str] | str]]


def _rows(source: Source, file: BinaryIO) -> _Rows:
    """The cells of each row under our names, or what is wrong with it."""
    lines = _lines(source, file)
    first = next(lines, "")
    if _is_geonames(first) and not source.columns:
        units = dict(_named_units(source))
        return _geonames(chain([first], lines), {**units, **source.units})
    return _table(source, first, chain([first], lines))


def _checked(source: Source, rows: _Rows) -> Iterator[tuple[int, GazetteerPlace | Refusal]]:
    ids: dict[tuple[str, str], int] = {}
    for row, cells in rows:
        try:
            if isinstance(cells, str):
                raise ValueError(cells)
            place = place_of(cells)
            _check_new(ids, cells, row)
            if reason := source.misplaced(place):
                raise ValueError(reason)
        except ValueError as error:
            yield row, Refusal(row=row, reason=str(error))
        else:
            yield row, place


def _check_new(ids: dict[tuple[str, str], int], cells: Mapping[str, str], row: int) -> None:
    for column in ("geonameid", "pcode"):
        value = (cells.get(column) or "").strip()
        if value and (first := ids.setdefault((column, value), row)) != row:
            raise ValueError(f"{column} {value} is that of row {first} already: keep one of them")


# GeoNames: https://www.geonames.org's dump, one place a line, 19 columns, no header.


def _is_geonames(line: str) -> bool:
    cells = line.split("\t")
    return len(cells) == _GEONAMES_COLUMNS and cells[0].isdecimal()


def _named_units(source: Source) -> Iterator[tuple[tuple[str, str], str]]:
    with source.path.open("rb") as file:
        for line in _lines(source, file):
            if "\tADM1\t" in line:
                cells = line.split("\t")
                if len(cells) == _GEONAMES_COLUMNS:
                    yield (cells[8], cells[10]), cells[1]


def _geonames(lines: Iterator[str], units: Units) -> _Rows:
    for row, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != _GEONAMES_COLUMNS:
            if line.strip():
                yield row, f"it has {len(cells)} columns, not the 19 of a GeoNames dump"
            continue
        country, code = cells[8], cells[10]
        yield (
            row,
            {
                "geonameid": cells[0],
                "name": cells[1],
                "alt": "|".join(_other_names(cells[1], cells[2], cells[3])),
                "lat": cells[4],
                "lon": cells[5],
                "level": _level_of(cells[6], cells[7]),
                "country": country,
                "admin1": units.get((country, code), code if code != "00" else ""),
                "population": cells[14],
            },
        )


def _other_names(name: str, ascii_name: str, alternates: str) -> Iterator[str]:
    """Names that a report may use: no web addresses, no codes of airports and railways."""
    for other in dict.fromkeys((ascii_name, *alternates.split(","))):
        code = len(other) <= 4 and other.isascii() and other.isupper()
        if other and other != name and not code and "/" not in other and not other[0].isdigit():
            yield other


def _level_of(kind: str, code: str) -> PlaceLevel:
    if code == "PPLC":
        return PlaceLevel.CAPITAL
    if code in ("SEA", "OCN", "GULF"):
        return PlaceLevel.SEA
    if kind == "A":
        first = {"ADM1": PlaceLevel.ADMIN1, "ADMD": PlaceLevel.AREA}
        return PlaceLevel.COUNTRY if code.startswith("PCL") else first.get(code, PlaceLevel.ADMIN2)
    return PlaceLevel.PLACE if kind in ("P", "S") else PlaceLevel.AREA


# Tables with a header.


def _table(source: Source, header: str, lines: Iterator[str]) -> _Rows:
    delimiter = max(",;\t|", key=header.count)
    rows = _cells(_bounded(source.path, lines), delimiter)
    head = next(rows, None)
    names = [name.strip() for name in head] if isinstance(head, list) else []
    read = _reader(source, names)
    for row, cells in enumerate(rows, 1):
        if isinstance(cells, str):
            yield row, cells
        elif len(cells) != len(names):
            if any(cells):
                yield row, f"its number of cells is {len(cells)}, the header's {len(names)}"
        else:
            yield row, read(cells)


def _cells(lines: Iterator[str], delimiter: str) -> Iterator[list[str] | str]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"it cannot be told into cells ({error}): look at its quotation marks"


def _bounded(path: Path, lines: Iterator[str]) -> Iterator[str]:
    """The lines; UsageError where a quotation mark would take in the rest of the file."""
    opened = 0
    for number, line in enumerate(lines, 1):
        if line.count('"') % 2:
            opened = 0 if opened else number
        if opened and number - opened > _LINES_OF_A_CELL:
            raise UsageError(
                f"{path}, line {opened}: a quotation mark is opened and not closed within "
                f"{_LINES_OF_A_CELL} lines; mend that line"
            )
        yield line


def _reader(source: Source, names: list[str]) -> Callable[[list[str]], dict[str, str]]:
    """How to read the cells of a row; UsageError if the columns that are needed are not there."""
    shown = ", ".join(name[:40] for name in islice(names, 30)) or "none"
    missing = [name for name in source.columns.values() if name not in names]
    if missing:
        raise UsageError(
            f"{source.path} has no column {' or '.join(map(repr, missing))}; its columns: {shown}"
        )
    at = {ours: names.index(theirs) for ours, theirs in source.columns.items()}
    plain = [re.sub(r"[^a-z0-9]", "", name.lower()) for name in names]
    for ours, known in _KNOWN.items():
        found = next((plain.index(name) for name in known if name in plain), None)
        if ours not in at and found is not None:
            at[ours] = found
    units = {} if "name" in at else _unit_columns(plain)
    if "lat" not in at or "lon" not in at or not ("name" in at or units):
        wanted = ",".join(
            f"{ours}=..."
            for ours in ("name", "lat", "lon")
            if ours not in at and not (ours == "name" and units)
        )
        raise UsageError(
            f"{source.path} has no column that is known for {wanted.replace('=...', '')}; name it: "
            f"--map {wanted}. Its columns: {shown}"
        )
    codes = {int(match[1]): n for n, name in enumerate(plain) if (match := _UNIT_CODE.match(name))}

    def read(cells: list[str]) -> dict[str, str]:
        found = {ours: cells[column] for ours, column in at.items()}
        if units:
            found |= _deepest_unit(cells, units, codes)
        if len(found.get("country", "").strip()) > 2 and "country" not in source.columns:
            found["country"] = ""
        return found

    return read


def _unit_columns(plain: list[str]) -> dict[int, list[int]]:
    """Level → the columns with its names, the English or only one first."""
    found: dict[int, list[int]] = {}
    for column, name in enumerate(plain):
        if match := _UNIT_NAME.match(name):
            found.setdefault(int(match[1]), []).append(column)
    for columns in found.values():
        columns.sort(key=lambda column: (not plain[column].endswith("en"), column))
    return {level: columns for level, columns in found.items() if level > 0}


def _deepest_unit(
    cells: list[str], units: Mapping[int, list[int]], codes: Mapping[int, int]
) -> dict[str, str]:
    """A row of a table of units is about the smallest unit that it names."""
    level = max((n for n, columns in units.items() if cells[columns[0]].strip()), default=None)
    if level is None:
        return {}
    name, *others = (cells[column].strip() for column in units[level])
    return {
        "name": name,
        "alt": "|".join(other for other in others if other and other != name),
        "admin1": cells[units[1][0]] if 1 in units else "",
        "level": "admin1" if level == 1 else "admin2",
        "pcode": cells[codes[level]] if level in codes else "",
        "country": cells[codes[0]].strip()[:2] if 0 in codes else "",
    }
