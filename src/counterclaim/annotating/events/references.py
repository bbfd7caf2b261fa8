"""Words that refer to a known event, wish for one or name another thing, and do not tell one."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.events.merging import CAUSING, PROVOKING
from counterclaim.annotating.events.roles import SUFFERING
from counterclaim.annotating.events.spotting import Spotted
from counterclaim.annotating.grammar.clauses import prepositional
from counterclaim.annotating.grammar.noun_frames import LIGHT
from counterclaim.annotating.lexicon.triggers import TriggerClass
from counterclaim.model.actor import Actor
from counterclaim.model.event import EventType
from counterclaim.model.words import Words

GOING_ON = word_set("role_words.toml", "going_on")
OCCURRING = word_set("role_words.toml", "occurring")
INJURIES = word_set("role_words.toml", "injuries")
ARRIVING = word_set("role_words.toml", "arriving")
DECLINING = word_set("role_words.toml", "declining")
CONFIRMING = word_set("control_words.toml", "tell_nouns")
SCENES = word_set("role_words.toml", "scenes")
NAMING = word_set("role_words.toml", "naming")
BREAKING = word_set("role_words.toml", "breaking")
NOT_YET_PEACE = word_set("role_words.toml", "not_yet_peace")
WISHING = word_set("role_words.toml", "wishing")
_LEADING = frozenset({"to", "for", "towards", "toward", "of", "on", "about"})
_MOURNING = frozenset({"funeral", "burial", "wedding", "religious"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CAUSES = frozenset({"of", "from", "for"})


def is_reference(doc: Doc, members: Sequence[Spotted], armed: bool, dates: Sequence[Words]) -> bool:
    """Whether a noun refers to a known event and tells nothing of its own: "the liberation of X".

    A verb, a number, a date, or a predicate that says that it happened makes it a telling.
    ``armed``: a weapon is named as its means. ``dates`` are the positions of time expressions.
    Whether a doer or a victim is named is for the caller to see.
    """
    if any(member.is_verb for member in members):
        return False
    noun = doc[members[0].head]
    if not _is_definite(doc, members[0]) or noun.dep_ == "attr":
        return False
    head = noun.head
    if noun.dep_ in _SUBJECTS and head.lemma_ in OCCURRING | LIGHT:
        return False
    going_on = {c.lower_ for c in head.rights if c.dep_ in ("acomp", "advmod", "prep", "attr")}
    if noun.dep_ in _SUBJECTS and head.lemma_ == "be" and going_on & GOING_ON:
        return False  # "the battle is still ongoing"
    if noun.dep_ in _SUBJECTS and armed and head.lemma_ in CAUSING:
        return False  # "the blast was caused by a rocket"
    if noun.dep_ == "pobj" and head.lower_ == "under":
        return False  # "came under"
    if noun.dep_ == "dobj" and head.lemma_ in LIGHT | OCCURRING:
        return False
    if any(child.like_num for child in noun.children):
        return False
    if noun.dep_ == "dobj" and head.lemma_ in CONFIRMING:
        return False  # "confirmed the strike on the school"
    last = noun.right_edge
    start, end = noun.left_edge.idx, last.idx + len(last)
    return not any(start <= day.start and day.end <= end for day in dates)


def _is_definite(doc: Doc, main: Spotted) -> bool:
    lefts = [*doc[main.head].lefts]
    return any(c.lower_ in _DEFINITE or c.dep_ == "poss" for c in lefts if c.i < main.first + 1)


def is_modifier(actor: Actor, noun: Token) -> bool:
    """Whether the doer is only an adjective of the noun: "the rebel bombings"."""
    return any(
        child.dep_ in ("amod", "compound", "nmod") and actor.start <= child.idx < actor.end
        for child in noun.lefts
    )


def is_word_for_it(noun: Token) -> bool:
    """What somebody calls a thing, not a thing told: "in what they call a massacre"."""
    return noun.dep_ == "oprd" or (
        noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.lemma_ in NAMING
    )


def is_mourning(noun: Token) -> bool:
    """ "A funeral procession": nobody protests."""
    return any(c.lower_ in _MOURNING for c in noun.lefts)


def is_scene(noun: Token) -> bool:
    """ "Areas of hostilities", "victims of the war": no telling of these."""
    of = noun.head
    return noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() in SCENES


def is_cry(noun: Token) -> bool:
    """A slogan: "Death to the traitors!"."""
    sentence = noun.sent
    words = [token for token in sentence if not token.is_space]
    return words[-1].text == "!" and not any(t.pos_ in ("VERB", "AUX") for t in words)


def is_told_of(verb: Token) -> bool:
    """ "Nine of those killed", "among the 23 killed": only says of whom more is told."""
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD") or any(verb.rights):
        return False
    who = verb.head
    counted = who if who.like_num else next((c for c in who.lefts if c.like_num), who)
    known = any(c.lower_ in _DEFINITE for c in (*who.lefts, *counted.lefts))
    return who.lower_ == "those" or (known and counted.like_num)


def is_diplomatic(noun: Token) -> bool:
    """ "Drew protests from its allies": nobody took to the streets."""
    return noun.dep_ == "dobj" and noun.head.lemma_ in PROVOKING


def is_other_death(verb: Token) -> bool:
    """Death of hunger, cold or illness: no attack."""
    if verb.lemma_.lower() not in SUFFERING:
        return False
    causes = [*prepositional(verb, _CAUSES)]
    return bool(causes) and not any(c.lemma_.lower() in INJURIES for c in causes)


def is_turned_down(noun: Token, main: Spotted) -> bool:
    """ "Rejected the truce", "begged for a truce", "violated the truce": none is made."""
    if main.trigger.cls is not TriggerClass.PEACE or main.is_verb:
        return False
    if noun.dep_ == "dobj":
        return noun.head.lemma_ in DECLINING | WISHING | BREAKING
    if noun.dep_ in _SUBJECTS and noun.head.lemma_ in BREAKING:
        return True
    if noun.dep_ != "pobj":
        return False
    above = noun.head.head.lemma_.lower()
    if noun.head.lower_ == "for" and above in WISHING:
        return True
    return noun.head.lower_ in _LEADING and above in NOT_YET_PEACE


def is_stopped_aid(noun: Token, main: Spotted) -> bool:
    """An aid convoy of which it is not said that it got there."""
    if main.trigger.type is not EventType.AID or main.is_verb or noun.lemma_ != "convoy":
        return False
    return noun.head.lemma_ not in ARRIVING
