"""Finds time expressions and the days they cover, by a grammar of our own.

Text is cut into tokens of word classes (``words``), patterns find expressions (``grammar``),
readers give them TIMEX3 values from left to right (``dates``, ``periods``, ``relative``,
``lengths``), each reckoned from publication in news and from the date last told in histories
(``reading``).
"""

from dataclasses import replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.annotating.harmless import harmless
from counterclaim.annotating.layers import published
from counterclaim.annotating.times import dates, lengths, periods, relative
from counterclaim.annotating.times.grammar import candidates
from counterclaim.annotating.times.parts import words
from counterclaim.annotating.times.reading import Draft, Reading, is_history
from counterclaim.annotating.times.values import PRECISIONS, Grain, Period, moved
from counterclaim.annotating.times.words import Tokens, tokenise
from counterclaim.model.timespan import Bound, TimeExpression, TimePrecision, TimexType

READERS = dates.READERS | periods.READERS | relative.READERS | lengths.READERS
FIRST_YEAR, LAST_YEAR = 1500, 2500  # publication outside these is a slip, as 0001-01-01 is
HEAD_TOKENS = 40  # where a dateline stands
OPENING_TOKENS = 4  # a full date among these is one, whatever stands before it
OPENERS = {
    "since": Bound.SINCE,
    "starting": Bound.SINCE,
    "after": Bound.SINCE,
    "by": Bound.BY,
    "before": Bound.BY,
    "until": Bound.UNTIL,
}
LEADS = {("as", "of"): Bound.BY, ("up", "to"): Bound.UNTIL, ("later", "than"): Bound.BY}
CLOSERS = frozenset({"break", "dot", "comma", "close_", "and", "or"})
RANGE_JOINS = frozenset({"to", "until", "through", "hyph", "slash"})


def find_times(text: str, published: date | None = None) -> tuple[TimeExpression, ...]:
    """The time expressions of ``text`` in order, offsets into ``text`` as it is.

    ``published`` anchors "Friday" and "last week" in news; a dateline at the head of the text
    stands in where it is missing or earlier. Failing both, what depends on it stays open
    ("XXXX-WXX-5", no days).
    """
    tokens = tokenise(text)
    published = _anchor(tokens, published)
    narrative = published is None or is_history(tokens, published)
    reading = Reading(tokens, published, narrative, READERS)
    times = _read(reading)
    if published is None and (year := _year_of_dates(times)) is not None:
        times = _read(Reading(tokens, None, True, READERS, last=Period(Grain.YEAR, year)))
    return tuple(times)


def _read(reading: Reading) -> list[TimeExpression]:
    """All expressions from left to right."""
    tokens = reading.tokens
    times: list[TimeExpression] = []
    before: Draft | None = None
    i = 0
    while (candidate := candidates(tokens, i)) is not None:
        start, found = candidate
        drafts = reading.read(found)
        if not drafts:
            i = found[0].last + 1 if drafts is not None else start + 1
            continue
        for draft in drafts:
            time = _expression(tokens, draft)
            if time.bound not in (Bound.SINCE, Bound.UNTIL):
                reading.note(draft)
            if before and _is_range(tokens, before, draft):
                times[-1], time = _joined(times[-1], time)
            elif before and _is_either(tokens, before, draft):
                times[-1], time = _either(times[-1], time)
            times.append(time)
            before = draft
        i = drafts[-1].last + 1
    return times


def _year_of_dates(times: list[TimeExpression]) -> int | None:
    """The year of the latest full date: where nothing dates the report, what it cites does."""
    return max(
        (
            time.earliest.year
            for time in times
            if time.earliest and time.reference is None and time.precision is TimePrecision.DAY
        ),
        default=None,
    )


def _is_range(tokens: Tokens, one: Draft, two: Draft) -> bool:
    """Whether two drafts are the ends of one stretch: "3-8 May", "between 2011 and 2015"."""
    if one.period is None or two.period is None or two.first - one.last != 2:
        return False
    join, opener = tokens.kind(one.last + 1), tokens.kind(one.first - 1)
    closed = join in RANGE_JOINS or (join == "and" and opener == "between")
    first, last = one.period.first_day, two.period.first_day
    return closed and first is not None and last is not None and first <= last


def _is_either(tokens: Tokens, one: Draft, two: Draft) -> bool:
    """Whether two days are left open between: "on 11 or 12 March", "on Monday or Tuesday"."""
    if one.period is None or two.period is None or two.first - one.last != 2:
        return False
    days = one.period.grain is Grain.DAY and two.period.grain is Grain.DAY
    return days and tokens.word(one.last + 1).lower() == "or"


def _either(one: TimeExpression, two: TimeExpression) -> tuple[TimeExpression, TimeExpression]:
    """Both days, each with the stretch that holds them."""
    if not (one.earliest and one.latest and two.earliest and two.latest):
        return one, two
    earliest, latest = min(one.earliest, two.earliest), max(one.latest, two.latest)
    return (
        replace(one, earliest=earliest, latest=latest),
        replace(two, earliest=earliest, latest=latest),
    )


def _joined(one: TimeExpression, two: TimeExpression) -> tuple[TimeExpression, TimeExpression]:
    """Both ends of a stretch, each with the days of the whole."""
    earliest, latest = one.earliest or one.latest, two.latest or two.earliest
    return (
        replace(one, bound=Bound.SINCE, earliest=earliest, latest=latest),
        replace(two, bound=Bound.UNTIL, earliest=earliest, latest=latest),
    )


def _anchor(tokens: Tokens, published: date | None) -> date | None:
    """The day to reckon from: as given, but no text is older than the dateline it opens with."""
    if published and not FIRST_YEAR <= published.year <= LAST_YEAR:
        published = None
    reading = Reading(tokens, None, True, READERS)
    i = 0
    while (candidate := candidates(tokens, i)) is not None and candidate[0] < HEAD_TOKENS:
        for draft in reading.read(candidate[1]) or ():
            day = draft.period.first_day if draft.period else None
            if day is None or draft.reference or draft.type is not TimexType.DATE:
                continue
            if draft.period and draft.period.grain is not Grain.DAY:
                continue
            if _is_dateline(tokens, draft.first) and (published is None or day > published):
                return day
        i = candidate[0] + 1
    return published


def _is_dateline(tokens: Tokens, i: int) -> bool:
    """Whether a full date at token ``i`` is when the text was issued, not when something is due."""
    before, credit = tokens.word(i - 1).lower(), words("dateline")
    if before in credit or (before == "on" and tokens.word(i - 2).lower() in credit):
        return True
    named = tokens.kind(i) in ("weekday", "wabbr") and not tokens.word(i - 1).islower()
    return named or (i < OPENING_TOKENS and tokens.kind(i - 1) not in ("on", "by", "in", "until"))


def _expression(tokens: Tokens, draft: Draft) -> TimeExpression:
    start, end = tokens.starts[draft.first], tokens.ends[draft.last]
    earliest, latest = _days(draft)
    bound, opener, mod = _bound(tokens, draft)
    if bound is Bound.SINCE:
        earliest, latest = (_moved(latest, 1) if opener == "after" else earliest), None
    elif bound in (Bound.BY, Bound.UNTIL):
        shut = opener == "before" and tokens.kind(draft.last + 1) in CLOSERS
        earliest, latest = None, (_moved(earliest, -1) if shut else latest)
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


def _moved(day: date | None, days: int) -> date | None:
    return day and moved(day, days, "D")


def _bound(tokens: Tokens, draft: Draft) -> tuple[Bound, str, str | None]:
    """Which limit the words before the expression set, by which word; APPROX after "around".

    "After Friday's raid" is on Friday; only what is "after Friday" itself is not.
    """
    i = draft.first - 1
    while tokens.kind(i) in ("the", "on"):
        i -= 1
    kind = tokens.kind(i)
    circa = kind == "circa" or (kind == "dot" and tokens.word(i - 1).lower() in ("c", "ca"))
    if draft.type not in (TimexType.DATE, TimexType.TIME):
        return Bound.ON, kind, "APPROX" if kind == "about" or circa else None
    if kind == "about" or circa:
        return Bound.AROUND, kind, "APPROX"
    named = draft.type is TimexType.TIME or tokens.kind(draft.last + 1) not in CLOSERS
    if kind in OPENERS and not (kind == "after" and named):
        return OPENERS[kind], kind, None
    lead = LEADS.get((tokens.word(i - 1).lower(), tokens.word(i).lower()))
    if lead is not None:
        return lead, kind, None
    if kind == "from" and tokens.word(draft.last + 1) in ("on", "onward", "onwards", "forward"):
        return Bound.SINCE, kind, None
    return Bound.ON, kind, None


class Times:
    """Writes ``doc._.times``."""

    @harmless("counterclaim_times", "times")
    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        doc._.times = find_times(doc.text, published(doc))
        return doc


@Language.factory("counterclaim_times", assigns=["doc._.times"])
def make_times(nlp: Language, name: str) -> Times:  # noqa: ARG001 - spaCy's factory signature
    """Make the component; it needs no other."""
    return Times()
