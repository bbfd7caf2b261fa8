"""Paragraph breaks end sentences, so that a headline never runs into the text below it."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc


def sentence_starts(doc: Doc) -> Iterator[int]:
    """Token positions that must start a sentence: the first word after each line break."""
    after_break = True
    for token in doc:
        if token.is_space:
            after_break = after_break or "\n" in token.text
        elif after_break:
            yield token.i
            after_break = False


class Breaks:
    """Sets ``token.is_sent_start`` before the parser, which respects it."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the sentence starts."""
        for i in sentence_starts(doc):
            doc[i].is_sent_start = True
        return doc


@Language.factory("counterclaim_breaks", assigns=["token.is_sent_start"])
def make_breaks(nlp: Language, name: str) -> Breaks:  # noqa: ARG001 - spaCy's factory signature
    """Make the component; put it before the parser."""
    return Breaks()
