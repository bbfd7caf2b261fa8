"""What a word makes of what hangs on it: "broke" a truce, a hospital "put out of service".

Shared by the readings of offers and of services; each has a lexicon file of its own.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from spacy.tokens import Token

from counterclaim.annotating.clauses import (
    agent_of,
    doer_of,
    is_passive,
    object_of,
    prepositional,
    subject_of,
    words,
    words_between,
)
from counterclaim.annotating.control.places import Ground
from counterclaim.annotating.control.telling import actor_of
from counterclaim.annotating.data_files import read_text, tsv_rows, word_set
from counterclaim.annotating.events.roles import resolved
from counterclaim.annotating.governing import HEADLINE, NONE, Governor, above
from counterclaim.annotating.lemmas import lemma_of
from counterclaim.model.actor import Actor
from counterclaim.model.words import Words

V = TypeVar("V")
ANY = "*"
CLAUSE = "clause"
_TAIL = 9  # tokens
_ACCUSING = word_set("role_words.toml", "accusing")
_NEGATIVE = frozenset({"no", "neither"})
_NOT = frozenset({"not", "n't", "never"})
_FAILING = frozenset({"fail", "unable", "neglect"})


@dataclass(frozen=True, slots=True)
class Deed(Generic[V]):
    """What is done, and what it is when it is denied ("did not accept" is a refusal).

    ``tail``: the words that must follow ("put" + "out of service"). ``negated``: told only by
    its denial ("does not apply to").
    """

    done: V
    undone: V | None
    tail: tuple[str, ...]
    negated: bool


@dataclass(frozen=True, slots=True)
class Told(Generic[V]):
    """A deed found: by which word, in what words."""

    value: V
    word: Token
    role: str
    trigger: Words
    denied: bool


class Deeds(Generic[V]):
    """The lexicon of one file: columns value, value if denied, how, words."""

    def __init__(self, name: str, make: Callable[[str], V]) -> None:
        self._deeds: dict[tuple[str, str], list[Deed[V]]] = {}
        self._lists: dict[str, frozenset[str]] = {}
        for value, undone, how, phrases in tsv_rows(read_text(name)):
            if how == "-":
                self._lists[value] = frozenset(phrases.split("|"))
                continue
            for phrase in phrases.split("|"):
                first, *tail = phrase.split()
                if negated := first == "not":
                    first, *tail = tail
                other = make(undone) if undone != "-" else None
                deed = Deed(make(value), other, tuple(tail), negated)
                for role in how.split("|"):
                    self._deeds.setdefault((role, first), []).append(deed)
        for deeds in self._deeds.values():
            deeds.sort(key=lambda deed: -len(deed.tail))

    def listed(self, name: str) -> frozenset[str]:
        """A list of plain words (how "-")."""
        return self._lists[name]

    def plain(self, role: str, lemma: str) -> Deed[V] | None:
        """The deed of a word by itself."""
        deeds = self._deeds.get((role, lemma), ())
        return next((d for d in deeds if not d.tail and not d.negated), None)

    def told(self, governor: Governor) -> Told[V] | None:
        """What the governor makes of the thing; None if nothing."""
        word, role = governor.word, governor.role
        lemma = lemma_of(word)
        deeds = self._deeds.get((role, lemma)) or self._deeds.get((role, ANY)) or ()
        for deed in deeds:
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
    return next((t for t in word.doc[word.i + 1 : last.i] if t.lower_ in _NOT), None)


def negation(governor: Governor) -> Token | None:
    """The word that denies the deed: "not", "never", "no" before the thing, "failed to"."""
    word = governor.word
    verb = word if word.pos_ in ("VERB", "AUX") else word.head
    if verb.pos_ in ("VERB", "AUX"):
        if verb is word or word.dep_ in ("attr", "acomp", "prep"):
            for child in verb.children:
                if child.dep_ == "neg" and child.i < verb.i:
                    return child
                if child.lower_ == "longer":  # "is no longer able to"
                    return next((c for c in child.lefts if c.lower_ == "no"), None)
            for child in verb.rights:
                if child.dep_ == "neg" and child.i < word.i:
                    return child  # "are not party to"
        if verb is word:
            for child in verb.children:
                if child.dep_ in ("nsubj", "nsubjpass", "dobj") and governor.role != NONE:
                    for inner in child.lefts:
                        if inner.lower_ in _NEGATIVE and inner.dep_ in ("det", "preconj", "cc"):
                            return inner
            outer = above(word)
            if outer is not None and lemma_of(outer) in _FAILING:
                return outer
    return None


def doer(told_by: Token, role: str) -> Token | None:
    """Who does it: the subject, the agent of a passive, the owner of a noun ("rebel shelling")."""
    word = told_by
    own = next((c for c in word.lefts if c.dep_ == "nsubj"), None)
    if word.pos_ in ("VERB", "AUX") or own is not None:
        if is_passive(word) or role == HEADLINE or (word.dep_ == "acl" and word.tag_ == "VBN"):
            return agent_of(word)
        if word.dep_ == "pcomp":
            accuser = word.head.head
            if lemma_of(accuser) in _ACCUSING:
                return object_of(accuser)
            if accuser.dep_ == "dobj" and lemma_of(accuser.head) in _ACCUSING:
                return accuser
            if accuser.pos_ in ("NOUN", "PROPN"):
                return accuser  # "the rebels, whilst begging for a truce"
        if own is None and word.dep_ == "dep":
            return subject_of(word.head)
        found = doer_of(word)
        if found is not None and found.dep_ == "attr":
            found = subject_of(found.head)  # "was the first to break it"
        return resolved(found)
    by = next(prepositional(word, ("by",)), None)
    return by or next(owners(word), None)


def owners(noun: Token) -> Iterator[Token]:
    """The nouns and adjectives before a noun: "the army's", "rebel", "Norlandish"."""
    return (c for c in noun.lefts if c.dep_ in ("poss", "compound", "nmod", "amod"))


def party(ground: Ground, word: Token, role: str, *, known: bool) -> Actor | None:
    """The actor that does the deed; ``known``: only one that the layer has.

    An owner counts only if the layer has it, the first that it has.
    """
    found = doer(word, role)
    if found is None:
        return None
    if word.pos_ in ("VERB", "AUX") or found.dep_ == "pobj":
        return actor_of(ground, found, known=known)
    near = (actor_of(ground, owner, known=True) for owner in owners(word))
    return next((actor for actor in near if actor is not None), None)
