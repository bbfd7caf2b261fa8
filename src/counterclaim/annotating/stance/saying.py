"""What the cue of an attribution does to its content: "denied that", "suspects that"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from counterclaim.annotating.grammar.reality import reality_of
from counterclaim.annotating.lexicon.signatures import Standing
from counterclaim.annotating.stance.actors import believed_deeds
from counterclaim.annotating.stance.cues import cue
from counterclaim.annotating.stance.words import effects
from counterclaim.model.attribution import Attribution
from counterclaim.model.stance import StanceCue
from counterclaim.model.words import Words


def of_attributions(doc: Doc, attributions: Sequence[Attribution]) -> Iterator[StanceCue]:
    """The cues that the reporting words of attributions give to what they report."""
    starts = [token.idx for token in doc]
    for attribution in attributions:
        for words in attribution.cue:
            first = bisect_left(starts, words.start)
            last = bisect_left(starts, words.end)
            yield from _of_cue(doc, first, last, attribution)


def _of_cue(doc: Doc, first: int, last: int, attribution: Attribution) -> Iterator[StanceCue]:
    tokens = [doc[i] for i in range(first, last)]
    for token in tokens:
        lemma = token.lemma_.lower()
        known = effects("content")
        effect = known.get(f"{lemma} {tokens[-1].lower_}") or known.get(lemma)
        if effect is None or token.pos_ not in ("VERB", "NOUN", "ADJ"):
            continue
        if token.dep_ == "acl" and not attribution.source:  # "a loss estimated at over half"
            continue
        if reality_of(token).standing is Standing.NOT:
            continue  # "did not suspect that"
        for piece in attribution.content:
            yield from cue(token, piece, effect, believed_deeds(token))


def within_saying(found: StanceCue, sayings: Sequence[Words]) -> StanceCue:
    """A hedge in somebody's words reaches no further than those words."""
    hedge, scope = Words(found.hedge.start, found.hedge.end), found.scope
    around = min((w for w in sayings if hedge in w), key=lambda w: w.end - w.start, default=scope)
    start, end = max(scope.start, around.start), min(scope.end, around.end)
    return replace(found, scope=Words(start, end)) if start < end else found
