"""Quotation marks of distance: a word or two that the report's own voice sets in marks."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from counterclaim.annotating.layout.quotes import find_quotes
from counterclaim.model.attribution import Attribution
from counterclaim.model.stance import Certainty, Hedge, StanceCue

_LONGEST = 3  # words; more are quoted for what they say


def distancing_cues(doc: Doc, attributions: Sequence[Attribution]) -> Iterator[StanceCue]:
    """Doubt about what a short quotation tells, where no source is given for it.

    "The army announced a “truce”" doubts a truce. It reaches the quoted words alone.
    """
    text = doc.text
    said = [piece for a in attributions for piece in a.content]
    for quote in find_quotes(text):
        words = quote.words
        if len(words.of(text).split()) > _LONGEST or any(words.overlaps(piece) for piece in said):
            continue
        yield StanceCue(
            hedge=Hedge(mention=text[words.start], start=words.start, end=words.start + 1),
            scope=words,
            certainty=Certainty.DOUBTED,
        )
