"""Where a claim's event is, reduced to what two claims can be compared by."""

import math
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining, normalize

from counterclaim.model.place import Place, PlacePrecision

_POINT = (PlacePrecision.EXACT, PlacePrecision.NEAR)
_AREA_KM = {
    PlacePrecision.EXACT: 0.0,
    PlacePrecision.NEAR: 25.0,
    PlacePrecision.DISTRICT: 40.0,
    PlacePrecision.PROVINCE: 120.0,
    PlacePrecision.AREA: 120.0,
    PlacePrecision.COUNTRY: 800.0,
    PlacePrecision.SEA: 800.0,
}
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: ``key`` names it, ``reach`` is how far in km its precision lets the event lie.

    Latitude and longitude are WGS84 degrees, None where the place was not resolved; ``reach`` is
    then infinite.
    """

    key: str
    mention: str
    latitude: float | None
    longitude: float | None
    reach: float
    admin1: str | None
    country: str | None

    @property
    def is_point(self) -> bool:
        """Whether it is a town or the like, not a province or a country."""
        return self.reach <= _AREA_KM[PlacePrecision.NEAR]

    @property
    def is_named(self) -> bool:
        """Whether its words are those of one place: a town, or a name that no gazetteer has."""
        return self.is_point or self.latitude is None


def spot_of(place: Place) -> Spot:
    """The spot that ``place`` names."""
    mention = folded_name(place.mention or place.name or "")  # a person may name it alone
    known = place.latitude is not None and place.longitude is not None
    key = f"g{place.geonameid}" if place.geonameid else folded_name(place.name or "") or mention
    return Spot(
        key=key,
        mention=mention,
        latitude=place.latitude,
        longitude=place.longitude,
        reach=_AREA_KM.get(place.precision, math.inf) if known else math.inf,
        admin1=place.admin1,
        country=place.country,
    )


def distance_km(one: Spot, other: Spot) -> float | None:
    """Great-circle distance in km, None where either has no coordinates."""
    if one.latitude is None or other.latitude is None:
        return None
    if one.longitude is None or other.longitude is None:
        return None
    phi, psi = math.radians(one.latitude), math.radians(other.latitude)
    a = (
        math.sin((psi - phi) / 2) ** 2
        + math.cos(phi)
        * math.cos(psi)
        * math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(a, 1.0)))


@lru_cache(maxsize=50_000)
def folded_name(name: str) -> str:
    """``name`` without case, accents, apostrophes, hyphens and the Arabic article."""
    bare = "".join(c for c in normalize("NFKD", name.casefold()) if not combining(c))
    words = "".join(c if c.isalnum() else "" if c in "'’‘`" else " " for c in bare).split()
    kept = [word for word in words if word not in ("al", "el", "the", "of", "town", "city")]
    return " ".join(kept or words)
