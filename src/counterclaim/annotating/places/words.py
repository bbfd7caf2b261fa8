"""The words that tell places from other names, read once from the package's data."""

import tomllib
from dataclasses import dataclass
from functools import cache

from counterclaim.annotating.places.gazetteer_files import DATA, read_table
from counterclaim.annotating.places.names import with_plural


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Word sets, all in lower case. ``demonyms`` maps a key to the place's name to look up."""

    strong_prepositions: frozenset[str]
    weak_prepositions: frozenset[str]
    done_to_places: frozenset[str]
    taking: frozenset[str]
    troops: frozenset[str]
    first_level: frozenset[str]
    second_level: frozenset[str]
    settlement: frozenset[str]
    quarter: frozenset[str]
    facility: frozenset[str]
    surroundings: frozenset[str]
    natural: frozenset[str]
    road: frozenset[str]
    road_suffixes: frozenset[str]
    before_number: frozenset[str]
    kinds: frozenset[str]
    qualifiers_before: frozenset[str]
    qualifiers_of: frozenset[str]
    near: frozenset[str]
    generics: frozenset[str]
    bodies: frozenset[str]
    titles: frozenset[str]
    speech: frozenset[str]
    after_name: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    ordinary: frozenset[str]
    never: frozenset[str]
    romanised: frozenset[str]
    demonyms: dict[str, str]


@cache
def place_words() -> PlaceWords:
    """The lexicon, loaded once a process."""
    with (DATA / "place_words.toml").open("rb") as file:
        data = tomllib.load(file)

    def words(table: str, name: str) -> frozenset[str]:
        return frozenset(data[table][name])

    return PlaceWords(
        strong_prepositions=words("prepositions", "strong"),
        weak_prepositions=words("prepositions", "weak"),
        done_to_places=words("verbs", "done_to_places"),
        taking=words("verbs", "taking"),
        troops=words("verbs", "troops"),
        first_level=words("types", "first_level"),
        second_level=words("types", "second_level"),
        settlement=words("types", "settlement"),
        quarter=words("types", "quarter"),
        facility=words("types", "facility"),
        surroundings=words("types", "surroundings"),
        natural=words("types", "natural"),
        road=words("types", "road"),
        road_suffixes=words("types", "suffix_of_road"),
        before_number=words("types", "before_number"),
        kinds=frozenset(word for kind in data["types"].values() for word in kind),
        qualifiers_before=words("qualifiers", "before"),
        qualifiers_of=words("qualifiers", "of"),
        near=words("qualifiers", "near"),
        generics=words("generics", "first"),
        bodies=words("bodies", "last"),
        titles=words("people", "titles"),
        speech=words("people", "speech"),
        after_name=words("people", "after_name"),
        given=words("people", "given") | _list("given_names.txt"),
        surnames=_list("surnames.txt"),
        ordinary=_list("ordinary_words.txt"),
        never=words("never", "words"),
        romanised=words("romanised", "countries"),
        demonyms=_demonyms(),
    )


def _list(name: str) -> frozenset[str]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _demonyms() -> dict[str, str]:
    """Key of "Syrian", "Syrians" → a name under which the gazetteer has the country or region.

    A country is given by its code, since "Georgia" alone would be two places.
    """
    found: dict[str, str] = {}
    tables = (("areas.tsv", "name"), ("first_level_names.tsv", "name"), ("countries.tsv", "iso"))
    for table, column in tables:
        for line in read_table(table):
            for word in filter(None, line["adjectives"].split("|")):
                for key in with_plural(word):
                    found[key] = line[column]
    return found
