"""What a field's value means, whatever words it was found in: how coders' values are compared."""

import unicodedata
from collections.abc import Hashable

from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Source
from counterclaim.model.decision import Value
from counterclaim.model.figure import Figure
from counterclaim.model.identity import value_hash
from counterclaim.model.place import Place
from counterclaim.model.stance import Stance
from counterclaim.model.timespan import TimeSpan


def meaning(value: Value) -> Hashable:
    """Equal for two values of one field that say the same; what they rest on is left out.

    A resolved place is its name, point and precision; an actor its id, else its name; a source its
    name; a time its days; a figure its measure, whom it counts, and its range.
    """
    match value:
        case None:
            return None
        case Place():
            point = (value.latitude, value.longitude) if value.name else None
            return (_folded(value.name or value.mention), point, value.precision)
        case Actor():
            return value.id or _folded(value.name or value.mention)
        case TimeSpan():
            return (value.earliest, value.latest)
        case Stance():
            return (value.polarity, value.certainty, value.mode)
        case tuple():
            return tuple(_part(each) for each in value)
        case str():
            return str(value)
        case _:
            return value_hash(value)


def _part(value: Figure | Source) -> Hashable:
    if isinstance(value, Figure):
        return (value.measure, value.of, value.low, value.high, value.scope)
    return (_folded(value.name or value.mention or ""), None if value.name else value.kind)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
