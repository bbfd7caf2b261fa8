"""Where: places as mentioned and as resolved, never without a precision."""

from dataclasses import dataclass
from enum import StrEnum


class PlacePrecision(StrEnum):
    """How exactly the coordinates fit the words, from the place itself to not at all.

    ``where_prec`` and ``geo_precision`` are the codes of UCDP GED and ACLED that follow, None where
    the data set has none: ACLED codes no event that is known by its country or sea alone.
    """

    EXACT = "exact"  # the named place itself
    NEAR = "near"  # within about 25 km of it ("near", "outskirts", "countryside of")
    DISTRICT = "district"  # a second-level unit
    PROVINCE = "province"  # a first-level unit
    AREA = "area"  # a line or a fuzzy region
    COUNTRY = "country"
    SEA = "sea"  # international waters or airspace
    UNKNOWN = "unknown"  # unresolved: the words are kept, no coordinates

    @property
    def where_prec(self) -> int | None:
        """UCDP GED: 1 exact, 2 near, 3 and 4 units, 5 area, 6 country, 7 sea or air."""
        return _CODES[self][0]

    @property
    def geo_precision(self) -> int | None:
        """ACLED: 1 the town, 2 a small part of a region or near a town, 3 a larger region."""
        return _CODES[self][1]


_CODES: dict[PlacePrecision, tuple[int | None, int | None]] = {
    PlacePrecision.EXACT: (1, 1),
    PlacePrecision.NEAR: (2, 2),
    PlacePrecision.DISTRICT: (3, 2),
    PlacePrecision.PROVINCE: (4, 3),
    PlacePrecision.AREA: (5, 3),
    PlacePrecision.COUNTRY: (6, None),
    PlacePrecision.SEA: (7, None),
    PlacePrecision.UNKNOWN: (None, None),
}


class PlaceForm(StrEnum):
    """What the place's name does in the sentence."""

    NAME = "name"
    ADJECTIVE = "adjective"  # "Syrian": tells the report's countries, is not where things happened
    IN_NAME = "in name"  # inside another name: "the Aleppo Media Centre"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place mention. Unresolved: all but the mention, ``precision`` and ``qualifier`` are None.
    The mention is empty, and ``start`` is ``end``, where a person named a place that the report
    does not.

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


class PlaceReason(StrEnum):
    """Why a mention was taken for its place, or for none. The first that holds is told."""

    OWN = "in your gazetteer"
    CONTAINED = "named with what it lies in"
    COUNTRY = "in a country of the report"
    BROAD = "a country, region or sea"
    LARGE = "large enough to be named alone"
    ONLY = "the only place of the name"
    PARENT = "itself unknown, said to lie in a known place"
    CAPITAL = "the capital of the country told of"
    # unresolved:
    NO_ENTRY = "in no gazetteer"
    LINE = "a road, river or the like: not looked up"
    ABROAD = "known only from elsewhere, and not large"
    ELSEWHERE = "said to lie in another country than its namesakes"
    AMBIGUOUS = "several places of the name, none likelier"
    QUARTER = "a quarter, known only as a region's name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a mention could also have meant; ``score`` is relative to the others."""

    name: str
    admin1: str | None
    country: str | None
    geonameid: int | None
    latitude: float
    longitude: float
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """What ``counterclaim_places`` writes: the place, its part in the sentence, and how it came
    about. ``runners_up`` are the best other places of the name, the best first.
    """

    place: Place
    form: PlaceForm = PlaceForm.NAME
    reason: PlaceReason = PlaceReason.NO_ENTRY
    runners_up: tuple[Candidate, ...] = ()
