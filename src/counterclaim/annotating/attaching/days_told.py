"""The days a report tells of, each with the words it dates: what ``when`` chooses from."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.aims import VERBS
from counterclaim.annotating.grammar.clauses import CLAUSE_DEPS, has_subject, subject_of
from counterclaim.annotating.times.values import moved
from counterclaim.model.timespan import (
    Bound,
    TimeExpression,
    TimePrecision,
    TimexType,
)
from counterclaim.model.words import Words

STORY_DAYS = 10  # a day this long before publication is the day of the news, not its background
CARRIED_SENTENCES = 3  # how far back another date is carried over, within a paragraph
CLOCK_SENTENCES = 8  # how far back an hour goes to its day
HEAD = 300  # characters: where a page prints its date
CLOCK = 12  # characters from the date that a page prints to the time of day beside it
REPORTING = word_set("role_words.toml", "reporting")
TIMED_WORDS = word_set("role_words.toml", "timed_words")
HAPPENING = word_set("role_words.toml", "happening")
_CARRIED = frozenset({TimePrecision.DAY, TimePrecision.WEEK, TimePrecision.MONTH})
_STEPS = 30
_THAT_DAY = frozenset({"day", "morning", "afternoon", "evening", "night"})
_LEADS_DATE = frozenset(
    {"on", "since", "by", "until", "till", "from", "to", "before", "after", "of", "and", "the"}
    | {"between", "around", "about", "through", "in", "or", "than"}
)
_LENGTH = re.compile(r"P(\d+)([DWM])")
_CLOCK = re.compile(
    r"(?i)(?:about |around |at |shortly |just |after |before |nearly )*"
    r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?|o'clock|hours|hrs|local time|GMT|\s)*"
    r"|\d{4} (?:hours|hrs))"
)
_SLACK = timedelta(days=2)  # a report may bear the day before the one it tells of
_YEAR = re.compile(r"\d{4}|['’]\d\d")
_MONTH = re.compile(r"(?i)jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d[./-]\d")
_AFTER = re.compile(r"\s+(after|before|following)\b")
TELLING = frozenset({"NOUN", "PROPN", "VERB"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A time that can date an event, where it stands in the parse and on whom it hangs."""

    words: Words
    sentence: int
    time: TimeExpression
    climb: dict[int, int]  # tokens above it -> clause boundaries crossed on the way there
    of: str  # the lemma of the noun or verb that it hangs on
    said: int | None  # the verb of saying that it dates
    since: Words | None  # the clause since which: outside it the time is a beginning

    @property
    def firm(self) -> bool:
        """Whether it is the time of something that happened, not of its telling."""
        return self.said is None

    @property
    def carries(self) -> bool:
        """Whether what follows may have happened then too."""
        time = self.time
        whole = time.bound is Bound.ON or (time.earliest is not None and time.latest is not None)
        return whole and self.since is None and time.precision in _CARRIED


def is_date(time: TimeExpression) -> bool:
    """Whether it can date an event: days on the calendar, no length alone, no repetition."""
    if time.type is TimexType.SET or time.value.endswith("_REF"):
        return False
    if time.type is TimexType.DURATION:  # "the past two days"
        return time.earliest is not None and time.latest is not None
    return time.earliest is not None or time.latest is not None


def is_page_date(time: TimeExpression, text: str, published_on: date | None) -> bool:
    """Whether it is the date that the page, or a caption, prints of itself.

    A full date of publication that no preposition leads: "Date of publication 19 May 2031 Shells".
    """
    if time.type is TimexType.DURATION or time.reference is not None:
        return False
    if time.precision is not TimePrecision.DAY or time.earliest is None:
        return False
    if published_on is None or abs((time.earliest - published_on).days) > 1:
        return False
    lead = text[max(0, time.start - 20) : time.start].split()
    return not lead or lead[-1].lower() not in _LEADS_DATE


def printed_date(times: Iterable[TimeExpression], text: str) -> date | None:
    """The date that a page without one given prints at its head."""
    for time in times:
        if time.start < HEAD and is_page_date(time, text, time.earliest):
            return time.earliest
    return None


def is_day_of_news(time: TimeExpression, published_on: date | None) -> bool:
    """Whether a day is near enough before publication to be the day of the news."""
    if published_on is None or time.earliest is None or time.latest is None:
        return False
    close = (published_on - time.earliest).days <= STORY_DAYS
    return close and time.precision is TimePrecision.DAY and time.latest <= published_on


def as_its_day(time: TimeExpression) -> TimeExpression:
    """The day that a noun bears: "sparked by the October 7 attack" sets no last day."""
    day = time.earliest or time.latest
    if time.precision is not TimePrecision.DAY or day is None or time.bound is Bound.ON:
        return time
    return replace(time, bound=Bound.ON, earliest=day, latest=day)


def last_come(time: TimeExpression, published_on: date | None) -> TimeExpression:
    """A day of the year that has not come is last year's: "the October 7 attack", in September.

    Only for what is told as having happened; a year that the words name stands.
    """
    first, last = time.earliest, time.latest
    if published_on is None or first is None or last is None or first <= published_on:
        return time
    yearly = time.precision in (TimePrecision.DAY, TimePrecision.MONTH) and _MONTH.search(
        time.mention
    )
    if not yearly or _YEAR.search(time.mention):
        return time
    before, until = moved(first, -1, "Y"), moved(last, -1, "Y")
    if before is None or until is None:
        return time
    return replace(time, earliest=before, latest=until)


def is_to_come(time: TimeExpression, published_on: date | None) -> bool:
    """Whether all of it lies after the report came out, days of the year taken as last year's.

    A year that the words name stands: then it is the day of the report that may be wrong.
    """
    if _YEAR.search(time.mention):
        return False
    first = last_come(time, published_on).earliest
    return first is not None and published_on is not None and first > published_on + _SLACK


def verb_of_saying(token: Token) -> Token | None:
    """The verb of saying that a time hangs on: "said on Sunday", "in a statement on Sunday".

    "Shells killed ten on Sunday medics said": what stands after the content and before who said it
    is the content's. "On Sunday it was reported that" dates what was reported.
    """
    verb = token
    while verb.pos_ not in VERBS:
        phrase = verb is token or verb.pos_ in ("ADP", "ADV") or verb.lemma_ in TIMED_WORDS
        if not phrase or verb.head.i == verb.i:
            return None  # "claimed Sunday's raid"
        verb = verb.head
    if verb.dep_ == "acl" and verb.head.lemma_ in TIMED_WORDS:
        return verb
    if verb.lemma_ not in REPORTING:
        return None
    content_first = any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children)
    speaker = subject_of(verb)
    nobody = speaker is None or speaker.lower_ == "it"
    if speaker is not None and token.i < speaker.i and (content_first or nobody):
        return None
    return verb


def expression_head(doc: Doc, tokens: Sequence[int], words: Words) -> Token:
    """The token of the expression that the rest of it hangs on."""
    token = doc[bisect_right(tokens, words.end - 1) - 1]
    first = bisect_right(tokens, words.start) - 1
    while first <= token.head.i < token.i:
        token = token.head
    return token


def climb_from(token: Token) -> dict[int, int]:
    """The tokens above (itself included) and the clause boundaries crossed on the way to each."""
    crossed = owed = 0
    found = {token.i: 0}
    for _ in range(_STEPS):
        if token.head.i == token.i:
            break
        crossed += owed
        owed = 0
        if token.pos_ in VERBS:
            if token.dep_ == "conj":
                crossed += 2 if has_subject(token) else 0
            elif token.dep_ in ("acl", "relcl") and token.lemma_ in HAPPENING:
                owed = 1  # "the offensive begun in May" is of May, what it won is not
            elif token.dep_ in CLAUSE_DEPS:
                crossed += 1
        token = token.head
        found[token.i] = crossed
    return found


def clause_since(token: Token) -> Words | None:
    """The phrase or clause after "since" that holds a date: "since the war began in 2011"."""
    for _ in range(6):
        opened = token.lower_ == "since" or any(
            child.lower_ == "since" and child.dep_ == "mark" for child in token.lefts
        )
        if opened:
            last = token.right_edge
            return Words(token.left_edge.idx, last.idx + len(last))
        if token.dep_ in ("relcl", "ccomp", "ROOT"):
            return None
        token = token.head
    return None


def are_joined(one: TimeExpression, two: TimeExpression, text: str) -> bool:
    """ "On Saturday and Sunday": what happened then happened within both."""
    if one.precision != TimePrecision.DAY or one.precision != two.precision:
        return False
    return (
        text[one.end : two.start].strip() == "and"
        and one.earliest is not None
        and two.latest is not None
        and timedelta(0) < two.latest - one.earliest < timedelta(days=STORY_DAYS)
    )


def of_that_day(time: TimeExpression, before: Sequence[Dated], sentence: int) -> TimeExpression:
    """ "That morning", "at 11:20 a.m.": of the day last told of, not that of the report."""
    words = time.mention.lower().split()
    that = words[-1] in _THAT_DAY and "that" in words
    clock = time.type is TimexType.TIME and _CLOCK.fullmatch(time.mention) is not None
    if not that and not clock:
        return time
    for dated in reversed(before):
        day = dated.time
        if dated.sentence < sentence - (CLOCK_SENTENCES if clock else CARRIED_SENTENCES):
            break
        if dated.firm and day.precision is TimePrecision.DAY and day.earliest is not None:
            return replace(time, earliest=day.earliest, latest=day.latest)
    return time


def after_event(
    time: TimeExpression, doc: Doc, token: Token, before: Sequence[Dated], sentence: int
) -> TimeExpression | None:
    """ "Two days after the truce collapsed": reckoned from the sentence that dated the collapse."""
    length = _LENGTH.fullmatch(time.value)
    turn = _AFTER.match(doc.text[time.end : time.end + 20]) if length is not None else None
    if length is None or turn is None:
        return None
    first = token.i + 1
    while first < len(doc) and doc[first].idx < time.end + turn.end():
        first += 1
    named: set[str] = set()
    for word in doc[first : first + 6]:
        if word.is_punct:
            break
        if word.pos_ in TELLING:
            named.add(word.lemma_.lower())
    for dated in reversed(before):
        day = dated.time.earliest
        if not (dated.firm and day and day == dated.time.latest and dated.sentence < sentence):
            continue
        told = doc[min(dated.climb)].sent
        if any(word.lemma_.lower() in named for word in told if word.pos_ in TELLING):
            count = int(length[1]) * (-1 if turn[1] == "before" else 1)
            then = moved(day, count, length[2])
            exact = TimePrecision.DAY if length[2] != "M" else TimePrecision.MONTH
            if then is not None:
                return replace(time, earliest=then, latest=then, precision=exact, reference=day)
    return None
