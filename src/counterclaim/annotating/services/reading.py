"""Reads what became of the things people live by."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from counterclaim.annotating.clauses import (
    agent_of,
    clause_of,
    is_passive,
    prepositional,
    subject_of,
    words,
    words_between,
)
from counterclaim.annotating.control.places import Ground
from counterclaim.annotating.control.telling import actor_of
from counterclaim.annotating.figures.numerals import find_numerals
from counterclaim.annotating.governing import HEADLINE, SUBJECT, Governor, governors
from counterclaim.annotating.lemmas import Lemmas, lemma_of
from counterclaim.annotating.services.lexicon import Thing, effects, listed, needed, things
from counterclaim.model.service import Service, ServiceEffect, ServiceMention
from counterclaim.model.words import Words

_SERVICE = "service"
_CUT_WITH = frozenset({"run", "fall"})  # "ran out", "fell short"
_CUT_OFF = frozenset({"off", "out", "down", "short", "dry"})


def find_services(doc: Doc) -> tuple[ServiceMention, ...]:
    """What became of services in a parsed ``Doc``, in text order; each trigger and thing once."""
    found: dict[tuple[Words, str], ServiceMention] = {}
    for mention in _Reader(doc).mentions():
        found.setdefault((mention.trigger, mention.service.thing), mention)
    return tuple(sorted(found.values(), key=lambda m: (m.trigger, m.thing)))


class _Reader:
    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.ground = Ground(doc)

    def mentions(self) -> Iterator[ServiceMention]:
        lemmas = Lemmas(self.doc)
        for at, length, thing in lemmas.found(things()):
            first = self.doc[lemmas.positions[at]]
            noun = self.doc[lemmas.positions[at + length - 1]]
            if noun.pos_ not in ("NOUN", "PROPN"):
                continue
            if thing.needs and not _has_needed(noun):
                continue
            told: set[ServiceEffect] = set()
            for governor in governors(noun):
                effect = self._effect(governor, thing)
                if effect is ServiceEffect.DELIVERED and governor.word.pos_ == "NOUN":
                    for outer in governors(governor.word):  # "prevented deliveries of aid"
                        if self._effect(outer, thing) is ServiceEffect.BLOCKED:
                            governor, effect = outer, ServiceEffect.BLOCKED
                            break
                if effect is not None and effect not in told:
                    told.add(effect)
                    named = words_between(self.doc, first.i, noun.i)
                    yield self._mention(governor, thing, effect, named)

    def _effect(self, governor: Governor, thing: Thing) -> ServiceEffect | None:
        word, role = governor.word, governor.role
        lemma = lemma_of(word)
        effect = effects().get((role, lemma)) or effects().get((role, "*"))
        if role == SUBJECT and effect is None and _is_out_of_service(word):
            effect = ServiceEffect.CLOSED
        if effect is None:
            return None
        loose = effect is ServiceEffect.CUT and lemma in _CUT_WITH
        if loose and not any(c.lower_ in _CUT_OFF for c in word.children):
            return None
        if effect is ServiceEffect.DELIVERED and word.pos_ == "VERB":
            if _is_stopped(word):
                effect = ServiceEffect.BLOCKED
            elif word.dep_ in ("advcl", "acl") and any(c.lower_ == "to" for c in word.lefts):
                return None  # what something is for: "set up to provide food"
        return effect if effect in thing.effects else None

    def _mention(
        self, governor: Governor, thing: Thing, effect: ServiceEffect, at: Words
    ) -> ServiceMention:
        word = governor.word
        trigger = words(word)
        clause = Words.hull([clause_of(word), trigger, at])
        text = self.ground.text
        served = self._served(word, effect)
        numeral = None
        if served is not None:
            numeral = next((n for n in find_numerals(served.of(text))), None)
        return ServiceMention(
            trigger=trigger,
            clause=clause,
            thing=at,
            service=Service(
                thing=thing.thing,
                effect=effect,
                mention=at.of(text),
                served=served.of(text) if served and numeral else None,
                served_low=numeral.low if numeral else None,
                served_high=numeral.high if numeral else None,
            ),
            served=served if numeral else None,
            actor=actor_of(self.ground, _doer(governor), known=True),
        )

    def _served(self, word: Token, effect: ServiceEffect) -> Words | None:
        """The people it reaches or is kept from: "to 12,000 people", "leaving 900 without"."""
        if effect is ServiceEffect.HIT:
            return None
        sentence = word.sent
        for token in self.doc[word.left_edge.i : min(word.right_edge.i + 1, sentence.end)]:
            if token.lemma_.lower() in listed("people") and any(
                c.dep_ == "nummod" or c.like_num for c in token.lefts
            ):
                return words_between(self.doc, token.left_edge.i, token.i)
        return None


def _doer(governor: Governor) -> Token | None:
    word = governor.word
    if word.pos_ in ("VERB", "AUX"):
        passive = is_passive(word) or (word.dep_ == "acl" and word.tag_ == "VBN")
        if passive or governor.role == HEADLINE:
            return agent_of(word)
        return subject_of(word)
    by = next(prepositional(word, ("by",)), None)
    return by or next((c for c in word.lefts if c.dep_ in ("poss", "compound", "amod")), None)


def _has_needed(noun: Token) -> bool:
    before = [t.lower_ for t in noun.doc[max(0, noun.i - 3) : noun.i]]
    after = [t.lower_ for t in noun.doc[noun.i + 1 : noun.i + 4]]
    return bool(needed().intersection(before)) or (
        after[:1] in (["carrying"], ["for"]) and bool(needed().intersection(after))
    )


def _is_out_of_service(word: Token) -> bool:
    """ "is out of service", "went out of service"."""
    doc = word.doc
    ahead = [t.lower_ for t in doc[word.i : word.i + 6]]
    return any(ahead[n : n + 3] == ["out", "of", _SERVICE] for n in range(len(ahead)))


def _is_stopped(verb: Token) -> bool:
    """ "prevented aid from reaching", "unable to deliver"."""
    head = verb.head
    if verb.dep_ in ("pcomp", "xcomp", "ccomp", "advcl"):
        outer = head.head if head.dep_ == "prep" else head
        return outer.lemma_.lower() in listed("stopping")
    return False
