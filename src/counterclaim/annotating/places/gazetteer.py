"""Places by name: the built-in gazetteer, mapped from disk, and what a user puts before it."""

import csv
import json
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from counterclaim.annotating.places.gazetteer_files import (
    DATA,
    GRADE_BITS,
    HASH_BITS,
    ROW_BITS,
    Level,
    NameGrade,
    hash_of,
    skeleton_name,
)
from counterclaim.annotating.places.names import bare_key, plain_key, skeleton, with_plural
from counterclaim.model.errors import UsageError

MOST = 400  # senses of one name; beyond that, hamlets
SHORTEST_SKELETON = 3
ADDED_POPULATION = 20_000  # assumed for a user's own place, who names it because it matters
REMEMBERED = 50_000  # look-ups kept, most of them of names that no place bears
_LOW = 64 - HASH_BITS
_CAPITAL = "capital"  # a place that is its country's capital


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A place of the gazetteer. ``number`` is its row, negative for a user's own places.

    A gazetteer makes each entry once, so entries are compared by identity.
    """

    number: int
    name: str
    level: Level
    latitude: float
    longitude: float
    country: str | None
    admin1: str | None
    population: int
    geonameid: int | None

    @property
    def added(self) -> bool:
        """Whether a user's own gazetteer has it."""
        return self.number < 0


class Match(NamedTuple):
    """A place that bears the name looked up, and how well."""

    entry: Entry
    grade: NameGrade


class BuiltIn:
    """The shipped files, mapped: a few megabytes resident, shared between processes."""

    def __init__(self) -> None:
        folder = Path(str(DATA / "gazetteer"))

        def mapped(name: str) -> NDArray[np.generic]:
            return np.load(folder / f"{name}.npy", mmap_mode="r")  # type: ignore[no-any-return]

        self._rows = mapped("rows")
        self._names = mapped("names")
        # Item access on a memoryview is ten times faster than on an array.
        self._keys = memoryview(mapped("keys"))  # type: ignore[arg-type]
        self._skeletons = memoryview(mapped("skeletons"))  # type: ignore[arg-type]
        codes = json.loads((folder / "codes.json").read_bytes())
        self._countries: list[str | None] = [None, *codes["countries"]]
        self._units: list[str | None] = [None, *(name for _, _, name in codes["units"])]
        self._entries: dict[int, Entry] = {}
        self._country_entries = {
            entry.country: entry
            for entry in map(self._entry, range(len(codes["countries"])))
            if entry.level is Level.COUNTRY
        }

    def country(self, code: str) -> Entry | None:
        """The country with the ISO 3166 alpha-2 code; countries come first among the rows."""
        return self._country_entries.get(code)

    def by_key(self, key: str) -> list[Match]:
        """The places with the key."""
        return self._matches(self._keys, hash_of(key))

    def by_skeleton(self, country: str, bones: str) -> list[Match]:
        """The places of a country with the skeleton."""
        return self._matches(self._skeletons, hash_of(skeleton_name(country, bones)))

    def _matches(self, index: memoryview, hashed: int) -> list[Match]:
        found = []
        at = bisect_left(index, hashed << _LOW)
        while at < len(index) and (packed := index[at]) >> _LOW == hashed:
            grade = NameGrade((packed >> ROW_BITS) & ((1 << GRADE_BITS) - 1))
            found.append(Match(self._entry(packed & ((1 << ROW_BITS) - 1)), grade))
            at += 1
        return found

    def _entry(self, number: int) -> Entry:
        if entry := self._entries.get(number):
            return entry
        lat, lon, population, geonameid, name, admin1, country, level = self._rows[number].item()
        text = self._names[name : name + 400].tobytes().split(b"\n", 1)[0].decode()
        entry = Entry(
            number,
            text,
            Level(level),
            round(lat, 5),
            round(lon, 5),
            self._countries[country],
            self._units[admin1],
            population,
            geonameid or None,
        )
        self._entries[number] = entry
        return entry


@cache
def built_in() -> BuiltIn:
    """The shipped gazetteer, opened once a process."""
    return BuiltIn()


class Gazetteer:
    """Look-ups by name over the built-in gazetteer and any number of added ones."""

    def __init__(self) -> None:
        self._shipped = built_in()
        self._added: dict[str, list[Match]] = {}
        self._added_skeletons: dict[str, list[Match]] = {}
        self._countries: dict[str, Entry] = {}
        self._capitals: dict[str, Entry] = {}
        self._demonyms: dict[str, str] = {}
        self._added_countries: set[str] = set()
        self._count = 0
        self._found: dict[str, tuple[Match, ...]] = {}

    def load_extra(self, path: str | Path) -> None:
        """Add a CSV file's places, which outrank the built-in ones of the same name.

        Columns: name, lat, lon; optional alt (further names, separated by ``|``), admin1, country
        (two letters), geonameid, population, level (country, admin1, admin2, capital, place, area,
        sea), adjectives (of a country, separated by ``|``).
        Raises ``UsageError``, naming the line, where one cannot be read.
        """
        try:
            with Path(path).open(encoding="utf-8-sig", newline="") as file:
                for number, line in enumerate(csv.DictReader(file), start=2):
                    self._add(_entry_of(line, -1 - self._count, f"{path}, line {number}"), line)
                    self._count += 1
        except OSError as error:
            raise UsageError(f"Cannot read the gazetteer {path}: {error.strerror}.") from error
        self._found.clear()

    @property
    def added_countries(self) -> frozenset[str]:
        """The countries of the user's own places."""
        return frozenset(self._added_countries)

    def _add(self, entry: Entry, line: dict[str, str]) -> None:
        if entry.country:
            self._added_countries.add(entry.country)
        if entry.level is Level.COUNTRY and entry.country:
            self._countries[entry.country] = entry
        if entry.country and _level(line) == _CAPITAL:
            self._capitals[entry.country] = entry
        if entry.level is Level.COUNTRY and entry.country:
            for word in (line.get("adjectives") or "").split("|"):
                for key in with_plural(word.strip()):
                    self._demonyms[key] = entry.country
        others = [name for name in (line.get("alt") or "").split("|") if name.strip()]
        for grade, name in [
            (NameGrade.MAIN, entry.name),
            *((NameGrade.ALTERNATE, n) for n in others),
        ]:
            for key in dict.fromkeys((plain_key(name), bare_key(name))):
                self._added.setdefault(key, []).append(Match(entry, grade))
            bones = skeleton_name(entry.country or "", skeleton(name))
            self._added_skeletons.setdefault(bones, []).append(Match(entry, NameGrade.MAIN))

    def country(self, code: str) -> Entry | None:
        """The country with the ISO 3166 alpha-2 code (or the code a user's gazetteer gave it)."""
        return self._countries.get(code) or self._shipped.country(code)

    def capital(self, country: str) -> Entry | None:
        """The capital that a user's gazetteer gives the country."""
        return self._capitals.get(country)

    def demonym(self, key: str) -> str | None:
        """The country whose adjective a user's gazetteer has under the key."""
        return self._demonyms.get(key)

    def unit(self, country: str | None, admin1: str | None) -> Entry | None:
        """The first-level unit of that name in the country."""
        for entry, _ in self.named(admin1) if admin1 else ():
            if entry.level is Level.ADMIN1 and entry.country == country and entry.name == admin1:
                return entry
        return None

    def named(self, name: str) -> tuple[Match, ...]:
        """The places with that name, largest first: the user's own, else by key, else by bare key.

        Each place comes once, at its best grade; at most ``MOST`` of them.
        """
        cached = self._found.get(name)
        if cached is None:
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            cached = self._found[name] = self._look_up(name)
        return cached

    def _look_up(self, name: str) -> tuple[Match, ...]:
        key, bare = plain_key(name), bare_key(name)
        if not key:
            return ()
        found = self._added.get(key) or self._added.get(bare) or self._shipped.by_key(key)
        if not found and bare != key:
            # The words have an article that the place's own name lacks: no better than bare.
            found = [
                Match(entry, max(grade, NameGrade.BARE))
                for entry, grade in self._shipped.by_key(bare)
            ]
        return _largest_first(found)

    def alike(self, name: str, countries: Iterable[str]) -> tuple[Match, ...]:
        """The places in the countries whose names share the consonants, largest first."""
        bones = skeleton(name)
        if len(bones) < SHORTEST_SKELETON:
            return ()
        found: list[Match] = []
        for country in countries:
            added = self._added_skeletons.get(skeleton_name(country, bones))
            found += added or self._shipped.by_skeleton(country, bones)
        return _largest_first(found)


def _largest_first(found: Iterable[Match]) -> tuple[Match, ...]:
    best: dict[int, Match] = {}
    for match in found:
        known = best.get(match.entry.number)
        if known is None or match.grade < known.grade:
            best[match.entry.number] = match
    order = sorted(best.values(), key=lambda m: (-m.entry.population, m.entry.number))
    return tuple(order[:MOST])


def _level(line: dict[str, str]) -> str:
    return (line.get("level") or "").strip().lower()


def _entry_of(line: dict[str, str], number: int, where: str) -> Entry:
    def value(column: str) -> str:
        return (line.get(column) or "").strip()

    if not plain_key(value("name")):
        raise UsageError(f"{where}: the column name is missing or empty.")
    try:
        named = _level(line)
        level = Level.PLACE if named in ("", _CAPITAL) else Level[named.upper()]
        latitude, longitude = float(value("lat")), float(value("lon"))
        population = int(value("population") or ADDED_POPULATION)
        geonameid = int(value("geonameid")) if value("geonameid") else None
    except (KeyError, ValueError) as error:
        raise UsageError(
            f"{where}: lat, lon, geonameid and population must be numbers and level one of "
            f"{', '.join(known.name.lower() for known in Level)}, {_CAPITAL} ({error})."
        ) from error
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise UsageError(f"{where}: lat and lon must be WGS84 degrees.")
    return Entry(
        number,
        value("name"),
        level,
        latitude,
        longitude,
        value("country") or None,
        value("admin1") or None,
        population,
        geonameid,
    )
