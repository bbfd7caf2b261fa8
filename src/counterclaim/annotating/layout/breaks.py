"""Paragraph breaks and datelines end sentences: no headline or "CITY (Agency) -" runs on."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from counterclaim.annotating.harmless import harmless
from counterclaim.annotating.layout.datelines import edges

FULL_LINE = 50  # characters: a line this long that stops in mid-sentence was wrapped, not ended
_ENDS = frozenset('.!?:;…"”’)»')


def sentence_starts(doc: Doc) -> Iterator[int]:
    """Token positions that must start a sentence: the first word after each break.

    A blank line always breaks. A single line end does unless the line was wrapped there: it is long
    and stops without a sentence's end, or the next line goes on in lower case.
    """
    text = doc.text
    last: Token | None = None
    line_start = 0
    at_dateline = frozenset(edges(text))
    for token in doc:
        if token.is_space:
            continue
        if token.idx in at_dateline:
            yield token.i
        between = text[last.idx + len(last) : token.idx] if last is not None else "\n\n"
        if "\n" in between:
            blank = between.count("\n") > 1
            length = last.idx + len(last) - line_start if last is not None else 0
            if blank or not _wrapped(last, length, token):
                yield token.i
            line_start = token.idx
        last = token


def _wrapped(last: Token | None, length: int, following: Token) -> bool:
    if last is None or last.text[-1] in _ENDS:
        return False
    return length >= FULL_LINE or following.text[:1].islower()


class Breaks:
    """Sets ``token.is_sent_start`` before the parser, which respects it."""

    @harmless("counterclaim_breaks")
    def __call__(self, doc: Doc) -> Doc:
        """Mark the sentence starts."""
        for i in sentence_starts(doc):
            doc[i].is_sent_start = True
        return doc


@Language.factory("counterclaim_breaks", assigns=["token.is_sent_start"])
def make_breaks(nlp: Language, name: str) -> Breaks:  # noqa: ARG001 - spaCy's factory signature
    """Make the component; put it before the parser."""
    return Breaks()
