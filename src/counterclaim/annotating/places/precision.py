"""How exactly a place of the gazetteer is known when it is named."""

from counterclaim.annotating.places.gazetteer_files import Level
from counterclaim.model.place import PlacePrecision

PRECISION = {
    Level.COUNTRY: PlacePrecision.COUNTRY,
    Level.ADMIN1: PlacePrecision.PROVINCE,
    Level.ADMIN2: PlacePrecision.DISTRICT,
    Level.PLACE: PlacePrecision.EXACT,
    Level.AREA: PlacePrecision.AREA,
    Level.SEA: PlacePrecision.SEA,
}
