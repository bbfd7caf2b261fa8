"""Who does it and who suffers it, as the kind of a trigger has it: chosen from the frame."""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.events.spotting import Spotted
from counterclaim.annotating.grammar.antecedents import relative_antecedent
from counterclaim.annotating.grammar.clauses import object_of, prepositional
from counterclaim.annotating.grammar.doers import OUTCOMES, doer_of, is_undergone
from counterclaim.annotating.grammar.frames import frame_of
from counterclaim.annotating.grammar.noun_frames import partner_of
from counterclaim.annotating.grammar.roles import Role, Rule
from counterclaim.annotating.lexicon.triggers import TriggerClass
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.event import EventType

SUFFERING = word_set("role_words.toml", "suffering")
_HELD = frozenset({"arrest", "detain", "abduct", "hospitalise", "hospitalize"})
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
    headline = is_headline_passive(verb, spotted)
    if cls is TriggerClass.VERBAL and _speaks_again(verb):
        return Roles(_noun(doer_of(verb.head.head)), _verbal_target(verb))
    frame = frame_of(verb, headline=headline)
    doer, done_to = _noun(frame.doer), _noun(frame.done_to)
    if headline or is_undergone(verb):
        return Roles(doer, done_to)
    if verb.lemma_.lower() in SUFFERING or _is_own_loss(verb, spotted):
        return Roles(None, doer)
    if cls is TriggerClass.LOSS:
        return Roles(_first(verb, "to"), None)
    inner = _in_phrase(verb, spotted)
    if inner is not None:
        done_to = inner[0]
    if cls in _TWO_SIDED:
        other = _first(verb, "with", "against") or (inner[0] if inner else object_of(verb))
        return Roles(doer, other or partner_of(doer))
    if cls is TriggerClass.VERBAL:
        done_to = done_to or _verbal_target(verb)
    return Roles(doer, done_to)


def _speaks_again(verb: Token) -> bool:
    """ "He said it was calm and accused the rebels": he does both."""
    return verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and not any(verb.lefts)


def _verbal_target(verb: Token) -> Token | None:
    return object_of(verb) or _first(verb, "on", "against", "to", "with", "from", "for")


def _in_phrase(verb: Token, spotted: Spotted) -> tuple[Token | None] | None:
    """In a phrase that holds the object ("open fire on"), what hangs on it instead."""
    found = object_of(verb)
    if found is None or not verb.i < found.i <= spotted.last:
        return None
    return (_first(found, "of", "on", "at", "over", "against", "from") or _first(verb, "on", "at"),)


def _is_own_loss(verb: Token, spotted: Spotted) -> bool:
    """ "Lost their lives": whose lives they were suffers."""
    return verb.lemma_ == "lose" and spotted.trigger.cls is TriggerClass.OUTCOME


def is_headline_passive(verb: Token, spotted: Spotted) -> bool:
    """ "12 citizens killed": the verb of a headline that leaves out "were"."""
    trigger = spotted.trigger
    if trigger.cls is not TriggerClass.OUTCOME and trigger.mode not in _DONE_TO:
        return False
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if spotted.last > spotted.head or verb.lemma_ in SUFFERING:
        return False
    if relative_antecedent(verb) is not None:
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
    return any(
        c.dep_ == "acl" and c.tag_ == "VBN" and c.i == noun.i + 1 and c.lemma_ in OUTCOMES | _HELD
        for c in noun.rights
    )


def _of_noun(noun: Token, spotted: Spotted) -> Roles:
    cls, kind = spotted.trigger.cls, spotted.trigger.type
    frame = frame_of(noun, first=spotted.first)
    doer = frame.doer
    if doer is not None and doer.rule is Rule.ORIGIN and kind is EventType.RETREAT:
        doer = None  # "a withdrawal from the town"
    target = _noun(frame.done_to)
    if cls in _TWO_SIDED:
        target = _noun(frame.partner) or target
    if target is None and cls in _TARGET_OF and kind is not EventType.PROTEST:
        target = _first(noun, "of")
    if target is None and noun.dep_ in ("dobj", "npadvmod"):
        target = _noun(frame.beneficiary) if cls is TriggerClass.PEACE else None
    return Roles(_noun(doer), target)


def _noun(role: Role | None) -> Token | None:
    return role.noun if role is not None else None


def _first(head: Token, *prepositions: str) -> Token | None:
    return next(prepositional(head, prepositions), None)


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
