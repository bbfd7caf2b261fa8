"""How likely a run of words names a place: evidence in proportion to how ambiguous the name is.

Each mention has features, each feature a weight (``data/place_evidence.toml``); a sum above zero
makes it a place.
"""

import tomllib
from collections.abc import Sequence
from functools import cache

from counterclaim.annotating.places.gazetteer_files import DATA, Level, NameGrade
from counterclaim.annotating.places.names import words_of
from counterclaim.annotating.places.recognition import Found, Type
from counterclaim.annotating.places.tokens import Tokens
from counterclaim.annotating.places.words import PlaceWords
from counterclaim.model.place import PlaceForm

_NAMED_BY_KIND = (
    Type.SETTLEMENT,
    Type.QUARTER,
    Type.ROAD,
    Type.FIRST_LEVEL,
    Type.SECOND_LEVEL,
)
_SUBJECT = 6  # tokens before a verb in which its subject is looked for
_AFTER_DATELINE = frozenset([",", "(", "-", "--", "–", "—", ":", "/"])


@cache
def weights() -> dict[str, float]:
    """The weight of each feature."""
    with (DATA / "place_evidence.toml").open("rb") as file:
        loaded: dict[str, float] = tomllib.load(file)["weights"]
    return loaded


def weigh(tokens: Tokens, found: Sequence[Found], words: PlaceWords) -> None:
    """Set ``features`` and ``evidence`` of each, in place."""
    weight = weights()
    people = _people(tokens, words)
    counts: dict[str, int] = {}
    for place in found:
        counts[place.key] = counts.get(place.key, 0) + 1
    told = _countries_named(found)
    home = words.romanised & told
    for place in found:
        place.features = [
            *_of_name(tokens, place, words),
            *_of_context(tokens, place, words),
            *(["person_elsewhere"] if _is_person(tokens, place, people) else []),
            *(["in_named_country"] if _lies_in(place, home) else []),
            *_of_troops(tokens, place, told, words),
            *(["repeated"] if counts[place.key] > 1 else []),
        ]
        place.evidence = sum(weight[feature] for feature in place.features)
    _share(found, weight)


def _countries_named(found: Sequence[Found]) -> frozenset[str]:
    """Countries the report names, also by an adjective."""
    named = {place.demonym for place in found if place.demonym}
    for place in found:
        named.update(
            entry.country
            for entry, grade in place.matches
            if entry.level is Level.COUNTRY and entry.country and grade is NameGrade.MAIN
        )
    return frozenset(filter(None, named))


def _lies_in(place: Found, countries: frozenset[str]) -> bool:
    return any(
        entry.level in (Level.PLACE, Level.ADMIN1)
        and entry.country in countries
        and grade <= NameGrade.ALTERNATE
        for entry, grade in place.matches
    )


def _share(found: Sequence[Found], weight: dict[str, float]) -> None:
    """What one mention proves helps the others of the same name."""
    best: dict[str, float] = {}
    for place in found:
        if place.form is PlaceForm.NAME:
            best[place.key] = max(best.get(place.key, -9.0), place.evidence)
    for place in found:
        proven = best.get(place.key, -9.0)
        if proven >= 1.0 and proven > place.evidence:
            place.features.append("proven_elsewhere")
            place.evidence += weight["proven_elsewhere"]


def _of_name(tokens: Tokens, place: Found, words: PlaceWords) -> list[str]:
    """What the name itself and the gazetteer say."""
    if place.demonym:
        return ["demonym"]
    features = []
    if not place.matches:
        features.append("unknown")
        if place.name.isupper() and len(place.name) <= 5:
            features.append("acronym_unknown")
    else:
        features.append(_standing(place))
        if any(m.entry.added for m in place.matches):
            features.append("added")
    if any(grade is NameGrade.ABBREVIATION for _, grade in place.matches):
        return [*features, "abbreviation"]
    if _is_code(place):
        return features
    parts = words_of(place.name)
    if len(parts) > 1:
        features.append("several_words" if place.matches else "several_words_unknown")
    if all(part in words.ordinary or part in words.never for part in parts):
        features.append("ordinary")
        if tokens.first[place.first]:
            features.append("ordinary_first")
    if len(parts) == 1:
        if parts[0] in words.given:
            features.append("given_name")
        elif parts[0] in words.surnames:
            features.append("surname")
        if len(parts[0]) <= 3:
            features.append("short")
    if _is_dateline(tokens, place):
        features.append("dateline")
    elif tokens.headline[place.first]:
        features.append("headline")
    elif tokens.first[place.first]:
        features.append("first_in_sentence" if place.matches else "first_in_sentence_unknown")
    return features


def _is_code(place: Found) -> bool:
    """ "US", "U.K.", "EU": capitals that are no word of the language, whatever the letters."""
    letters = place.name.replace(".", "")
    broad = any(m.entry.level in (Level.COUNTRY, Level.AREA) for m in place.matches)
    return broad and letters.isupper() and len(letters) <= 4


def _is_dateline(tokens: Tokens, place: Found) -> bool:
    """ "LONDON (Reuters) -", "CAMP HOPE, Wash. -": capitals at the start of a paragraph."""
    after = place.last + 1
    opens = tokens.first[place.first] and place.name.isupper() and len(place.name) > 3
    return opens and after < len(tokens.text) and tokens.text[after] in _AFTER_DATELINE


def _standing(place: Found) -> str:
    """The best that bears the name."""
    best = "hamlet"
    order = ["country", "area", "first_level", "metropolis", "city", "second_level", "town"]
    order += ["alternate", "hamlet"]
    for entry, grade in place.matches:
        main = grade is NameGrade.MAIN
        if entry.level is Level.COUNTRY:
            kind = "country"
        elif entry.level in (Level.AREA, Level.SEA):
            kind = "area"
        elif entry.level is Level.ADMIN1:
            kind = "first_level" if grade is not NameGrade.BARE else "alternate"
        elif entry.level is Level.ADMIN2:
            kind = "second_level" if main else "alternate"
        elif not main and entry.population < 500_000:
            kind = "alternate" if entry.population >= 5_000 else "hamlet"
        elif entry.population >= 1_000_000:
            kind = "metropolis"
        elif entry.population >= 100_000:
            kind = "city"
        elif entry.population >= 10_000:
            kind = "town"
        else:
            kind = "hamlet"
        if order.index(kind) < order.index(best):
            best = kind
    return best


def _of_context(tokens: Tokens, place: Found, words: PlaceWords) -> list[str]:
    """What the words around say."""
    label = tokens.label[place.first]
    suffix = "" if place.matches or place.demonym else "_unknown"
    features = []
    # Beside "the town of" a name's entity label, often "person", says nothing.
    if not place.demonym and not place.glossed and place.type not in _NAMED_BY_KIND:
        features.append(f"entity_{label or 'none'}{suffix}")
    proper = ("PROPN", "ADJ") if place.demonym else ("PROPN",)
    if tokens.pos[place.last] not in proper and place.type is not Type.ROAD:
        features.append("not_proper_noun")
    before, after = place.first - 1, place.last + 1
    previous = tokens.lower[before] if before >= 0 else ""
    if previous == "the" and before >= 1:
        features.append("after_the")
        previous = tokens.lower[before - 1]
    if previous in ("a", "an") and not _modifies(tokens, after):
        features.append("after_a")
    if previous in words.strong_prepositions:
        features.append(f"strong_preposition{suffix}")
    elif previous in words.weak_prepositions:
        features.append("weak_preposition")
    elif before >= 0 and not suffix:
        features += _of_taking(tokens, before, words)
    if place.type is not None:
        features.append(f"type_{place.type.name.lower()}{suffix}")
    if place.qualifier and place.type is not Type.FACILITY:
        features.append("qualified")
    if place.inside is not None:
        features.append("contained_close" if place.close else "contained")
    if place.glossed:
        features.append("glossed")
    if place.form is PlaceForm.IN_NAME:
        features.append(f"in_name{suffix}")
    else:
        features += _neighbours(tokens, place, words)
        if _is_first_name(tokens, place, words):
            features.append("first_name")
    if after < len(tokens.text) and tokens.lower[after] in words.speech:
        features.append("speech_after")
    return features


def _modifies(tokens: Tokens, after: int) -> bool:
    """Whether a noun follows, as in "a Mosul suburb"; "a Toyota" is a make."""
    if after >= len(tokens.text):
        return False
    return tokens.pos[after] in ("NOUN", "PROPN", "ADJ", "NUM") or tokens.text[after] == "-"


def _of_troops(tokens: Tokens, place: Found, told: frozenset[str], words: PlaceWords) -> list[str]:
    """Whether troops take it: no person, then, least of all in a country that the report names."""
    verb = place.first - 1
    if verb < 1 or "object_of_taking" not in _of_taking(tokens, verb, words):
        return []
    if not words.troops.intersection(tokens.lemma[max(0, verb - _SUBJECT) : verb]):
        return []
    return ["taken_by_troops", *(["taken_at_home"] if _lies_in(place, told) else [])]


def _of_taking(tokens: Tokens, before: int, words: PlaceWords) -> list[str]:
    """The name as what a verb takes: "captured Velm", "Velm" in "entered Velm"."""
    if tokens.pos[before] != "VERB":
        return []
    if tokens.lemma[before] in words.done_to_places:
        return ["object_of_place_verb"]
    return ["object_of_taking"] if tokens.lemma[before] in words.taking else []


def _is_first_name(tokens: Tokens, place: Found, words: PlaceWords) -> bool:
    """Whether a last name follows: "Israel" before a surname, "Tirana" at the head of a person."""
    after = place.last + 1
    if not place.matches or place.first != place.last or after >= len(tokens.text):
        return False
    word = tokens.lower[after]
    if not tokens.name[after] or tokens.headline[after] or not tokens.adjacent(place.last, after):
        return False
    if word in words.kinds or word in words.bodies or word in words.titles:
        return False
    entity = tokens.entity[after]
    if entity >= 0 and tokens.label[after] == "PERSON":
        return tokens.entities[entity][0] == place.first
    last_name = word in words.surnames or word in words.given
    return last_name and word not in words.ordinary and tokens.lower[place.first] in words.given


def _neighbours(tokens: Tokens, place: Found, words: PlaceWords) -> list[str]:
    """Capitalised words right beside the name."""
    features = []
    before, after = place.first - 1, place.last + 1
    if before >= 0 and tokens.name[before] and tokens.adjacent(before, place.first):
        word = tokens.lower[before]
        if word in words.titles:
            features.append("title_before")
        elif word in words.given:
            features.append("given_name_before")
        elif word.endswith(".") and len(word) == 2:
            features.append("initial_before")
        elif not tokens.headline[before] and tokens.start[before] >= place.start - 40:
            known = word in words.qualifiers_before or word in words.settlement
            if not known and not tokens.first[before]:
                features.append("capital_before")
    elif before >= 0 and tokens.lower[before] in words.titles:
        features.append("title_before")
    if after < len(tokens.text) and tokens.adjacent(place.last, after):
        word = tokens.lower[after]
        if word in words.after_name:
            features.append("given_name_before")
        elif tokens.name[after] and place.end == tokens.end[place.last]:
            if not tokens.headline[after] and not tokens.first[after]:
                features.append("capital_after")
        elif tokens.text[after] in ("-",):
            features.append("hyphen_after")
    return features


def _people(tokens: Tokens, words: PlaceWords) -> frozenset[str]:
    """Last names of people named in full somewhere in the report."""
    found = set()
    for first, last in tokens.entities:
        if tokens.label[first] == "PERSON" and last > first and tokens.name[last]:
            before = tokens.lower[first - 1] if first else ""
            if tokens.lower[first] in words.given or before in words.titles:
                found.update(tokens.lower[first : last + 1])
            else:
                found.add(tokens.lower[last])
    for at in range(1, len(tokens.text)):
        if tokens.name[at] and tokens.lower[at - 1] in words.titles and tokens.name[at - 1]:
            found.add(tokens.lower[at])
    return frozenset(found)


def _is_person(tokens: Tokens, place: Found, people: frozenset[str]) -> bool:
    return place.first == place.last and tokens.lower[place.first] in people
