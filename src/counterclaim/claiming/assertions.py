"""The separate things that one attributed content asserts."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.annotating.grammar.clauses import descending
from counterclaim.annotating.spans import words_between
from counterclaim.model.attribution import Attribution
from counterclaim.model.words import Words

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_ASKING = frozenset({"WP", "WP$", "WRB", "WDT"})
_COORDINATED = frozenset({"conj", "parataxis"})


@dataclass(frozen=True, slots=True)
class Assertion:
    """One finite clause of a content: its verb and its words."""

    verb: Token
    words: Words


def assertions(doc: Doc, attribution: Attribution) -> Iterator[Assertion]:
    """The finite clauses of the content that stand side by side, in text order.

    "Declared war" and "sought to flee" assert nothing, nor does an indirect question ("asked who
    had fired"); what a clause embeds belongs to it.
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


def _side_by_side(token: Token, first: int, last: int) -> Iterator[Token]:
    return descending(
        token,
        lambda each: (c for c in each.children if c.dep_ in _COORDINATED and first <= c.i <= last),
    )


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in _FINITE or any(
        child.tag_ in _FINITE and child.dep_ in ("aux", "auxpass") for child in verb.lefts
    )


def _own(verb: Token, verbs: list[Token], first: int, last: int) -> Words:
    """From the verb's own left edge to where the next of the verbs begins."""
    start = max(verb.left_edge.i, first)
    ends = [min(other.left_edge.i, other.i) - 1 for other in verbs if other.i > verb.i]
    end = min([last, *(e for e in ends if e >= verb.i)])
    while end > verb.i and verb.doc[end].dep_ in ("cc", "punct"):
        end -= 1
    return words_between(verb.doc, min(start, verb.i), end)
