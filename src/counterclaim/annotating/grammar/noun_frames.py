"""The frame of a noun of a deed: "raids by the army on the town", "the army's shelling"."""

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.antecedents import resolved
from counterclaim.annotating.grammar.clauses import (
    SUBJECT_DEPS,
    agent_of,
    coordinated,
    is_passive,
    object_of,
    prepositional,
    subject_of,
)
from counterclaim.annotating.grammar.doers import agent_role, behind, doer_of
from counterclaim.annotating.grammar.roles import Frame, Role, Rule
from counterclaim.annotating.lexicon.triggers import blows, trigger_nouns

CLAIMING = word_set("role_words.toml", "claiming")
BLAMING = word_set("role_words.toml", "blaming")
LIGHT = word_set("role_words.toml", "light_verbs")
SERIES = word_set("role_words.toml", "series")
THROWING = word_set("role_words.toml", "throwing")
_OF_DOERS = word_set("role_words.toml", "of_doers")
_WEAPONS = word_set("role_words.toml", "weapon_nouns")
_OWNING = ("compound", "nmod", "amod")


def owners(noun: Token) -> Iterator[Token]:
    """The nouns and adjectives before a noun: "the army's", "rebel", "Norlandish"."""
    return (c for c in noun.lefts if c.dep_ in ("poss", *_OWNING))


def given_role(token: Token | None) -> Role | None:
    """To whom it is given: "gave the rebels arms", "gave arms to the rebels"."""
    if token is None:
        return None
    inner = next((c for c in token.children if c.dep_ == "pobj"), None)
    return Role(inner or token, Rule.OBJECT)


def is_means(noun: Token) -> bool:
    """Whether a noun is what one fights with, or a deed: a missile, an air strike."""
    lemma = noun.lemma_.lower()
    return noun.pos_ != "PRON" and (lemma in _WEAPONS or lemma in trigger_nouns())


def wielder(means: Token) -> Role | None:
    """Who fired or laid it, or whose deed it was: "a shell fired by the rebels hit a school"."""
    for each in coordinated(means):  # "missiles and drones launched by the rebels"
        for child in each.rights:
            if child.dep_ == "acl" and (agent := agent_of(child)) is not None:
                inner = wielder(agent) if is_means(agent) else None
                return inner or Role(agent, Rule.WIELDER)
    found = _doer_of_noun(means, means.i)
    return Role(found.noun, Rule.WIELDER) if found is not None else None


def noun_frame(noun: Token, first: int) -> Frame:
    """The frame of a noun of a deed; ``first`` is the first token of the words of the deed."""
    counted = series_of(noun)
    doer = _doer_of_noun(noun, first)
    laid = doer is not None and doer.rule is Rule.LAID_TO and doer.noun.head.head.i == noun.i
    done_to = None if laid else _aimed(noun)
    if done_to is None and doer is not None and doer.rule is Rule.AGENT:
        done_to = _behind_agent(doer.noun)
    partner = behind(noun, ("with", "against"))
    beneficiary = behind(noun, ("to", "for"))
    between = next(prepositional(noun, ("between", "among", "involving")), None)
    if between is not None:
        other = partner_of(between)
        partner = Role(other, Rule.PREPOSITION) if other is not None else None
        doer = Role(between, Rule.PREPOSITION)
    verb = counted.head
    if doer is None and counted is not noun:
        doer = behind(counted, ("by",), Rule.AGENT)
    if counted.dep_ in ("dobj", "npadvmod") and verb.lemma_ in LIGHT and not is_passive(verb):
        doer = doer or _lent(verb)
        done_to = done_to or behind(verb, ("on", "against"))
        beneficiary = beneficiary or _recipient(verb, counted)
    elif counted.dep_ == "dobj" and not is_passive(verb):
        doer = doer or _by_after(verb, counted)
    elif counted.dep_ == "nsubjpass" and verb.lemma_ in CLAIMING | LIGHT | BLAMING:
        laid_to = _blamed(verb)
        doer = doer or agent_role(verb) or (Role(laid_to, Rule.LAID_TO) if laid_to else None)
    elif counted.dep_ == "nsubj" and verb.lemma_ in blows():  # not "the arrest drew protests"
        hit = object_of(verb)
        done_to = done_to or (Role(hit, Rule.OBJECT) if hit is not None else None)
    elif counted.dep_ == "pobj" and verb.lower_ == "under" and verb.head.lemma_ == "come":
        subject = resolved(subject_of(verb.head))
        done_to = done_to or (Role(subject, Rule.SUBJECT) if subject is not None else None)
    return Frame(noun, doer, done_to, None, partner, beneficiary)


def _doer_of_noun(noun: Token, first: int) -> Role | None:
    """Behind "by", of those it is laid to, the owner, the words before it, those it comes from."""
    if noun.dep_ == "dobj" and noun.head.lemma_ in BLAMING:  # "blamed the attack on the army"
        laid = next(prepositional(noun, ("on", "to")), None) or _blamed(noun.head)
        return Role(laid, Rule.LAID_TO) if laid is not None else None
    by = behind(noun, ("by",), Rule.AGENT)
    if by is not None:
        return by
    for child in noun.rights:
        if child.dep_ not in ("acl", "relcl") or (child.lemma_ == "hold" and _has_aim(noun)):
            continue  # "raids on a town which is held by rebels"
        if child.lemma_ in CLAIMING | THROWING | BLAMING:
            laid = agent_of(child) or _blamed(child)
            if laid is not None:
                return Role(laid, Rule.LAID_TO)
    owner = next((c for c in noun.lefts if c.dep_ == "poss" and c.i < first), None)
    if owner is not None:
        if owner.tag_ == "PRP$":
            meant = _owner_above(noun)
            return Role(meant, Rule.OWNER) if meant is not None else None
        return Role(owner, Rule.OWNER)
    if noun.lemma_.lower() in _OF_DOERS and (done := behind(noun, ("of",), Rule.OWNER)) is not None:
        return done
    before = next((c for c in noun.lefts if c.dep_ in _OWNING and c.i < first), None)
    if before is not None:
        return Role(before, Rule.MODIFIER)
    return behind(noun, ("from",), Rule.ORIGIN)


def _blamed(verb: Token) -> Token | None:
    """ "Blamed on the army", "attributed to the army"; "launched on the town" blames no town."""
    return next(prepositional(verb, ("on", "to")), None) if verb.lemma_ in BLAMING else None


def _has_aim(noun: Token) -> bool:
    return any(True for _ in prepositional(noun, ("on", "against", "in", "at")))


def _behind_agent(agent: Token) -> Role | None:
    """What the parse hangs on the doer: "raids by X on the town", "the arrest by X of two men"."""
    aimed = behind(agent, ("on", "against"))
    if aimed is not None:
        return aimed
    counted = (
        noun
        for noun in prepositional(agent, ("of",))
        if any(c.dep_ == "nummod" or c.lower_ in ("a", "an") for c in noun.lefts)
    )
    found = next(counted, None)
    return Role(found, Rule.PREPOSITION) if found is not None else None


def _aimed(noun: Token) -> Role | None:
    """ "A raid on the town", "an operation targeting the group"."""
    aimed = behind(noun, ("on", "against", "targeting", "at"))
    if aimed is not None:
        return aimed
    for child in noun.rights:
        held = object_of(child) if child.dep_ == "acl" else None
        if held is not None and child.lemma_ == "target":
            return Role(held, Rule.OBJECT)
        if held is not None and child.lemma_ in THROWING:  # "strikes using rockets on the town"
            return behind(held, ("on", "against")) or behind(child, ("on", "against"))
    return None


def _lent(verb: Token) -> Role | None:
    """The doer that a light verb lends its object: "the army carried out raids"."""
    found = doer_of(verb)
    return Role(found.noun, Rule.LIGHT_VERB) if found is not None else None


def _by_after(verb: Token, noun: Token) -> Role | None:
    """ "Reported shelling by the army", where the parse hangs "by" on the verb."""
    for child in verb.rights:
        if child.lower_ == "by" and child.i > noun.i:
            held = next((c for c in child.rights if c.dep_ == "pobj"), None)
            if held is not None:
                return Role(held, Rule.AGENT)
    return None


def _owner_above(noun: Token) -> Token | None:
    """Whose "its" or "their" is: the doer of the verb above, "the army stepped up its raids"."""
    verb = noun.head
    while verb.pos_ != "VERB" and verb.head.i != verb.i:
        if verb.dep_ in SUBJECT_DEPS:
            return None
        verb = verb.head
    if verb.pos_ != "VERB" or noun.dep_ in SUBJECT_DEPS:
        return None
    found = agent_role(verb) if is_passive(verb) else doer_of(verb)
    return found.noun if found is not None else None


def _recipient(verb: Token, thing: Token) -> Role | None:
    """To whom the thing is given: "offered the rebels a truce"."""
    given = next((c for c in verb.children if c.dep_ == "dative"), None)
    given = given or next((c for c in verb.rights if c.dep_ == "dobj" and c.i < thing.i), None)
    return given_role(given)


def series_of(noun: Token) -> Token:
    """The noun that counts it, if any: "a string of air strikes"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in SERIES:
        return noun.head.head
    return noun


def partner_of(noun: Token | None) -> Token | None:
    """The other of two: "between the army and the rebels"."""
    if noun is None:
        return None
    return next((child for child in noun.rights if child.dep_ == "conj"), None)
