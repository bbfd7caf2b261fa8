"""What a word makes of what hangs on it: "broke" a truce, a hospital "put out of service"."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from spacy.tokens import Token

from counterclaim.annotating.grammar.governing import Governor
from counterclaim.annotating.grammar.lemmas import lemma_of
from counterclaim.annotating.grammar.negating import NEGATIVE, negation
from counterclaim.annotating.lexicon.deeds import Deeds
from counterclaim.annotating.spans import words, words_between
from counterclaim.model.words import Words

V = TypeVar("V")
_TAIL = 9  # tokens


@dataclass(frozen=True, slots=True)
class Told(Generic[V]):
    """A deed found: by which word, in what words."""

    value: V
    word: Token
    role: str
    trigger: Words
    denied: bool


def told(deeds: Deeds[V], governor: Governor) -> Told[V] | None:
    """What the governor, by the words of ``deeds``, makes of the thing; None if nothing."""
    word, role = governor.word, governor.role
    for deed in deeds.of(role, lemma_of(word)):
        last = _tail_of(word, deed.tail)
        if last is None:
            continue
        inside = _denial_between(word, last)
        if inside is not None and deed.undone is None:
            return None  # "the truce is not dead" tells of no end
        not_ = inside or negation(governor)
        if deed.negated and not_ is None:
            continue
        value, trigger = deed.done, words_between(word.doc, word.i, last.i)
        denied = not_ is not None and (deed.negated or deed.undone is not None)
        if not_ is None:
            return Told(value, word, role, trigger, denied=False)
        if denied:
            value = deed.done if deed.undone is None else deed.undone
            if abs(not_.i - word.i) <= _TAIL:
                trigger = Words.hull([trigger, words(not_)])
        elif words(not_) in trigger:
            trigger = words(word)  # the denial stays outside what is denied
        return Told(value, word, role, trigger, denied)
    return None


def _tail_of(word: Token, tail: tuple[str, ...]) -> Token | None:
    """The last of the tail's words, in this order behind ``word``."""
    if not tail:
        return word
    at = 0
    doc = word.doc
    end = max(word.right_edge.i, word.i + 1) + 1
    for token in doc[word.i + 1 : min(end, word.i + 1 + _TAIL, len(doc))]:
        if token.lower_ == tail[at]:
            at += 1
            if at == len(tail):
                return token
    return None


def _denial_between(word: Token, last: Token) -> Token | None:
    return next((t for t in word.doc[word.i + 1 : last.i] if t.lower_ in NEGATIVE), None)
