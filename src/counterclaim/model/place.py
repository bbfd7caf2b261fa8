"""Where: places as mentioned and as resolved, never without a precision."""

from dataclasses import dataclass
from enum import StrEnum


class PlacePrecision(StrEnum):
    """How exactly the coordinates fit the words. Codes of UCDP GED (``where_prec``) beside it."""

    EXACT = "exact"  # 1: the named place itself
    NEAR = "near"  # 2: within about 25 km of it ("near", "outskirts", "countryside of")
    DISTRICT = "district"  # 3: a second-level unit
    PROVINCE = "province"  # 4: a first-level unit
    AREA = "area"  # 5: a line or a fuzzy region
    COUNTRY = "country"  # 6
    SEA = "sea"  # 7: international waters or airspace
    UNKNOWN = "unknown"  # unresolved: the words are kept, no coordinates


class PlaceForm(StrEnum):
    """What the place's name does in the sentence."""

    NAME = "name"
    ADJECTIVE = "adjective"  # "Syrian": tells the report's countries, is not where things happened
    IN_NAME = "in name"  # inside another name: "the Aleppo Media Centre"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place mention. Unresolved: all but the mention, ``precision`` and ``qualifier`` are None.

    ``name`` is the gazetteer's name, ``country`` ISO 3166 alpha-2, ``admin1`` the name (or, where
    the gazetteer has none, the GeoNames code) of the first-level unit; latitude and longitude are
    WGS84 degrees. ``qualifier`` keeps words that shift or narrow the place ("eastern",
    "20 km north of", "countryside").
    """

    mention: str
    start: int
    end: int
    name: str | None = None
    geonameid: int | None = None
    admin1: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision = PlacePrecision.UNKNOWN
    qualifier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """What ``counterclaim_places`` writes: the place, and its part in the sentence."""

    place: Place
    form: PlaceForm = PlaceForm.NAME
