"""Lays quotations to the reporting words around them."""

from dataclasses import dataclass

from spacy.tokens import Doc

from counterclaim.annotating.attribution.drafting import Draft, Range, without
from counterclaim.annotating.attribution.rules.by_order import cue_start
from counterclaim.annotating.attribution.rules.subjects import find_subject

_SENTENCE_LIKE = 4  # tokens with marks: shorter quotations only say that a word is another's
_GAP = frozenset({",", ":", ";", ".", "-", "–", "—", "--", "that", "…", "..."})


@dataclass(frozen=True, slots=True)
class QuotedRange:
    """A quotation as token positions, marks included."""

    first: int
    last: int
    continues: bool


def attach_quotes(doc: Doc, found: list[Draft], quotes: list[QuotedRange]) -> None:
    """Widen contents to whole quotations, and give quotations left over to their speaker.

    ``found`` is in text order and is changed in place; sentences that introduce a quotation by
    a colon alone are added to it. A quotation over several paragraphs has one speaker.
    """
    outer = [d for d in found if not any(q.first <= d.anchor <= q.last for q in quotes)]
    previous: Draft | None = None
    waiting: list[QuotedRange] = []  # its paragraphs so far, whose speaker is still to come
    for quote in quotes:
        owner = previous if quote.continues else None
        if not quote.continues:
            waiting = []
        owner = owner or _owner(doc, found, outer, quote, previous)
        if quote.continues and owner is not None:
            for part in (*waiting, quote):
                _give(part, owner, outer)
        waiting = [] if owner is not None else [*waiting, quote]
        long = quote.last - quote.first + 1 >= _SENTENCE_LIKE
        previous = owner if owner is not None or long else previous


def _owner(
    doc: Doc,
    found: list[Draft],
    outer: list[Draft],
    quote: QuotedRange,
    previous: Draft | None,
) -> Draft | None:
    """Whose content the quotation is or becomes."""
    owner = _holder(outer, quote)
    if owner is not None or quote.last - quote.first + 1 < _SENTENCE_LIKE:
        return owner
    owner = _neighbour(doc, outer, quote)
    if owner is None and previous is not None and _carries_on(doc, previous, quote):
        owner = previous
    if owner is None and _starts_sentence(doc, quote):
        owner = _same_paragraph(doc, outer, quote)
    if owner is None:
        owner = _introduced(doc, found, quote)
    if owner is not None:
        _extend(owner, quote)
    return owner


def _give(quote: QuotedRange, owner: Draft, outer: list[Draft]) -> None:
    """Lay a paragraph of a quotation to its speaker, and take it from who speaks after it."""
    for draft in outer:
        if draft is not owner:
            draft.content = without(draft.content, (quote.first, quote.last))
    _extend(owner, quote)


def _holder(found: list[Draft], quote: QuotedRange) -> Draft | None:
    """The attribution whose content already touches the quotation; widens it to the whole."""
    holder: Draft | None = None
    for draft in found:
        if any(a <= quote.last and b >= quote.first for a, b in draft.content):
            whole = any(a <= quote.first and quote.last <= b for a, b in draft.content)
            if not whole:
                if not draft.takes_quotes and draft.source is None:
                    continue
                _extend(draft, quote)
            holder = holder or draft
    return holder


def _extend(draft: Draft, quote: QuotedRange) -> None:
    """Join the quotation with the pieces it touches, keeping the reporting clause out."""
    first, last = quote.first, quote.last
    kept: list[Range] = []
    for a, b in draft.content:
        if a <= last + 1 and b >= first - 1:
            start, end = min(a, first), max(b, last)
            if not start <= draft.anchor <= end:
                first, last = start, end
                continue
        kept.append((a, b))
    draft.content = sorted([*kept, (first, last)])


def _neighbour(doc: Doc, found: list[Draft], quote: QuotedRange) -> Draft | None:
    """The reporting clause right after the quotation, or right before it."""
    before: Draft | None = None
    for draft in found:
        if not draft.takes_quotes or draft.source is None:
            continue
        start, end = draft.clause
        if start > quote.last and _only_gap(doc, quote.last + 1, start - 1, 2):
            if not draft.content or draft.content[0][1] < start:
                return draft
        elif end < quote.first and _only_gap(doc, end + 1, quote.first - 1, 3):
            if not draft.content or draft.content[-1][0] > end:
                before = draft
            elif draft.guessed and doc[quote.first - 1].text in (",", ":"):
                draft.content = []  # "Asked why, she said, '...'": the words follow
                before = draft
    return before


def _only_gap(doc: Doc, first: int, last: int, most: int) -> bool:
    if last - first + 1 > most:
        return False
    return all(doc[i].is_space or doc[i].lower_ in _GAP for i in range(first, last + 1))


def _carries_on(doc: Doc, previous: Draft, quote: QuotedRange) -> bool:
    """The same speaker goes on after "he said."."""
    end = max(previous.clause[1], max((b for _, b in previous.content), default=0))
    if end >= quote.first:
        return False
    return _starts_sentence(doc, quote) and all(
        doc[i].is_space or doc[i].is_punct for i in range(end + 1, quote.first)
    )


def _introduced(doc: Doc, found: list[Draft], quote: QuotedRange) -> Draft | None:
    """ "The paper made an effort to sum it up:" - whatever its verb, its subject is quoted."""
    colon = quote.first - 1
    while colon > 0 and doc[colon].is_space:
        colon -= 1
    if colon <= 0 or doc[colon].text != ":":
        return None
    verb = doc[colon].sent.root
    subject = find_subject(verb) if verb.pos_ in ("VERB", "AUX") else None
    if subject is None or verb.i >= colon:
        return None
    first = cue_start(verb)
    draft = Draft(verb.i, "say", [(first, colon)], (subject.words[0], colon))
    draft.source, draft.speaker, draft.takes_quotes = subject.words, subject.head, True
    found.append(draft)
    return draft


def _same_paragraph(doc: Doc, found: list[Draft], quote: QuotedRange) -> Draft | None:
    """The last speaker of the sentence before, where no paragraph begins between."""
    last: Draft | None = None
    for draft in found:
        if draft.anchor >= quote.first:
            break
        if draft.takes_quotes and draft.source is not None:
            last = draft
    if last is None or any("\n" in doc[i].text for i in range(last.anchor, quote.first)):
        return None
    between = {doc[i].sent.start for i in range(last.clause[1], quote.first)}
    return last if len(between) <= 2 else None


def _starts_sentence(doc: Doc, quote: QuotedRange) -> bool:
    i = quote.first - 1
    while i >= 0 and doc[i].is_space:
        i -= 1
    return i < 0 or doc[i].text in (".", "!", "?", ":", "”", '"', "''")
