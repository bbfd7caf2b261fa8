"""Phrases of a lexicon by lemma, hyphens passed over: "cease-fire" is "cease fire"."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from spacy.tokens import Doc, Token

_HYPHENS = frozenset({"-", "–", "‑"})
V = TypeVar("V")


def lemma_of(token: Token) -> str:
    """The lemma in lower case; of "Schools" or "Breaches" in a headline, too."""
    lemma = token.lemma_.lower()
    if token.pos_ == "PROPN" and len(lemma) > 4 and lemma[-1] == "s" and lemma[-2] != "s":
        return lemma.removesuffix("es") if lemma.endswith(("ches", "shes")) else lemma[:-1]
    return lemma


class Lemmas:
    """The lemmas of a ``Doc``, lower case; ``positions`` are their tokens."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self.positions: list[int] = []
        self.lemmas: list[str] = []
        for token in doc:
            if token.text in _HYPHENS:
                continue
            self.positions.append(token.i)
            self.lemmas.append(lemma_of(token))

    def found(
        self, phrases: Mapping[str, Sequence[tuple[tuple[str, ...], V]]]
    ) -> Iterator[tuple[int, int, V]]:
        """Where each phrase begins, its length, and what stands by it; none overlaps another.

        ``phrases`` are by first lemma, longest first.
        """
        at, size = 0, len(self.lemmas)
        while at < size:
            length = 0
            for phrase, value in phrases.get(self.lemmas[at], ()):
                if tuple(self.lemmas[at : at + len(phrase)]) == phrase:
                    length = len(phrase)
                    yield at, length, value
                    break
            at += length or 1

    def sentence(self, at: int) -> int:
        """The number of the sentence that the lemma stands in."""
        return bisect_right(self._starts, self.positions[at])

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self._doc.sents]
