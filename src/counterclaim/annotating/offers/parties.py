"""Who does what is done with the terms, and to whom it is offered or of whom it is asked."""

from spacy.tokens import Token

from counterclaim.annotating.attaching.parties import actor_of, party
from counterclaim.annotating.grammar.antecedents import resolved
from counterclaim.annotating.grammar.clauses import (
    SUBJECT_DEPS,
    is_passive,
    object_of,
    prepositional,
    subject_of,
)
from counterclaim.annotating.grammar.deeds_told import Told
from counterclaim.annotating.grammar.deeds_told import told as told_by
from counterclaim.annotating.grammar.frames import frame_of
from counterclaim.annotating.grammar.governing import DESPITE, HEADLINE, OBJECT, SUBJECT, Governor
from counterclaim.annotating.grammar.lemmas import lemma_of
from counterclaim.annotating.lexicon.deeds import CLAUSE
from counterclaim.annotating.offers.lexicon import acts, fighting
from counterclaim.annotating.offers.page import Page
from counterclaim.model.actor import Actor
from counterclaim.model.offer import OfferAct
from counterclaim.model.words import Words

Parties = tuple[Actor | None, Actor | None]
_ASKED_OF = frozenset({"dobj", "dative", "iobj"})
_STATES = frozenset({"GPE", "NORP"})
_COMPLEMENT = frozenset({"xcomp", "ccomp"})
_ASKING = {
    OfferAct.OFFER: ("to",),
    OfferAct.DEMAND: ("on", "upon", "to", "from", "of"),
    OfferAct.ACCEPTANCE: ("with",),
}
_ANSWERS = frozenset({OfferAct.ACCEPTANCE, OfferAct.REFUSAL})
_OF_NOBODY = frozenset({OfferAct.VIOLATION, OfferAct.WITHDRAWAL, OfferAct.CONDITION})


def parties_of(page: Page, told: Told[OfferAct], held: Words) -> Parties:
    """Who does it and to whom; ``held`` are the terms, in which neither stands."""
    if told.role == SUBJECT:
        return None, None  # "the truce held" of itself
    word, act = told.word, told.value
    if word.pos_ in ("VERB", "AUX"):
        doer = frame_of(word, headline=told.role == HEADLINE).doer
        actor = page.party(doer.noun if doer is not None else None)
        if act is OfferAct.CONDITION and (thing := object_of(word)) and _is_owned(thing):
            actor = None  # "studies Norland's offer of a truce in exchange for"
    else:
        actor = party(page.ground, word, told.role, known=True) or _owner(page, word)
        if actor is None and not _is_owned(word):
            answered, subject = _by_verb(page, word)
            if answered:
                return None, subject  # who refuses an offer did not make it
            actor = subject
    if actor is None and act is OfferAct.ACCEPTANCE:
        actor = page.party(next(prepositional(word, ("between", "among")), None))
    if actor is not None and (held.start <= actor.start < held.end or _is_attack(actor)):
        actor = None
    if act in _OF_NOBODY:
        return actor, None
    target = _asked(page, told, held)
    return actor, None if target == actor else target


def _is_owned(noun: Token) -> bool:
    """Whether another than the verb's subject makes it: "the rebels study Norland's offer"."""
    return any(c.dep_ == "poss" and c.tag_ != "PRP$" for c in noun.lefts)


def _owner(page: Page, noun: Token) -> Actor | None:
    """The state whose offer it is, though the layer takes its name for a place."""
    states = (c for c in noun.lefts if c.dep_ == "poss" and c.ent_type_ in _STATES)
    return next((a for c in states if (a := actor_of(page.ground, c)) is not None), None)


def _by_verb(page: Page, noun: Token) -> tuple[bool, Actor | None]:
    """The subject of the verb that a noun for an act hangs on, and whether it answers the act."""
    way = noun.dep_ == "pobj" and noun.head.lower_ == "in"  # "shelled it in breach of the truce"
    verb = noun.head.head if way else noun.head
    known = way or noun.dep_ in ("dobj", "attr", "acomp")
    if not known or verb.pos_ not in ("VERB", "AUX") or is_passive(verb):
        return False, None
    outer = told_by(acts(), Governor(verb, OBJECT))
    answered = outer is not None and outer.value in _ANSWERS
    return answered, page.party(resolved(subject_of(verb)))


def _asked(page: Page, told: Told[OfferAct], held: Words) -> Actor | None:
    """Of whom it is asked: "urged the rebels to", "demanded that the rebels", "called on"."""
    word = told.word
    if word.pos_ in ("VERB", "AUX"):
        asked = next((c for c in word.children if _is_asked(c, told, held)), None)
        if asked is not None and asked.dep_ == "dative" and asked.pos_ == "ADP":
            asked = next((c for c in asked.rights if c.dep_ == "pobj"), None)
        if asked is not None and lemma_of(asked) in acts().listed("paper"):
            asked = None  # "turned down the offer of a truce"
        if asked is None and told.value is OfferAct.DEMAND:
            inner = next((c for c in word.rights if c.dep_ in _COMPLEMENT), None)
            lefts = inner.lefts if inner is not None else ()
            asked = next((c for c in lefts if c.dep_ in SUBJECT_DEPS), None)
        if asked is not None:
            whole = told.role == CLAUSE
            return actor_of(page.ground, asked) if whole else page.party(asked)
    near = prepositional(word, _ASKING.get(told.value, ()))
    outside = (noun for noun in near if not _within(noun, held))
    named = (actor_of(page.ground, noun, known=True) for noun in outside)
    return next((actor for actor in named if actor is not None), None)


def _is_asked(child: Token, told: Told[OfferAct], held: Words) -> bool:
    asked = child.dep_ in _ASKED_OF or (child.dep_ == "nsubjpass" and told.role == CLAUSE)
    return asked and not _within(child, held)


def _is_attack(actor: Actor) -> bool:
    """ "the shelling breached the truce": whose shelling is not told."""
    if actor.name is not None:
        return False
    last = actor.mention.split()[-1].lower()
    return acts().plain(DESPITE, last.removesuffix("s")) is not None or last in fighting()


def _within(token: Token, held: Words) -> bool:
    return held.start <= token.idx < held.end
