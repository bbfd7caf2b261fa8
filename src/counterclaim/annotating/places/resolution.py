"""Which place a name means: one sense a report, chosen by what else the report names."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from counterclaim.annotating.places.containers import in_named_unit, place_streets, share_containers
from counterclaim.annotating.places.gazetteer import Entry, Gazetteer, Match
from counterclaim.annotating.places.gazetteer_files import Level, NameGrade
from counterclaim.annotating.places.names import skeleton, words_of
from counterclaim.annotating.places.precision import PRECISION
from counterclaim.annotating.places.recognition import Found, Type
from counterclaim.annotating.places.setting import Setting, contents_of, distance, holds, setting_of
from counterclaim.annotating.places.words import PlaceWords
from counterclaim.model.place import (
    Candidate,
    Place,
    PlaceForm,
    PlaceMention,
    PlacePrecision,
    PlaceReason,
)

UNSURE_POPULATION = 15_000  # a smaller place needs a reason beyond its name
CLEAR = 1.0  # of score ahead of a namesake elsewhere; of those closer half are wrong
LEAD = 3.0  # times as many people as any namesake, for a name with nothing else to tell it by
KNOWN_ABROAD = 100_000  # people of a foreign town that a report may name without its country
RUNNERS_UP = 3  # kept of each mention
SURE_SKELETON = 4  # consonants; shorter ones only where the words say "the town of"

_LEVEL = {
    Level.COUNTRY: 4.0,
    Level.AREA: 8.0,
    Level.SEA: 8.0,
    Level.ADMIN1: 1.0,
    Level.ADMIN2: -1.5,
    Level.PLACE: 0.0,
}
_GRADE = {
    NameGrade.MAIN: 0.0,
    NameGrade.ALTERNATE: -1.5,
    NameGrade.BARE: -1.5,
    NameGrade.ABBREVIATION: 4.0,
}
_RESOLVED = frozenset(
    {
        PlaceReason.OWN,
        PlaceReason.CONTAINED,
        PlaceReason.COUNTRY,
        PlaceReason.BROAD,
        PlaceReason.LARGE,
        PlaceReason.ONLY,
    }
)

Ranked = list[tuple[float, Match]]  # scores and senses, the best first


def resolve(
    found: Sequence[Found], gazetteer: Gazetteer, words: PlaceWords
) -> tuple[PlaceMention, ...]:
    """A record for each mention, in order; those that stay unsure have precision ``UNKNOWN``."""
    place_streets(found)
    share_containers(found)
    setting = setting_of(found, gazetteer, words)
    for place in found:
        if place.form is not PlaceForm.ADJECTIVE:
            _try_skeleton(place, gazetteer, words, setting)
    setting.contents = contents_of(found)
    groups: dict[str, list[Found]] = defaultdict(list)
    for place in found:
        if place.matches:
            groups[place.key].append(place)
    senses = {key: _sense(group, setting) for key, group in groups.items()}
    for _ in range(2):
        _anchor(senses, groups, setting)
        senses = {key: _sense(group, setting) for key, group in groups.items()}
    return tuple(_mention(f, senses, gazetteer, setting) for f in found)


def _try_skeleton(place: Found, gazetteer: Gazetteer, words: PlaceWords, setting: Setting) -> None:
    if place.type in (Type.ROAD, Type.NATURAL, Type.QUARTER) or len(place.key) < 4:
        return
    # "the city of X" where only the province of that name is spelt so.
    city_wanted = place.type is Type.SETTLEMENT and all(
        m.entry.level is Level.ADMIN1 for m in place.matches
    )
    if place.matches and not city_wanted:
        return
    if all(part in words.ordinary or part in words.given for part in words_of(place.name)):
        return
    countries = [c for c in setting.main_countries() if c in setting.romanised]
    alike = gazetteer.alike(place.name, countries)
    if len(skeleton(place.name)) >= SURE_SKELETON or place.type is Type.SETTLEMENT:
        place.matches += alike[:5]


def _base(match: Match, place: Found, setting: Setting) -> float:
    entry, grade = match
    score = 0.8 * math.log10(entry.population + 100) + _LEVEL[entry.level] + _GRADE[grade]
    if grade is NameGrade.ALTERNATE and entry.population >= 3_000_000:
        score += 1.5
    if entry.level is Level.ADMIN1 and _has_city(match, place):
        score -= 2.0
    if entry.added:
        score += 3.0
    return score + setting.country_bonus(place.key, entry.country)


def _has_city(unit: Match, place: Found) -> bool:
    """Whether a city of the same name lies in the unit's country: bare, the name means the city."""
    return any(
        m.entry.level is Level.PLACE
        and m.entry.country == unit.entry.country
        and (
            (m.grade is NameGrade.MAIN and m.entry.population >= 100_000)
            or (
                m.grade is NameGrade.MAIN
                and m.entry.population >= 10_000
                and m.entry.admin1 == unit.entry.admin1
            )
            or (
                m.grade is NameGrade.ALTERNATE
                and m.entry.population >= 50_000
                and m.entry.admin1 == unit.entry.admin1
            )
        )
        for m in place.matches
    )


def _kind_bonus(entry: Entry, place: Found) -> float:
    if place.type is Type.FIRST_LEVEL:
        return {Level.ADMIN1: 4.0, Level.ADMIN2: 1.0, Level.COUNTRY: 1.0}.get(entry.level, 0.0)
    if place.type is Type.SECOND_LEVEL:
        return {Level.ADMIN2: 4.0, Level.ADMIN1: 1.0}.get(entry.level, 0.0)
    if place.type is Type.SETTLEMENT:
        return {Level.PLACE: 3.0}.get(entry.level, 0.0)
    return 0.0


def _contained(entry: Entry, place: Found) -> float:
    """Whether a place that would contain the entry is named as its container."""
    if place.inside is None:
        return 0.0
    if any(holds(outer, entry) for outer, _ in place.inside.matches):
        return 6.0 if place.close else 2.5
    return 0.0


def _sense(group: Sequence[Found], setting: Setting) -> list[tuple[float, Match]]:
    """The senses of one name in this report, best first."""
    scored = []
    # Mentions may differ in what their spelling or place in the sentence lets them mean.
    for match in dict.fromkeys(match for place in group for match in place.matches):
        entry = match.entry
        # An abbreviation is read only where it stood after a comma.
        place = next((f for f in group if match in f.matches), group[0])
        score = _base(match, place, setting)
        score += max(_contained(entry, f) for f in group)
        score += setting.contents.get((group[0].key, entry.number), 0.0)
        score += max(_kind_bonus(entry, f) for f in group) / 2
        if entry.level in (Level.PLACE, Level.ADMIN2):
            score += setting.unit_bonus(entry) + setting.nearness(entry)
        scored.append((score, match))
    scored.sort(key=lambda item: (-item[0], item[1].entry.number))
    return scored


def _anchor(
    senses: dict[str, list[tuple[float, Match]]], groups: dict[str, list[Found]], setting: Setting
) -> None:
    """Take as fixed the places whose best sense leads clearly."""
    setting.points.clear()
    for key, scored in senses.items():
        best = scored[0][1].entry
        rivals = [s for s, m in scored[1:] if _far(m.entry, best)]
        if rivals and scored[0][0] - rivals[0] < 1.5:
            continue
        if best.level in (Level.PLACE, Level.ADMIN2) and groups[key]:
            setting.points.append((best.latitude, best.longitude))
            if best.country and best.admin1:
                unit = (best.country, best.admin1)
                setting.units[unit] = max(setting.units[unit], 0.7)


def _far(a: Entry, b: Entry) -> bool:
    return distance(a.latitude, a.longitude, b.latitude, b.longitude) > 100


def _mention(
    found: Found,
    senses: dict[str, list[tuple[float, Match]]],
    gazetteer: Gazetteer,
    setting: Setting,
) -> PlaceMention:
    ranked = _ranked(found, senses)
    entry, reason = _entry(found, ranked, setting)
    near = found.near
    outer = None
    if found.inside is not None:
        outer, _ = _entry(found.inside, _ranked(found.inside, senses), setting)
    if outer is not None and (entry is None or _is_namesake(found, entry, outer)):
        # Unknown itself, but said to lie in a place that is known: that place, less exactly.
        entry, near, reason = outer, True, PlaceReason.PARENT
    if entry is not None and found.type is Type.FIRST_LEVEL and entry.level is Level.PLACE:
        entry = gazetteer.unit(entry.country, entry.admin1) or entry
    return PlaceMention(
        place=_place(found, entry, near),
        form=found.form,
        reason=reason,
        runners_up=tuple(_runners_up(ranked, entry)),
    )


def _is_namesake(found: Found, entry: Entry, outer: Entry) -> bool:
    """Whether a quarter of a town shares its name with a smaller place far from there."""
    quarter = found.type is Type.QUARTER and outer.level is Level.PLACE
    return quarter and entry.population < KNOWN_ABROAD and _far(entry, outer)


def _place(found: Found, entry: Entry | None, near: bool) -> Place:
    if entry is None:
        return Place(mention="", start=found.start, end=found.end, qualifier=found.qualifier)
    precision = PRECISION[entry.level]
    if near and precision is PlacePrecision.EXACT:
        precision = PlacePrecision.AREA if found.far else PlacePrecision.NEAR
    return Place(
        mention="",
        start=found.start,
        end=found.end,
        name=entry.name,
        geonameid=entry.geonameid,
        admin1=entry.admin1,
        country=entry.country,
        latitude=entry.latitude,
        longitude=entry.longitude,
        precision=precision,
        qualifier=found.qualifier,
    )


def _runners_up(ranked: Ranked, chosen: Entry | None) -> Iterator[Candidate]:
    others = ((score, m.entry) for score, m in ranked if chosen is None or _apart(m.entry, chosen))
    for score, entry in islice(others, RUNNERS_UP):
        yield Candidate(
            name=entry.name,
            admin1=entry.admin1,
            country=entry.country,
            geonameid=entry.geonameid,
            latitude=entry.latitude,
            longitude=entry.longitude,
            score=round(score, 1),
        )


def _apart(a: Entry, b: Entry) -> bool:
    """Whether it matters which of the two is meant: not for a city and its own province."""
    return a.country != b.country or _far(a, b)


def _ranked(found: Found, senses: dict[str, list[tuple[float, Match]]]) -> Ranked:
    """The senses for this mention: the report's, as the words beside it call for."""
    return sorted(
        (
            (score + _kind_bonus(m.entry, found) / 2, m)
            for score, m in senses.get(found.key, ())
            if m in found.matches
        ),
        key=lambda item: (-item[0], item[1].entry.number),
    )


def _entry(found: Found, ranked: Ranked, setting: Setting) -> tuple[Entry | None, PlaceReason]:
    if found.type in (Type.ROAD, Type.NATURAL):
        return None, PlaceReason.LINE
    if not ranked:
        return None, PlaceReason.NO_ENTRY
    reason = _reason(found, ranked, setting)
    if reason not in _RESOLVED:
        return None, reason
    entry = ranked[0][1].entry
    district = found.type in (Type.QUARTER, Type.SECOND_LEVEL)
    if district and entry.level in (Level.AREA, Level.SEA, Level.COUNTRY):
        return None, PlaceReason.QUARTER  # "the Sahel district" of a town has only its name there
    return entry, reason


def _elsewhere(entry: Entry, found: Found, setting: Setting) -> bool:
    """Whether the words say that the name lies where the entry does not.

    So they do of "Orem district, Aleppo province"; of a bare "Orem in Aleppo" they do if the report
    tells more of the country named.
    """
    if found.inside is None:
        return False
    if in_named_unit(found):
        return not any(holds(outer, entry) for outer, _ in found.inside.matches)
    if found.close or entry.population >= KNOWN_ABROAD:
        return False
    weight = setting.countries.get(entry.country or "", 0.0)
    outer = next((m.entry.country for m in found.inside.matches), None)
    return outer not in (None, entry.country) and setting.countries.get(outer or "", 0.0) > weight


def _is_the_unit(found: Found, ranked: Ranked) -> bool:
    """Whether the words call it a province and there is one province of that name."""
    units = [m.entry for _, m in ranked if m.entry.level is Level.ADMIN1]
    return found.type is Type.FIRST_LEVEL and len(units) == 1 and ranked[0][1].entry is units[0]


def _reason(found: Found, ranked: Ranked, setting: Setting) -> PlaceReason:
    """Why the first of the senses is the place, or why it is too unsure to be."""
    best, plain = ranked[0][1].entry, ranked[0][1].grade is NameGrade.MAIN
    rivals = [(score, m.entry) for score, m in ranked[1:] if _apart(best, m.entry)]
    close = bool(rivals) and ranked[0][0] - rivals[0][0] < CLEAR
    if best.added:
        return PlaceReason.AMBIGUOUS if close else PlaceReason.OWN
    if best.level in (Level.COUNTRY, Level.AREA, Level.SEA):
        return PlaceReason.BROAD
    if _contained(best, found) > 0:
        return PlaceReason.CONTAINED
    if _elsewhere(best, found, setting):
        return PlaceReason.ELSEWHERE  # "Orem in Aleppo province" is no Orem abroad
    if best.country in setting.countries and setting.tells_of(best.country, found.key):
        unclear = close and best.level is Level.PLACE
        return PlaceReason.AMBIGUOUS if unclear else PlaceReason.COUNTRY
    if _is_the_unit(found, ranked):
        return PlaceReason.ONLY
    if found.form is PlaceForm.IN_NAME:
        return PlaceReason.AMBIGUOUS  # "Westminster House" alone says too little
    leads = all(best.population > LEAD * entry.population for _, entry in rivals)
    if setting.romanised_home() and best.country not in setting.countries:
        # A village of the war that no gazetteer has is likelier than a namesake abroad.
        known = plain and best.population >= KNOWN_ABROAD
        return PlaceReason.LARGE if known else PlaceReason.ABROAD
    told = plain or ranked[0][1].grade is NameGrade.ABBREVIATION or not rivals
    if best.population >= UNSURE_POPULATION and leads and told:
        return PlaceReason.LARGE
    alone = plain and not rivals and best.country not in setting.romanised
    return PlaceReason.ONLY if alone else PlaceReason.AMBIGUOUS
