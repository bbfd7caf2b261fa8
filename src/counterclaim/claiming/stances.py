"""The stance of a claim: what the hedges that reach it make of it."""

from collections.abc import Iterable

from counterclaim.model.stance import Certainty, Mode, Polarity, Stance, StanceCue
from counterclaim.model.words import Words


def stance_at(trigger: Words, cues: Iterable[StanceCue]) -> Stance:
    """The stance at ``trigger``; of several cues for one value the one with the closest scope wins.

    Every cue that reaches the trigger is kept among the hedges, in text order.
    """
    reaching = [cue for cue in cues if trigger in cue.scope]
    polarity, certainty, mode = Polarity.AFFIRMED, Certainty.STATED, Mode.HAPPENED
    for cue in sorted(reaching, key=_reach, reverse=True):
        polarity = cue.polarity or polarity
        certainty = cue.certainty or certainty
        mode = cue.mode or mode
    hedges = {(c.hedge.start, c.hedge.end): c.hedge for c in reaching}
    return Stance(
        polarity=polarity,
        certainty=certainty,
        mode=mode,
        hedges=tuple(hedges[position] for position in sorted(hedges)),
    )


def _reach(cue: StanceCue) -> tuple[int, int]:
    return cue.scope.end - cue.scope.start, cue.hedge.start
