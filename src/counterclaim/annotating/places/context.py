"""What stands around a name: the kind of place, what narrows it, what it is inside of."""

from collections.abc import Sequence
from itertools import pairwise

from counterclaim.annotating.places.gazetteer_files import Level, NameGrade
from counterclaim.annotating.places.recognition import Found, Type
from counterclaim.annotating.places.tokens import Tokens, is_hyphen
from counterclaim.annotating.places.words import PlaceWords
from counterclaim.model.place import PlaceForm

_SIDES = frozenset(
    {
        "north",
        "south",
        "east",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "north-east",
        "north-west",
        "south-east",
        "south-west",
    }
)
_DISTANCES = frozenset(
    {"km", "kms", "kilometers", "kilometres", "kilometer", "kilometre", "miles", "mile"}
)
_IN_GLOSSES = frozenset(
    {
        ",", "(", ")", "-", "just", "about", "some", "around", "roughly", "nearly", "only", "of",
        "from", "to", "the", "away", "outside", "approximately", "almost", "city", "capital",
        "town", "southern", "northern", "eastern", "western", "less", "than", "more", "far", "a",
        "few", "several", "dozen", "not", "half", "ten", "twenty", "five", "two", "three",
    }
)  # fmt: skip
_SHORTEST_GLOSS, _LONGEST_GLOSS = 3, 14  # tokens
_NO_SHIFT = frozenset({"central", "downtown", "greater", "inner", "the"})
NEAR_REACH = 25.0  # km; UCDP GED's where_prec 2
KM_A_MILE = 1.609344
_NOT_OF_PLACE = frozenset({"ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_BETWEEN_NAME_AND_KIND = frozenset(
    {
        "international",
        "military",
        "air",
        "general",
        "national",
        "central",
        "regional",
        "civilian",
        "naval",
        "army",
        "refugee",
    }
)


def describe(tokens: Tokens, found: Sequence[Found], words: PlaceWords) -> None:
    """Fill in kind, qualifier, form and container of each, in place."""
    begins = {f.first: f for f in found}
    ends = {f.last: f for f in found}
    for place in found:
        _read_kind(tokens, place, words)
        _read_qualifier(tokens, place, words)
        if place.form is PlaceForm.NAME:
            _read_form(tokens, place, words, begins, ends)
    ends_at = 0
    outermost = []  # "Township" in "Milton Township" is no place beside it
    for place in found:
        if place.end > ends_at and not _opens_name(tokens, place, words):
            outermost.append(place)
        ends_at = max(ends_at, place.end)
    for place, following in pairwise(outermost):
        if following.start < place.end:  # "X Lake Y": the lake is the first's
            following.start, following.type = tokens.start[following.first], None
        _share_kind(tokens, place, following)
        if not (place.listed and following.listed):
            _link(tokens, place, following, words)
        if _shares_a_name(tokens, place, following):
            following.form = PlaceForm.IN_NAME
    _share_container(outermost)


def _opens_name(tokens: Tokens, place: Found, words: PlaceWords) -> bool:
    """Whether it is the "Lake" of a "Lake Velm"."""
    alone = not place.matches and place.first == place.last
    return alone and tokens.lower[place.first] in words.natural


def _share_container(places: Sequence[Found]) -> None:
    """ "The villages of X, Y and Z in W" all lie in W."""
    for following, place in pairwise(reversed(places)):
        if place.listed and following.listed and place.inside is None:
            place.inside = following.inside


def _kind_of(word: str, place: Found, words: PlaceWords) -> Type | None:
    if word in words.first_level:
        return Type.FIRST_LEVEL
    if word in words.settlement:
        return Type.SETTLEMENT
    district = any(m.entry.level in (Level.ADMIN1, Level.ADMIN2) for m in place.matches)
    if word in words.quarter and not district:
        return Type.QUARTER
    return Type.SECOND_LEVEL if word in words.second_level else None


def _read_kind(tokens: Tokens, place: Found, words: PlaceWords) -> None:
    if place.form is PlaceForm.ADJECTIVE or place.type is not None:
        return
    after = place.last + 1
    if after < len(tokens.text) and tokens.adjacent(place.last, after):
        word, capital = tokens.lower[after], tokens.name[after]
        country = any(m.entry.level is Level.COUNTRY for m in place.matches)
        if capital and not country and (word in words.road or word in words.natural):
            place.type = Type.ROAD if word in words.road else Type.NATURAL
            place.end = tokens.end[after]
            return
        if word in ("road", "highway", "street", "motorway") and tokens.name[place.last]:
            place.type, place.end = Type.ROAD, tokens.end[after]
            return
        kind = _kind_of(word, place, words)
        if kind and not _goes_on(tokens, after, words):
            place.type = kind
            if capital:
                place.end = tokens.end[after]
            return
        if _read_facility(tokens, place, after, words):
            return
    before = place.first - 1
    if before >= 1 and tokens.lower[before] == "of":
        word = tokens.lower[before - 1]
        # "the neighbourhoods of X" are X's own; "the neighbourhood of X" is called X.
        several = word.endswith("s")
        of_another = word in words.quarter and before >= 2 and tokens.name[before - 2]
        if not (word in words.quarter and several) and not of_another:
            place.type = _kind_of(word, place, words)
            place.listed = several and place.type is not None
    elif before >= 0 and tokens.name[before] and tokens.adjacent(before, place.first):
        word = tokens.lower[before]
        if word in words.natural or word in ("route", "highway", "interstate"):
            place.type = Type.NATURAL if word in words.natural else Type.ROAD
            place.start = tokens.start[before]
    elif before >= 0 and tokens.lower[before] in words.settlement:
        place.type = Type.SETTLEMENT


def _share_kind(tokens: Tokens, place: Found, following: Found) -> None:
    """ "The villages of X, Y and Z" are all villages."""
    if not place.listed or following.type is not None or following.form is not PlaceForm.NAME:
        return
    if tokens.lower[place.last + 1 : following.first] in ([","], ["and"], [",", "and"]):
        following.type, following.listed = place.type, True


def _goes_on(tokens: Tokens, kind: int, words: PlaceWords) -> bool:
    """Whether the word for the kind belongs to a longer name: "X State Journal"."""
    after = kind + 1
    if not tokens.name[kind] or after >= len(tokens.text):
        return False
    return tokens.name[after] and tokens.lower[after] in words.bodies


def _read_facility(tokens: Tokens, place: Found, after: int, words: PlaceWords) -> bool:
    at = after
    while at < len(tokens.text) and tokens.lower[at] in _BETWEEN_NAME_AND_KIND:
        at += 1
    if at >= len(tokens.text) or tokens.lower[at] not in words.facility:
        return False
    if tokens.name[at] and tokens.lower[at] in words.bodies:
        return False
    place.type, place.near = Type.FACILITY, True
    place.qualifier = tokens.words(after, at)
    if tokens.name[at]:
        place.end = tokens.end[at]
    return True


def _read_qualifier(tokens: Tokens, place: Found, words: PlaceWords) -> None:
    if place.form is PlaceForm.ADJECTIVE:
        return
    parts = [_before(tokens, place, words), place.qualifier, _after(tokens, place, words)]
    place.qualifier = " ".join(part for part in parts if part) or None


def _before(tokens: Tokens, place: Found, words: PlaceWords) -> str | None:
    first = place.first - 1
    if first < 0:
        return None
    at = first
    if tokens.lower[at] in ("of", "from") and at >= 1:
        head = tokens.lower[at - 1]
        named = place.type is Type.QUARTER
        if head in _SIDES or (
            head in words.qualifiers_of and tokens.lower[at] == "of" and not named
        ):
            at -= 1
            if at >= 2 and is_hyphen(tokens.text[at - 1]) and tokens.lower[at - 2] in _SIDES:
                at -= 2  # "south-east of"
            place.near = place.near or head in words.near
        elif head not in _DISTANCES:
            return None
    elif tokens.lower[at] not in words.qualifiers_before:
        return None
    else:
        place.near = place.near or tokens.lower[at] not in _NO_SHIFT
    while at >= 1 and tokens.lower[at - 1] in words.qualifiers_before | {"the"}:
        at -= 1
        place.near = place.near or tokens.lower[at] not in _NO_SHIFT  # "the northern part of X"
    if at >= 2 and tokens.lower[at - 1] in _DISTANCES and tokens.pos[at - 2] == "NUM":
        at, place.near = at - 2, True
        place.far = _kilometres(tokens.text[at], tokens.lower[at + 1]) > NEAR_REACH
    while tokens.lower[at] == "the" and at < first:
        at += 1
    return tokens.words(at, first)


def _kilometres(number: str, unit: str) -> float:
    """The distance in km; 0 for a number in words, which is seldom large."""
    digits = number.replace(",", "")
    if not digits.replace(".", "", 1).isdecimal():
        return 0.0
    return float(digits) * (KM_A_MILE if unit.startswith("mi") else 1.0)


def _after(tokens: Tokens, place: Found, words: PlaceWords) -> str | None:
    at, size = place.last + 1, len(tokens.text)
    if at < size and tokens.lower[at] in ("'s", "’s"):
        at += 1
    begin = at
    while at < size and tokens.lower[at] in words.qualifiers_before:
        at += 1
    if at >= size or tokens.lower[at] not in words.surroundings or place.type is Type.NATURAL:
        return None
    place.near = True
    return tokens.words(begin, at)


def _read_form(
    tokens: Tokens,
    place: Found,
    words: PlaceWords,
    begins: dict[int, Found],
    ends: dict[int, Found],
) -> None:
    """Part of another name: "the Aleppo Media Centre", "University of Aleppo"."""
    after, before = place.last + 1, place.first - 1
    if place.end > tokens.end[place.last] or place.type in (Type.ROAD, Type.NATURAL):
        return
    if any(m.grade is NameGrade.ABBREVIATION for m in place.matches):
        return
    for at in range(after, min(after + 4, len(tokens.text))):
        known = at in begins and begins[at].matches
        if not tokens.name[at] or not tokens.adjacent(at - 1, at) or known:
            break
        if tokens.lower[at] in words.bodies:
            place.form = PlaceForm.IN_NAME
            return
    inside = tokens.entity[place.first]
    if inside >= 0 and tokens.label[place.first] in _NOT_OF_PLACE:
        begin, last = tokens.entities[inside]
        preceding = tokens.text[begin : place.first]
        longer = (last > place.last and tokens.name[place.last + 1]) or (
            any(tokens.name[begin : place.first]) and "," not in preceding
        )
        if longer and not tokens.headline[place.first]:
            place.form = PlaceForm.IN_NAME
            return
    if before >= 1 and tokens.lower[before] == "of" and tokens.name[before - 1]:
        head = tokens.lower[before - 1]
        if head in words.bodies and before - 1 not in ends:
            place.form = PlaceForm.IN_NAME


def _shares_a_name(tokens: Tokens, place: Found, following: Found) -> bool:
    """Whether both are in one name: "the Islamic State of X and the Y"."""
    if place.form is not PlaceForm.IN_NAME or following.form is not PlaceForm.NAME:
        return False
    between = tokens.lower[place.last + 1 : following.first]
    ends_name = place.first > 0 and tokens.lower[place.first - 1] == "of"
    return ends_name and between in (["and"], ["and", "the"])


def _modifies(tokens: Tokens, place: Found, following: Found) -> bool:
    """Whether the second name goes with what follows it: "near X the US-based", "in X US envoys".

    Scraped text has lost the commas that would tell.
    """
    if "the" in tokens.lower[place.last + 1 : following.first]:
        return True
    after = following.last + 1
    if after >= len(tokens.text) or not tokens.adjacent(following.last, after):
        return False
    return following.end < tokens.end[following.last] or (
        tokens.pos[after] in ("NOUN", "PROPN", "ADJ") or tokens.text[after] in ("-", "–")
    )


def _is_gloss(tokens: Tokens, place: Found, following: Found) -> bool:
    """Whether a distance or direction follows: "X, 30 km (20 miles) from Y", "X (north of Y)"."""
    between = tokens.lower[place.last + 1 : following.first]
    if not _SHORTEST_GLOSS <= len(between) <= _LONGEST_GLOSS or between[0] not in (",", "("):
        return False
    tells = between[-1] in ("of", "from") and any(w in _SIDES or w in _DISTANCES for w in between)
    plain = all(
        w in _SIDES or w in _DISTANCES or w in _IN_GLOSSES or w[0].isdigit() for w in between
    )
    return tells and plain


def _link(tokens: Tokens, place: Found, following: Found, words: PlaceWords) -> None:
    """ "X, Y" and "X in Y": what the name is inside of."""
    if place.form is PlaceForm.ADJECTIVE or following.form is not PlaceForm.NAME:
        return
    if following.matches and _is_gloss(tokens, place, following):
        place.glossed, place.inside, place.far = True, following, following.far
        return
    if following.first - place.last > 7:
        return
    between = [
        word
        for word in tokens.lower[place.last + 1 : following.first]
        if word not in words.settlement
        and word not in words.quarter
        and word not in words.second_level
        and word not in words.first_level
        and word not in words.surroundings
        and word not in words.facility
        and word not in words.road
        and word not in words.qualifiers_before
        and word not in ("the", "'s", "’s")
    ]
    if between in ([","], ["("], [",", "in"], []):
        broad = any(m.entry.level <= Level.ADMIN2 for m in following.matches)
        if not between and _modifies(tokens, place, following):
            return
        if between or broad:
            place.inside, place.close = following, between != [] or broad
    elif between in (["in"], ["of"], ["in", "of"], [",", "of"]):
        place.inside = following
