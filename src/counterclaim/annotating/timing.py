"""When what a word tells happened: the expression that governs it, its sentence's, the story's.

Pure functions over the ``times`` layer and the parse. Distances between a word and a date are
counted in clause boundaries of the parse, since the nearest date in a line of news is often that
of another verb.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Self

from spacy.tokens import Doc, Token

from counterclaim.annotating.clauses import CLAUSE_DEPS, has_subject, subject_of
from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.layers import published
from counterclaim.annotating.times.values import moved
from counterclaim.model.timespan import (
    Anchor,
    Bound,
    TimeExpression,
    TimePrecision,
    TimeSpan,
    TimexType,
)
from counterclaim.model.words import Words

STORY_DAYS = 10  # a day this long before publication is the day of the news, not its background
STORY_SENTENCES = 8  # how far the day of the news is carried
PAST_DAYS = 300  # what is dated as long before publication is no part of the news
LEAD_SENTENCES = 3  # how far a headline looks ahead for it
CARRIED_SENTENCES = 3  # how far back another date is carried over, within a paragraph
HEAD = 300  # characters: where a page prints its date
CLOCK = 12  # characters from the date that a page prints to the time of day beside it
FAR = 3  # clause boundaries from which the day of the news is the better answer
REPORTING = word_set("role_words.toml", "reporting")
TIMED_WORDS = word_set("role_words.toml", "timed_words")
PLANNING = word_set("role_words.toml", "planning")
HAPPENING = word_set("role_words.toml", "happening")

_CARRIED = frozenset({TimePrecision.DAY, TimePrecision.WEEK, TimePrecision.MONTH})
_STEPS = 30
_THAT_DAY = frozenset({"day", "morning", "afternoon", "evening", "night"})
_LEADS_DATE = frozenset(
    {"on", "since", "by", "until", "till", "from", "to", "before", "after", "of", "and", "the"}
    | {"between", "around", "about", "through", "in", "or", "than"}
)
_LENGTH = re.compile(r"P(\d+)([DWM])")
_AFTER = re.compile(r"\s+(after|before|following)\b")
_FUTURE = frozenset({"will", "would", "shall"})
_AHEAD = frozenset({"will", "would", "may", "might", "could", "can", "should"})
_PERFECT = frozenset({"has", "have", "ve", "’ve", "'ve"})
_VERBS = frozenset({"VERB", "AUX"})
_TELLING = frozenset({"NOUN", "PROPN", "VERB"})


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


@dataclass(frozen=True, slots=True)
class Timing:
    """The times of one ``Doc``, ready to date what it tells. Make it with ``Timing.of``."""

    doc: Doc
    tokens: Sequence[int]
    starts: Sequence[int]
    paragraphs: Sequence[int]
    dated: Sequence[Dated]
    story: Sequence[Dated]
    published: date | None

    @classmethod
    def of(
        cls, doc: Doc, starts: Sequence[int], paragraphs: Sequence[int], dateline: Words | None
    ) -> Self:
        """Read the layer once; needs sentence bounds, tags, lemmas and the parse."""
        text = doc.text
        tokens = [token.idx for token in doc]
        times: Sequence[TimeExpression] = doc._.times
        day = published(doc) or _printed(times, text)
        found: list[Dated] = []
        before: TimeExpression | None = None
        page = -HEAD  # where the date that the page prints of itself ends
        for time in times:
            words = Words(time.start, time.end)
            printed = (dateline and words in dateline) or is_page_date(time, text, day)
            clock = time.type is TimexType.TIME and 0 <= time.start - page <= CLOCK
            if printed or clock:
                page = time.end
                continue
            token = _head_of(doc, tokens, words)
            sentence = max(bisect_right(starts, words.start) - 1, 0)
            if time.type is TimexType.DURATION:
                time = _after_event(time, doc, token, found, sentence) or time
            if not is_date(time):
                continue
            time = _of_that_day(time, found, sentence)
            if before is not None and _joined(before, time, text):
                earliest = before.earliest
                found[-1] = replace(found[-1], time=replace(before, latest=time.latest))
                time = replace(time, earliest=earliest)
            before = time
            said = verb_of_saying(token)
            since = _since(token) if time.bound is Bound.ON else None
            climb = _climb(token)
            of = next((doc[i].lemma_ for i in climb if doc[i].pos_ in _TELLING - {"PROPN"}), "")
            found.append(Dated(words, sentence, time, climb, of, said.i if said else None, since))
        story = [d for d in found if d.firm and d.carries and _is_news(d.time, day)]
        return cls(doc, tokens, starts, paragraphs, found, story, day)

    def at(self, trigger: Words) -> TimeSpan | None:
        """When the thing told by ``trigger`` happened; None if nothing tells."""
        token = self.doc[max(bisect_right(self.tokens, trigger.end - 1) - 1, 0)]
        sentence = max(bisect_right(self.starts, trigger.start) - 1, 0)
        best, cost = self._governing(token, trigger, sentence)
        carried = self._carried(sentence) if _is_told(token, sentence) else None
        if best is not None and (
            carried is None or not self._is_better(carried, best, cost, token)
        ):
            time = best.time
            if best.since is not None and trigger not in best.since:
                time = replace(time, bound=Bound.SINCE, latest=None)
            anchor = Anchor.CLAUSE if cost <= 0 else Anchor.SENTENCE
            said = cost >= 0 and best.said not in (None, token.i)
            ahead = not said and looks_ahead(token)
            return time_at(time, anchor, None if ahead else self.published, said=said)
        if carried is not None:
            return time_at(carried.time, Anchor.PASSAGE, self.published)
        if self.published is None:
            return None
        return TimeSpan(
            mention=None,
            start=None,
            end=None,
            earliest=None,
            latest=self.published,
            precision=TimePrecision.UNKNOWN,
            anchor=Anchor.PUBLICATION,
            bound=Bound.BY,
        )

    def is_past(self, trigger: Words) -> bool:
        """Whether the sentence itself dates the thing long before the report's news."""
        if not self.story or self.published is None:
            return False
        told = self.at(trigger)
        if told is None or told.anchor not in (Anchor.CLAUSE, Anchor.SENTENCE):
            return False
        began = told.earliest or told.latest
        return began is not None and (self.published - began).days > PAST_DAYS

    def _governing(self, token: Token, trigger: Words, sentence: int) -> tuple[Dated | None, int]:
        """The time of the sentence that is fewest clauses away, and how many."""
        above = _climb(token)
        best: Dated | None = None
        least = (0, 0)
        for dated in self.dated[_from(self.dated, sentence) : _from(self.dated, sentence + 1)]:
            cost = _clauses_between(above, dated.climb)
            if token.i in dated.climb and not dated.climb[token.i]:
                cost = -1
            elif dated.firm and token.pos_ == "NOUN" and dated.climb.get(token.i) == 1:
                cost = 0  # "the blast that killed ten on Tuesday"
            elif dated.said is not None and dated.said not in above:
                cost += FAR
            gap = dated.words.start - trigger.end
            reach = (cost, gap if gap >= 0 else 2 * max(trigger.start - dated.words.end, 0))
            if best is None or reach < least:
                best, least = dated, reach
        return best, least[0]

    def _is_better(self, carried: Dated, best: Dated, cost: int, token: Token) -> bool:
        """Whether the day of the news says more than the sentence's own time does.

        A day of telling is but a last day; what stands in another clause dates that one.
        """
        if not self.story:
            return False
        told_by, day = best.time.latest, carried.time.earliest
        if best.said not in (None, token.i):
            said_after = told_by is None or day is None or day <= told_by
            told_before = carried.sentence < best.sentence
            return said_after and (told_before or any(w.lemma_ == carried.of for w in token.sent))
        return cost >= FAR

    def _carried(self, sentence: int) -> Dated | None:
        """The day of the news told before (a headline: after); without one, the last date told."""
        if self.story:
            at = _from(self.story, sentence)
            if at:
                last = self.story[at - 1]
                return last if sentence - last.sentence <= STORY_SENTENCES else None
            first = self.story[0]
            near = sentence < LEAD_SENTENCES and first.sentence - sentence <= LEAD_SENTENCES
            return first if near and first.sentence > sentence else None
        first_near = _from(self.dated, sentence - CARRIED_SENTENCES)
        for dated in reversed(self.dated[first_near : _from(self.dated, sentence)]):
            if self.paragraphs[sentence] != self.paragraphs[dated.sentence]:
                break
            if dated.firm and dated.carries:
                return dated
        return None


def _from(dated: Sequence[Dated], sentence: int) -> int:
    """Where the times of ``sentence`` and those after it begin."""
    return bisect_left(dated, sentence, key=lambda each: each.sentence)


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


def _printed(times: Iterable[TimeExpression], text: str) -> date | None:
    """The date that a page without one given prints at its head."""
    for time in times:
        if time.start < HEAD and is_page_date(time, text, time.earliest):
            return time.earliest
    return None


def _is_news(time: TimeExpression, published_on: date | None) -> bool:
    """Whether a day is near enough before publication to be the day of the news."""
    if published_on is None or time.earliest is None or time.latest is None:
        return False
    close = (published_on - time.earliest).days <= STORY_DAYS
    return close and time.precision is TimePrecision.DAY and time.latest <= published_on


def verb_of_saying(token: Token) -> Token | None:
    """The verb of saying that a time hangs on: "said on Sunday", "in a statement on Sunday".

    "Shells killed ten on Sunday medics said": what stands after the content and before who said it
    is the content's. "On Sunday it was reported that" dates what was reported.
    """
    verb = token
    while verb.pos_ not in _VERBS:
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


def time_at(
    time: TimeExpression, anchor: Anchor, published_on: date | None, said: bool = False
) -> TimeSpan:
    """The span of days ``time`` leaves open, closed by the day of publication where it must be.

    The day something was ``said`` is only the last day it can have happened on. What a report tells
    of "this week" had happened by the day it came out.
    """
    earliest, latest, bound = time.earliest, time.latest, time.bound
    if earliest is not None and latest is not None:
        bound = Bound.AROUND if bound is Bound.AROUND else Bound.ON
    if said:
        earliest, bound = None, Bound.BY
    if published_on is not None and (earliest is None or earliest <= published_on):
        latest = min(latest or published_on, published_on) if not said else latest or published_on
    return TimeSpan(
        mention=time.mention,
        start=time.start,
        end=time.end,
        earliest=earliest,
        latest=latest,
        precision=TimePrecision.UNKNOWN if said else time.precision,
        anchor=anchor,
        bound=bound,
    )


def _head_of(doc: Doc, tokens: Sequence[int], words: Words) -> Token:
    """The token of the expression that the rest of it hangs on."""
    token = doc[bisect_right(tokens, words.end - 1) - 1]
    first = bisect_right(tokens, words.start) - 1
    while first <= token.head.i < token.i:
        token = token.head
    return token


def _climb(token: Token) -> dict[int, int]:
    """The tokens above (itself included) and the clause boundaries crossed on the way to each."""
    crossed = owed = 0
    found = {token.i: 0}
    for _ in range(_STEPS):
        if token.head.i == token.i:
            break
        crossed += owed
        owed = 0
        if token.pos_ in _VERBS:
            if token.dep_ == "conj":
                crossed += 2 if has_subject(token) else 0
            elif token.dep_ in ("acl", "relcl") and token.lemma_ in HAPPENING:
                owed = 1  # "the offensive begun in May" is of May, what it won is not
            elif token.dep_ in CLAUSE_DEPS:
                crossed += 1
        token = token.head
        found[token.i] = crossed
    return found


def _clauses_between(one: dict[int, int], other: dict[int, int]) -> int:
    """Clause boundaries between an event's word and a time; out of the time's clause counts twice.

    "Withdrew on Sunday after shelling the port" may date the shelling, "withdrew after shelling
    the port on Sunday" hardly dates the withdrawal.
    """
    for i, crossed in one.items():
        if i in other:
            return crossed + 2 * other[i]
    return FAR


def _since(token: Token) -> Words | None:
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


def _joined(one: TimeExpression, two: TimeExpression, text: str) -> bool:
    """ "On Saturday and Sunday": what happened then happened within both."""
    if one.precision != TimePrecision.DAY or one.precision != two.precision:
        return False
    return (
        text[one.end : two.start].strip() == "and"
        and one.earliest is not None
        and two.latest is not None
        and timedelta(0) < two.latest - one.earliest < timedelta(days=STORY_DAYS)
    )


def _of_that_day(time: TimeExpression, before: Sequence[Dated], sentence: int) -> TimeExpression:
    """ "That morning": a morning of the day last told of, whatever day the report came out."""
    words = time.mention.lower().split()
    if words[-1] not in _THAT_DAY or "that" not in words:
        return time
    for dated in reversed(before):
        day = dated.time
        if dated.sentence < sentence - CARRIED_SENTENCES:
            break
        if dated.firm and day.precision is TimePrecision.DAY and day.earliest is not None:
            return replace(time, earliest=day.earliest, latest=day.latest)
    return time


def _after_event(
    time: TimeExpression, doc: Doc, token: Token, before: Sequence[Dated], sentence: int
) -> TimeExpression | None:
    """ "Two days after the truce collapsed": reckoned from the sentence that dated the collapse."""
    length, turn = _LENGTH.fullmatch(time.value), _AFTER.match(doc.text[time.end : time.end + 20])
    if length is None or turn is None:
        return None
    first = token.i + 1
    while first < len(doc) and doc[first].idx < time.end + turn.end():
        first += 1
    named: set[str] = set()
    for word in doc[first : first + 6]:
        if word.is_punct:
            break
        if word.pos_ in _TELLING:
            named.add(word.lemma_.lower())
    for dated in reversed(before):
        day = dated.time.earliest
        if not (dated.firm and day and day == dated.time.latest and dated.sentence < sentence):
            continue
        told = doc[min(dated.climb)].sent
        if any(word.lemma_.lower() in named for word in told if word.pos_ in _TELLING):
            count = int(length[1]) * (-1 if turn[1] == "before" else 1)
            then = moved(day, count, length[2])
            exact = TimePrecision.DAY if length[2] != "M" else TimePrecision.MONTH
            if then is not None:
                return replace(time, earliest=then, latest=then, precision=exact, reference=day)
    return None


def looks_ahead(token: Token) -> bool:
    """Whether the word stands under a plan: "will leave", "plans to storm".

    Then it need not have happened by the day the report came out.
    """
    verb = token
    while verb.pos_ not in _VERBS and verb.head.i != verb.i:
        verb = verb.head
    helpers = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    if helpers & _FUTURE:
        return True
    if verb.tag_ != "VB" or verb.head.i == verb.i:
        return False
    above = verb.head if verb.dep_ in ("xcomp", "ccomp", "acl", "advcl") else None
    return above is not None and above.lemma_ in PLANNING


def _is_told(token: Token, sentence: int) -> bool:
    """Whether the word tells of one thing past: "killed", not "will kill" or "holds".

    "Has killed" is news in the lead, later on the sum of a war; a headline "kills" what has died.
    """
    verb = token
    while verb.pos_ not in _VERBS and verb.head.i != verb.i:
        verb = verb.head
    if verb.pos_ not in _VERBS:
        return True
    helpers = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    if helpers & _AHEAD:
        return False
    if helpers & _PERFECT and token.i >= verb.i:
        return sentence < LEAD_SENTENCES
    if verb is not token:
        return True
    return verb.tag_ != "VB" and (verb.tag_ not in ("VBZ", "VBP") or not sentence)
