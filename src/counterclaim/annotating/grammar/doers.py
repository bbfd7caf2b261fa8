"""Who does what a verb tells, and what undergoes it: through clauses, control and passives."""

from spacy.tokens import Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.antecedents import cleft, nearest_listed, resolved
from counterclaim.annotating.grammar.clauses import (
    agent_of,
    has_subject,
    is_passive,
    object_of,
    prepositional,
    subject_of,
)
from counterclaim.annotating.grammar.referring import PRONOUNS, stands_for
from counterclaim.annotating.grammar.roles import Role, Rule
from counterclaim.annotating.lexicon.triggers import blows

ACCUSING = word_set("role_words.toml", "accusing")
OUTCOMES = word_set("role_words.toml", "outcomes")
MOVING = word_set("role_words.toml", "moving")
_CLIMBED = 8  # heads
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_CHARGED = frozenset({"of", "for", "with"})  # "accused of", "blamed for", "charged with"


def is_undergone(verb: Token) -> bool:
    """Whether the verb tells what its subject, or the noun it hangs on, undergoes."""
    if is_passive(verb):
        return not is_gerund(verb)
    if object_of(verb) is not None or verb.tag_ not in ("VBN", "VBD"):
        return False
    if verb.tag_ == "VBN" and verb.dep_ in ("ROOT", "nsubj", "dep", "parataxis"):
        return not any(c.dep_ == "aux" for c in verb.lefts)  # "Nine men wounded in raids"
    if verb.dep_ in ("acl", "advcl"):  # "beaten by the crowd, the officer fled"
        return verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.lefts)
    first = verb
    while first.dep_ == "conj" and not has_subject(first) and first.head.pos_ in _VERBS:
        first = first.head  # "were killed or wounded"
    return first is not verb and is_marked_passive(first)


def is_gerund(verb: Token) -> bool:
    """Whether a verb in "-ing" is a noun with its doer behind "by": "a result of shelling by X"."""
    return verb.tag_ == "VBG" and not has_subject(verb) and agent_of(verb) is not None


def agent_role(verb: Token) -> Role | None:
    """The agent of a passive, its own or one it shares: "was shot and killed by soldiers"."""
    own = agent_of(verb)
    if own is not None:
        return Role(own, Rule.AGENT)
    others = [c for c in verb.rights if c.dep_ == "conj" and not has_subject(c)]
    if verb.dep_ == "conj" and not has_subject(verb) and verb.head.pos_ in _VERBS:
        others.append(verb.head)
    for other in others:
        if other.tag_ == "VBN" and (agent := agent_of(other)) is not None:
            return Role(agent, Rule.SHARED_AGENT)
    return None


def undergone(verb: Token) -> Token | None:
    """What a passive or participle is done to."""
    found = undergone_role(verb)
    return found.noun if found is not None else None


def undergone_role(verb: Token) -> Role | None:
    """The same with the rule that found it."""
    above = verb
    while above.dep_ == "conj" and not has_subject(above) and above.head.pos_ in _VERBS:
        above = above.head
    if above.dep_ == "acl" and not has_subject(above):
        return Role(above.head, Rule.PARTICIPLE)
    if above.dep_ == "advcl" and not has_subject(above):
        main = subject_of(above.head) if above.head.pos_ in _VERBS else None
        return Role(resolved(main) or main, Rule.MAIN_CLAUSE) if main is not None else None
    subject = resolved(subject_of(verb))
    return None if subject is None else Role(subject, Rule.SUBJECT)


def doer_of(verb: Token) -> Role | None:
    """Who does what a verb in the active tells: its subject, or whoever the clauses above name.

    None where the verb that it hangs on leaves it open ("the house was hit, killing five").
    """
    seen = verb
    rule = Rule.SUBJECT
    for _ in range(_CLIMBED):
        moved = _moved(seen)
        if moved is not None:
            return Role(moved, Rule.CONTROLLED)
        subject = subject_of(seen)
        if subject is not None and subject.lower_ != "there":
            return _as_doer(subject, rule)
        above = seen.head
        if above.i == seen.i:
            return None
        if seen.dep_ in ("acl", "relcl") and (above.pos_ in _NOUNS or above.dep_ == "attr"):
            if seen.tag_ != "VB":
                caused = _caused_by(seen)
                if caused is None:
                    return Role(above, Rule.PARTICIPLE)
                return agent_role(caused) if is_marked_passive(caused) else doer_of(caused)
            planner = _planner(above)
            if planner is not None:
                return Role(planner, Rule.PURPOSE)
            if above.dep_ not in ("dobj", "attr"):
                return None  # "efforts to free the town": whose?
            above = above.head  # "launched an offensive to free the town"
        elif seen.dep_ in ("pcomp", "pobj") and above.dep_ == "prep":
            charged = _charged(above)
            if charged is not None:
                return Role(charged, Rule.CONTROLLED)
            above = above.head
            if above.dep_ == "acomp":
                above = above.head  # "is capable of striking"; of "reports of shelling": nobody
            if seen.i < above.i and is_marked_passive(above) and above.lemma_ in blows():
                return None  # "after setting fire to the mill, ten were killed"
        elif (
            seen.dep_ == "advcl"
            and seen.tag_ == "VBG"
            and seen.i > above.i
            and is_marked_passive(above)
        ):
            return agent_role(above)  # "the house was hit, killing five"
        elif seen.dep_ not in ("advcl", "xcomp", "conj", "pcomp", "dep"):
            return None
        elif above.dep_ == "acomp":
            above = above.head  # "was able to strike"
        if above.pos_ not in _VERBS or above.i == seen.i:
            return None
        seen, rule = above, Rule.MAIN_CLAUSE
    return None


def _caused_by(verb: Token) -> Token | None:
    """The blow of which a participle tells what came: "attacked the guards killing two"."""
    if verb.tag_ != "VBG" or verb.lemma_ not in OUTCOMES:
        return None
    noun = verb.head
    for _ in range(_CLIMBED):
        if noun.dep_ not in ("dobj", "pobj", "prep", "conj") or noun.head.i == noun.i:
            return None
        noun = noun.head
        if noun.pos_ in _VERBS:
            return noun if noun.i < verb.i else None
    return None


def _as_doer(subject: Token, rule: Rule) -> Role:
    noun = nearest_listed(subject) or resolved(subject) or subject
    return Role(noun, Rule.RELATIVE if noun is not subject and rule is Rule.SUBJECT else rule)


def _moved(verb: Token) -> Token | None:
    """Who is to do it: "urged the army to halt its raids", "called on them to leave"."""
    if verb.dep_ == "xcomp" and verb.tag_ == "VB" and verb.head.lemma_ in MOVING:
        if is_passive(verb.head):
            return subject_of(verb.head)  # "the men were ordered to leave"
        return object_of(verb.head) or next(prepositional(verb.head, ("on", "upon")), None)
    if verb.dep_ == "xcomp" and verb.tag_ == "VBG":
        seen = object_of(verb.head)  # "saw him planting a bomb"
        return seen if seen is not None and seen.i < verb.i else None
    return None


def _charged(preposition: Token) -> Token | None:
    """Whom a charge names: "accused X and Y of", "X is suspected of", "was jailed for"."""
    accuser = preposition.head
    while accuser.dep_ == "conj" and accuser.head.dep_ == "dobj":
        accuser = accuser.head
    if accuser.dep_ == "dobj" and accuser.head.lemma_ in ACCUSING:
        return accuser
    if preposition.lower_ not in _CHARGED or accuser.pos_ not in _VERBS:
        return None
    if accuser.dep_ == "acl" and accuser.tag_ == "VBN":
        return accuser.head  # "two men accused of spying"
    if is_marked_passive(accuser):
        return subject_of(accuser)
    return object_of(accuser) if accuser.lemma_ in ACCUSING else None


def _planner(noun: Token) -> Token | None:
    """Whose plan or deed it is: "an offensive by the army to free", "the army's decision to"."""
    by = next(prepositional(noun, ("by",)), None)
    return by or next((c for c in noun.lefts if c.dep_ == "poss" and c.tag_ != "PRP$"), None)


def is_marked_passive(verb: Token) -> bool:
    """Whether "were" or a passive subject marks it; a mere "by" does not."""
    return any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)


def behind(
    head: Token, prepositions: tuple[str, ...], rule: Rule = Rule.PREPOSITION
) -> Role | None:
    """The first noun behind one of the prepositions that hang on ``head``."""
    found = next(prepositional(head, prepositions), None)
    return Role(found, rule) if found is not None else None


def subject_above(verb: Token) -> Token | None:
    """Of what a verb tells, in the active or the passive; pronouns by what they go back to."""
    found = undergone_role(verb) if is_undergone(verb) else doer_of(verb)
    if found is None:
        return None
    if found.noun.lower_ in PRONOUNS:
        return stands_for(found.noun)
    return cleft(found.noun)


def holder(noun: Token) -> Token | None:
    """Whose the noun is, by the clause it stands in: its subject, or the noun it hangs on."""
    head = noun.head
    while head.pos_ not in _VERBS and head.head.i != head.i:
        if head.pos_ in _NOUNS and head.dep_ in ("nsubj", "nsubjpass"):
            return head  # "the army, with help from X, advanced"
        head = head.head
    return subject_above(head) if head.pos_ in _VERBS else head
