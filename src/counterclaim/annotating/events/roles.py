"""Who does it and who suffers it: roles of a trigger read off the parse, and the actors in them."""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.events.spotting import Spotted
from counterclaim.annotating.grammar.clauses import agent_of, is_passive, object_of, subject_of
from counterclaim.annotating.grammar.frames import (
    doer_above,
    first_behind,
    owner_of,
    partner_of,
    recipient_of,
    relative_antecedent,
    resolved,
    series_of,
    speaker_of,
)
from counterclaim.annotating.lexicon.triggers import TriggerClass
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.event import EventType

LIGHT = word_set("role_words.toml", "light_verbs")
CLAIMING = word_set("role_words.toml", "claiming")
THROWING = word_set("role_words.toml", "throwing")
SUFFERING = word_set("role_words.toml", "suffering")
_TWO_SIDED = frozenset({TriggerClass.CLASH, TriggerClass.PEACE})
_DONE_TO = frozenset({"arrest", "abduct", "deport", "targeted"})
_TARGET_OF = frozenset(
    {TriggerClass.ACT, TriggerClass.OUTCOME, TriggerClass.TERRITORY, TriggerClass.CROWD}
)


@dataclass(frozen=True, slots=True)
class Roles:
    """The nouns (or None) of the doer and of the one it is done to."""

    actor: Token | None = None
    target: Token | None = None

    def completed_by(self, other: "Roles") -> "Roles":
        """Fill what is missing from ``other``."""
        return Roles(self.actor or other.actor, self.target or other.target)


def roles_of(doc: Doc, spotted: Spotted) -> Roles:
    """The roles that the syntax around a trigger gives."""
    token = doc[spotted.head]
    return _of_verb(token, spotted) if spotted.is_verb else _of_noun(token, spotted)


def _of_verb(verb: Token, spotted: Spotted) -> Roles:
    cls = spotted.trigger.cls
    if is_headline_passive(verb, spotted):
        return Roles(agent_of(verb), subject_of(verb))
    participle = verb.dep_ == "acl" and verb.tag_ == "VBN" and object_of(verb) is None
    if is_passive(verb) or participle:
        target = verb.head if verb.dep_ == "acl" else resolved(subject_of(verb))
        return Roles(_wielder(agent_of(verb)), target)
    subject = resolved(
        speaker_of(verb) if cls is TriggerClass.VERBAL else _wielder(doer_above(verb))
    )
    if verb.lemma_.lower() in SUFFERING:
        return Roles(None, subject)
    if cls is TriggerClass.LOSS:
        return Roles(first_behind(verb, "to"), None)
    objects = _objects(verb, spotted)
    if cls in _TWO_SIDED:
        other = first_behind(verb, "with", "against") or objects
        return Roles(subject, other or partner_of(subject))
    target = objects or first_behind(
        verb, "on", "at", "upon", "against", "into", "toward", "towards"
    )
    if cls is TriggerClass.VERBAL and target is None:
        target = first_behind(verb, "to", "with", "from", "for")
    return Roles(subject, resolved(target))


def is_headline_passive(verb: Token, spotted: Spotted) -> bool:
    """ "12 citizens killed": the verb of a headline that leaves out "were"."""
    trigger = spotted.trigger
    if trigger.cls is not TriggerClass.OUTCOME and trigger.mode not in _DONE_TO:
        return False
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if (
        spotted.last > spotted.head
        or verb.lemma_ in SUFFERING
        or relative_antecedent(verb) is not None
    ):
        return False
    named = {child.dep_ for child in verb.children}
    if verb.dep_ == "acl" or named & {"aux", "auxpass", "nsubjpass", "agent", "ccomp"}:
        return False
    if any(child.dep_ == "dobj" and not _is_listed(child) for child in verb.children):
        return False
    return "nsubj" in named and not any(
        c.dep_ == "conj" and object_of(c) is not None for c in verb.rights
    )


def _is_listed(noun: Token) -> bool:
    """The next of a list in a headline: "two killed five others injured"."""
    return any(c.dep_ == "acl" and c.tag_ == "VBN" and c.i == noun.i + 1 for c in noun.rights)


def _of_noun(noun: Token, spotted: Spotted) -> Roles:
    cls = spotted.trigger.cls
    from_too = cls is TriggerClass.VERBAL or spotted.trigger.type is EventType.PROTEST
    actor = first_behind(noun, "by", "from") if from_too else first_behind(noun, "by")
    target = first_behind(noun, "on", "against", "targeting", "at")
    if noun.dep_ == "dobj" and noun.head.lemma_ == "blame":  # "blamed the attack on the army"
        actor, target = actor or first_behind(noun, "on") or first_behind(noun.head, "on"), None
    if cls in _TWO_SIDED:
        between = first_behind(noun, "between", "among", "involving")
        if between is not None:
            return Roles(between, partner_of(between))
        target = first_behind(noun, "with", "against") or target
    if target is None and cls in _TARGET_OF and spotted.trigger.type is not EventType.PROTEST:
        target = first_behind(noun, "of")
    holds = spotted.trigger.type is EventType.ASSAULT  # "raids on a town held by rebels"
    for child in noun.children:
        if child.lemma_ == "hold" and holds:
            continue
        if child.dep_ in ("acl", "relcl") and child.lemma_ in CLAIMING:
            actor = actor or agent_of(child) or first_behind(child, "on")
        elif child.dep_ == "acl" and child.lemma_ == "target":
            target = target or object_of(child)
    for child in noun.lefts:
        if child.i >= spotted.first:
            continue  # a word of the trigger itself: "gang rape"
        if child.dep_ == "poss" and child.tag_ == "PRP$":
            actor = actor or owner_of(noun)
        elif child.dep_ == "poss" or (child.dep_ in ("compound", "amod", "nmod") and actor is None):
            actor = actor or child
    noun = series_of(noun)
    actor = actor or first_behind(noun, "by")
    verb = noun.head
    if noun.dep_ in ("dobj", "npadvmod") and verb.lemma_ in LIGHT:
        actor = actor or resolved(doer_above(verb))
        target = target or first_behind(verb, "on", "against") or recipient_of(verb, noun)
    elif noun.dep_ == "dobj" and not is_passive(verb):
        by = (c for c in verb.rights if c.lower_ == "by" and c.i > noun.i)
        actor = actor or next((c for b in by for c in b.rights if c.dep_ == "pobj"), None)
    elif noun.dep_ == "nsubjpass" and verb.lemma_ in CLAIMING | LIGHT:
        actor = actor or agent_of(verb)
    elif noun.dep_ == "nsubj" and verb.pos_ == "VERB":
        target = target or object_of(verb)
    elif noun.dep_ == "pobj" and verb.lower_ == "under" and verb.head.lemma_ == "come":
        target = target or resolved(subject_of(verb.head))
    return Roles(actor, target)


def _objects(verb: Token, spotted: Spotted) -> Token | None:
    """The object; in a phrase that holds it ("open fire on"), what hangs on it instead."""
    found = object_of(verb) or relative_antecedent(verb)
    if found is not None and verb.i < found.i <= spotted.last:
        return first_behind(found, "of", "on", "at", "over", "against", "from")
    return found


def _wielder(thing: Token | None) -> Token | None:
    """Who fired it: "a shell fired by the rebels hit a school"."""
    for child in thing.rights if thing is not None else ():
        if child.dep_ == "acl" and child.lemma_ in THROWING and agent_of(child) is not None:
            return agent_of(child)
    return thing


def abroad(actor: Actor | None, country: str | None, home: str | None) -> Actor | None:
    """ACLED's rule: a state's forces acting outside their own country are external forces."""
    if (
        actor is None
        or home is None
        or country is None
        or home == country
        or actor.category is not ActorCategory.STATE_FORCES
    ):
        return actor
    return replace(actor, category=ActorCategory.EXTERNAL_FORCES)
