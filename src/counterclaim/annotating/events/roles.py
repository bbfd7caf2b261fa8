"""Who does it and who suffers it: roles of a trigger read off the parse, and the actors in them."""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from counterclaim.annotating.clauses import (
    SUBJECT_DEPS,
    agent_of,
    is_passive,
    object_of,
    prepositional,
    subject_of,
)
from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.events.spotting import Spotted
from counterclaim.annotating.events.triggers import TriggerClass
from counterclaim.annotating.events.typing import ARMED, STATE_SIDE
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.event import EventType

LIGHT = word_set("role_words.toml", "light_verbs")
CLAIMING = word_set("role_words.toml", "claiming")
ACCUSING = word_set("role_words.toml", "accusing")
MOVING = word_set("role_words.toml", "moving")
OF_NOUNS = word_set("role_words.toml", "of_nouns")
SERIES = word_set("role_words.toml", "series")
THROWING = word_set("role_words.toml", "throwing")
SUFFERING = word_set("role_words.toml", "suffering")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_PRONOUNS = frozenset({"it", "they", "he", "she"})
_GROUPS = frozenset({"it", "they"})
_OPENING = 4  # tokens
_PARTIES = ARMED | STATE_SIDE
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
    subject = resolved(_speaker(verb) if cls is TriggerClass.VERBAL else _wielder(_doer(verb)))
    if verb.lemma_.lower() in SUFFERING:
        return Roles(None, subject)
    if cls is TriggerClass.LOSS:
        return Roles(_first(verb, "to"), None)
    objects = _objects(verb, spotted)
    if cls in _TWO_SIDED:
        other = _first(verb, "with", "against") or objects
        return Roles(subject, other or _partner(subject))
    target = objects or _first(verb, "on", "at", "upon", "against", "into", "toward", "towards")
    if cls is TriggerClass.VERBAL and target is None:
        target = _first(verb, "to", "with", "from", "for")
    return Roles(subject, resolved(target))


def is_headline_passive(verb: Token, spotted: Spotted) -> bool:
    """ "12 citizens killed": the verb of a headline that leaves out "were"."""
    trigger = spotted.trigger
    if trigger.cls is not TriggerClass.OUTCOME and trigger.mode not in _DONE_TO:
        return False
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if spotted.last > spotted.head or verb.lemma_ in SUFFERING or _antecedent(verb) is not None:
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
    actor = _first(noun, "by", "from") if from_too else _first(noun, "by")
    target = _first(noun, "on", "against", "targeting", "at")
    if noun.dep_ == "dobj" and noun.head.lemma_ == "blame":  # "blamed the attack on the army"
        actor, target = actor or _first(noun, "on") or _first(noun.head, "on"), None
    if cls in _TWO_SIDED:
        between = _first(noun, "between", "among", "involving")
        if between is not None:
            return Roles(between, _partner(between))
        target = _first(noun, "with", "against") or target
    if target is None and cls in _TARGET_OF and spotted.trigger.type is not EventType.PROTEST:
        target = _first(noun, "of")
    holds = spotted.trigger.type is EventType.ASSAULT  # "raids on a town held by rebels"
    for child in noun.children:
        if child.lemma_ == "hold" and holds:
            continue
        if child.dep_ in ("acl", "relcl") and child.lemma_ in CLAIMING:
            actor = actor or agent_of(child) or _first(child, "on")
        elif child.dep_ == "acl" and child.lemma_ == "target":
            target = target or object_of(child)
    for child in noun.lefts:
        if child.i >= spotted.first:
            continue  # a word of the trigger itself: "gang rape"
        if child.dep_ == "poss" and child.tag_ == "PRP$":
            actor = actor or _owner(noun)
        elif child.dep_ == "poss" or (child.dep_ in ("compound", "amod", "nmod") and actor is None):
            actor = actor or child
    noun = _series(noun)
    actor = actor or _first(noun, "by")
    verb = noun.head
    if noun.dep_ in ("dobj", "npadvmod") and verb.lemma_ in LIGHT:
        actor = actor or resolved(_doer(verb))
        target = target or _first(verb, "on", "against") or _recipient(verb, noun)
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
    found = object_of(verb) or _antecedent(verb)
    if found is not None and verb.i < found.i <= spotted.last:
        return _first(found, "of", "on", "at", "over", "against", "from")
    return found


def _antecedent(verb: Token) -> Token | None:
    """What an object relative is about: "the village (that) the army shelled"."""
    subject = subject_of(verb)
    if verb.dep_ != "relcl" or subject is None or subject.lower_ in _RELATIVE:
        return None
    return verb.head


def _series(noun: Token) -> Token:
    """The noun that counts it, if any: "a string of air strikes"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in SERIES:
        return noun.head.head
    return noun


def _wielder(thing: Token | None) -> Token | None:
    """Who fired it: "a shell fired by the rebels hit a school"."""
    for child in thing.rights if thing is not None else ():
        if child.dep_ == "acl" and child.lemma_ in THROWING and agent_of(child) is not None:
            return agent_of(child)
    return thing


def _owner(noun: Token) -> Token | None:
    """Whose "its" or "their" is: the doer of the verb above, "the army stepped up its raids"."""
    verb = noun.head
    while verb.pos_ != "VERB" and verb.head.i != verb.i:
        if verb.dep_ in SUBJECT_DEPS:
            return None
        verb = verb.head
    if verb.pos_ != "VERB" or noun.dep_ in SUBJECT_DEPS:
        return None
    return agent_of(verb) if is_passive(verb) else resolved(_doer(verb))


def _doer(verb: Token) -> Token | None:
    """The subject; for a participle without one, the subject of the clause it hangs on."""
    while True:
        if verb.dep_ == "xcomp" and verb.tag_ == "VB" and verb.head.lemma_ in MOVING:
            moved = object_of(verb.head) or _first(verb.head, "on", "upon")
            if moved is not None:
                return moved  # "urged the army to halt its raids"
        subject = subject_of(verb)
        if subject is not None:
            return subject
        above = verb.head
        if verb.dep_ == "acl" and verb.tag_ == "VB":  # "an offensive by the army to free the town"
            doer = _first(above, "by")
            if doer is not None or above.dep_ != "dobj":
                return doer
            above = above.head
        elif verb.dep_ in ("acl", "relcl"):
            return above
        elif verb.dep_ in ("advcl", "xcomp", "pcomp") and not is_passive(above):
            above = above.head if above.dep_ == "prep" else above
            while above.dep_ == "conj" and above.head.dep_ == "dobj":
                above = above.head  # "accused the army and its allies of shelling"
            if above.dep_ == "dobj" and above.head.lemma_ in ACCUSING:
                return above
            if above.lemma_ in ACCUSING:
                return object_of(above)
            if above.dep_ == "acomp":
                above = above.head  # "was able to strike"
            if above.pos_ not in ("VERB", "AUX"):
                return None
        else:
            return None
        if above.i == verb.i:
            return None
        verb = above


def _speaker(verb: Token) -> Token | None:
    """Who speaks: in "he said it was calm and accused the rebels" he does both."""
    if verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and not any(verb.lefts):
        return _doer(verb.head.head)
    return _doer(verb)


def resolved(token: Token | None) -> Token | None:
    """The noun that a relative pronoun, or "it" in "the army denied it had", stands for."""
    if token is not None and token.lower_ in _RELATIVE and token.dep_ in SUBJECT_DEPS | {"dobj"}:
        clause = token.head
        while clause.dep_ == "conj":
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    if (
        token is not None
        and token.lower_ in _PRONOUNS
        and token.dep_ in SUBJECT_DEPS
        and token.head.dep_ == "ccomp"
        and token.head.head.pos_ == "VERB"
    ):
        return subject_of(token.head.head)
    return token


def _partner(noun: Token | None) -> Token | None:
    if noun is None:
        return None
    return next((child for child in noun.rights if child.dep_ == "conj"), None)


def _recipient(verb: Token, thing: Token) -> Token | None:
    """To whom the thing is given: "offered the rebels a truce"."""
    given = next((c for c in verb.children if c.dep_ == "dative"), None)
    given = given or next((c for c in verb.rights if c.dep_ == "dobj" and c.i < thing.i), None)
    if given is not None and given.dep_ == "dative" and given.lower_ == "to":
        return next((c for c in given.children if c.dep_ == "pobj"), None)
    return given


def _first(head: Token, *prepositions: str) -> Token | None:
    return next(prepositional(head, prepositions), None)


class ActorIndex:
    """Actors by the tokens they stand on."""

    def __init__(self, doc: Doc, actors: tuple[Actor, ...]) -> None:
        self.by_token: dict[int, Actor] = {}
        at = 0
        size = len(doc)
        for actor in actors:
            while at < size and doc[at].idx < actor.start:
                at += 1
            here = at
            while here < size and doc[here].idx < actor.end:
                self.by_token[here] = actor
                here += 1
        self.named = {i for i, actor in self.by_token.items() if actor.id is not None}

    def at(self, token: Token | None, levels: int = 8) -> Actor | None:
        """The actor that the noun phrase of ``token`` names, or None.

        ``levels``: how deep to look in "a number of members of the staff of the army".
        """
        if token is None or _owns(token):
            return None
        if token.pos_ == "PRON" and token.dep_ == "nsubj":
            return self.antecedent(token)
        here = self.by_token.get(token.i)
        if here is not None and here.id is not None:
            return here
        counted = here is not None or token.like_num or token.lemma_.lower() in OF_NOUNS
        for noun in prepositional(token, ("of", "from")) if counted else ():
            inside = self.by_token.get(noun.i)
            if inside is None and noun.dep_ == "pobj" and levels:
                inside = self.at(noun, levels - 1)
            if inside is not None and (here is None or inside.id is not None):
                return inside
        return here or self._before(token)

    def _before(self, token: Token) -> Actor | None:
        """The actor in front: "regime jets", "the army's tanks"; whose place it is does not act.

        "Killed in a blast by Norland's Grey Bridge" lays the blast to nobody.
        """
        owned = {child.dep_ for child in token.lefts}
        if token.pos_ == "PROPN" and "poss" in owned:
            return None
        for child in token.lefts:
            if child.dep_ in ("compound", "poss", "nmod") and child.i in self.by_token:
                return self.by_token[child.i]
        if token.dep_ in ("compound", "amod"):
            return None
        return next(
            (
                self.by_token[c.i]
                for c in token.rights
                if c.dep_ == "appos" and c.i in self.by_token
            ),
            None,
        )

    def antecedent(self, token: Token) -> Actor | None:
        """Whom an opening "it" or "they" stands for: the one party of the sentence before."""
        sentence = token.sent
        opens = token.i - sentence.start < _OPENING
        if not opens or token.lower_ not in _GROUPS or sentence.start == 0:
            return None
        doc = token.doc
        before = doc[sentence.start - 1]
        if "\n" in before.text:
            return None
        start = before.sent.start
        found = (self.by_token.get(i) for i in range(start, sentence.start))
        parties = {a.id or a.mention.lower(): a for a in found if a and a.category in _PARTIES}
        return next(iter(parties.values())) if len(parties) == 1 else None


def _owns(token: Token) -> bool:
    """Whether an owner was taken for the thing owned: "by Norland's Grey Bridge", misparsed."""
    following = token.i + 1
    return token.dep_ != "poss" and following < len(token.doc) and token.nbor().tag_ == "POS"


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
