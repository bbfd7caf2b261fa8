""" "The capital", "the Syrian capital": which city that is, by the countries a report names."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from counterclaim.annotating.data_files import read_text, tsv_rows
from counterclaim.annotating.places.gazetteer import Entry, Gazetteer
from counterclaim.annotating.places.gazetteer_files import Level
from counterclaim.annotating.places.tokens import Tokens
from counterclaim.model.place import Place, PlaceMention, PlacePrecision, PlaceReason

MAIN_SHARE = 0.6  # of the mentions, so that "the capital" alone is that country's
_DISPUTED = frozenset({"IL", "PS", "EH", "BO"})  # no city that all would call the capital
_OF_UNITS = frozenset({"provincial", "regional", "district", "state", "governorate"})
_OWNER = frozenset({"'s", "’s"})


def capitals(
    tokens: Tokens, mentions: Sequence[PlaceMention], gazetteer: Gazetteer
) -> Iterator[PlaceMention]:
    """A mention for each "the capital" whose country is told; those named beside it are left out.

    "The provincial capital", "the capital of" something and "the capital, X" stay as they are.
    """
    places = [at for at, word in enumerate(tokens.lower) if word == "capital"]
    if not places:
        return
    ends = {m.place.end: m.place for m in mentions}
    starts = {m.place.start for m in mentions}
    for at in places:
        country = _country(tokens, at, ends, mentions)
        if country is None or _goes_on(tokens, at, starts):
            continue
        entry = capital_of(country, gazetteer)
        if entry is not None:
            yield _mention(tokens, at, entry)


def _country(
    tokens: Tokens, at: int, ends: dict[int, Place], mentions: Sequence[PlaceMention]
) -> str | None:
    if at == 0:
        return None
    named = ends.get(tokens.end[at - 1]) or (
        ends.get(tokens.end[at - 2]) if at > 1 and tokens.lower[at - 1] in _OWNER else None
    )
    if named is not None:
        return named.country if named.precision is PlacePrecision.COUNTRY else None
    if tokens.lower[at - 1] != "the" or _tells_of_units(tokens):
        return None
    counted = Counter(m.place.country for m in mentions if m.place.country)
    if not counted:
        return None
    country, times = min(counted.items(), key=lambda item: (-item[1], item[0] or ""))
    return country if times >= MAIN_SHARE * counted.total() else None


def _tells_of_units(tokens: Tokens) -> bool:
    """Whether the report has a "provincial capital", which "the capital" may then be."""
    return any(
        word == "capital" and tokens.lower[at - 1] in _OF_UNITS
        for at, word in enumerate(tokens.lower)
        if at
    )


def _goes_on(tokens: Tokens, at: int, starts: set[int]) -> bool:
    """Whether the city is named, or it is another sort of capital ("capital punishment")."""
    after = at + 1
    if after >= len(tokens.text):
        return False
    if tokens.lower[after] == "," and after + 1 < len(tokens.text):
        after += 1
        return tokens.start[after] in starts
    if tokens.lower[after] in ("'s", "’s"):
        return False
    return tokens.lower[after] == "of" or tokens.pos[after] in ("NOUN", "PROPN")


def capital_of(country: str, gazetteer: Gazetteer) -> Entry | None:
    """The city that is the country's capital: a user's own, else by the list of states."""
    if (own := gazetteer.capital(country)) is not None:
        return own
    cities = [
        m.entry
        for m in gazetteer.named(_capitals().get(country, ""))
        if m.entry.country == country and m.entry.level is Level.PLACE
    ]
    return cities[0] if cities else None


@cache
def _capitals() -> dict[str, str]:
    rows = tsv_rows(read_text("states.tsv"))
    named = {code: seats.split("|")[0] for code, _, _, _, seats, _ in rows if seats}
    return {code: seat for code, seat in named.items() if code not in _DISPUTED}


def _mention(tokens: Tokens, at: int, entry: Entry) -> PlaceMention:
    return PlaceMention(
        place=Place(
            mention=tokens.text[at],
            start=tokens.start[at],
            end=tokens.end[at],
            name=entry.name,
            geonameid=entry.geonameid,
            admin1=entry.admin1,
            country=entry.country,
            latitude=entry.latitude,
            longitude=entry.longitude,
            precision=PlacePrecision.EXACT,
        ),
        reason=PlaceReason.CAPITAL,
    )
