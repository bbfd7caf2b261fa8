"""How far a paraphrase reaches: not into another sentence, nor into another speaker's clause.

What stands in quotation marks is the quoted speaker's wherever it stands. The sentence after
it ("..., the ministry said. The missile killed 30") is the outlet's own.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from counterclaim.annotating.attribution.drafting import Draft, Range
from counterclaim.annotating.attribution.rules.by_order import FINITE
from counterclaim.annotating.attribution.rules.quoting import QuotedRange
from counterclaim.annotating.attribution.rules.unsourced import is_first_person

_ENDS = frozenset({".", "!", "?", "”", '"', "''"})
_INTRODUCING = frozenset({":", "-", "–", "—", "--"})
_AGAINST = frozenset({"but", "while", "whereas", "although", "though", "yet", ";"})
_NOT_TELLING = frozenset({"deny", "demand", "judge"})
_SAYING = frozenset({"say", "claim", "deny"})


def keep_to_own_words(doc: Doc, found: Sequence[Draft], quotes: Sequence[QuotedRange]) -> None:
    """Cut each content that runs on into what the speaker did not say; changes ``found``."""
    pages = _Page(doc, quotes)
    for draft in found:
        if draft.cue and not pages.is_quoted(draft.anchor):
            kept = [r for piece in draft.content for r in pages.own_sentence(draft, piece)]
            draft.content = kept or draft.content  # "Roe said. It fell": the colon is lost
    for draft in found:
        draft.content = [_without_telling(doc, draft.kind, piece) for piece in draft.content]
        _leave_what_it_answers(doc, draft)
        draft.content = _within_relative(doc, draft)
    others = sorted((d for d in found if _speaks_apart(doc, d)), key=lambda d: d.clause[0])
    starts = [d.clause[0] for d in others]
    for draft in found:
        cut = (_before_others(doc, pages, draft, r, others, starts) for r in draft.content)
        draft.content = [(first, last) for first, last in cut if first <= last]


def keep_to_paragraph(doc: Doc, found: Sequence[Draft], quotes: Sequence[QuotedRange]) -> None:
    """Split contents at new lines; of other paragraphs only a quotation of nobody there is kept."""
    page = _Page(doc, quotes)
    lines = [t.i for t in doc if "\n" in t.text and not page.is_quoted_over(t.i)]
    speaking = {bisect_right(lines, d.anchor) for d in found if d.source is not None}
    for draft in found:
        own = bisect_right(lines, draft.anchor)
        pieces: list[Range] = []
        for first, last in draft.content:
            cuts = lines[bisect_right(lines, first) : bisect_right(lines, last)]
            edges = [first - 1, *cuts, last + 1]
            for start, end in ((a + 1, b - 1) for a, b in pairwise(edges) if b - a > 1):
                here = bisect_right(lines, start)
                quoted = page.is_quoted(start) and page.is_quoted(end)
                if not cuts or here == own or (quoted and here not in speaking):
                    pieces.append((start, end))
        draft.content = pieces


class _Page:
    """Where sentences end and quotations stand."""

    def __init__(self, doc: Doc, quotes: Sequence[QuotedRange]) -> None:
        self._doc = doc
        self._quotes = sorted(quotes, key=lambda q: q.first)
        self._firsts = [q.first for q in self._quotes]
        self._marks = [t.i for t in doc if t.is_quote]
        self._breaks = [t.i for t in doc if t.is_sent_start and t.i and _ended(doc, t.i)]

    def is_quoted(self, at: int) -> bool:
        n = bisect_right(self._firsts, at) - 1
        return n >= 0 and at <= self._quotes[n].last

    def is_quoted_over(self, line: int) -> bool:
        """Whether a quotation goes on over a new line."""
        return self.is_quoted(line) or (self.is_quoted(line - 1) and self.is_quoted(line + 1))

    def own_sentence(self, draft: Draft, piece: Range) -> Iterator[Range]:
        """The part of a piece in the sentences of the reporting clause; all of it if introduced."""
        first, last = piece
        clause = [draft.anchor, *(i for r in draft.cue for i in r), *(draft.source or ())]
        start, end = self._sentence(min(clause))[0], self._sentence(max(clause))[1]
        while end < last and self._goes_on(end + 1):
            end = self._sentence(end + 1)[1]
        introduced = first > 0 and self._introduced(draft, first)
        if introduced or (start <= first and last <= end) or self._holds_quote(first, last):
            yield piece
        elif first <= end and last >= start:
            yield max(first, start), min(last, end)

    def _introduced(self, draft: Draft, first: int) -> bool:
        before = first - 1
        while before > 0 and self._doc[before].is_space:
            before -= 1
        labels = self._doc[draft.anchor].text in _INTRODUCING
        return labels or self._doc[before].text in _INTRODUCING

    def _holds_quote(self, first: int, last: int) -> bool:
        """Whether a quotation, or a mark that has lost its fellow, is in there."""
        n = bisect_right(self._marks, last) - 1
        return (n >= 0 and self._marks[n] >= first) or self.is_quoted(first)

    def _goes_on(self, start: int) -> bool:
        """Whether the sentence at ``start`` speaks of "us": its quotation marks are lost."""
        sentence = self._doc[start : self._sentence(start)[1] + 1]
        return any(is_first_person(self._doc, (t.i, t.i)) for t in sentence)

    def _sentence(self, at: int) -> Range:
        n = bisect_right(self._breaks, at)
        start = self._breaks[n - 1] if n else 0
        end = self._breaks[n] - 1 if n < len(self._breaks) else len(self._doc) - 1
        return start, end


def _without_telling(doc: Doc, kind: str, piece: Range) -> Range:
    """ "Denied the strike that killed nine": that it killed nine is not what is denied.

    Nor is it what is asked for or condemned, where a comma sets it apart.
    """
    first, last = piece
    if kind not in _NOT_TELLING:
        return piece
    for token in doc[first : last + 1]:
        start = token.left_edge.i
        tail = doc[token.right_edge.i + 1 : last + 1]
        if token.dep_ != "relcl" or start <= first + 1 or not all(t.is_punct for t in tail):
            continue
        if kind != "judge" or doc[start - 1].text == ",":
            return first, start - 1
    return piece


def _leave_what_it_answers(doc: Doc, draft: Draft) -> None:
    """ "An officer told of 15 dead; rebels said 21 were": not rebels' but what comes after.

    Nor do those say it who do something else: "rebels attacked, and the army responded".
    """
    start = draft.clause[0]
    joined = start > 0 and doc[start - 1].lower_ in _AGAINST | {"and"}
    if joined and draft.source is not None and start >= draft.source[0]:
        before = [r for r in draft.content if r[1] < start and _parted(doc, r, start)]
        draft.content = [r for r in draft.content if r not in before]


def _within_relative(doc: Doc, draft: Draft) -> list[Range]:
    """ "The strike, which residents say killed nine, hit a market": they say no more than that."""
    verb = doc[draft.anchor]
    relative = any(a == b and doc[a].tag_ in ("WDT", "WP") for a, b in draft.content)
    if not relative or verb.dep_ != "relcl":
        return draft.content
    first, last = verb.left_edge.i, verb.right_edge.i
    clipped = [(max(a, first), min(b, last)) for a, b in draft.content]
    return [(a, b) for a, b in clipped if a <= b]


def _parted(doc: Doc, piece: Range, start: int) -> bool:
    """Whether a piece before the clause is of its sentence and in nobody's quotation marks."""
    return piece[1] >= doc[start].sent.start and not any(
        t.is_quote for t in doc[piece[0] : piece[1] + 1]
    )


def _ended(doc: Doc, start: int) -> bool:
    """Whether a full stop or a new line parts a sentence from the one before."""
    before = doc[start - 1]
    return "\n" in before.text or before.text in _ENDS


def _speaks_apart(doc: Doc, draft: Draft) -> bool:
    """ "While the army put the toll at 12", "and rebels said": a clause with its own speaker."""
    if draft.source is None or draft.kind not in _SAYING or draft.clause[0] == 0:
        return False
    together = draft.source[0] == draft.clause[0] and draft.source[1] + 1 == draft.cue[0][0]
    return together and doc[draft.anchor].tag_ in FINITE


def _before_others(
    doc: Doc,
    page: _Page,
    draft: Draft,
    piece: Range,
    others: Sequence[Draft],
    starts: Sequence[int],
) -> Range:
    """The piece up to where another speaker's clause is set beside it."""
    first, last = piece
    for n in range(bisect_right(starts, first), bisect_right(starts, last)):
        joint = starts[n] - 1
        if joint < first or joint < draft.anchor or page.is_quoted(joint):
            continue
        alike = doc[others[n].anchor].tag_ == doc[draft.anchor].tag_ and draft.anchor < first
        parted = doc[joint].is_punct or doc[joint - 1].is_punct
        against = doc[joint].lower_ in _AGAINST and parted
        if against or (doc[joint].lower_ == "and" and alike):
            return first, joint - 1
    return piece
