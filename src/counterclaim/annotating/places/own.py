"""A user's own places: the keys they go by, and what a list of them must be able to tell."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from counterclaim.annotating.places.gazetteer_files import skeleton_name
from counterclaim.annotating.places.names import NATIVE, bare_key, plain_key, skeleton
from counterclaim.model.errors import UsageError
from counterclaim.model.gazetteer import GazetteerPlace, PlaceLevel, place_of

SHORTEST_SKELETON = 3


class OwnPlaces(Protocol):
    """Places by key, each with its number, and whether the key is of the place's own name."""

    def by_key(self, key: str) -> Sequence[tuple[int, GazetteerPlace, bool]]:
        """The places with the key."""
        ...

    def heads(self) -> Sequence[tuple[int, GazetteerPlace]]:
        """Countries and capitals."""
        ...

    @property
    def countries(self) -> frozenset[str]:
        """The countries that the places lie in."""
        ...


def keys_of(place: GazetteerPlace) -> dict[str, bool]:
    """Every key that finds the place: whether it is of its own name.

    Skeletons stand with their country, and are as good as the place's own name: no other will do.
    """
    found: dict[str, bool] = {}
    names = dict.fromkeys((place.name, *place.alternates))
    for name in names:
        own = name == place.name
        plain = plain_key(name)
        if not plain:
            continue
        found.setdefault(plain, own)
        if plain.startswith(NATIVE) and not own:
            continue  # the place's own name in another script, whose consonants it has already
        found.setdefault(bare_key(name), own)
        bones = skeleton(name)
        if len(bones) >= SHORTEST_SKELETON:
            found.setdefault(skeleton_name(place.country or "", bones), True)
    return found


class ListedPlaces:
    """Places held in memory."""

    def __init__(self, places: Iterable[GazetteerPlace]) -> None:
        self._places = list(places)
        self._keys: dict[str, list[tuple[int, GazetteerPlace, bool]]] = {}
        for number, place in enumerate(self._places):
            for key, own in keys_of(place).items():
                self._keys.setdefault(key, []).append((number, place, own))

    def by_key(self, key: str) -> Sequence[tuple[int, GazetteerPlace, bool]]:
        """The places with the key."""
        return self._keys.get(key, ())

    def heads(self) -> Sequence[tuple[int, GazetteerPlace]]:
        """Countries and capitals."""
        wanted = (PlaceLevel.COUNTRY, PlaceLevel.CAPITAL)
        return [(n, place) for n, place in enumerate(self._places) if place.level in wanted]

    @property
    def countries(self) -> frozenset[str]:
        """The countries that the places lie in."""
        return frozenset(place.country for place in self._places if place.country)


def load_places(path: str | Path) -> ListedPlaces:
    """The places of a CSV file with our columns (``place_of``); UsageError names a bad line."""
    places = []
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            for number, line in enumerate(csv.DictReader(file), start=2):
                try:
                    places.append(place_of(line))
                except ValueError as error:
                    raise UsageError(f"{path}, line {number}: {error}.") from None
    except OSError as error:
        raise UsageError(f"Cannot read the gazetteer {path}: {error.strerror}.") from error
    return ListedPlaces(places)
