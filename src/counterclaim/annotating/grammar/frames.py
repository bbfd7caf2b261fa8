"""Who does it to whom with what: the nouns around a verb or a noun of a deed."""

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.clauses import (
    SUBJECT_DEPS,
    agent_of,
    coordinated,
    doer_of,
    is_passive,
    object_of,
    prepositional,
    subject_of,
)
from counterclaim.annotating.grammar.governing import HEADLINE
from counterclaim.annotating.grammar.lemmas import lemma_of
from counterclaim.annotating.grammar.referring import PRONOUNS, stands_for

ACCUSING = word_set("role_words.toml", "accusing")
MOVING = word_set("role_words.toml", "moving")
SERIES = word_set("role_words.toml", "series")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_PRONOUNS = frozenset({"it", "they", "he", "she"})
_CLIMBED = 6  # heads
RELATIVE = frozenset({"which", "that", "who", "whom"})


def relative_antecedent(verb: Token) -> Token | None:
    """What an object relative is about: "the village (that) the army shelled"."""
    subject = subject_of(verb)
    if verb.dep_ != "relcl" or subject is None or subject.lower_ in _RELATIVE:
        return None
    return verb.head


def series_of(noun: Token) -> Token:
    """The noun that counts it, if any: "a string of air strikes"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in SERIES:
        return noun.head.head
    return noun


def owner_of(noun: Token) -> Token | None:
    """Whose "its" or "their" is: the doer of the verb above, "the army stepped up its raids"."""
    verb = noun.head
    while verb.pos_ != "VERB" and verb.head.i != verb.i:
        if verb.dep_ in SUBJECT_DEPS:
            return None
        verb = verb.head
    if verb.pos_ != "VERB" or noun.dep_ in SUBJECT_DEPS:
        return None
    return agent_of(verb) if is_passive(verb) else resolved(doer_above(verb))


def doer_above(verb: Token) -> Token | None:
    """The subject; for a participle without one, the subject of the clause it hangs on."""
    while True:
        if verb.dep_ == "xcomp" and verb.tag_ == "VB" and verb.head.lemma_ in MOVING:
            moved = object_of(verb.head) or first_behind(verb.head, "on", "upon")
            if moved is not None:
                return moved  # "urged the army to halt its raids"
        subject = subject_of(verb)
        if subject is not None:
            return subject
        above = verb.head
        if verb.dep_ == "acl" and verb.tag_ == "VB":  # "an offensive by the army to free the town"
            doer = first_behind(above, "by")
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


def speaker_of(verb: Token) -> Token | None:
    """Who speaks: in "he said it was calm and accused the rebels" he does both."""
    if verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and not any(verb.lefts):
        return doer_above(verb.head.head)
    return doer_above(verb)


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


def partner_of(noun: Token | None) -> Token | None:
    """The other of two: "between the army and the rebels"."""
    if noun is None:
        return None
    return next((child for child in noun.rights if child.dep_ == "conj"), None)


def recipient_of(verb: Token, thing: Token) -> Token | None:
    """To whom the thing is given: "offered the rebels a truce"."""
    given = next((c for c in verb.children if c.dep_ == "dative"), None)
    given = given or next((c for c in verb.rights if c.dep_ == "dobj" and c.i < thing.i), None)
    if given is not None and given.dep_ == "dative" and given.lower_ == "to":
        return next((c for c in given.children if c.dep_ == "pobj"), None)
    return given


def first_behind(head: Token, *prepositions: str) -> Token | None:
    """The first noun behind one of the prepositions that hang on ``head``."""
    return next(prepositional(head, prepositions), None)


def itself(noun: Token | None) -> Token | None:
    """What a description is said of: "X is a faction that ..." tells of X."""
    if noun is not None and noun.dep_ == "attr" and noun.head.pos_ in ("AUX", "VERB"):
        return resolved(subject_of(noun.head)) or noun
    return noun


def doer(verb: Token) -> Token | None:
    """Who does it: the subject of the verb or, of a participle or infinitive, of those above it.

    "X was accused of funding Y" and "accused X of funding Y" lay it to X.
    """
    seen = verb
    for _ in range(_CLIMBED):
        subject = subject_of(seen)
        if subject is not None and subject.lower_ in PRONOUNS:
            return stands_for(subject)
        if subject is not None and subject.lower_ != "there":
            return itself(nearest_listed(subject) or resolved(subject))
        head = seen.head
        if seen.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
            if seen.tag_ != "VB":
                return itself(head)
            owner = next((c for c in head.lefts if c.dep_ == "poss"), None)
            if owner is not None or head.head is head:
                return owner  # "Norland's decision to back"
            head = head.head  # "took the chance to back"
        if head.pos_ == "ADP":
            head = head.head
        if head.pos_ in ("NOUN", "PROPN"):
            return itself(head)
        if head.lemma_ in ACCUSING and (accused := object_of(head)) is not None:
            return accused
        if head is seen:
            return None
        seen = head
    return None


def nearest_listed(relative: Token) -> Token | None:
    """The last of a list for which "who" or "that" stands: "X and the forces that"."""
    if relative.tag_ not in ("WDT", "WP") or relative.i == 0 or relative.head.dep_ != "relcl":
        return None
    before = relative.nbor(-1)
    head = relative.head.head
    return (
        before
        if before is not head and before.dep_ == "conj" and before in coordinated(head)
        else None
    )


def holder(noun: Token) -> Token | None:
    """Whose the noun is, by the clause it stands in: its subject, or the noun it hangs on."""
    head = noun.head
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
        if head.pos_ in ("NOUN", "PROPN") and head.dep_ in ("nsubj", "nsubjpass"):
            return head  # "the army, with help from X, advanced"
        head = head.head
    return doer(head) if head.pos_ in ("VERB", "AUX") else head


def owners(noun: Token) -> Iterator[Token]:
    """The nouns and adjectives before a noun: "the army's", "rebel", "Norlandish"."""
    return (c for c in noun.lefts if c.dep_ in ("poss", "compound", "nmod", "amod"))


def passive_subject(verb: Token) -> Token | None:
    """What a passive is done to; in a relative clause, the noun it hangs on."""
    while True:
        for child in verb.lefts:
            if child.dep_ in ("nsubjpass", "nsubj"):
                if child.lower_ in RELATIVE and verb.dep_ == "relcl":
                    return verb.head
                return child
        above = verb.head
        if verb.dep_ not in ("conj", "xcomp") or above.pos_ != "VERB" or above.i == verb.i:
            return None
        if above.dep_ == "acl":
            return above.head
        verb = above


def doer_of_deed(told_by: Token, role: str) -> Token | None:
    """Who does it: the subject, the agent of a passive, the owner of a noun ("rebel shelling")."""
    word = told_by
    own = next((c for c in word.lefts if c.dep_ == "nsubj"), None)
    if word.pos_ in ("VERB", "AUX") or own is not None:
        if is_passive(word) or role == HEADLINE or (word.dep_ == "acl" and word.tag_ == "VBN"):
            return agent_of(word)
        if word.dep_ == "pcomp":
            accuser = word.head.head
            if lemma_of(accuser) in ACCUSING:
                return object_of(accuser)
            if accuser.dep_ == "dobj" and lemma_of(accuser.head) in ACCUSING:
                return accuser
            if accuser.pos_ in ("NOUN", "PROPN"):
                return accuser  # "the rebels, whilst begging for a truce"
        if own is None and word.dep_ == "dep":
            return subject_of(word.head)
        found = doer_of(word)
        if found is not None and found.dep_ == "attr":
            found = subject_of(found.head)  # "was the first to break it"
        return resolved(found)
    by = next(prepositional(word, ("by",)), None)
    return by or next(owners(word), None)
