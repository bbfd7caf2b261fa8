"""Which words may name places: runs of capitalised words, longest gazetteer name first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from counterclaim.annotating.places.gazetteer import KNOWN_TO_ALL, Gazetteer, Match
from counterclaim.annotating.places.gazetteer_files import Level, NameGrade
from counterclaim.annotating.places.names import ARTICLES, plain_key
from counterclaim.annotating.places.tokens import JOINERS, Tokens, is_ezafe, is_hyphen
from counterclaim.annotating.places.words import PlaceWords
from counterclaim.model.place import PlaceForm

LONGEST = 8  # tokens of a name, hyphens included
_ENGLISH = frozenset({"as", "at", "an", "en", "ad", "et", "es", "er", "ed", "adh"})
# "ezzor", "essalib": a small article written with the name after it, whose sound it takes on.
_ARTICLE_AND_NAME = re.compile(r"[ae]([dnrstz])\1[a-z]{2,}$")
_FUNCTION_WORDS = frozenset({"ADP", "ADV", "AUX", "CCONJ", "PRON", "SCONJ"})
_SHORTENED = frozenset({"st", "ste", "ft", "mt", "pt"})  # whose full stop ends no sentence
_CALENDAR = frozenset({"DATE", "TIME"})


class Type(Enum):
    """The kind of place a word beside the name says it is."""

    FIRST_LEVEL = "first level"
    SECOND_LEVEL = "second level"
    SETTLEMENT = "settlement"
    QUARTER = "quarter"
    FACILITY = "facility"
    NATURAL = "natural"
    ROAD = "road"


@dataclass(slots=True)
class Found:
    """Words that may name a place. ``first`` and ``last`` are tokens of the name looked up;
    ``start`` and ``end`` the characters of the mention, which may be longer ("X Airport").
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    matches: tuple[Match, ...]
    demonym: str | None = None
    form: PlaceForm = PlaceForm.NAME
    type: Type | None = None
    qualifier: str | None = None
    near: bool = False
    far: bool = False  # at a distance that "near" does not cover
    inside: "Found | None" = None  # "Atlanta, Georgia"; "the town of X in Y province"
    listed: bool = False  # one of "the villages of X, Y and Z"
    glossed: bool = False  # "X, 30 km from" a known place
    close: bool = False  # the container follows after a comma, not after "in"
    evidence: float = 0.0
    features: list[str] = field(default_factory=list)
    key: str = ""

    def __post_init__(self) -> None:
        self.key = plain_key(self.name)


def scan(tokens: Tokens, gazetteer: Gazetteer, words: PlaceWords) -> Iterator[Found]:
    """Every run of words that might name a place, known to the gazetteer or not, in order."""
    at, size = 0, len(tokens.text)
    pending: int | None = None  # start of a run the gazetteer does not know
    while at < size:
        if not _may_begin(tokens, at):
            if pending is not None and not _continues(tokens, at):
                yield _unknown(tokens, pending, at - 1)
                pending = None
            at += 1
            continue
        if pending is not None and not tokens.adjacent(at - 1, at):
            yield _unknown(tokens, pending, at - 1)
            pending = None
        if pending is None and (road := _road(tokens, at, words)):
            yield road
            at = road.last + 1
            continue
        # "al-Sharqi" after an unknown "Deir" is part of that name, not a place of its own.
        goes_on = pending is not None and (
            not tokens.name[at]
            or _after_article(tokens, at, pending)
            or (pending == at - 1 and tokens.lower[pending] in words.generics)
        )
        found = None if goes_on else _longest(tokens, at, gazetteer, words)
        if found is None:
            if pending is not None or not _only_opens(tokens, at):
                pending = at if pending is None else pending
            at += 1
            continue
        if pending is not None:
            yield _unknown(tokens, pending, at - 1)
            pending = None
        yield found
        at = found.last + 1
    if pending is not None:
        yield _unknown(tokens, pending, size - 1)


def _only_opens(tokens: Tokens, at: int) -> bool:
    """Whether the word has its capital from the sentence it opens: "In", "When"."""
    return tokens.first[at] and tokens.pos[at] in _FUNCTION_WORDS


def _after_article(tokens: Tokens, at: int, begin: int) -> bool:
    before = at - 1 - is_hyphen(tokens.text[at - 1])
    return before > begin and tokens.lower[before] in ARTICLES


def _road(tokens: Tokens, first: int, words: PlaceWords) -> Found | None:
    """ "Palm Court Road", "Highway 5": no gazetteer of ours has roads, but their parts it has."""
    if not tokens.name[first]:
        return None
    last = first
    if tokens.lower[first] in words.before_number:
        number = first + 1
        numbered = number < len(tokens.text) and tokens.text[number][0].isdigit()
        last = number if numbered else first
    else:
        for at in range(first + 1, min(first + LONGEST, len(tokens.text))):
            if not tokens.adjacent(at - 1, at):
                break
            if tokens.lower[at] in words.road_suffixes and (
                tokens.name[at] or (at == first + 1 and tokens.lower[at] == "road")
            ):
                last = at
                break
            if not (tokens.name[at] or is_hyphen(tokens.text[at])) or tokens.first[at]:
                break
    if last == first:
        return None
    start, end = tokens.start[first], tokens.end[last]
    return Found(first, last, start, end, tokens.source[start:end], (), type=Type.ROAD)


def _may_begin(tokens: Tokens, at: int) -> bool:
    if tokens.name[at]:
        return tokens.label[at] not in _CALENDAR or not tokens.text[at].isalpha()
    lower = tokens.lower[at]
    if lower not in ARTICLES or at + 1 >= len(tokens.text):
        return False
    if is_hyphen(tokens.text[at + 1]):
        return at + 2 < len(tokens.text) and tokens.name[at + 2]
    return lower not in _ENGLISH and tokens.name[at + 1]


def _continues(tokens: Tokens, at: int) -> bool:
    """Whether a token that is no name itself joins names: a hyphen, "al", "de"."""
    if at + 1 >= len(tokens.text) or not tokens.adjacent(at - 1, at):
        return False
    if is_ezafe(tokens, at) or (tokens.joins(at) and is_ezafe(tokens, at + 1)):
        return True
    joins = tokens.joins(at) or tokens.lower[at] in ARTICLES - _ENGLISH
    return joins and (tokens.name[at + 1] or is_hyphen(tokens.text[at + 1]))


def _unknown(tokens: Tokens, first: int, last: int) -> Found:
    while last > first and not tokens.name[last]:
        last -= 1
    if tokens.lower[first] == "the" and first < last:
        first += 1
    start, end = tokens.start[first], tokens.end[last]
    return Found(first, last, start, end, tokens.source[start:end], ())


def _ends(tokens: Tokens, first: int) -> list[int]:
    """Tokens at which a name that begins at ``first`` may end, the nearest first."""
    ends = [first] if tokens.name[first] else []
    at = first + 1
    while at < min(first + LONGEST, len(tokens.text)) and tokens.adjacent(at - 1, at):
        if tokens.name[at]:
            opens = tokens.first[at] and not _is_shortened(tokens, at)
            if opens and not is_hyphen(tokens.text[at - 1]):
                break
            ends.append(at)
        elif _ARTICLE_AND_NAME.match(tokens.text[at]):
            ends.append(at)
        elif tokens.text[at] == "." and _is_shortened(tokens, at + 1):
            pass
        elif not (tokens.joins(at) or tokens.lower[at] in JOINERS or is_ezafe(tokens, at)):
            break
        at += 1
    return ends


def _is_shortened(tokens: Tokens, at: int) -> bool:
    """Whether "St." stands before, also where its full stop is a token of its own."""
    before = at - 1
    if tokens.text[before] == "." and before and tokens.start[before] == tokens.end[before - 1]:
        before -= 1
    return tokens.lower[before].removesuffix(".") in _SHORTENED and before < at


def _longest(tokens: Tokens, first: int, gazetteer: Gazetteer, words: PlaceWords) -> Found | None:
    for last in reversed(_ends(tokens, first)):
        start, end = tokens.start[first], tokens.end[last]
        name = tokens.source[start:end]
        if _is_code_of_unit(tokens, first, last):
            if codes := _acceptable(tokens, first, name, gazetteer.named(name)):
                return Found(first, last, start, end, name, codes)
            continue
        if tokens.lower[last] in ARTICLES or _phrase(name) in words.never:
            continue
        if last > first and tokens.lower[last] in words.titles:
            continue
        if all(_says_nothing(tokens.lower[i], words) for i in range(first, last + 1)):
            continue
        key = plain_key(name) if last - first < 4 else ""
        if demonym := gazetteer.demonym(key) or words.demonyms.get(key):
            return Found(
                first, last, start, end, name, (), demonym=demonym, form=PlaceForm.ADJECTIVE
            )
        matches = _acceptable(tokens, first, name, gazetteer.named(name))
        if matches and not (_goes_on_with_article(tokens, last) and _small(matches)):
            end -= len(name) - len(name.rstrip("-–" if name.isascii() else "-–.။،۔"))
            return Found(first, last, start, end, tokens.source[start:end], matches)
    if tokens.name[first]:
        return _cut_short(tokens, first, gazetteer, words)
    return None


def _is_code_of_unit(tokens: Tokens, first: int, last: int) -> bool:
    """ "MS" in "Jackson, MS", though "Ms" is a title; no codes where all words are in capitals."""
    if (
        first != last
        or first < 2
        or len(tokens.text[first]) != 2
        or not tokens.text[first].isupper()
    ):
        return False
    named = tokens.name[first - 2] and not tokens.text[first - 2].isupper()
    return tokens.text[first - 1] == "," and named


def _phrase(name: str) -> str:
    """The name as ``words.never`` lists it."""
    return name.lower().replace("-", " ")


def _goes_on_with_article(tokens: Tokens, last: int) -> bool:
    """Whether "al-" and a name follow: "Ras" is then the head of a longer name."""
    at = last + 1
    if at + 1 >= len(tokens.text) or not tokens.adjacent(last, at):
        return False
    return tokens.lower[at] in ARTICLES - _ENGLISH and (
        tokens.name[at + 1] or is_hyphen(tokens.text[at + 1])
    )


def _small(matches: tuple[Match, ...]) -> bool:
    """Whether all places of the name are towns at most."""
    return all(
        not m.entry.added
        and (
            m.entry.level is Level.ADMIN2
            or (m.entry.level > Level.ADMIN2 and m.entry.population < KNOWN_TO_ALL)
        )
        for m in matches
    )


def _says_nothing(word: str, words: PlaceWords) -> bool:
    """Whether a name of such words alone is none: "Northern Province", "Republic", "The City"."""
    return word in words.never or word.removesuffix("s") in words.never or word in words.kinds


def _acceptable(
    tokens: Tokens, first: int, name: str, matches: tuple[Match, ...]
) -> tuple[Match, ...]:
    """Leave out what the spelling or the position rules out: "Us", "Us Weekly", "Ga" alone."""
    if not matches:
        return ()
    after_comma = first > 0 and tokens.text[first - 1] in (",", "(")
    initials = name.count(".") > 1
    if not (after_comma or initials):
        matches = tuple(m for m in matches if m.grade is not NameGrade.ABBREVIATION)
    letters = name.replace(".", "")
    if len(letters) <= 3 and not letters.isupper():
        # "Us" and "It" are words; short names of places proper ("Hit", "Ghent") stay.
        matches = tuple(
            m
            for m in matches
            if m.grade is NameGrade.ABBREVIATION
            or (m.grade is NameGrade.MAIN and len(plain_key(m.entry.name)) == len(letters))
        )
    elif len(letters) <= 3 and letters.isupper() and not tokens.headline[first]:
        matches = tuple(m for m in matches if m.entry.level is not Level.PLACE or m.entry.added)
    return matches


def _cut_short(tokens: Tokens, at: int, gazetteer: Gazetteer, words: PlaceWords) -> Found | None:
    """ "U.S.-led", and "Syrias" where the text has lost its apostrophes."""
    text = tokens.text[at]
    name = text.split("-", 1)[0] if "-" in text else text[:-1] if text.endswith("s") else ""
    if len(name) < 2 or name.lower() in words.never:
        return None
    large = tuple(
        m
        for m in gazetteer.named(name)
        if m.entry.level is Level.COUNTRY
        or (m.grade is NameGrade.MAIN and m.entry.population >= KNOWN_TO_ALL)
        or m.entry.added
    )
    if not large:
        return None
    start = tokens.start[at]
    return Found(at, at, start, start + len(name), name, large)
