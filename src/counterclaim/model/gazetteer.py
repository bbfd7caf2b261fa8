"""Places that a user brings: one row of a gazetteer, and what is known of the file it came in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

_LETTER = re.compile(r"[^\W_]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class PlaceLevel(StrEnum):
    """What a row is."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    CAPITAL = "capital"  # a place that is its country's capital
    PLACE = "place"
    AREA = "area"
    SEA = "sea"


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerPlace:
    """A place with WGS84 degrees. ``admin1`` is a name, ``country`` two letters (ISO 3166 or any).

    ``population`` is None where the file does not tell it: such a list was made by hand or for the
    country, and outranks every namesake. ``adjectives`` are a country's ("Marric").
    """

    name: str
    latitude: float
    longitude: float
    level: PlaceLevel = PlaceLevel.PLACE
    alternates: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    admin1: str | None = None
    country: str | None = None
    population: int | None = None
    geonameid: int | None = None
    pcode: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerFile:
    """A gazetteer that a ledger holds: its name there, the file it came from, and how many rows.

    ``recorded_at`` is UTC, ISO 8601.
    """

    name: str
    path: str
    sha256: str
    places: int
    refused: int
    recorded_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A row that was not taken, and why, with the way out; ``row`` counts as in ``Problem``."""

    row: int
    reason: str


def place_of(cells: Mapping[str, str]) -> GazetteerPlace:
    """The place in cells under our column names; missing cells are as empty ones.

    Columns: name, lat, lon; optional alt and adjectives (several separated by ``|``), admin1,
    country, geonameid, population, level, pcode. ValueError says what is wrong with a row.
    """

    def cell(column: str) -> str:
        return (cells.get(column) or "").strip()

    def several(column: str) -> tuple[str, ...]:
        text = cells.get(column)
        return tuple(filter(None, map(str.strip, text.split("|")))) if text else ()

    name, alternates = cell("name"), several("alt")
    if not _LETTER.search(name):
        raise ValueError("the column name is missing or empty: give the place a name")
    if _CONTROL.search("".join((name, *alternates, cell("admin1"), cell("pcode")))):
        raise ValueError("a name holds a control character: take it out")
    level = cell("level").lower() or PlaceLevel.PLACE
    if level not in frozenset(PlaceLevel):
        raise ValueError(f"level is {level!r}: make it one of {', '.join(PlaceLevel)}")
    country = cell("country").upper()
    if country and not (len(country) == 2 and country.isascii() and country.isalnum()):
        raise ValueError(f"country is {country!r}: make it two letters, as ISO 3166 has them")
    latitude, longitude = _degrees(cell("lat"), cell("lon"))
    return GazetteerPlace(
        name=name,
        latitude=latitude,
        longitude=longitude,
        level=PlaceLevel(level),
        alternates=alternates,
        adjectives=several("adjectives"),
        admin1=cell("admin1") or None,
        country=country or None,
        population=_count(cell("population"), "population"),
        geonameid=_count(cell("geonameid"), "geonameid"),
        pcode=cell("pcode") or None,
    )


def _degrees(lat: str, lon: str) -> tuple[float, float]:
    try:
        latitude, longitude = float(lat), float(lon)
    except ValueError:
        raise ValueError(
            f"lat and lon are {lat!r} and {lon!r}: make them numbers, as 36.2 and 37.16"
        ) from None
    if -90 <= latitude <= 90 and -180 <= longitude <= 180:
        return latitude, longitude
    swapped = abs(longitude) <= 90 < abs(latitude) <= 180
    hint = "are they swapped? (--map lat=...,lon=...)" if swapped else "no other grid will do"
    raise ValueError(f"lat is {lat} and lon is {lon}, which are no WGS84 degrees: {hint}")


def _count(text: str, column: str) -> int | None:
    if not text:
        return None
    number = int(text) if text.isascii() and text.isdecimal() else -1
    if not 0 <= number < 2**53:
        raise ValueError(f"{column} is {text!r}: make it a whole number, or leave it empty")
    return number
