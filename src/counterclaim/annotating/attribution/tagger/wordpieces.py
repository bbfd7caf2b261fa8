"""Words as the network takes them: wordpieces, letter case, paragraph marks, and veiled names.

A veiled name is one piece that stands for the whole name, whatever it is and however long. The
network then cannot read one party's words differently from another's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from tokenizers import BertWordPieceTokenizer

CLS, SEP, UNKNOWN = 101, 102, 100  # ids of BERT's uncased vocabulary
PARAGRAPH, NAME = 1, 2  # ids that its makers left unused
CASES = 5  # none or lower, Capitalised, ALL CAPITALS, miXed, a mark that is no word
_CAPITALISED, _CAPITALS, _MARK = 1, 2, 4
_LONGEST = 12  # pieces of one word; the rest of it is not read
_KEPT = 65_536  # words remembered with their pieces


@dataclass(frozen=True, slots=True)
class Word:
    """One word's characters, its token, and whether a line break stands before it."""

    start: int
    end: int
    token: int
    after_break: bool


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as wordpieces: ids and cases by piece, each word's first piece, and whether a word
    goes on with a veiled name (it then shares that name's piece).
    """

    ids: NDArray[np.int64]
    cases: NDArray[np.int64]
    firsts: NDArray[np.int64]
    joined: NDArray[np.bool_]


def words_of(doc: Doc) -> list[Word]:
    """Every token that is not white space."""
    found: list[Word] = []
    after_break = False
    for token in doc:
        if token.is_space:
            after_break = after_break or "\n" in token.text
            continue
        found.append(Word(token.idx, token.idx + len(token), token.i, after_break))
        after_break = False
    return found


class WordPieces:
    """Cuts words into pieces of ``vocabulary``, a file with one piece a line, as BERT cuts them."""

    def __init__(self, vocabulary: Path) -> None:
        self._tokenizer = BertWordPieceTokenizer(str(vocabulary), lowercase=True)
        self._of = lru_cache(maxsize=_KEPT)(self._cut)

    def _cut(self, word: str) -> tuple[int, ...]:
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids
        return tuple(ids[:_LONGEST]) or (UNKNOWN,)

    def cut(
        self, text: str, words: Sequence[Word], veiled: Iterable[tuple[int, int]] = ()
    ) -> Pieces:
        """The pieces of ``words``, with a paragraph mark before each word after a line break.

        ``veiled`` holds the first and last word of each name to hide.
        """
        ids: list[int] = []
        cases: list[int] = []
        firsts: list[int] = []
        ends = dict(veiled)
        hidden_to = -1
        for n, word in enumerate(words):
            if n <= hidden_to:
                firsts.append(firsts[-1])
                continue
            if word.after_break:
                ids.append(PARAGRAPH)
                cases.append(_MARK)
            firsts.append(len(ids))
            if n in ends:
                hidden_to = ends[n]
                ids.append(NAME)
                cases.append(_CAPITALISED)
                continue
            form = text[word.start : word.end]
            pieces = self._of(form)
            ids.extend(pieces)
            cases.extend([_case(form)] * len(pieces))
        at = _array(firsts)
        joined = np.zeros(len(at), np.bool_)
        joined[1:] = at[1:] == at[:-1]
        return Pieces(_array(ids), _array(cases), at, joined)


def _array(numbers: Sequence[int]) -> NDArray[np.int64]:
    return np.array(numbers, np.int64)


def is_capitalised(form: str) -> bool:
    """Whether a word is written as a name may be: Aleppo, SANA, al-Bab is not."""
    return _case(form) in (_CAPITALISED, _CAPITALS) and form != "I"


def _case(form: str) -> int:
    if form == form.lower():
        return 0
    if form[:1].isupper() and form[1:] == form[1:].lower():
        return _CAPITALISED
    return _CAPITALS if form == form.upper() else 3
