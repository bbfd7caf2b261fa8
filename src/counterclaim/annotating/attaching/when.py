"""When what a word tells happened: the expression that governs it, its sentence's, the story's.

Pure functions over the ``times`` layer and the parse. Distances between a word and a date are
counted in clause boundaries of the parse, since the nearest date in a line of news is often that
of another verb.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from spacy.tokens import Doc, Token

from counterclaim.annotating.attaching.days_told import (
    CARRIED_SENTENCES,
    CLOCK,
    HEAD,
    TELLING,
    Dated,
    after_event,
    are_joined,
    as_its_day,
    clause_since,
    climb_from,
    expression_head,
    is_date,
    is_day_of_news,
    is_page_date,
    is_to_come,
    last_come,
    of_that_day,
    printed_date,
    verb_of_saying,
)
from counterclaim.annotating.grammar.aims import LEAD_SENTENCES, is_told_as_past, looks_ahead
from counterclaim.annotating.grammar.remembered import Anniversary, anniversary_of
from counterclaim.annotating.layers import published
from counterclaim.model.timespan import (
    Anchor,
    Bound,
    TimeExpression,
    TimePrecision,
    TimeSpan,
    TimexType,
)
from counterclaim.model.words import Words

STORY_SENTENCES = 8  # how far the day of the news is carried
PAST_DAYS = 300  # what is dated as long before publication is no part of the news
FAR = 3  # clause boundaries from which the day of the news is the better answer


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
        day = published(doc) or printed_date(times, text)
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
            token = expression_head(doc, tokens, words)
            sentence = max(bisect_right(starts, words.start) - 1, 0)
            if time.type is TimexType.DURATION:
                time = after_event(time, doc, token, found, sentence) or time
            if not is_date(time):
                continue
            time = of_that_day(time, found, sentence)
            if before is not None and are_joined(before, time, text):
                earliest = before.earliest
                found[-1] = replace(found[-1], time=replace(before, latest=time.latest))
                time = replace(time, earliest=earliest)
            before = time
            said = verb_of_saying(token)
            since = clause_since(token) if time.bound is Bound.ON else None
            climb = climb_from(token)
            of = next((doc[i].lemma_ for i in climb if doc[i].pos_ in TELLING - {"PROPN"}), "")
            found.append(Dated(words, sentence, time, climb, of, said.i if said else None, since))
        story = [d for d in found if d.firm and d.carries and is_day_of_news(d.time, day)]
        return cls(doc, tokens, starts, paragraphs, found, story, day)

    def at(self, trigger: Words) -> TimeSpan | None:
        """When the thing told by ``trigger`` happened; None if nothing tells."""
        token = self.doc[max(bisect_right(self.tokens, trigger.end - 1) - 1, 0)]
        sentence = max(bisect_right(self.starts, trigger.start) - 1, 0)
        best, cost = self._governing(token, trigger, sentence)
        remembered = anniversary_of(token)
        if remembered is not None and (best is None or not _is_of(best, remembered)):
            return years_before(remembered, self.published)
        if best is not None and not looks_ahead(token) and is_to_come(best.time, self.published):
            best = None  # what is told as done was not done after it was told
        carried = self._carried(sentence) if is_told_as_past(token, sentence) else None
        if best is not None and (
            carried is None or not self._is_better(carried, best, cost, token)
        ):
            time = best.time
            if (
                token.pos_ == "NOUN"
                and best.climb.get(token.i) == 0
                and best.words.end <= token.idx
            ):
                time = as_its_day(time)
            if best.since is not None and trigger not in best.since:
                time = replace(time, bound=Bound.SINCE, latest=None)
            anchor = Anchor.CLAUSE if cost <= 0 else Anchor.SENTENCE
            said = cost >= 0 and best.said not in (None, token.i)
            ahead = not said and looks_ahead(token)
            if not ahead:
                time = last_come(time, self.published)
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
        above = climb_from(token)
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


def _is_of(dated: Dated, anniversary: Anniversary) -> bool:
    """Whether the date stands behind the word: "the anniversary of the 2021 attack"."""
    word = anniversary.word
    last = word.doc[word.right_edge.i]
    return word.idx < dated.words.start < last.idx + len(last)


def years_before(anniversary: Anniversary, published_on: date | None) -> TimeSpan | None:
    """The year that the anniversary is of; without a number, any time up to a year ago."""
    if published_on is None:
        return None
    years = anniversary.years
    year = published_on.year - (years or 1)
    if year < 1:
        return None
    word = anniversary.word
    return TimeSpan(
        mention=word.text,
        start=word.idx,
        end=word.idx + len(word),
        earliest=date(year, 1, 1) if years else None,
        latest=date(year, 12, 31) if years else published_on.replace(year=year, day=1),
        precision=TimePrecision.YEAR if years else TimePrecision.UNKNOWN,
        anchor=Anchor.CLAUSE,
        bound=Bound.ON if years else Bound.BY,
    )


def _from(dated: Sequence[Dated], sentence: int) -> int:
    """Where the times of ``sentence`` and those after it begin."""
    return bisect_left(dated, sentence, key=lambda each: each.sentence)


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


def _clauses_between(one: dict[int, int], other: dict[int, int]) -> int:
    """Clause boundaries between an event's word and a time; out of the time's clause counts twice.

    "Withdrew on Sunday after shelling the port" may date the shelling, "withdrew after shelling
    the port on Sunday" hardly dates the withdrawal.
    """
    for i, crossed in one.items():
        if i in other:
            return crossed + 2 * other[i]
    return FAR
