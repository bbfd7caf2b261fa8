"""To what: the things that a deed hit, beside the people and parties."""

from dataclasses import dataclass
from enum import StrEnum


class ThingKind(StrEnum):
    """What sort of thing it is."""

    HOUSE = "house"  # where people live
    BUILDING = "building"  # of another use, or of none that is told
    HOSPITAL = "hospital"  # clinics and ambulances too
    SCHOOL = "school"
    WORSHIP = "house of worship"
    MARKET = "market"
    BUSINESS = "business"  # shops, banks, factories, hotels
    CAMP = "camp"  # of displaced people
    FARM = "farm"  # fields, crops, herds
    POWER = "power"  # towers, lines, plants
    WATER = "water"
    FUEL = "fuel"  # pipelines, refineries, wells, depots
    COMMUNICATION = "communication"  # telephone, broadcasting, press
    BRIDGE = "bridge"
    ROAD = "road"
    RAILWAY = "railway"
    AIRPORT = "airport"
    PORT = "port"
    VEHICLE = "vehicle"  # cars, buses, trucks
    CONVOY = "convoy"
    AIRCRAFT = "aircraft"
    SHIP = "ship"
    GOVERNMENT = "government office"  # town halls, courts, parties' offices
    EMBASSY = "embassy"
    POLICE = "police post"
    PRISON = "prison"
    MILITARY = "military site"  # posts, barracks, depots
    WEAPON = "weapon"  # tanks, guns, launchers
    MONUMENT = "monument"  # museums, graves, ruins
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A thing hit, as the report words it.

    The mention is empty, and ``start`` is ``end``, where a person named a kind and the report no
    words for it.
    """

    mention: str
    start: int
    end: int
    kind: ThingKind
