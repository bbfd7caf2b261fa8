"""Quotations: where marks open and close, over paragraphs, in text that may have lost some."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.model.words import Words

_DOUBLE = re.compile(r"[“”„\"«»]|``|''|’’")
_SINGLE = re.compile(
    r"(?<![\w’'])[‘'](?=\w)[^‘’'\n“”\"]{2,300}(?:(?<=\w)[’'](?=\w)[^‘’'\n“”\"]+)*[’'](?!\w)"
)
_OPENING = frozenset({"“", "„", "«", "``"})
_CLOSING = frozenset({"”", "»", "’’"})
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_BEFORE_OPENING = frozenset(" \t\xa0([{-–—/…")
_AFTER_CLOSING = frozenset(" \t\xa0.,;:!?)]}-–—…'’")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks. ``continues``: it goes on from the paragraph before."""

    words: Words
    continues: bool = False


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Outermost quotations in text order.

    Knows curly, straight and doubled marks, and quotations over several paragraphs, whether or not
    each paragraph opens anew. A mark that nothing closes is a stray, unless the next paragraph
    goes on with the quotation.
    """
    paragraphs = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(text)]
    marks = [list(_marks(text, start, end)) for start, end in paragraphs]
    found: list[Quote] = []
    carried = False
    for n, (start, end) in enumerate(paragraphs):
        opened: int | None = None
        continues = False
        if carried:
            continues = True
            opened = start if not _opens_at(marks[n], start) else None
        for at, after, closes in marks[n]:
            if opened is None:
                if closes is not True:
                    opened = at
            elif closes is False:
                opened = at
            else:
                found.append(Quote(Words(opened, after), continues=continues))
                opened, continues = None, False
        carried = (
            opened is not None
            and n + 1 < len(paragraphs)
            and (_goes_on(marks[n + 1], paragraphs[n + 1][0]))
        )
        if carried and opened is not None:
            found.append(Quote(Words(opened, end), continues=continues))
    return tuple(sorted([*found, *_single(text, found)], key=lambda q: q.words))


def _marks(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool | None]]:
    """Double marks of a paragraph: start, end, and whether each closes (None: cannot tell)."""
    for match in _DOUBLE.finditer(text, start, end):
        at, after = match.span()
        mark = match.group()
        closes: bool | None = None
        if mark in _OPENING:
            closes = False
        elif mark in _CLOSING:
            closes = True
        else:
            free_left = at == start or text[at - 1] in _BEFORE_OPENING
            free_right = after == end or text[after] in _AFTER_CLOSING
            if free_left != free_right:
                closes = free_right
        yield at, after, closes


def _opens_at(marks: list[tuple[int, int, bool | None]], start: int) -> bool:
    return bool(marks) and marks[0][0] == start and marks[0][2] is not True


def _goes_on(marks: list[tuple[int, int, bool | None]], start: int) -> bool:
    """Whether a paragraph carries on a quotation left open in the one before."""
    return _opens_at(marks, start) or (bool(marks) and marks[0][2] is True)


def _single(text: str, doubles: list[Quote]) -> Iterator[Quote]:
    """Quotations in single marks that lie in no other."""
    taken = iter(doubles)
    held = next(taken, None)
    for match in _SINGLE.finditer(text):
        words = Words(*match.span())
        while held is not None and held.words.end <= words.start:
            held = next(taken, None)
        if held is None or not held.words.overlaps(words):
            yield Quote(words)
