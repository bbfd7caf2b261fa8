"""The lexicon of hedges: what each reaches and what it does there."""

from dataclasses import dataclass
from functools import cache

from counterclaim.annotating.data_files import rows
from counterclaim.model.stance import Certainty, Mode, Polarity


@dataclass(frozen=True, slots=True)
class Effect:
    """What a hedge sets; None leaves the value alone."""

    polarity: Polarity | None = None
    certainty: Certainty | None = None
    mode: Mode | None = None


@cache
def effects(reach: str) -> dict[str, Effect]:
    """Word to effect, for one kind of reach."""
    found: dict[str, Effect] = {}
    for word, how, certainty, mode in rows("stance_cues.tsv", 4):
        if how == reach:
            found[word] = Effect(
                certainty=None if certainty == "-" else Certainty(certainty),
                mode=None if mode == "-" else Mode(mode),
            )
    return found
