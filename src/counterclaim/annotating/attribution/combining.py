"""The tagger's attributions and the rules', put together.

The tagger was taught on a corpus that annotates no attribution inside the content of another, and
none over another ("X said it fell, AFP reported"). Both make chains, and the rules know them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from counterclaim.annotating.attribution.chain.citing import cites_somebody
from counterclaim.annotating.attribution.drafting import Draft, Range, without
from counterclaim.annotating.attribution.rules.by_order import phrase_start
from counterclaim.annotating.attribution.rules.subjects import can_speak

_ASIDE = 3  # tokens between one "said" and the next source
_TELLING = frozenset({"say", "claim", "deny", "demand", "believe", "ask", "quote"})


def combine(doc: Doc, tagged: Sequence[Draft], by_rule: Iterable[Draft]) -> list[Draft]:
    """The tagged drafts, widened where they pass on others, and the rules' inner ones.

    A draft by rule with the same cue as a tagged one gives it what the tagger does not tell: who
    passed the words on, and whether it passes on what came before.
    """
    found = [replace(draft) for draft in tagged if not cites_somebody(doc, draft)]
    inner: list[Draft] = []
    ruled = list(by_rule)
    passing: list[Draft] = []
    for rule in ruled:
        same = next((d for d in found if _shares_cue(d, rule)), None)
        if same is None:
            added = _added(rule, found) if _is_saying(doc, rule) else None
            added = rule if rule in passing else added
            inner.extend([added] if added is not None else [])
            continue
        same.through = rule.through
        after = _next_speaker(rule, same, ruled)
        if after is not None:
            passing.append(after)
        own = same.source in (None, rule.source) or after is not None
        if own or _says_beside(doc, rule, same) or _is_quoted_by(doc, rule, same):
            _lay_to_speaker(same, rule)
        if _passes_on(same, rule, found):
            same.content = rule.content
    for draft in found:
        _take_whole_phrase(doc, draft)
        _take_whole_pair(doc, draft)
    return [*found, *inner]


def _lay_to_speaker(tagged: Draft, rule: Draft) -> None:
    if rule.source is not None:
        tagged.source, tagged.speaker = rule.source, rule.speaker
        tagged.content = without(tagged.content, rule.source)


def _says_beside(doc: Doc, rule: Draft, tagged: Draft) -> bool:
    """ "The police said it burnt, with a monitor saying nine died": the monitor says it."""
    if rule.source is None or tagged.source is None:
        return False
    first, last = rule.source
    beside = last + 1 == rule.cue[0][0] and first > 0 and doc[first - 1].lower_ == "with"
    return beside and tagged.source[1] < first


def _is_quoted_by(doc: Doc, rule: Draft, tagged: Draft) -> bool:
    """ "A survivor quoted by Wire A said it fell": the tagger takes the nearer name."""
    if rule.source is None or tagged.source is None or not _holds(rule.source, tagged.source):
        return False
    before = doc[tagged.source[0] - 1]
    return before.dep_ == "agent" and before.head.dep_ == "acl" and before.i > rule.source[0]


def _next_speaker(rule: Draft, tagged: Draft, ruled: Sequence[Draft]) -> Draft | None:
    """ "It fell, a nurse said on Monday, Wire A reported": the tagger lays "said" to Wire A.

    Gives the draft of the wire's own verb.
    """
    if rule.source is None or tagged.source is None:
        return None
    if rule.source[1] + 1 != rule.cue[0][0] or tagged.source[0] <= rule.cue[0][1]:
        return None
    spoken = (d for d in ruled if d is not rule and d.source == tagged.source)
    return next((d for d in spoken if d.cue[0][0] == tagged.source[1] + 1), None)


def _take_whole_phrase(doc: Doc, draft: Draft) -> None:
    """ "Hospital sources said": the tagger takes the noun alone."""
    if draft.source is None:
        return
    first, last = draft.source
    owned = doc[last].head.head if doc[last].tag_ == "POS" else doc[last]
    if last < owned.i < draft.cue[0][0]:  # "The ministry's statement said"
        last = draft.speaker = owned.i
    while first > 0 and _names_more(doc[first - 1], first, last):
        first -= 1
    if (first, last) != draft.source:
        draft.content = without(draft.content, (first, last))
        draft.source = (first, last)
        draft.clause = (min(first, draft.clause[0]), draft.clause[1])


def _names_more(before: Token, first: int, last: int) -> bool:
    return before.dep_ == "compound" and first <= before.head.i <= last


def _take_whole_pair(doc: Doc, draft: Draft) -> None:
    """ "A monitor and activists said": the tagger takes the nearer of two for the source."""
    if draft.source is None or draft.source[0] < 3 or draft.clause[0] != draft.source[0]:
        return
    first, last = draft.source
    noun = doc[first - 2]
    if doc[first - 1].lower_ != "and" or noun.pos_ != "NOUN" or not can_speak(noun):
        return
    start = phrase_start(doc, noun.i)
    if doc[start].pos_ == "DET" and not doc[start].is_sent_start:
        draft.source, draft.speaker = (start, last), noun.i
        draft.clause = (start, draft.clause[1])
        draft.content = without(draft.content, (start, first - 1))


def _is_saying(doc: Doc, rule: Draft) -> bool:
    """Whether a draft gives words to somebody who can speak, not to "such crimes"."""
    return rule.kind in _TELLING and (rule.speaker is None or can_speak(doc[rule.speaker]))


def _added(rule: Draft, found: Sequence[Draft]) -> Draft | None:
    """A draft that the tagger has nothing of, as far as it is to be added; None if it is not."""
    if _stands_apart(rule, found):
        return rule
    holder = _holder(rule, found)
    content = _within(rule.content, holder) if holder is not None else []
    return replace(rule, content=content) if content else None


def _stands_apart(rule: Draft, found: Sequence[Draft]) -> bool:
    """Whether the rules find a saying where the tagger finds nothing: "put the toll at nine"."""
    taken = [r for d in found for r in (*d.content, *d.cue, *([d.source] if d.source else []))]
    whole = [*rule.content, *rule.cue, *([rule.source] if rule.source else [])]
    return bool(rule.content) and not any(
        first <= b and a <= last for first, last in whole for a, b in taken
    )


def _within(content: Iterable[Range], holder: Range) -> list[Range]:
    """The parts of a content that lie in the piece around it: the inner reaches no further."""
    clipped = [(max(first, holder[0]), min(last, holder[1])) for first, last in content]
    return [part for part in clipped if part[0] <= part[1]]


def _shares_cue(one: Draft, other: Draft) -> bool:
    return any(first <= other.anchor <= last for first, last in one.cue)


def _holder(rule: Draft, found: Sequence[Draft]) -> Range | None:
    """The piece of what one tagged source says in which a draft by rule lays words to another."""
    whole = [rule.source, *rule.cue] if rule.source else rule.cue
    for draft in found:
        for piece in draft.content:
            if all(_holds(piece, part) for part in whole):
                return piece
    return None


def _passes_on(same: Draft, rule: Draft, found: Sequence[Draft]) -> bool:
    """ "Ten died, the doctor said, Wire A reported": the last passes on all that comes before.

    Only there: in other places the rules' contents reach too far too often.
    """
    if same.source is None or rule.source is None:
        return False
    clause = min(rule.source[0], rule.anchor)
    if any(last >= clause for _, last in rule.content):
        return False
    for other in found:
        if other is same or other.source is None:
            continue
        parts = [other.source, *other.cue]
        inside = all(any(_holds(piece, part) for piece in rule.content) for part in parts)
        if inside and clause - max(last for _, last in parts) <= _ASIDE:
            return True
    return False


def _holds(outer: Range, inner: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
