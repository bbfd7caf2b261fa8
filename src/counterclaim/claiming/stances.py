"""The stance of a claim: what the hedges that reach it make of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.model.attribution import Attribution, Manner
from counterclaim.model.stance import Certainty, Hedger, Mode, Polarity, Stance, StanceCue
from counterclaim.model.words import Words

_HEARSAY = frozenset({Certainty.ALLEGED, Certainty.DOUBTED})


def stance_at(
    trigger: Words, cues: Iterable[StanceCue], attributions: Sequence[Attribution] = ()
) -> Stance:
    """The stance at ``trigger``; of several cues for one value the one with the closest scope wins.

    Every cue that reaches the trigger is kept among the hedges, in text order, with whose it is by
    the ``attributions``.
    """
    reaching = [cue for cue in cues if cue.reaches(trigger)]
    polarity, certainty, mode = Polarity.AFFIRMED, Certainty.STATED, Mode.HAPPENED
    for cue in sorted(reaching, key=_reach, reverse=True):
        polarity = cue.polarity or polarity
        certainty = cue.certainty or certainty
        mode = cue.mode or mode
    hedges = {(c.hedge.start, c.hedge.end): c.hedge for c in reaching}
    evidence = {(c.hedge.start, c.hedge.end): c.certainty in _HEARSAY for c in reaching}
    return Stance(
        polarity=polarity,
        certainty=certainty,
        mode=mode,
        hedges=tuple(
            replace(
                hedges[position],
                by=hedges[position].by or hedger(Words(*position), hearsay, attributions),
            )
            for position, hearsay in sorted(evidence.items())
        ),
    )


def hedger(hedge: Words, hearsay: bool, attributions: Sequence[Attribution]) -> Hedger:
    """Whose word a hedge is.

    It is a source's in what it says ("possibly"), and in how it says it where that is its own act
    ("denied", "suspects"). ``hearsay`` in a paraphrase ("an alleged attack") is the outlet's, who
    words it; so is whatever stands in the report's own voice.
    """
    for attribution in attributions:
        told = any(hedge in piece for piece in attribution.content)
        own_act = attribution.source and any(hedge in piece for piece in attribution.cue)
        if own_act or (told and not (hearsay and attribution.manner is Manner.INDIRECT)):
            return Hedger.SOURCE
    return Hedger.OUTLET


def _reach(cue: StanceCue) -> tuple[int, int]:
    return cue.scope.end - cue.scope.start, -cue.hedge.start
