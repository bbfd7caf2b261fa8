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
    SERVED = "served"  # people reached by aid, water, power


class Counted(StrEnum):
    """Of whom: the people the figure counts."""

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
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as worded, and the range it stands for.

    ``low`` and ``high`` are whole counts; ``high`` is None where the words leave it open ("at
    least 12"), ``low`` likewise ("up to 300"). ``wording`` is the word or phrase that makes it
    inexact ("at least", "dozens"), None for a plain number. The mention holds number, wording and
    what is counted.
    """

    mention: str
    start: int
    end: int
    measure: Measure
    of: Counted
    low: int | None
    high: int | None
    wording: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMention:
    """What ``counterclaim_figures`` writes: the figure, the word telling the measure, its clause.

    ``part_of`` is the position of the figure this one is a subset of ("including 3 children").
    """

    figure: Figure
    cue: Words
    clause: Words
    part_of: Words | None = None
