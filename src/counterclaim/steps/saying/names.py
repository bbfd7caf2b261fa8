"""The names that a ledger knows: its registry of actors, and the gazetteers behind it."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from counterclaim.annotating.actors.registry import Entry as RegisteredActor
from counterclaim.annotating.actors.registry import Registry, norm, spellings
from counterclaim.annotating.places.gazetteer import Entry, Gazetteer, built_in
from counterclaim.annotating.places.own import ListedPlaces
from counterclaim.ledger.gazetteer import PlaceIndex
from counterclaim.ledger.query import ClaimQuery, folded
from counterclaim.ledger.read import LedgerReader
from counterclaim.model.actor import Actor
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.steps.actors import known_actors

MOST_READ = 2_000  # claims gone through for a name that no list has


@dataclass(frozen=True)
class Names:
    """What names mean in the ledger at ``path``; each list is read when it is first asked for."""

    path: Path

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The built-in gazetteer, and before it the user's own."""
        with LedgerReader(self.path) as ledger:
            own = bool(ledger.gazetteers())
        return Gazetteer(PlaceIndex(self.path)) if own else Gazetteer()

    @cached_property
    def registry(self) -> Registry:
        """The registry that the ledger's reports are read with."""
        return known_actors(self.path)

    def place(self, geonameid: int) -> Entry | None:
        """The place with this GeoNames number, the user's own first."""
        own = PlaceIndex(self.path)
        try:
            held = own.by_geonameid(geonameid)
        finally:
            own.close()
        if held is not None:
            found = Gazetteer(ListedPlaces([held])).named(held.name)
            return next((m.entry for m in found if m.entry.added), None)
        return built_in().by_geonameid(geonameid)

    def read_places(self, name: str) -> list[Place]:
        """The places that the ledger's reports were read to mean by this name, each once."""
        found: dict[Hashable, Place] = {}
        with LedgerReader(self.path) as ledger:
            for claim in islice(ledger.claims(ClaimQuery(place=name)), MOST_READ):
                place = claim.place
                if place is not None and place.name and folded(place.name) == folded(name):
                    point = (place.name, place.admin1, place.country, place.latitude)
                    if place.precision is not PlacePrecision.NEAR:
                        found.setdefault(point, place)
        return list(found.values())

    def read_actors(self, name: str) -> list[Actor]:
        """The actors with this id or name that the ledger's reports were read to mean."""
        found: dict[str, Actor] = {}
        with LedgerReader(self.path) as ledger:
            named = None if "-" in name and name.islower() else name  # an id is no name
            for claim in islice(ledger.claims(ClaimQuery(actor=named)), MOST_READ):
                for actor in (claim.actor, claim.target):
                    if actor and actor.id and name in (actor.id, actor.name):
                        found.setdefault(actor.id, actor)
        return list(found.values())

    def actors(self, name: str) -> list[RegisteredActor]:
        """The registered actors with this id, else of this name, each once."""
        if name in self.registry.entries:
            return [self.registry.entries[name]]
        found: dict[str, RegisteredActor] = {}
        for words in spellings(name):
            for alias in self.registry.names.get(tuple(map(norm, words)), ()):
                found.setdefault(alias.entry.id, alias.entry)
        exact = [entry for entry in found.values() if entry.name == name]
        return exact or list(found.values())
