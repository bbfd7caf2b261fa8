"""What a report tells about where it plays: countries, first-level units, points."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from counterclaim.annotating.places.gazetteer import KNOWN_TO_ALL, Entry, Gazetteer, Match
from counterclaim.annotating.places.gazetteer_files import Level, NameGrade
from counterclaim.annotating.places.recognition import Found
from counterclaim.annotating.places.words import PlaceWords

EARTH_RADIUS = 6371.0088  # km
NEIGHBOURHOOD = 120.0  # km over which the pull of a place already resolved fades
MAIN_COUNTRIES = 2


@dataclass(slots=True)
class Setting:
    """What the report tells about where it plays: weights of countries and first-level units, and
    the points resolved so far.
    """

    romanised: frozenset[str] = frozenset()
    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    own: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    units: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    points: list[tuple[float, float]] = field(default_factory=list)
    contents: dict[tuple[str, int], float] = field(default_factory=dict)

    def count(self, key: str, country: str, weight: float) -> None:
        """Count a country that the name with the key speaks for."""
        self.countries[country] += weight
        self.own[key, country] += weight

    def tells_of(self, country: str | None, key: str) -> bool:
        """Whether anything but the name with the key speaks for the country."""
        return self.countries.get(country or "", 0.0) - self.own.get((key, country or ""), 0) > 0.01

    def country_bonus(self, key: str, country: str | None) -> float:
        """Up to 4 for the report's only country; what the name itself adds is left out."""
        weight = self.countries.get(country or "", 0.0) - self.own.get((key, country or ""), 0.0)
        if weight <= 0.01:
            return 0.0
        return 2.5 * weight / sum(self.countries.values()) + 1.5 * min(1.0, weight / 2)

    def unit_bonus(self, entry: Entry) -> float:
        """Up to 2.5 where the report names the first-level unit."""
        weight = self.units.get((entry.country or "", entry.admin1 or ""), 0.0)
        return min(2.5, 1.5 * weight)

    def romanised_home(self) -> bool:
        """Whether the report plays where names come from another script."""
        return any(country in self.romanised for country in self.main_countries())

    def nearness(self, entry: Entry) -> float:
        """Up to 2.5 for a place beside others of the report."""
        if not self.points:
            return 0.0
        nearest = min(distance(entry.latitude, entry.longitude, *p) for p in self.points)
        return 2.5 * math.exp(-nearest / NEIGHBOURHOOD)

    def main_countries(self) -> list[str]:
        """The countries with the most weight, heaviest first."""
        order = sorted(self.countries.items(), key=lambda item: (-item[1], item[0]))
        total = sum(self.countries.values())
        return [c for c, w in order if w >= 0.2 * total][:MAIN_COUNTRIES]


def distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in km."""
    p, q = math.radians(lat1), math.radians(lat2)
    half = math.sin((q - p) / 2) ** 2
    half += math.cos(p) * math.cos(q) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS * math.asin(min(1.0, math.sqrt(half)))


def setting_of(found: Sequence[Found], gazetteer: Gazetteer, words: PlaceWords) -> Setting:
    """The countries and units that the mentions speak for; gives adjectives their country."""
    setting = Setting(words.romanised | gazetteer.added_countries)
    for place in found:
        _count_country(place, gazetteer, setting)
    for place in found:
        _count_sure(place, setting)
    return setting


def _count_country(place: Found, gazetteer: Gazetteer, setting: Setting) -> None:
    if place.demonym:
        if len(place.demonym) == 2:
            setting.count(place.key, place.demonym, 0.7)
            place.matches = _whole(gazetteer.country(place.demonym))
        else:
            place.matches = tuple(
                m for m in gazetteer.named(place.demonym) if m.entry.level is not Level.PLACE
            )[:1]
            for entry, _ in place.matches:
                if entry.country:
                    setting.count(place.key, entry.country, 0.7)
        return
    for entry, _ in place.matches:
        if entry.level is Level.COUNTRY and entry.country:
            rivals = [
                m
                for m in place.matches
                if m.entry.population > 0.5 * entry.population and m.entry.country != entry.country
            ]
            setting.count(place.key, entry.country, 0.3 if rivals else 1.0)
        elif entry.added and entry.country:
            abroad = any(m.entry.country != entry.country for m in place.matches)
            setting.count(place.key, entry.country, 0.3 if abroad else 2.0)
            return


def _whole(entry: Entry | None) -> tuple[Match, ...]:
    return (Match(entry, NameGrade.MAIN),) if entry else ()


def _count_sure(place: Found, setting: Setting) -> None:
    """First-level units and cities that can hardly be another place."""
    if place.demonym or not place.matches:
        return
    if place.inside and any(m.grade is NameGrade.ABBREVIATION for m in place.inside.matches):
        return
    first = place.matches[0].entry
    if any(m.entry.level in (Level.COUNTRY, Level.AREA, Level.SEA) for m in place.matches):
        return
    abroad = [m.entry.population for m in place.matches if m.entry.country != first.country]
    sure = first.population >= KNOWN_TO_ALL and first.population > 8 * max(abroad, default=0)
    for entry, grade in place.matches:
        short = grade is NameGrade.ABBREVIATION
        if entry.level is Level.ADMIN1 and entry.country and entry.admin1 and (sure or short):
            setting.units[entry.country, entry.admin1] += 1.0
            setting.count(place.key, entry.country, 0.7)
            return
    if sure and first.country:
        setting.count(place.key, first.country, 0.7)


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether a country or unit contains a place."""
    if outer.level >= inner.level or outer.country != inner.country:
        return False
    return outer.level is Level.COUNTRY or (
        outer.level in (Level.ADMIN1, Level.ADMIN2) and outer.admin1 == inner.admin1
    )


def contents_of(found: Iterable[Found]) -> dict[tuple[str, int], float]:
    """For a name and one of its senses, what speaks for it: "Savannah" in "Savannah, Georgia"."""
    support: dict[tuple[str, int], float] = {}
    for place in found:
        if place.inside is None or not place.close:
            continue
        for outer, _ in place.inside.matches:
            people = [
                m.entry.population
                for m in place.matches
                if m.grade is not NameGrade.BARE and holds(outer, m.entry)
            ]
            if people:
                sense = (place.inside.key, outer.number)
                weight = math.log10(max(people) + 100)
                support[sense] = max(support.get(sense, 0.0), weight)
    return support
