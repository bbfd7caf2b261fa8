"""The words a noun hangs on: what is done to it, what it does, what it stands behind."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.clauses import descending, is_passive, object_of

_COUNTING = word_set("role_words.toml", "of_nouns") | word_set("role_words.toml", "shares")
_LOADS = frozenset(  # what goods come in: "a batch of", "supplies of"
    {
        "batch", "box", "cargo", "consignment", "delivery", "gallon", "kilo", "kilogram",
        "kilogramme", "litre", "liter", "load", "lorryload", "parcel", "reserve", "sack",
        "shipment", "stock", "supply", "ton", "tonne", "truck", "truckload", "queue", "network",
    }
)  # fmt: skip
_PARTS = frozenset(  # what is hit where a part of it is: "the courtyard of a school"
    {
        "building", "campus", "complex", "compound", "courtyard", "department", "entrance", "floor",
        "gate", "ground", "roof", "wall", "ward", "wing", "yard",
    }
)  # fmt: skip
_COUNTED = _COUNTING | _LOADS | _PARTS
_SUCH = frozenset({"as", "including", "like"})
_RELATIVE = frozenset({"which", "that"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_COMPLEMENTS = frozenset({"acomp", "attr", "oprd"})
_PARTICLES = frozenset({"off", "out", "down", "up", "over", "aside", "away"})
_FORCING = frozenset({"force", "compel", "cause", "oblige", "lead"})
_HAVING = frozenset({"be", "have", "get", "remain", "receive"})
_CONCEDING = frozenset({"although", "though"})
_STEPS = 8  # up the parse to "although"
OBJECT, SUBJECT, COMPOUND, HEADLINE = "object", "subject", "compound", "headline"
PARTICIPLE, NONE, DESPITE = "participle", "none", "despite"


@dataclass(frozen=True, slots=True)
class Governor:
    """A word, and how the noun stands to it.

    ``role``: "object" (of a verb, subject of its passive), "subject", "headline" (subject of what
    may be a passive without "was"), "compound" (before a noun: "truce violations"), "participle"
    (behind one: "agreed truce"), "none" ("there is no truce", "they have no water"), "despite"
    (also "although there is") or the preposition between them.
    """

    word: Token
    role: str


def governors(noun: Token) -> Iterator[Governor]:
    """Every word that ``noun``, or the list, load or number it belongs to, is governed by."""
    yield from _around(noun)
    inner, noun = noun, outermost(noun)
    if inner is not noun and inner.dep_ == "pobj" and inner.head.lower_ == "of":
        yield Governor(inner.head.head, "of")  # "a batch of aid", "no part of the truce"
    head, dep = noun.head, noun.dep_
    if dep in ("dobj", "nsubjpass", "obj"):
        yield from _with_conjuncts(head, OBJECT)
        if dep == "nsubjpass":
            yield from _raised(head)
        elif lemma_is(head, _FORCING):
            yield from (Governor(c, SUBJECT) for c in head.rights if c.dep_ in ("xcomp", "advcl"))
    elif dep == "nsubj":
        yield from _as_subject(head)
    elif dep in ("compound", "nmod", "amod") and head.i > noun.i:
        yield Governor(head, COMPOUND)
        yield from _behind(head)
    elif dep == "poss":
        yield Governor(head, "of")
    elif dep == "pobj" and head.dep_ in ("prep", "agent", "dative", "prt"):
        yield from _behind_preposition(head)
    if any(c.lower_ == "no" for c in noun.lefts):
        had = dep in ("dobj", "attr") and lemma_is(head, _HAVING)
        if had or (dep == "pobj" and head.lower_ == "with"):
            yield Governor(head, NONE)
    yield from _conceded(noun)


def lemma_is(token: Token, lemmas: frozenset[str]) -> bool:
    """Whether the token's lemma, in lower case, is among them."""
    return token.lemma_.lower() in lemmas


def above(verb: Token) -> Token | None:
    """The verb, adjective or noun whose complement ``verb`` is: "refused" to accept."""
    if verb.dep_ in ("xcomp", "ccomp"):
        return verb.head
    if verb.dep_ == "pcomp":
        return verb.head.head
    if verb.dep_ in ("advcl", "acl") and any(c.lower_ == "to" for c in verb.lefts):
        return verb.head
    return None


def outermost(noun: Token) -> Token:
    """The noun, or what counts or lists it: "homes" in "homes and schools", "two" in "two of"."""
    while True:
        outer = noun.head.head
        if noun.dep_ == "pobj" and noun.head.lower_ in _SUCH and outer.pos_ in _NOUNS:
            noun = outer  # "vital places such as markets", "several sites including a school"
            while noun.dep_ == "pobj" and noun.head.head.pos_ in _NOUNS:
                noun = noun.head.head  # "sites in the town including a school"
        elif noun.dep_ == "pobj" and noun.head.lower_ == "to" and outer.lemma_ == "access":
            noun = outer
        elif (noun.dep_ in ("conj", "appos")) and noun.head.pos_ in (*_NOUNS, "NUM"):
            noun = noun.head
        elif (
            noun.dep_ == "pobj"
            and noun.head.lower_ == "of"
            and (lemma_is(outer, _COUNTED) or outer.like_num)
        ):
            noun = outer
        else:
            return noun


def _around(noun: Token) -> Iterator[Governor]:
    """What stands right by the noun: participles and relative clauses behind it, or before it."""
    for child in noun.rights:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            yield from _with_conjuncts(child, OBJECT)  # "a school bombed in May"
        elif child.dep_ == "relcl":
            yield from _in_relative(child)
    for child in noun.lefts:
        if child.dep_ == "amod" and child.tag_ == "VBN":
            yield Governor(child, PARTICIPLE)
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    if noun.dep_ == "pobj" and after.tag_ in ("VBD", "VBZ") and not any(_subjects(after)):
        yield Governor(after, SUBJECT)  # "after a truce came into effect", taken for its object


def _behind_preposition(prep: Token) -> Iterator[Governor]:
    governed, role = prep.head, prep.lower_
    if role in _PARTICLES and governed.pos_ == "VERB":
        yield Governor(governed, OBJECT)  # "called off the truce", misread
    if role == "of" and governed.lower_ == "spite":
        governed, role = governed.head.head, DESPITE
    yield Governor(governed, role)
    if role == DESPITE:
        yield from (Governor(child, role) for child in _going_on(governed))
    if governed.dep_ == "prep":  # "out of", "because of"
        yield Governor(governed.head, f"{governed.lower_} {role}")
        return
    before = prep.nbor(-1) if prep.i > 0 else prep
    if before.i != governed.i and before.pos_ == "NOUN":
        yield Governor(before, role)  # hung too high: "responded to the plea for"
    if governed.pos_ == "VERB":  # "strikes were concentrated on", "a blast killed nine in"
        for child in governed.children:
            argument = child.dep_ in ("nsubj", "nsubjpass", "dobj") and child.pos_ == "NOUN"
            if argument and child.i < prep.i and child.i != before.i:
                yield Governor(child, role)
    elif governed.pos_ in _NOUNS and governed.dep_ == "dobj":
        yield Governor(governed.head, role)  # "launched strikes on": the verb, too
    elif governed.pos_ in _NOUNS and governed.dep_ == "pobj":
        yield Governor(
            governed.head.head, role
        )  # "strikes in the town on", "agreed in principle to"


def _behind(noun: Token) -> Iterator[Governor]:
    """What the head of a compound hangs on: "a ceasefire deal was signed"."""
    head = noun.head
    if noun.dep_ in ("dobj", "nsubjpass", "obj"):
        yield from _with_conjuncts(head, OBJECT)
    elif noun.dep_ == "nsubj":
        yield from _as_subject(head)
    elif noun.dep_ == "pobj" and head.dep_ == "prep":
        yield Governor(head.head, head.lower_)


def _with_conjuncts(verb: Token, role: str) -> Iterator[Governor]:
    """The verb, and the one before it that shares the object: "bombed and destroyed a school"."""
    yield Governor(verb, role)
    shared = verb.dep_ == "conj" and verb.head.pos_ == "VERB" and object_of(verb.head) is None
    if shared and not any(_subjects(verb)):
        yield Governor(verb.head, role)


def _as_subject(verb: Token) -> Iterator[Governor]:
    if is_passive(verb):
        yield Governor(verb, OBJECT)
        yield from _raised(verb)
        return
    yield Governor(verb, SUBJECT)
    if verb.tag_ in ("VBD", "VBN") and object_of(verb) is None:
        yield Governor(verb, HEADLINE)  # "School hit in Velm"
    yield from _raised(verb)
    for child in verb.rights:
        shares = child.dep_ == "conj" and child.pos_ == "VERB" and not any(_subjects(child))
        if child.dep_ == "ccomp" and not any(_subjects(child)) and child.tag_ in ("VBN", "VBD"):
            if is_passive(child):
                yield Governor(child, OBJECT)  # "the truce agreed in May was broken", misread
        elif shares and is_passive(child):
            yield Governor(child, OBJECT)
        elif shares or child.dep_ in _COMPLEMENTS:
            yield Governor(child, SUBJECT)


def _raised(verb: Token) -> Iterator[Governor]:
    """ "is due to start", "was expected to be extended": the inner verb has the same subject."""
    for inner in descending(verb, _raising):
        if inner.dep_ == "xcomp" and inner is not verb:
            yield Governor(inner, OBJECT if is_passive(inner) else SUBJECT)


def _raising(verb: Token) -> Iterator[Token]:
    for child in verb.rights:
        inner = child.dep_ == "xcomp" and child.pos_ in _VERBS and object_of(verb) is None
        if inner or child.dep_ == "acomp":
            yield child


def _conceded(noun: Token) -> Iterator[Governor]:
    """ "shelled the town although a truce was in force": what goes on despite it."""
    token = noun
    for _ in range(_STEPS):
        if token.dep_ == "advcl":
            if any(c.dep_ == "mark" and c.lower_ in _CONCEDING for c in token.lefts):
                yield from _and_arguments(token.head)
            return
        if token.head.i == token.i:
            return
        token = token.head


def _going_on(verb: Token) -> Iterator[Token]:
    """ "kept shelling", "went on bombing"."""
    for child in verb.rights:
        if child.dep_ in ("xcomp", "pcomp"):
            yield child
        elif child.dep_ == "prep" and child.lower_ == "on":
            yield from (c for c in child.rights if c.dep_ == "pcomp")


def _and_arguments(verb: Token) -> Iterator[Governor]:
    yield Governor(verb, DESPITE)
    yield from (Governor(child, DESPITE) for child in _going_on(verb))
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and child.pos_ == "NOUN":
            yield Governor(child, DESPITE)


def _subjects(verb: Token) -> Iterator[Token]:
    return (c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass"))


def _in_relative(verb: Token) -> Iterator[Governor]:
    for child in verb.lefts:
        if child.lower_ not in _RELATIVE:
            continue
        if child.dep_ == "nsubjpass" or child.dep_ in ("dobj", "obj"):
            yield Governor(verb, OBJECT)
        elif child.dep_ == "nsubj":
            yield from _as_subject(verb)
