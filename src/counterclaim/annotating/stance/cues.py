"""Makes a stance cue of a word, what it reaches and what it does there."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from counterclaim.annotating.spans import words_between
from counterclaim.annotating.stance.words import Effect
from counterclaim.model.stance import Hedge, Hedged, StanceCue
from counterclaim.model.words import Words

_MODIFIERS = frozenset(
    {"det", "amod", "compound", "nummod", "nmod", "advmod", "quantmod", "neg", "cc"}
)
_VERBAL = frozenset({"VBN", "VBG", "VBD"})


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
        hedge=Hedge(mention=first.doc[first.i : last.i + 1].text, start=start, end=end),
        scope=scope,
        polarity=effect.polarity,
        certainty=effect.certainty,
        mode=effect.mode,
        holes=holes,
    )


def hedge_on(word: Token, deed: Token, field: Hedged) -> StanceCue:
    """The cue of a word that speaks of the deed's actor or target and leaves the deed alone."""
    found = cue_of(word, word, reached(deed), Effect())
    return replace(found, hedge=replace(found.hedge, on=field))


def reached(predicate: Token) -> Words:
    """The predicate and the words before it that belong to it: "fresh raids"."""
    first = predicate
    while first.i > predicate.left_edge.i and _modifies(first.nbor(-1)):
        first = first.nbor(-1)
    return words_between(predicate.doc, first.i, predicate.i)


def _modifies(word: Token) -> bool:
    """Not what tells something of its own: "rebel-held", "the allied"."""
    dep = word.head.dep_ if word.dep_ == "conj" else word.dep_  # "air or artillery strikes"
    return dep in _MODIFIERS and word.tag_ not in _VERBAL
