"""A copy of a ``Doc`` with stretches left blank: for a component that one of them breaks."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from spacy.tokens import Doc

from counterclaim.annotating.layers import LAYERS, key_of
from counterclaim.model.words import Words

Tokens = tuple[int, int]  # from one token up to another, not included

_OF_TOKENS = ("TAG", "POS", "LEMMA", "MORPH", "ENT_IOB", "ENT_TYPE")
_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3  # of an entity


def blanked(doc: Doc, holes: Sequence[Tokens]) -> Doc:
    """``doc`` with spaces for the letters of each hole, and without the records inside one.

    Tokens and characters keep their places. A hole must be whole sentences, where there are any.
    """
    empty = {i for first, last in holes for i in range(first, last)}
    words = [re.sub(r"\S", " ", t.text) if t.i in empty else t.text for t in doc]
    copy = Doc(doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc])
    parsed = doc.has_annotation("DEP")
    columns = [*_OF_TOKENS, *(("HEAD", "DEP") if parsed else ("SENT_START",))]
    rows: Any = doc.to_array(columns)
    strings = doc.vocab.strings
    space = [strings.add("_SP"), strings["SPACE"], 0, 0, _OUTSIDE, 0]
    for first, last in holes:
        for i in range(first, last):
            rows[i, : len(space)] = space
            rows[i, columns.index("LEMMA")] = strings.add(words[i])
            if parsed:
                rows[i, -2:] = (first - i) % 2**64, strings.add("dep" if i > first else "ROOT")
        iob = columns.index("ENT_IOB")
        if last < len(doc) and rows[last, iob] == _INSIDE:
            rows[last, iob] = _BEGIN
    copy.from_array(columns, rows)
    copy.user_data.update(doc.user_data)
    stretches = characters(doc, holes)
    for layer in LAYERS:
        if key_of(layer) in doc.user_data:
            copy.user_data[key_of(layer)] = outside(doc.user_data[key_of(layer)], stretches)
    return copy


def characters(doc: Doc, holes: Sequence[Tokens]) -> list[Words]:
    """The characters of ranges of tokens; those that touch, in order, make one."""
    found: list[Words] = []
    touched = -1
    for a, b in holes:
        words = Words(doc[a].idx, doc[b - 1].idx + len(doc[b - 1]))
        if a == touched:
            words = Words.hull([found.pop(), words])
        found.append(words)
        touched = b
    return found


def outside(records: Sequence[Any], holes: Sequence[Words]) -> list[Any]:
    """The records of a layer, as ``user_data`` has them, that no hole swallows.

    One may reach over a hole, as the content of a quotation does; a mention, whose words are told,
    may not even touch one.
    """
    return [
        record
        for record in records
        if not any(
            words in hole or (told and words.overlaps(hole))
            for words, told in _stretches(record)
            for hole in holes
        )
    ]


def _stretches(record: Any) -> Iterator[tuple[Words, bool]]:
    """Every stretch of text in a record, and whether its words stand beside it."""
    stack = [record]
    while stack:
        here = stack.pop()
        if isinstance(here, dict):
            start, end = here.get("start"), here.get("end")
            if isinstance(start, int) and isinstance(end, int):
                yield Words(start, end), here.get("mention") is not None
            stack += here.values()
        elif isinstance(here, list):
            stack += here
