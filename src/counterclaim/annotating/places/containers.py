"""What a place is said to lie in, beyond the words right beside it."""

from bisect import bisect_left
from collections.abc import Sequence

from counterclaim.annotating.places.gazetteer_files import Level, NameGrade
from counterclaim.annotating.places.recognition import Found, Type
from counterclaim.model.place import PlaceForm

TOWN_BEFORE = 800  # characters from a street back to the town it lies in
TOWN_AFTER = 60  # and on to it: "in the 900 block of Mill Street, in central Dara"
_BROAD = frozenset({Level.COUNTRY, Level.AREA, Level.SEA})
_STREETS = (
    "street", "st.", "st", "avenue", "ave", "ave.", "boulevard", "blvd", "blvd.", "drive", "dr.",
    "dr", "lane", "road", "rd", "rd.", "court", "square", "place", "way", "parkway",
)  # fmt: skip


def in_named_unit(place: Found) -> bool:
    """Whether it is said to lie in a unit that is called one: "X district, Y province", "X, Ohio".

    A comma alone would also stand in a list of equals.
    """
    outer = place.inside
    if outer is None or not outer.matches:
        return False
    if any(m.grade is NameGrade.ABBREVIATION for m in outer.matches):
        return place.close
    named = outer.type is Type.FIRST_LEVEL and not outer.name.lower().endswith("s")
    return named and place.type in (Type.SECOND_LEVEL, Type.QUARTER, Type.SETTLEMENT)


def share_containers(found: Sequence[Found]) -> None:
    """Let all mentions of a name lie where the report once says it lies."""
    outer = {f.key: f.inside for f in found if in_named_unit(f)}
    for place in found:
        if place.inside is None and place.key in outer and place.form is PlaceForm.NAME:
            place.inside = outer[place.key]


def place_streets(found: Sequence[Found]) -> None:
    """Let a street or quarter lie in the town last named, a street also in the one right after."""
    towns = [f for f in found if _is_town(f)]
    starts = [town.start for town in towns]
    for place in found:
        if place.inside is not None or not _is_part_of_town(place):
            continue
        at = bisect_left(starts, place.start)
        if at and place.start - towns[at - 1].end <= TOWN_BEFORE:
            place.inside = towns[at - 1]
        elif place.type is Type.ROAD and at < len(towns) and _right_after(place, towns[at]):
            place.inside = towns[at]


def _right_after(place: Found, town: Found) -> bool:
    return town.start - place.end <= TOWN_AFTER


def _is_town(place: Found) -> bool:
    return (
        place.type in (None, Type.SETTLEMENT)
        and place.form is PlaceForm.NAME
        and any(m.entry.level is Level.PLACE for m in place.matches)
        and not any(m.entry.level in _BROAD for m in place.matches)
    )


def _is_part_of_town(place: Found) -> bool:
    if (
        place.type is Type.QUARTER
    ):  # "Ostra district" of a province that the gazetteer knows is none
        return place.form is PlaceForm.NAME and not place.matches
    if place.type is not Type.ROAD:
        return False
    return place.name.split()[-1].lower() in _STREETS and place.name.split()[-1][0].isupper()
