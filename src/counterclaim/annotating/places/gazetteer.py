"""Places by name: the built-in gazetteer, mapped from disk, and what a user puts before it."""

import json
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

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
from counterclaim.annotating.places.names import NATIVE, bare_key, plain_key, skeleton, with_plural
from counterclaim.annotating.places.own import SHORTEST_SKELETON, OwnPlaces
from counterclaim.model.gazetteer import GazetteerPlace, PlaceLevel

MOST = 400  # senses of one name; beyond that, hamlets
MOST_SOURCES = 8  # of a user's own places
ADDED_POPULATION = 20_000  # assumed for a user's own place, who names it because it matters
KNOWN_TO_ALL = 200_000  # people: large enough to be named without its kind or country
REMEMBERED = 50_000  # look-ups kept, most of them of names that no place bears
_LOW = 64 - HASH_BITS


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
    outranks: bool = False  # a user's own of a list that tells no populations: no namesake counts

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
        # The names of first-level units by country and GeoNames code.
        self.unit_names = {(country, code): name for country, code, name in codes["units"]}
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

    @cached_property
    def extents(self) -> dict[str, tuple[float, float, float, float]]:
        """Country → the southernmost, westernmost, northernmost, easternmost of its places."""
        found = {}
        rows: Any = self._rows
        for number, code in enumerate(self._countries):
            inside = rows[rows["country"] == number]
            if code and len(inside):
                lats, lons = inside["lat"], inside["lon"]
                south, north = float(lats.min()), float(lats.max())
                found[code] = (south, float(lons.min()), north, float(lons.max()))
        return found

    def by_geonameid(self, number: int) -> Entry | None:
        """The place with this GeoNames number."""
        rows: Any = self._rows
        found = np.flatnonzero(rows["geonameid"] == number)
        return self._entry(int(found[0])) if number and len(found) else None

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
    """Look-ups by name over the built-in gazetteer and a user's own before it, the first first."""

    def __init__(self, *own: OwnPlaces) -> None:
        self._shipped = built_in()
        self._own: list[OwnPlaces] = []
        self._entries: dict[int, Entry] = {}
        self._countries: dict[str, Entry] = {}
        self._capitals: dict[str, Entry] = {}
        self._demonyms: dict[str, str] = {}
        self._found: dict[str, tuple[Match, ...]] = {}
        for places in own:
            self.put_before(places)

    def put_before(self, places: OwnPlaces) -> None:
        """Let a user's own places outrank the built-in ones of the same name."""
        self._own.append(places)
        for number, place in places.heads():
            entry = self._entry(len(self._own) - 1, number, place)
            if not place.country:
                continue
            if place.level is PlaceLevel.CAPITAL:
                self._capitals.setdefault(place.country, entry)
                continue
            self._countries.setdefault(place.country, entry)
            for adjective in place.adjectives:
                for key in with_plural(adjective):
                    self._demonyms.setdefault(key, place.country)
        self._found.clear()

    @property
    def added_countries(self) -> frozenset[str]:
        """The countries of the user's own places."""
        return frozenset[str]().union(*(places.countries for places in self._own))

    def _own_by_key(self, key: str) -> list[Match]:
        return [
            Match(
                self._entry(source, number, place), NameGrade.MAIN if own else NameGrade.ALTERNATE
            )
            for source, places in enumerate(self._own)
            for number, place, own in places.by_key(key)
        ]

    def _entry(self, source: int, row: int, place: GazetteerPlace) -> Entry:
        number = -1 - (row * MOST_SOURCES + source)
        if entry := self._entries.get(number):
            return entry
        level = Level.PLACE if place.level is PlaceLevel.CAPITAL else Level[place.level.name]
        entry = self._entries[number] = Entry(
            number,
            place.name,
            level,
            place.latitude,
            place.longitude,
            place.country,
            place.admin1 or (place.name if level is Level.ADMIN1 else None),
            ADDED_POPULATION if place.population is None else place.population,
            place.geonameid,
            outranks=place.population is None,
        )
        return entry

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
        own = self._own_by_key(key) or (self._own_by_key(bare) if bare != key else [])
        if any(match.entry.outranks for match in own):
            return _largest_first(own)
        found = self._shipped.by_key(key.removeprefix(NATIVE))  # "Москва": "moskva" is there
        if not found and bare != key:
            # The words have an article that the place's own name lacks: no better than bare.
            found = [
                Match(entry, max(grade, NameGrade.BARE))
                for entry, grade in self._shipped.by_key(bare)
            ]
        if own:
            home = {match.entry.country for match in own}
            found = [m for m in found if m.entry.country not in home and _known_abroad(m)]
        return _largest_first([*own, *found])

    def alike(self, name: str, countries: Iterable[str]) -> tuple[Match, ...]:
        """The places in the countries whose names share the consonants, largest first."""
        bones = skeleton(name)
        if len(bones) < SHORTEST_SKELETON:
            return ()
        # A user's own list that tells no countries is of the reports' country.
        found = self._own_by_key(skeleton_name("", bones))
        for country in countries:
            own = self._own_by_key(skeleton_name(country, bones))
            found += own or self._shipped.by_skeleton(country, bones)
        return _largest_first(found)


def _known_abroad(match: Match) -> bool:
    """Whether the built-in place stays in the running beside a hamlet of a user's dump."""
    entry = match.entry
    return match.grade is NameGrade.MAIN and (
        entry.level <= Level.ADMIN1 or entry.population >= KNOWN_TO_ALL
    )


def _largest_first(found: Iterable[Match]) -> tuple[Match, ...]:
    best: dict[int, Match] = {}
    for match in found:
        known = best.get(match.entry.number)
        if known is None or match.grade < known.grade:
            best[match.entry.number] = match
    order = sorted(best.values(), key=lambda m: (-m.entry.population, m.entry.number))
    return tuple(order[:MOST])
