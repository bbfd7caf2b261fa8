"""To how many: a number with what it counts."""

from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.words import Words


class Measure(StrEnum):
    """What is counted."""

    KILLED = "killed"
    INJURED = "injured"
    CASUALTIES = "casualties"  # killed and injured together, as written
    MISSING = "missing"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    DISPLACED = "displaced"
    EVACUATED = "evacuated"
    RETURNED = "returned"
    SURRENDERED = "surrendered"
    CAPTURED = "captured"
    BESIEGED = "besieged"
    RELEASED = "released"  # freed, exchanged
    WITHOUT_WATER = "without water"
    WITHOUT_POWER = "without power"
    WITHOUT_AID = "without aid"  # food and medicine too
    SERVED = "served"  # people reached by aid, water, power
    DESTROYED = "destroyed"  # things: weapons, vehicles, buildings


class Counted(StrEnum):
    """Of whom, or of what: the people or things that the figure counts."""

    CIVILIANS = "civilians"
    CHILDREN = "children"
    WOMEN = "women"
    MEN = "men"
    FIGHTERS = "fighters"
    SOLDIERS = "soldiers"
    MEDICS = "medics"
    AID_WORKERS = "aid workers"
    JOURNALISTS = "journalists"
    PRISONERS = "prisoners"
    PEOPLE = "people"  # nothing more is said
    WEAPONS = "weapons"
    VEHICLES = "vehicles"
    BUILDINGS = "buildings"
    UNKNOWN = "unknown"


class Scope(StrEnum):
    """What the number was counted over."""

    EVENT = "event"  # what one happening did
    CUMULATIVE = "cumulative"  # many happenings together: "so far this month"
    BACKGROUND = "background"  # the war as a whole, or years of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as worded, and the range it stands for.

    ``low`` and ``high`` are whole counts; ``high`` is None where the words leave it open ("at
    least 12"), ``low`` likewise ("up to 300"). ``wording`` is the word or phrase that makes it
    inexact ("at least", "dozens"), None for a plain number. The mention holds number, wording and
    what is counted.

    ``cue`` is the position of the word that tells the measure; figures that share one stand side by
    side. ``part_of`` is the position of the figure that this one is a subset of ("including 3
    children"): the two are never added up. ``was`` is the number that this one replaces ("up from
    112").
    """

    mention: str
    start: int
    end: int
    measure: Measure
    of: Counted
    low: int | None
    high: int | None
    wording: str | None = None
    cue: Words | None = None
    part_of: Words | None = None
    scope: Scope = Scope.EVENT
    was: int | None = None

    @property
    def words(self) -> Words:
        """The position of the mention."""
        return Words(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMention:
    """What ``counterclaim_figures`` writes: the figure, and the clause that tells it."""

    figure: Figure
    clause: Words

    @property
    def cue(self) -> Words:
        """The word that tells the measure."""
        return self.figure.cue or self.figure.words
