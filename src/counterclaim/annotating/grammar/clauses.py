"""Clauses and roles from spaCy's dependency parse (ClearNLP labels, as in ``en_core_web_sm``)."""

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Token

from counterclaim.annotating.spans import words_between
from counterclaim.model.words import Words

CLAUSE_DEPS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "pcomp"})
SUBJECT_DEPS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


def clause_head(token: Token) -> Token:
    """The nearest verb (or root) above ``token``, itself included, that heads a clause."""
    head = token
    while head.head.i != head.i:
        is_verb = head.pos_ in ("VERB", "AUX")
        if is_verb and (head.dep_ in CLAUSE_DEPS or (head.dep_ == "conj" and has_subject(head))):
            break
        head = head.head
    return head


def has_subject(verb: Token) -> bool:
    """Whether the verb has a subject of its own."""
    return any(child.dep_ in SUBJECT_DEPS for child in verb.lefts)


def clause_of(token: Token) -> Words:
    """The contiguous words around ``token`` that belong to its clause.

    Embedded clauses (complements, adverbial clauses, coordinated clauses with a subject of their
    own) are left out at the edges, relative clauses and participles stay.
    """
    head = clause_head(token)
    inside = {head.i}
    stack = [head]
    while stack:
        for child in stack.pop().children:
            own = child.pos_ in ("VERB", "AUX") and (
                child.dep_ in ("ccomp", "advcl", "parataxis", "csubj")
                or (child.dep_ == "conj" and has_subject(child))
            )
            if not own or child.i == token.i:
                inside.add(child.i)
                stack.append(child)
    first = last = token.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    while last > token.i and token.doc[last].dep_ in ("cc", "punct"):
        last -= 1
    while first < token.i and token.doc[first].dep_ in ("cc", "punct"):
        first += 1
    return words_between(token.doc, first, last)


def subject_of(verb: Token) -> Token | None:
    """The verb's subject; for a coordinated verb or participle, the one it shares."""
    seen = verb
    while True:
        for child in seen.lefts:
            if child.dep_ in SUBJECT_DEPS:
                return child
        if seen.dep_ in ("conj", "xcomp") and seen.head.pos_ in ("VERB", "AUX"):
            seen = seen.head
            continue
        return None


def doer_of(verb: Token) -> Token | None:
    """The subject; of a participle, the noun it hangs on or the subject of its main clause."""
    subject = subject_of(verb)
    if subject is not None:
        return subject
    if verb.dep_ in ("acl", "relcl"):
        return verb.head
    if verb.dep_ in ("advcl", "pcomp", "xcomp"):
        head = verb.head.head if verb.dep_ == "pcomp" else verb.head
        if head.dep_ in ("acomp", "xcomp"):
            head = head.head  # "is determined to side with"
        return subject_of(head) if head.pos_ in ("VERB", "AUX") else None
    return None


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive ("were killed", "killed by")."""
    return any(c.dep_ in ("nsubjpass", "auxpass", "agent") for c in verb.children)


def agent_of(verb: Token) -> Token | None:
    """The noun after "by" in a passive."""
    for child in verb.rights:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for grandchild in child.rights:
                if grandchild.dep_ == "pobj":
                    return grandchild
    return None


def object_of(verb: Token) -> Token | None:
    """The direct object; the parser takes "70%" in "took 70% of it" for an adverbial."""
    for child in verb.rights:
        if child.dep_ in ("dobj", "obj") or (child.dep_ == "npadvmod" and child.text == "%"):
            return child
    return None


def prepositional(head: Token, prepositions: Iterable[str]) -> Iterator[Token]:
    """The nouns that hang on ``head`` by one of the prepositions, nearest first."""
    wanted = frozenset(prepositions)
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in wanted:
            yield from (c for c in child.children if c.dep_ in ("pobj", "pcomp"))


def coordinated(noun: Token) -> Iterator[Token]:
    """The noun and those joined to it by "and" or commas."""
    return descending(noun, lambda each: (c for c in each.rights if c.dep_ == "conj"))


def descending(token: Token, below: Callable[[Token], Iterable[Token]]) -> Iterator[Token]:
    """``token``, then each token that ``below`` gives for it with all that follows from that one.

    Not a function that calls itself: a text without full stops is a tree thousands of words deep.
    """
    stack = [token]
    while stack:
        here = stack.pop()
        yield here
        stack += reversed(list(below(here)))


def subtree(token: Token) -> Iterator[Token]:
    """The token and all below it in the order of spaCy's ``token.subtree``, however deep."""
    stack = [(token, False)]
    while stack:
        here, entered = stack.pop()
        if entered:
            yield here
            continue
        stack += ((child, False) for child in reversed(list(here.rights)))
        stack.append((here, True))
        stack += ((child, False) for child in reversed(list(here.lefts)))


def noun_phrase(noun: Token) -> Words:
    """The noun with its modifiers to the left and short prepositional tails, no relative clause."""
    first = noun.left_edge.i
    last = noun.i
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "in", "from", "for"):
            tail = child.right_edge.i
            if tail - last <= 8:
                last = tail
        elif child.dep_ not in ("compound", "nummod", "poss", "case"):
            break
    return words_between(noun.doc, first, last)
