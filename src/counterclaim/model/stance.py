"""How it is put forward: affirmed or denied, how surely, and as fact or as plan."""

from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.words import Words


class Polarity(StrEnum):
    """Whether the source says it is so."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Certainty(StrEnum):
    """How sure the words are."""

    STATED = "stated"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    DOUBTED = "doubted"
    ALLEGED = "alleged"


class Mode(StrEnum):
    """Whether it is told as fact, plan, demand or supposition."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    DEMANDED = "demanded"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """A word that decided the stance: "allegedly", "denied", "will"."""

    mention: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """The stance of a claim, with the words that decided it in text order."""

    polarity: Polarity = Polarity.AFFIRMED
    certainty: Certainty = Certainty.STATED
    mode: Mode = Mode.HAPPENED
    hedges: tuple[Hedge, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceCue:
    """What ``counterclaim_stance`` writes: a hedge, what it reaches, and what it does there.

    A claim whose trigger lies inside ``scope`` takes the given values; None leaves a value alone.
    """

    hedge: Hedge
    scope: Words
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    mode: Mode | None = None
