"""What a hedge reaches: clauses, complements and phrases, by the parse."""

from spacy.tokens import Token

from counterclaim.annotating.clauses import has_subject, words_between
from counterclaim.model.words import Words

_VERBS = ("VERB", "AUX")
_EMBEDDED = ("ccomp", "advcl", "parataxis", "csubj")


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above a token (itself left out); None where a noun phrase comes first."""
    head = token.head
    while head.pos_ not in _VERBS:
        if head.head.i == head.i or head.dep_ in ("pobj", "appos", "relcl"):
            return None
        head = head.head
    return head


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before the verb as its particle."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts)


def clause_scope(verb: Token, participles: bool = False, relatives: bool = True) -> Words:
    """The verb's clause: its subject and complements, no embedded finite clause.

    Coordinated verbs are in unless they have a subject of their own or follow "but"; participles
    after it ("..., killing five") and relative clauses are in where asked.
    """
    inside = {verb.i}
    stack = [verb]
    while stack:
        for child in stack.pop().children:
            if not _is_own_clause(child, verb, participles, relatives):
                inside.add(child.i)
                stack.append(child)
    first = last = verb.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return words_between(verb.doc, first, last)


def _is_own_clause(child: Token, verb: Token, participles: bool, relatives: bool) -> bool:
    if child.pos_ not in _VERBS:
        return False
    if child.dep_ == "advcl" and child.tag_ == "VBG" and child.i > verb.i:
        return not participles
    if child.dep_ == "conj":
        contrasted = any(c.dep_ == "cc" and c.lower_ == "but" for c in child.head.rights)
        return has_subject(child) or contrasted
    return child.dep_ in _EMBEDDED or (child.dep_ == "relcl" and not relatives)


def phrase_scope(head: Token) -> Words:
    """The whole subtree."""
    return words_between(head.doc, head.left_edge.i, head.right_edge.i)


def complement_scope(word: Token, object_too: bool) -> Words | None:
    """The infinitive, gerund or clause a word governs, its subject included; None without one.

    ``object_too`` takes the direct object as well ("prevented an attack").
    """
    for holder in (word, word.head if word.pos_ == "ADJ" and word.dep_ == "acomp" else word):
        for child in holder.rights:
            clause = child.dep_ in ("xcomp", "ccomp") or (
                child.dep_ == "acl" and is_infinitive(child)
            )
            if clause and child.i > word.i:
                return words_between(word.doc, child.left_edge.i, child.right_edge.i)
            if child.dep_ == "prep" and child.lower_ == "from" and object_too:
                return words_between(word.doc, child.left_edge.i, child.right_edge.i)
            if object_too and child.dep_ == "dobj":
                return words_between(word.doc, child.left_edge.i, child.right_edge.i)
    return None


def previous_sentence(token: Token) -> Words | None:
    """The sentence before the token's own, in the same paragraph or the one before."""
    start = token.sent.start
    before = start - 1
    while before >= 0 and token.doc[before].is_space:
        before -= 1
    if before < 0:
        return None
    held = token.doc[before].sent
    return words_between(token.doc, held.start, before)
