"""The words a noun hangs on: what is done to it, what it does, what it stands behind."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.annotating.clauses import is_passive, object_of
from counterclaim.annotating.data_files import word_set

_COUNTING = word_set("role_words.toml", "of_nouns") | word_set("role_words.toml", "shares")
_SUCH = frozenset({"as", "including", "like"})
_RELATIVE = frozenset({"which", "that"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_COMPLEMENTS = frozenset({"acomp", "attr", "oprd"})
OBJECT, SUBJECT, COMPOUND, HEADLINE = "object", "subject", "compound", "headline"


@dataclass(frozen=True, slots=True)
class Governor:
    """A word, and how the noun stands to it.

    ``role``: "object" (of a verb, subject of its passive), "subject", "headline" (subject of what
    may be a passive without "was"), "compound" (before a noun: "truce violations") or the
    preposition between them.
    """

    word: Token
    role: str


def governors(noun: Token) -> Iterator[Governor]:
    """Every word that ``noun``, or the list or number it belongs to, is governed by."""
    for child in noun.rights:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            yield from _with_conjuncts(child, OBJECT)  # "a school bombed in May"
        elif child.dep_ == "relcl":
            yield from _in_relative(child)
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    if noun.dep_ == "pobj" and after.tag_ in ("VBD", "VBZ") and not any(_subjects(after)):
        yield Governor(after, SUBJECT)  # "after a truce came into effect", taken for its object
    noun = outermost(noun)
    head, dep = noun.head, noun.dep_
    if dep in ("dobj", "nsubjpass", "obj"):
        yield from _with_conjuncts(head, OBJECT)
    elif dep == "nsubj":
        yield from _as_subject(head)
    elif dep in ("compound", "nmod", "amod") and head.i > noun.i:
        yield Governor(head, COMPOUND)
        yield from _behind(head)
    elif dep == "poss":
        yield Governor(head, "of")
    elif dep == "pobj" and head.dep_ in ("prep", "agent", "dative"):
        yield Governor(head.head, head.lower_)
        before = head.nbor(-1) if head.i > 0 else head
        if before.i != head.head.i and before.pos_ == "NOUN":
            yield Governor(before, head.lower_)  # hung too high: "responded to the plea for"
        if head.head.dep_ == "prep":  # "out of", "because of"
            yield Governor(head.head.head, f"{head.head.lower_} {head.lower_}")
        elif head.head.pos_ in _NOUNS and head.head.dep_ == "dobj":
            yield Governor(head.head.head, head.lower_)  # "launched strikes on": the verb, too


def outermost(noun: Token) -> Token:
    """The noun, or what counts or lists it: "homes" in "homes and schools", "two" in "two of"."""
    while True:
        outer = noun.head.head
        if noun.dep_ == "pobj" and noun.head.lower_ in _SUCH and outer.pos_ in _NOUNS:
            noun = outer  # "vital places such as markets", "several sites including a school"
        elif noun.dep_ == "pobj" and noun.head.lower_ == "to" and outer.lemma_ == "access":
            noun = outer
        elif (noun.dep_ in ("conj", "appos")) and noun.head.pos_ in (*_NOUNS, "NUM"):
            noun = noun.head
        elif (
            noun.dep_ == "pobj"
            and noun.head.lower_ == "of"
            and (noun.head.head.lemma_.lower() in _COUNTING or noun.head.head.like_num)
        ):
            noun = noun.head.head
        else:
            return noun


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
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and object_of(verb.head) is None:
        yield Governor(verb.head, role)


def _as_subject(verb: Token) -> Iterator[Governor]:
    if is_passive(verb):
        yield Governor(verb, OBJECT)
        return
    yield Governor(verb, SUBJECT)
    if verb.tag_ in ("VBD", "VBN") and object_of(verb) is None:
        yield Governor(verb, HEADLINE)  # "School hit in Velm"
    for child in verb.rights:
        shares = child.dep_ == "conj" and child.pos_ == "VERB" and not any(_subjects(child))
        if shares or child.dep_ in _COMPLEMENTS:
            yield Governor(child, SUBJECT)


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
