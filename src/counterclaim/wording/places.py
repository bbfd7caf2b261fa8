"""Where."""

from counterclaim.model.place import Place, PlacePrecision
from counterclaim.views.records import PlaceRecord


def place_words(place: Place | PlaceRecord | None) -> str:
    """The place with its qualifier and, unless it is the place itself, how exactly it is known."""
    if place is None:
        return ""
    name = place.name or place.mention
    qualified = f"{place.qualifier} {name}" if place.qualifier else name
    exact = place.precision is PlacePrecision.EXACT
    return qualified if exact else f"{qualified} [{place.precision}]"


def candidate_words(name: str, admin1: str | None, country: str | None) -> str:
    """A place told from its namesakes: "Tripoli, Tarabulus, LY"."""
    return ", ".join(filter(None, (name, admin1 if admin1 != name else None, country)))
