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


class Hedged(StrEnum):
    """Of what a hedge speaks, where it is not the deed itself."""

    ACTOR = "actor"
    TARGET = "target"


class Hedger(StrEnum):
    """Who puts it so."""

    SOURCE = "source"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """A word that decided the stance: "allegedly", "denied", "will".

    ``by`` tells whose word it is: the nearest source's own, or the outlet's, which may distance
    itself from what it passes on. It is None until the claim, and so its source, is known.
    ``on`` names the field it speaks of where the deed itself stands: "suspected rebels shelled",
    "denied responsibility for the attack" doubt and deny the actor alone.
    """

    mention: str
    start: int
    end: int
    by: Hedger | None = None
    on: Hedged | None = None


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

    A claim whose trigger lies inside ``scope``, or around it, and in none of the ``holes`` takes
    the given values; None leaves a value alone.
    """

    hedge: Hedge
    scope: Words
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    mode: Mode | None = None
    holes: tuple[Words, ...] = ()

    def reaches(self, trigger: Words) -> bool:
        """Whether what stands at ``trigger`` is put forward with this hedge."""
        reached = trigger in self.scope or self.scope in trigger
        return reached and not any(trigger in hole for hole in self.holes)
