"""With what: the weapon or means of a deed."""

from dataclasses import dataclass
from enum import StrEnum


class WeaponKind(StrEnum):
    """What sort of weapon the words name."""

    SMALL_ARMS = "small arms"  # rifles, machine guns, pistols, snipers
    GRENADE = "grenade"  # thrown or rocket-propelled
    MORTAR = "mortar"
    ARTILLERY = "artillery"  # guns, tanks, shells of whatever gun
    ROCKET = "rocket"
    MISSILE = "missile"
    AIRCRAFT = "aircraft"
    AERIAL_BOMB = "aerial bomb"  # barrel, glide, cluster bombs
    DRONE = "drone"
    BOMB = "bomb"  # laid, thrown or posted; how is not told
    CAR_BOMB = "car bomb"  # in any vehicle
    SUICIDE_BOMB = "suicide bomb"
    MINE = "mine"
    EXPLOSIVE = "explosive"  # dynamite, charges, unexploded ordnance
    CHEMICAL = "chemical"
    FIRE = "fire"  # petrol bombs, arson, napalm
    BLADED = "bladed"  # knives, machetes, axes
    BLUNT = "blunt"  # clubs, stones
    VEHICLE = "vehicle"  # driven into people
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weapon:
    """A weapon as the report words it.

    The mention is empty, and ``start`` is ``end``, where a person named a kind and the report no
    words for it.
    """

    mention: str
    start: int
    end: int
    kind: WeaponKind
