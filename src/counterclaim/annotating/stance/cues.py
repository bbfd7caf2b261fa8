"""Makes a stance cue of a word, what it reaches and what it does there."""

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.annotating.stance.words import Effect
from counterclaim.model.stance import Hedge, StanceCue
from counterclaim.model.words import Words


def cue(
    token: Token,
    scope: Words | None,
    effect: Effect | None,
    holes: tuple[Words, ...] = (),
) -> Iterator[StanceCue]:
    """The cue of one word; nothing where it reaches nothing or does nothing."""
    if scope is not None and effect is not None:
        yield cue_of(token, token, scope, effect, holes)


def cue_of(
    first: Token, last: Token, scope: Words, effect: Effect, holes: tuple[Words, ...] = ()
) -> StanceCue:
    """The cue of the words from ``first`` to ``last``."""
    start, end = first.idx, last.idx + len(last)
    return StanceCue(
        hedge=Hedge(mention=first.doc.text[start:end], start=start, end=end),
        scope=scope,
        polarity=effect.polarity,
        certainty=effect.certainty,
        mode=effect.mode,
        holes=holes,
    )
