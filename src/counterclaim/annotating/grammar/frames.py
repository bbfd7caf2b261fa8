"""Who does it to whom with what: the nouns around a verb or a noun of a deed, once for all rooms.

``frame_of`` reads a predicate much as PredPatt does (White et al. 2016): through passives,
participles, relative clauses, coordination, control ("accused X of V-ing") and light verbs, and a
noun of a deed alike. Each role says by which rule it was found. Which deed takes which roles, and
whether a noun names a party, is for those who ask.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.antecedents import (
    cleft,
    nearest_listed,
    relative_antecedent,
    resolved,
)
from counterclaim.annotating.grammar.clauses import (
    SUBJECT_DEPS,
    agent_of,
    coordinated,
    is_passive,
    object_of,
    prepositional,
    subject_of,
)
from counterclaim.annotating.grammar.referring import PRONOUNS, stands_for
from counterclaim.annotating.lexicon.triggers import blows, trigger_nouns

ACCUSING = word_set("role_words.toml", "accusing")
CLAIMING = word_set("role_words.toml", "claiming")
BLAMING = word_set("role_words.toml", "blaming")
OUTCOMES = word_set("role_words.toml", "outcomes")
LIGHT = word_set("role_words.toml", "light_verbs")
MOVING = word_set("role_words.toml", "moving")
SERIES = word_set("role_words.toml", "series")
THROWING = word_set("role_words.toml", "throwing")
_OF_DOERS = word_set("role_words.toml", "of_doers")
_WEAPONS = word_set("role_words.toml", "weapon_nouns")
_CLIMBED = 8  # heads
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_CHARGED = frozenset({"of", "for", "with"})  # "accused of", "blamed for", "charged with"
_OWNING = ("compound", "nmod", "amod")
_DONE_TO = ("on", "at", "upon", "against", "into", "toward", "towards")


class Rule(StrEnum):
    """By what a role was found."""

    SUBJECT = "subject"
    OBJECT = "object"
    PREPOSITION = "preposition"
    AGENT = "agent"  # "killed by soldiers", "the killing by soldiers"
    SHARED_AGENT = "shared agent"  # "was shot and killed by soldiers"
    PARTICIPLE = "participle"  # "the men held by the army", "soldiers firing at the crowd"
    RELATIVE = "relative"
    MAIN_CLAUSE = "main clause"  # "shelled the town, killing five"
    CONTROLLED = "controlled"  # "accused the army of shelling", "urged them to leave"
    PURPOSE = "purpose"  # "an offensive by the army to free the town"
    OWNER = "owner"  # "the army's shelling", "its shelling"
    MODIFIER = "modifier"  # "army shelling"
    LIGHT_VERB = "light verb"  # "the army carried out raids"
    LAID_TO = "laid to"  # "an attack claimed by, blamed on"
    ORIGIN = "origin"  # "fire from government forces"
    WIELDER = "wielder"  # "a shell fired by the rebels hit", "the army's shelling killed"


@dataclass(frozen=True, slots=True)
class Role:
    """The noun in a role and the rule that found it."""

    noun: Token
    rule: Rule


@dataclass(frozen=True, slots=True)
class Frame:
    """The roles around ``predicate``, None where the words give none.

    ``partner``: with or against whom it is done ("clashed with"); ``beneficiary``: for or to whom.
    """

    predicate: Token
    doer: Role | None = None
    done_to: Role | None = None
    instrument: Role | None = None
    partner: Role | None = None
    beneficiary: Role | None = None


def frame_of(predicate: Token, *, headline: bool = False, first: int | None = None) -> Frame:
    """The frame of a verb or of a noun of a deed.

    ``headline``: the verb is a passive without its "were" ("12 citizens killed"). ``first``: the
    first token of the words of the deed, which are none of its roles ("gang rape").
    """
    if predicate.pos_ in _VERBS:
        return _of_verb(predicate, headline)
    return _of_noun(predicate, predicate.i if first is None else first)


def _of_verb(verb: Token, headline: bool) -> Frame:
    if headline or is_undergone(verb):
        doer, done_to = _agent(verb), _undergone(verb)
    elif is_gerund(verb):
        doer, done_to = _agent(verb), _object(verb) or _behind(verb, ("of",))
    else:
        doer, done_to = doer_of(verb), _object(verb)
    instrument = _with(verb)
    if doer is not None and is_means(doer.noun):
        instrument = instrument or Role(doer.noun, doer.rule)
        doer = wielder(doer.noun)
        if doer is None and is_passive(verb):
            doer = _behind(verb, ("from",), Rule.ORIGIN)  # "hit by fire from army positions"
    given = next((c for c in verb.children if c.dep_ == "dative"), None)
    return Frame(
        predicate=verb,
        doer=doer,
        done_to=done_to,
        instrument=instrument,
        partner=_behind(verb, ("with", "against", "alongside")),
        beneficiary=_given(given) or _behind(verb, ("for", "to")),
    )


def is_undergone(verb: Token) -> bool:
    """Whether the verb tells what its subject, or the noun it hangs on, undergoes."""
    if is_passive(verb):
        return not is_gerund(verb)
    if object_of(verb) is not None or verb.tag_ not in ("VBN", "VBD"):
        return False
    if verb.dep_ in ("acl", "advcl"):  # "beaten by the crowd, the officer fled"
        return verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.lefts)
    first = verb
    while first.dep_ == "conj" and not _has_subject(first) and first.head.pos_ in _VERBS:
        first = first.head  # "were killed or wounded"
    return first is not verb and _passive(first)


def is_gerund(verb: Token) -> bool:
    """Whether a verb in "-ing" is a noun with its doer behind "by": "a result of shelling by X"."""
    return verb.tag_ == "VBG" and not _has_subject(verb) and agent_of(verb) is not None


def _agent(verb: Token) -> Role | None:
    """The agent of a passive, its own or one it shares: "was shot and killed by soldiers"."""
    own = agent_of(verb)
    if own is not None:
        return Role(own, Rule.AGENT)
    others = [c for c in verb.rights if c.dep_ == "conj" and not _has_subject(c)]
    if verb.dep_ == "conj" and not _has_subject(verb) and verb.head.pos_ in _VERBS:
        others.append(verb.head)
    for other in others:
        if other.tag_ == "VBN" and (agent := agent_of(other)) is not None:
            return Role(agent, Rule.SHARED_AGENT)
    return None


def undergone(verb: Token) -> Token | None:
    """What a passive or participle is done to."""
    found = _undergone(verb)
    return found.noun if found is not None else None


def owners(noun: Token) -> Iterator[Token]:
    """The nouns and adjectives before a noun: "the army's", "rebel", "Norlandish"."""
    return (c for c in noun.lefts if c.dep_ in ("poss", *_OWNING))


def _undergone(verb: Token) -> Role | None:
    above = verb
    while above.dep_ == "conj" and not _has_subject(above) and above.head.pos_ in _VERBS:
        above = above.head
    if above.dep_ == "acl" and not _has_subject(above):
        return Role(above.head, Rule.PARTICIPLE)
    if above.dep_ == "advcl" and not _has_subject(above):
        main = subject_of(above.head) if above.head.pos_ in _VERBS else None
        return Role(resolved(main) or main, Rule.MAIN_CLAUSE) if main is not None else None
    subject = resolved(subject_of(verb))
    return None if subject is None else Role(subject, Rule.SUBJECT)


def _object(verb: Token) -> Role | None:
    found = object_of(verb)
    if found is not None:
        return Role(resolved(found) or found, Rule.OBJECT)
    about = relative_antecedent(verb)
    if about is not None:
        return Role(about, Rule.RELATIVE)
    return _behind(verb, _DONE_TO)


def _with(verb: Token) -> Role | None:
    """The weapon of "with mortars", "using drones"; what is done with people is no weapon."""
    for noun in prepositional(verb, ("with", "by")):
        if noun.pos_ in _NOUNS and is_means(noun):
            return Role(noun, Rule.PREPOSITION)
    for child in verb.rights:
        if child.dep_ in ("advcl", "prep") and child.lower_ == "using":
            used = object_of(child) or next((c for c in child.rights if c.dep_ == "pobj"), None)
            if used is not None:
                return Role(used, Rule.OBJECT)
    return None


def _given(token: Token | None) -> Role | None:
    """To whom it is given: "gave the rebels arms", "gave arms to the rebels"."""
    if token is None:
        return None
    inner = next((c for c in token.children if c.dep_ == "pobj"), None)
    return Role(inner or token, Rule.OBJECT)


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
                return _agent(caused) if _passive(caused) else doer_of(caused)
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
            if seen.i < above.i and _passive(above) and above.lemma_ in blows():
                return None  # "after setting fire to the mill, ten were killed"
        elif seen.dep_ == "advcl" and seen.tag_ == "VBG" and seen.i > above.i and _passive(above):
            return _agent(above)  # "the house was hit, killing five"
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
    if _passive(accuser):
        return subject_of(accuser)
    return object_of(accuser) if accuser.lemma_ in ACCUSING else None


def _planner(noun: Token) -> Token | None:
    """Whose plan or deed it is: "an offensive by the army to free", "the army's decision to"."""
    by = next(prepositional(noun, ("by",)), None)
    return by or next((c for c in noun.lefts if c.dep_ == "poss" and c.tag_ != "PRP$"), None)


def _passive(verb: Token) -> bool:
    return any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECT_DEPS for c in verb.lefts)


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


def _of_noun(noun: Token, first: int) -> Frame:
    counted = series_of(noun)
    doer = _doer_of_noun(noun, first)
    laid = doer is not None and doer.rule is Rule.LAID_TO and doer.noun.head.head.i == noun.i
    done_to = None if laid else _aimed(noun)
    if done_to is None and doer is not None and doer.rule is Rule.AGENT:
        done_to = _behind_agent(doer.noun)
    partner = _behind(noun, ("with", "against"))
    beneficiary = _behind(noun, ("to", "for"))
    between = next(prepositional(noun, ("between", "among", "involving")), None)
    if between is not None:
        other = partner_of(between)
        partner = Role(other, Rule.PREPOSITION) if other is not None else None
        doer = Role(between, Rule.PREPOSITION)
    verb = counted.head
    if doer is None and counted is not noun:
        doer = _behind(counted, ("by",), Rule.AGENT)
    if counted.dep_ in ("dobj", "npadvmod") and verb.lemma_ in LIGHT and not is_passive(verb):
        doer = doer or _lent(verb)
        done_to = done_to or _behind(verb, ("on", "against"))
        beneficiary = beneficiary or _recipient(verb, counted)
    elif counted.dep_ == "dobj" and not is_passive(verb):
        doer = doer or _by_after(verb, counted)
    elif counted.dep_ == "nsubjpass" and verb.lemma_ in CLAIMING | LIGHT | BLAMING:
        laid_to = _blamed(verb)
        doer = doer or _agent(verb) or (Role(laid_to, Rule.LAID_TO) if laid_to else None)
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
    by = _behind(noun, ("by",), Rule.AGENT)
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
    if (
        noun.lemma_.lower() in _OF_DOERS
        and (done := _behind(noun, ("of",), Rule.OWNER)) is not None
    ):
        return done
    before = next((c for c in noun.lefts if c.dep_ in _OWNING and c.i < first), None)
    if before is not None:
        return Role(before, Rule.MODIFIER)
    return _behind(noun, ("from",), Rule.ORIGIN)


def _blamed(verb: Token) -> Token | None:
    """ "Blamed on the army", "attributed to the army"; "launched on the town" blames no town."""
    return next(prepositional(verb, ("on", "to")), None) if verb.lemma_ in BLAMING else None


def _has_aim(noun: Token) -> bool:
    return any(True for _ in prepositional(noun, ("on", "against", "in", "at")))


def _behind_agent(agent: Token) -> Role | None:
    """What the parse hangs on the doer: "raids by X on the town", "the arrest by X of two men"."""
    aimed = _behind(agent, ("on", "against"))
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
    behind = _behind(noun, ("on", "against", "targeting", "at"))
    if behind is not None:
        return behind
    for child in noun.rights:
        held = object_of(child) if child.dep_ == "acl" else None
        if held is not None and child.lemma_ == "target":
            return Role(held, Rule.OBJECT)
        if held is not None and child.lemma_ in THROWING:  # "strikes using rockets on the town"
            return _behind(held, ("on", "against")) or _behind(child, ("on", "against"))
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
    found = _agent(verb) if is_passive(verb) else doer_of(verb)
    return found.noun if found is not None else None


def _recipient(verb: Token, thing: Token) -> Role | None:
    """To whom the thing is given: "offered the rebels a truce"."""
    given = next((c for c in verb.children if c.dep_ == "dative"), None)
    given = given or next((c for c in verb.rights if c.dep_ == "dobj" and c.i < thing.i), None)
    return _given(given)


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


def _behind(
    head: Token, prepositions: tuple[str, ...], rule: Rule = Rule.PREPOSITION
) -> Role | None:
    found = next(prepositional(head, prepositions), None)
    return Role(found, rule) if found is not None else None


def subject_above(verb: Token) -> Token | None:
    """Of what a verb tells, in the active or the passive; pronouns by what they go back to."""
    found = _undergone(verb) if is_undergone(verb) else doer_of(verb)
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
