"""Where tokens stand in the text: their positions as ``Words``."""

from bisect import bisect_right
from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from counterclaim.model.words import Words

_EDGE = frozenset(" \t\r\n,;:-–—")


def words(span: Span | Token) -> Words:
    """The character positions of a span or token."""
    if isinstance(span, Token):
        return Words(span.idx, span.idx + len(span))
    return Words(span.start_char, span.end_char)


def words_between(doc: Doc, first: int, last: int) -> Words:
    """From token ``first`` to token ``last`` (included), white space and loose commas trimmed.

    In a tangled parse the last may stand before the first, which then is all there is.
    """
    last = max(first, last)
    while first < last and _EDGE.issuperset(doc[first].text):
        first += 1
    while last > first and _EDGE.issuperset(doc[last].text):
        last -= 1
    return Words(doc[first].idx, doc[last].idx + len(doc[last]))


class Cover:
    """The text that some stretches cover, ready to be asked often."""

    def __init__(self, stretches: Iterable[Words]) -> None:
        self._parts: list[Words] = []
        for each in sorted(stretches):
            if self._parts and each.start <= self._parts[-1].end:
                each = Words.hull([self._parts.pop(), each])
            self._parts.append(each)

    def __contains__(self, asked: Words) -> bool:
        at = bisect_right(self._parts, asked.start, key=lambda part: part.start) - 1
        return at >= 0 and asked in self._parts[at]
