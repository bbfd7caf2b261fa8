"""The tagger's attributions and the rules', put together.

The tagger was taught on a corpus that annotates no attribution inside the content of another, and
none over another ("X said it fell, AFP reported"). Both make chains, and the rules know them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from counterclaim.annotating.attribution.drafting import Draft, Range
from counterclaim.annotating.attribution.rules.subjects import can_speak

_TELLING = frozenset({"say", "claim", "deny", "demand", "believe", "know", "ask", "quote"})


def combine(doc: Doc, tagged: Sequence[Draft], by_rule: Iterable[Draft]) -> list[Draft]:
    """The tagged drafts, widened where they pass on others, and the rules' inner ones.

    A draft by rule with the same cue as a tagged one gives it what the tagger does not tell: who
    passed the words on, and the other attributions that lie within its content.
    """
    found = [replace(draft) for draft in tagged]
    inner: list[Draft] = []
    for rule in by_rule:
        same = next((d for d in found if _shares_cue(d, rule)), None)
        if same is None:
            if _is_inner(doc, rule, found):
                inner.append(rule)
            continue
        same.through = rule.through
        if rule.source is not None and same.source == rule.source:
            same.speaker = rule.speaker
        if _passes_on(same, rule, found):
            same.content = rule.content
    return [*found, *inner]


def _shares_cue(one: Draft, other: Draft) -> bool:
    return any(first <= other.anchor <= last for first, last in one.cue)


def _is_inner(doc: Doc, rule: Draft, found: Sequence[Draft]) -> bool:
    """Whether a draft lies within what one tagged source says, and lays it to another."""
    if rule.kind not in _TELLING:
        return False
    if rule.speaker is not None and not can_speak(doc[rule.speaker]):
        return False  # "such crimes", "his claims": what is spoken of
    whole = [rule.source, *rule.cue] if rule.source else rule.cue
    return any(
        all(any(_holds(piece, part) for piece in draft.content) for part in whole)
        for draft in found
    )


def _passes_on(same: Draft, rule: Draft, found: Sequence[Draft]) -> bool:
    """Whether by the rules the content takes in another's saying, source, cue and all."""
    if same.source is None:
        return False
    for other in found:
        if other is same or other.source is None:
            continue
        parts = [other.source, *other.cue]
        if all(any(_holds(piece, part) for piece in rule.content) for part in parts):
            return True
    return False


def _holds(outer: Range, inner: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
