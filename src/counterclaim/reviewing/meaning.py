"""What a field's value means, whatever words it was found in: how coders' values are compared."""

import unicodedata
from collections.abc import Hashable

from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Source
from counterclaim.model.decision import Value
from counterclaim.model.figure import Figure
from counterclaim.model.identity import value_hash
from counterclaim.model.person import Person
from counterclaim.model.place import Place
from counterclaim.model.stance import Stance
from counterclaim.model.thing import Thing
from counterclaim.model.timespan import TimeSpan
from counterclaim.model.weapon import Weapon


def meaning(value: Value) -> Hashable:
    """Equal for two values of one field that say the same; what they rest on is left out.

    A resolved place is its name, point and precision; an actor its id, else its name; a source its
    name; a time its days; a figure its measure, whom it counts, and its range; a weapon and a thing
    its kind, a person the name (else the words), age and fate.
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


def _part(value: Figure | Source | Weapon | Thing | Person | Actor) -> Hashable:
    match value:
        case Figure():
            return (value.measure, value.of, value.low, value.high, value.scope)
        case Weapon() | Thing():
            return value.kind
        case Person():
            return (_folded(value.name or value.mention), value.age, value.fate)
        case Actor():
            return meaning(value)
    return (_folded(value.name or value.mention or ""), None if value.name else value.kind)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
