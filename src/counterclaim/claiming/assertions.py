"""The separate things that one attributed content asserts."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from counterclaim.annotating.grammar.clauses import descending
from counterclaim.annotating.lexicon.reporting_words import reporting_words
from counterclaim.annotating.spans import words_between
from counterclaim.model.attribution import Attribution
from counterclaim.model.words import Words

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_ASKING = frozenset({"WP", "WP$", "WRB", "WDT"})
_COORDINATED = frozenset({"conj", "parataxis"})
_EMBEDDING = frozenset({"ccomp", "csubj", "csubjpass", "advcl", "acl", "relcl", "pcomp"})


@dataclass(frozen=True, slots=True)
class Assertion:
    """One clause of a content: its verb (or what is said of its object) and its words."""

    verb: Token
    words: Words

    def tells(self, trigger: Words) -> bool:
        """Whether the clause itself tells what ``trigger`` does, not a clause within it.

        "Claims that the army fired are untrue" says more than that the army fired.
        """
        told = self.verb.doc.char_span(trigger.start, trigger.end, alignment_mode="expand")
        if told is None or trigger not in self.words:
            return False
        token = told.root
        while token.i != self.verb.i:
            verbal = token.dep_ in _COORDINATED and token.pos_ in ("VERB", "AUX")
            if token.dep_ in _EMBEDDING or verbal or token.head.i == token.i:
                return False
            token = token.head
        return True


def assertions(doc: Doc, attribution: Attribution) -> Iterator[Assertion]:
    """The clauses of the content that stand side by side, in text order.

    They are finite, or say of an object what it is ("called it a lie"). "Declared war" and "sought
    to flee" assert nothing, nor does an indirect question ("asked who had fired"); what a clause
    embeds belongs to it.
    """
    for part in attribution.content:
        span = doc.char_span(part.start, part.end, alignment_mode="contract")
        if span is None or not len(span) or span[0].tag_ in _ASKING:
            continue
        first, last = span.start, span.end - 1
        roots = [t for t in span if not first <= t.head.i <= last or t.head.i == t.i]
        verbs = [v for root in roots for v in _side_by_side(root, first, last) if _is_finite(v)]
        for verb in sorted(verbs, key=lambda token: token.i):
            yield Assertion(verb, part if len(verbs) == 1 else _own(verb, verbs, first, last))
        said_of_it = _predicate(roots) if not verbs else None
        if said_of_it is not None:
            yield Assertion(said_of_it, part)


def _side_by_side(token: Token, first: int, last: int) -> Iterator[Token]:
    return descending(
        token, lambda each: (c for c in each.children if _stands_beside(c) and first <= c.i <= last)
    )


def _stands_beside(clause: Token) -> bool:
    """Whether a clause is set beside its head; a comma alone may part them ("It fell, we left")."""
    if clause.dep_ in _COORDINATED:
        return True
    head = clause.head
    word = reporting_words().get(("V", head.lemma_.lower()))
    spliced = clause.dep_ == "ccomp" and clause.left_edge.i == head.left_edge.i
    marked = any(c.dep_ == "mark" for c in clause.lefts)
    return spliced and not marked and (word is None or word.kind == "intend")


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in _FINITE or any(
        child.tag_ in _FINITE and child.dep_ in ("aux", "auxpass") for child in verb.lefts
    )


def _predicate(roots: list[Token]) -> Token | None:
    """ "Called the report a lie", "described them as rebels": what is said of the object."""
    for root in roots:
        if root.dep_ in ("oprd", "ccomp") and any(c.dep_ == "nsubj" for c in root.lefts):
            return root
    for thing, said in pairwise(roots):
        told = said.dep_ == "oprd" or (said.dep_ == "prep" and said.lower_ == "as")
        if thing.dep_ in ("dobj", "nsubjpass") and told and said.head.i == thing.head.i:
            return next(said.rights, said) if said.dep_ == "prep" else said
    return None


def _own(verb: Token, verbs: list[Token], first: int, last: int) -> Words:
    """From the verb's own left edge to where the next of the verbs, or its sentence, ends."""
    start = max(verb.left_edge.i, first)
    earlier = [other.right_edge.i for other in verbs if other.i < verb.i and _holds(verb, other)]
    start = max([start, *(edge + 1 for edge in earlier if edge < verb.i)])
    while start < verb.i and verb.doc[start].is_punct and not verb.doc[start].is_quote:
        start += 1
    ends = [min(_edge(other, verb), other.i) - 1 for other in verbs if other.i > verb.i]
    end = min([last, verb.sent.end - 1, *(e for e in ends if e >= verb.i)])
    while end > verb.i and verb.doc[end].dep_ in ("cc", "punct"):
        end -= 1
    return words_between(verb.doc, min(start, verb.i), end)


def _holds(verb: Token, other: Token) -> bool:
    return verb.left_edge.i <= other.i <= verb.right_edge.i


def _edge(other: Token, verb: Token) -> int:
    """Where a later clause begins; it may have the earlier one in its own reach."""
    if other.left_edge.i > verb.i:
        return other.left_edge.i
    return min((c.left_edge.i for c in other.lefts if c.left_edge.i > verb.i), default=other.i)
