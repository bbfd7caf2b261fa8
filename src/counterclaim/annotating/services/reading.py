"""Reads what became of the things people live by."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from counterclaim.annotating.attaching.ground import Ground
from counterclaim.annotating.attaching.parties import party
from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.clauses import agent_of, clause_of, object_of, prepositional
from counterclaim.annotating.grammar.deeds_told import Told
from counterclaim.annotating.grammar.deeds_told import told as told_by
from counterclaim.annotating.grammar.governing import OBJECT, SUBJECT, Governor, above, governors
from counterclaim.annotating.grammar.lemmas import Lemmas, lemma_of
from counterclaim.annotating.grammar.negating import negation
from counterclaim.annotating.lexicon.deeds import CLAUSE
from counterclaim.annotating.lexicon.numerals import find_numerals
from counterclaim.annotating.services.lexicon import Thing, effects, listed, single, things
from counterclaim.annotating.spans import words, words_between
from counterclaim.model.actor import Actor
from counterclaim.model.service import Service, ServiceEffect, ServiceMention, ServiceThing
from counterclaim.model.words import Words

_AFTER = 25  # tokens within which "it" is the thing told of
_UPON = frozenset({"on", "upon", "against", "at", "over", "into", "onto"})
_WEAPONS = word_set("role_words.toml", "weapon_nouns") | {"barrel", "fire", "munition", "hail"}
_OPEN_IN = frozenset({"in", "inside", "at", "outside"})
_MAY_BE_SOLDIERS = frozenset({ServiceThing.SCHOOL, ServiceThing.CONVOY, ServiceThing.CAMP})
_AIMED = frozenset({ServiceEffect.OPENED, ServiceEffect.RESTORED, ServiceEffect.DELIVERED})
_OF_IT = frozenset({ServiceEffect.HIT, ServiceEffect.CLOSED, ServiceEffect.RESTORED})


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
        known = list(self._things())
        for n, (first, noun, thing) in enumerate(known):
            named = words_between(self.doc, first.i, noun.i)
            done: set[ServiceEffect] = set()
            for governor in _borne(noun):
                told = self._told(governor, thing)
                if told is not None and told.value not in done:
                    done.add(told.value)
                    yield self._mention(told, thing, named)
            end = known[n + 1][1].i if n + 1 < len(known) else len(self.doc)
            yield from self._of_pronoun(noun, thing, named, end)

    def _things(self) -> Iterator[tuple[Token, Token, Thing]]:
        """First and last word of each thing; a convoy of aid stays one when it comes back."""
        lemmas = Lemmas(self.doc)
        seen: set[ServiceThing] = set()
        for at, length, thing in lemmas.found(things()):
            first = self.doc[lemmas.positions[at]]
            noun = self.doc[lemmas.positions[at + length - 1]]
            if noun.pos_ not in ("NOUN", "PROPN"):
                continue
            kind = thing.thing
            if kind in _MAY_BE_SOLDIERS and length == 1 and _is_near(noun, "barred", 2):
                continue
            if noun.dep_ == "compound" and lemma_of(noun.head) in listed("bodies"):
                continue
            in_name = noun.dep_ == "compound" and noun.pos_ == noun.head.pos_ == "PROPN"
            if in_name and lemma_of(noun.head) in single():
                continue  # "University Hospital"; else a list that lost its commas
            if thing.needs and kind not in seen and not _has_needed(noun):
                continue
            seen.add(kind)
            yield first, noun, thing

    def _of_pronoun(
        self, noun: Token, thing: Thing, named: Words, end: int
    ) -> Iterator[ServiceMention]:
        """ "The market stood for years. It was bombed on Friday"."""
        if noun.tag_ not in ("NN", "NNP"):
            return
        if noun.dep_ == "dobj":  # "bombed a clinic, putting it out of action"
            end = min(end, noun.sent.end)
        elif noun.dep_ not in ("nsubj", "nsubjpass", "attr"):
            return
        doc = self.doc
        for token in doc[noun.i + 1 : min(end, noun.i + _AFTER)]:
            if token.dep_ in ("nsubj", "nsubjpass", "dobj") and token.lower_ == "it":
                for governor in governors(token):
                    told = self._told(governor, thing)
                    if told is not None and told.value in _OF_IT and governor.role == OBJECT:
                        yield self._mention(told, thing, named, apart=True)
                        break
            elif token.tag_ == "NN" and token.dep_ in ("nsubj", "nsubjpass"):
                return

    def _told(self, governor: Governor, thing: Thing) -> Told[ServiceEffect] | None:
        told = told_by(effects(), governor)
        if told is None and governor.role in _OPEN_IN and governor.word.pos_ == "NOUN":
            verb = governor.word.head
            if lemma_of(verb) in effects().listed("killing"):  # "a strike killed nine in a school"
                told = told_by(effects(), replace(governor, role="kill"))
        if told is None:
            return None
        word = told.word
        if governor.role in _UPON and word.pos_ == "VERB" and not _is_blow(object_of(word)):
            return None  # "hit a car on the road"
        if _is_aim(word, told.value):
            return None
        if told.value is ServiceEffect.DELIVERED:
            if word.pos_ == "NOUN":  # "prevented deliveries of aid"
                outer = (told_by(effects(), g) for g in governors(word))
                blocked = next((o for o in outer if o and o.value is ServiceEffect.BLOCKED), None)
                if blocked is None and word.dep_ not in ("nsubj", "nsubjpass", "ROOT", "dobj"):
                    return None  # "access for deliveries of aid"
                told = blocked or told
            elif (stopper := _stopper(word)) is not None:
                not_ = negation(Governor(stopper, CLAUSE))
                trigger = Words.hull([words(t) for t in (stopper, not_) if t is not None])
                told = replace(told, value=ServiceEffect.BLOCKED, word=stopper, trigger=trigger)
            elif word.dep_ == "acl" and word.tag_ == "VBG":
                return None  # "a convoy carrying food"
        elif told.value is ServiceEffect.OPENED and word.dep_ == "acl" and agent_of(word) is None:
            return None  # "a hospital set up in a cave" is described
        return told if told.value in thing.effects else None

    def _mention(
        self, told: Told[ServiceEffect], thing: Thing, at: Words, *, apart: bool = False
    ) -> ServiceMention:
        parts = [clause_of(told.word), told.trigger]
        text = self.ground.text
        served = self._served(told)
        numeral = None
        if served is not None:
            numeral = next((n for n in find_numerals(served.of(text))), None)
        return ServiceMention(
            trigger=told.trigger,
            clause=Words.hull(parts if apart else [*parts, at]),
            thing=at,
            service=Service(
                thing=thing.thing,
                effect=told.value,
                mention=at.of(text),
                served=served.of(text) if served and numeral else None,
                served_low=numeral.low if numeral else None,
                served_high=numeral.high if numeral else None,
            ),
            served=served if numeral else None,
            actor=self._actor(told),
        )

    def _actor(self, told: Told[ServiceEffect]) -> Actor | None:
        if told.role == SUBJECT:
            return None  # the thing itself
        return party(self.ground, told.word, told.role, known=True)

    def _served(self, told: Told[ServiceEffect]) -> Words | None:
        """The people it reaches or is kept from: "to 12,000 people", "leaving 900 without"."""
        if told.value is ServiceEffect.HIT:
            return None
        word = told.word
        for token in self.doc[word.left_edge.i : min(word.right_edge.i + 1, word.sent.end)]:
            if token.lemma_.lower() in effects().listed("people") and any(
                c.dep_ == "nummod" or c.like_num for c in token.lefts
            ):
                return words_between(self.doc, token.left_edge.i, token.i)
        return None


def _is_blow(thing: Token | None) -> bool:
    """Whether an object is what is used, not what is hit: "fired rockets at", "opened fire on"."""
    if thing is None:
        return True
    lemma = lemma_of(thing)
    outer = next(prepositional(thing, ("of",)), None)
    return (
        lemma in _WEAPONS
        or effects().plain("on", lemma) is not None
        or (outer is not None and lemma_of(outer) in _WEAPONS)
    )


def _is_aim(verb: Token, effect: ServiceEffect) -> bool:
    """ "tried to cut the road", "set up to provide food", "called for aid to be let in"."""
    while verb.dep_ == "conj" and verb.tag_ == "VB":
        verb = verb.head
    trying = effects().listed("trying")
    if verb.dep_ == "pcomp":  # "called for repairing it"
        return lemma_of(verb.head.head) in trying
    if not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts):
        return False
    if verb.dep_ in ("acl", "xcomp") and lemma_of(verb.head) in trying:
        return True
    if effect is not ServiceEffect.DELIVERED and _is_unable(verb.head):
        return True
    return verb.dep_ in ("advcl", "acl", "relcl") and effect in _AIMED


def _is_unable(word: Token) -> bool:
    return word.lower_ == "able" and negation(Governor(word, CLAUSE)) is not None


def _has_needed(noun: Token) -> bool:
    """Whether the noun is one of aid: "aid convoy", "a convoy of trucks with food"."""
    if _is_near(noun, "needed", 3):
        return True
    needed = listed("needed")
    if lemma_of(noun) == "convoy":
        return any(t.lower_ in needed for t in noun.sent)
    return any(t.lower_ in needed for t in noun.doc[noun.i + 1 : noun.i + 6])


def _borne(noun: Token) -> Iterator[Governor]:
    """What the thing, or what carries it, is governed by: "trucks carrying aid entered"."""
    for governor in governors(noun):
        yield governor
        word = governor.word
        if word.dep_ == "acl" and word.tag_[:2] == "VB" and lemma_of(word) in listed("carrying"):
            yield from governors(word.head)


def _is_near(noun: Token, name: str, words_before: int) -> bool:
    before = noun.doc[max(0, noun.i - words_before) : noun.i]
    return any(t.lower_ in listed(name) for t in before)


def _stopper(verb: Token) -> Token | None:
    """What keeps it from being done: "prevented aid from reaching", "unable to deliver"."""
    nearest: Token | None = None
    while True:
        outer = above(verb)
        if outer is None and verb.dep_ == "advcl":
            outer = verb.head
        if outer is None or outer.i == verb.i:
            return None
        nearest = nearest or outer
        if lemma_of(outer) in effects().listed("stopping") or _is_unable(outer):
            return nearest
        allowed = effects().plain(OBJECT, lemma_of(outer))
        if allowed is None or allowed.undone is not ServiceEffect.BLOCKED:
            return None
        if negation(Governor(outer, OBJECT)) is not None:
            return nearest  # "would not allow aid to enter"
        verb = outer  # "was unable to let aid enter"
