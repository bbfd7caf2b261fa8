"""``place=``: a name resolved as reports' names are, or a GeoNames number."""

import re
from dataclasses import replace

from counterclaim.annotating.places.gazetteer import Entry, Gazetteer
from counterclaim.annotating.places.names import plain_key
from counterclaim.annotating.places.precision import PRECISION
from counterclaim.model.claim import Claim
from counterclaim.model.errors import UsageError
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.model.words import Words
from counterclaim.steps.saying.names import Names
from counterclaim.steps.saying.vocabulary import one_of
from counterclaim.steps.saying.where import rests_on, stands_at

LISTED = 8  # candidates told of an ambiguous name
_NUMBER = re.compile(r"geonames:\s*(\d+)", re.IGNORECASE)


def place_said(said: str, claim: Claim, text: str, names: Names) -> tuple[Place, str]:
    """The place that a person names, and what to tell of it (empty for nothing).

    UsageError lists the candidates where several bear the name, or says that none does.
    """
    number = _NUMBER.fullmatch(said.strip())
    if number is not None:
        entry = names.place(int(number[1]))
        if entry is None:
            raise UsageError(
                f"no gazetteer has a place with the GeoNames number {number[1]}; give its name, or "
                "add a gazetteer that has it: counterclaim gazetteer add"
            )
        return _placed(entry, (entry.name,), claim, text), ""
    name = said.split(",")[0].strip()
    found = _named(said, names.gazetteer)
    if len(found) == 1:
        return _placed(found[0], (name, found[0].name), claim, text), ""
    if found:
        listed = "; ".join(_as_said(entry, found) for entry in found[:LISTED])
        more = f"; and {len(found) - LISTED} more" if len(found) > LISTED else ""
        raise UsageError(f"several places are called {said!r}: {listed}{more}. Say which")
    read = names.read_places(name) if "," not in said else []
    if len(read) == 1:
        own = Words(claim.place.start, claim.place.end) if claim.place else None
        at = rests_on((name,), own, claim, text)
        return replace(read[0], mention=at.of(text), start=at.start, end=at.end, qualifier=None), ""
    words = stands_at(said, claim, text)
    if words is None:
        others = names.gazetteer.named(name)[:LISTED]
        told = "; ".join(_as_said(m.entry, [x.entry for x in others]) for m in others)
        raise UsageError(
            f"no gazetteer has {said!r}, and the report does not name it so"
            + (f"; of that name there are: {told}" if told else "")
            + ". Give a name of the report, geonames:NUMBER, or none; `counterclaim gazetteer add` "
            "adds places of your own"
        )
    place = Place(mention=words.of(text), start=words.start, end=words.end)
    return place, f"no gazetteer has {said!r}: kept as the report's words, without a point"


def precision_said(said: str, claim: Claim) -> Place:
    """The claim's place with another precision."""
    if claim.place is None:
        raise UsageError(
            "the claim has no place whose precision could be told; give place=NAME too"
        )
    return replace(claim.place, precision=one_of(PlacePrecision, said, "precision"))


def _named(said: str, gazetteer: Gazetteer) -> list[Entry]:
    """The places of the name that fit what else is said ("LY", "Tarabulus", "province")."""
    name, *more = (part.strip() for part in said.split(","))
    matches = [
        match
        for match in gazetteer.named(name)
        if all(_fits(match.entry, part, gazetteer) for part in more if part)
    ]
    own = [match for match in matches if match.entry.added]
    matches = own or matches
    best = min((match.grade for match in matches), default=None)
    return [match.entry for match in matches if match.grade == best]


def _fits(entry: Entry, part: str, gazetteer: Gazetteer) -> bool:
    country = gazetteer.country(entry.country) if entry.country else None
    known = (entry.country, entry.admin1, country.name if country else None)
    if PRECISION[entry.level].value == part.casefold() or entry.level.name.casefold() == part:
        return True
    return plain_key(part) in {plain_key(each) for each in known if each}


def _as_said(entry: Entry, others: list[Entry]) -> str:
    """How a place is told from its namesakes, as it may be typed."""
    parts = [entry.name, entry.admin1 if entry.admin1 != entry.name else None, entry.country]
    said = ", ".join(filter(None, parts))
    same = [
        x
        for x in others
        if x.name == entry.name and (x.admin1, x.country) == (entry.admin1, entry.country)
    ]
    if len({x.level for x in same}) > 1:
        said += f", {PRECISION[entry.level].value if entry.level.name != 'PLACE' else 'place'}"
    return f"{said} (geonames:{entry.geonameid})" if entry.geonameid else said


def _placed(entry: Entry, called: tuple[str, ...], claim: Claim, text: str) -> Place:
    own = Words(claim.place.start, claim.place.end) if claim.place else None
    words = rests_on(called, own, claim, text)
    return Place(
        mention=words.of(text),
        start=words.start,
        end=words.end,
        name=entry.name,
        geonameid=entry.geonameid,
        admin1=entry.admin1,
        country=entry.country,
        latitude=entry.latitude,
        longitude=entry.longitude,
        precision=PRECISION[entry.level],
        qualifier=claim.place.qualifier if claim.place and own == words else None,
    )
