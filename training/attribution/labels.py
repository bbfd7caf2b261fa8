"""What the network is to answer for a document: a tag a word, and the links between runs.

A cue points to its source's first word, a run of content to its cue's first word. In that direction
every pointer has one answer, although two cues may share a source ("he said ... and added ...").
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.annotating.attribution.tagger.tags import OUTSIDE, Role, begins, inside
from counterclaim.annotating.attribution.tagger.wordpieces import (
    Pieces,
    Word,
    WordPieces,
    is_capitalised,
    words_of,
)
from training.attribution.corpus import Document

NOBODY = -1  # a cue without a source
NOT_ASKED = -2
_SENTENCE_ENDS = frozenset({".", "!", "?", ":", '"', "“", "‘", "”"})
_ORDER = (Role.CONTENT, Role.SOURCE, Role.CUE)  # on the few words with two roles the later wins


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document's pieces with a tag and a target word (or NOBODY, NOT_ASKED) for each word."""

    pieces: Pieces
    tags: NDArray[np.int64]
    targets: NDArray[np.int64]


def labelled(
    document: Document, nlp: Language, pieces: WordPieces, veil: Callable[[], bool]
) -> Labelled:
    """Cut and label one document. ``veil`` decides, name by name, whether it is hidden."""
    doc: Doc = nlp.make_doc(document.text)
    words = words_of(doc)
    role: list[Role | None] = [None] * len(words)
    part: list[tuple[int, Role] | None] = [None] * len(words)
    heads: dict[tuple[int, Role], int] = {}
    for wanted in _ORDER:
        for n, attribution in enumerate(document.attributions):
            covered = [
                w for r, span in attribution.spans if r is wanted for w in _covered(words, span)
            ]
            for word in covered:
                role[word], part[word] = wanted, (n, wanted)
            if covered:
                heads[n, wanted] = covered[0]
    tags = np.full(len(words), OUTSIDE, np.int64)
    targets = np.full(len(words), NOT_ASKED, np.int64)
    for word, (here, owner) in enumerate(zip(role, part, strict=True)):
        if here is None or owner is None:
            continue
        new = word == 0 or part[word - 1] != owner
        tags[word] = begins(here) if new else inside(here)
        if new and here is not Role.SOURCE:
            wanted = Role.SOURCE if here is Role.CUE else Role.CUE
            targets[word] = heads.get((owner[0], wanted), NOBODY)
    veiled = [name for name in _names(document.text, words, part) if veil()]
    return Labelled(pieces.cut(document.text, words, veiled), tags, targets)


def _names(
    text: str, words: list[Word], part: Sequence[tuple[int, Role] | None]
) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words inside a sentence that do not cross the edge of a role."""
    first = 1
    while first < len(words):
        last = first
        while last < len(words) and _may_be_name(text, words, last) and part[last] == part[first]:
            last += 1
        if last > first:
            yield first, last - 1
        first = max(last, first + 1)


def _may_be_name(text: str, words: list[Word], at: int) -> bool:
    word, before = words[at], words[at - 1]
    opens = word.after_break or text[before.start : before.end] in _SENTENCE_ENDS
    return not opens and is_capitalised(text[word.start : word.end])


def _covered(words: list[Word], span: tuple[int, int]) -> range:
    """The words that share a character with ``span``."""
    start, end = span
    first = bisect_right(words, start, key=lambda w: w.end)
    last = first
    while last < len(words) and words[last].start < end:
        last += 1
    return range(first, last)
