"""Finds time expressions and the days they cover, by a grammar of our own.

Text is cut into tokens of word classes (``timex_words``), patterns find expressions
(``timex_grammar``), readers give them TIMEX3 values from left to right (``timex_dates``,
``timex_relative``, ``timex_lengths``), each reckoned from publication in news and from the date
last told in histories (``timex_reading``).
"""

from dataclasses import replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.annotating import timex_dates, timex_lengths, timex_relative
from counterclaim.annotating.layers import published
from counterclaim.annotating.timex_grammar import candidates
from counterclaim.annotating.timex_reading import Draft, Reading, is_history
from counterclaim.annotating.timex_values import PRECISIONS, Grain
from counterclaim.annotating.timex_words import Tokens, tokenise
from counterclaim.model.timespan import Bound, TimeExpression, TimePrecision, TimexType

READERS = timex_dates.READERS | timex_relative.READERS | timex_lengths.READERS
HEAD_TOKENS = 12  # a full date within the first words of a text is its dateline
OPENERS = {"since": Bound.SINCE, "by": Bound.BY, "until": Bound.UNTIL, "about": Bound.AROUND}
RANGE_JOINS = frozenset({"to", "until", "through", "hyph", "and"})


def find_times(text: str, published: date | None = None) -> tuple[TimeExpression, ...]:
    """The time expressions of ``text`` in order, offsets into ``text`` as it is.

    ``published`` anchors "Friday" and "last week" in news. Without it a full date at the head of
    the text stands in; failing that, what depends on it stays open ("XXXX-WXX-5", no days).
    """
    tokens = tokenise(text)
    if published is None:
        published = _dateline(tokens)
    narrative = published is None or is_history(tokens, published)
    reading = Reading(tokens, published, narrative, READERS)
    times: list[TimeExpression] = []
    i = 0
    while (candidate := candidates(tokens, i)) is not None:
        start, found = candidate
        drafts = reading.read(found)
        if not drafts:
            i = found[0].last + 1 if drafts is not None else start + 1
            continue
        for place, draft in enumerate(drafts):
            time = _expression(tokens, draft, place > 0)
            if time.bound not in (Bound.SINCE, Bound.UNTIL):
                reading.note(draft)
            times.append(time)
        i = drafts[-1].last + 1
    return tuple(times)


def _dateline(tokens: Tokens) -> date | None:
    """The full date a text opens with, as scraped reports do ("Thu Jul 7 2016")."""
    reading = Reading(tokens, None, True, READERS)
    i = 0
    while (candidate := candidates(tokens, i)) is not None and candidate[0] < HEAD_TOKENS:
        for draft in reading.read(candidate[1]) or ():
            if draft.period and draft.period.grain is Grain.DAY and draft.reference is None:
                return draft.period.first_day
        i = candidate[0] + 1
    return None


def _expression(tokens: Tokens, draft: Draft, second: bool) -> TimeExpression:
    start, end = tokens.starts[draft.first], tokens.ends[draft.last]
    if tokens.kind(draft.last) == "dot" and draft.last > draft.first:
        end = tokens.ends[draft.last]
    earliest, latest = _days(draft)
    bound, mod = _bound(tokens, draft, second)
    if bound is Bound.SINCE:
        latest = None
    elif bound in (Bound.BY, Bound.UNTIL):
        earliest = None
    precision = draft.precision or (
        PRECISIONS[draft.period.grain] if draft.period else TimePrecision.UNKNOWN
    )
    return TimeExpression(
        mention=tokens.text[start:end],
        start=start,
        end=end,
        type=draft.type,
        value=draft.value,
        mod=draft.mod or mod,
        bound=bound,
        earliest=earliest,
        latest=latest,
        precision=precision,
        reference=draft.reference,
    )


def _days(draft: Draft) -> tuple[date | None, date | None]:
    if draft.days is not None:
        return draft.days
    days = draft.period.within(draft.mod) if draft.period else None
    return days or (None, None)


def _bound(tokens: Tokens, draft: Draft, second: bool) -> tuple[Bound, str | None]:
    """Which limit the words before the expression set, and APPROX after "around"."""
    if draft.type not in (TimexType.DATE, TimexType.TIME):
        about = tokens.kind(draft.first - 1) == "about"
        return Bound.ON, "APPROX" if about else None
    i = draft.first - 1
    while tokens.kind(i) == "the":
        i -= 1
    kind = tokens.kind(i)
    if kind in OPENERS and not _is_agent(tokens, i):
        bound = OPENERS[kind]
        return bound, "APPROX" if bound is Bound.AROUND else None
    if kind == "circa" or (kind == "dot" and tokens.kind(i - 1) in ("circa", "about")):
        return Bound.AROUND, "APPROX"
    after = tokens.kind(draft.last + 1)
    if kind == "from" and (
        after in RANGE_JOINS or tokens.word(draft.last + 1) in ("on", "onward", "onwards")
    ):
        return Bound.SINCE, None
    if kind == "between" and after == "and":
        return Bound.SINCE, None
    return Bound.ON, None


def _is_agent(tokens: Tokens, i: int) -> bool:
    """Whether a "by" names who did it or how much: nothing a date could follow."""
    return False


class Times:
    """Writes ``doc._.times``."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.times = find_times(doc.text, published(doc))
        return doc


@Language.factory("counterclaim_times", assigns=["doc._.times"])
def make_times(nlp: Language, name: str) -> Times:  # noqa: ARG001 - spaCy's factory signature
    """Make the component; it needs no other."""
    return Times()


_ = replace
