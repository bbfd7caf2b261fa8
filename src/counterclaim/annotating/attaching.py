"""Gives what a clause tells its time and place: from the clause, its sentence or what went before.

Pure functions over the ``times``, ``places`` and ``actors`` layers, shared by the components that
write events, figures and controls.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, Self, TypeVar

from spacy.tokens import Doc, Token

from counterclaim.annotating.clauses import words as words_of
from counterclaim.annotating.credits.datelines import find_dateline
from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.headwords import goes_back, headwords
from counterclaim.annotating.layers import published
from counterclaim.annotating.passages import paragraphs_of
from counterclaim.model.place import Place, PlaceForm, PlaceMention, PlacePrecision
from counterclaim.model.timespan import (
    Anchor,
    Bound,
    TimeExpression,
    TimePrecision,
    TimeSpan,
    TimexType,
)
from counterclaim.model.words import Words

CARRIED_SENTENCES = 3  # how far back a time or place is carried over, within a paragraph
NAMED_SENTENCES = 8  # how far back "the town" goes to the town last named
CARRIED_PRECISION = frozenset({TimePrecision.DAY, TimePrecision.WEEK, TimePrecision.MONTH})
REPORTING = word_set("role_words.toml", "reporting")
LOCATIVE = word_set("role_words.toml", "locative")
T = TypeVar("T", TimeExpression, Place)

_AGENTIVE = frozenset({"nsubj", "nsubjpass", "agent"})
_STEPS = 6
_TOLD = frozenset({"VBD", "VBN"})
_THAT_DAY = frozenset({"day", "morning", "afternoon", "evening", "night"})


@dataclass(frozen=True, slots=True)
class _Held(Generic[T]):
    """A record with the sentence it stands in."""

    words: Words
    sentence: int
    record: T
    weak: bool  # a time of speaking, a country that acts: taken only where nothing better stands
    since: Words | None = None  # the clause since which: outside it the time is a beginning


@dataclass(frozen=True, slots=True)
class Attacher:
    """The times and places of one ``Doc``, ready to be attached. Make it with ``Attacher.of``."""

    starts: Sequence[int]
    paragraphs: Sequence[int]
    told: Sequence[bool]
    times: Sequence[_Held[TimeExpression]]
    places: Sequence[_Held[Place]]
    published: date | None

    @classmethod
    def of(cls, doc: Doc) -> Self:
        """Read the layers once; needs sentence bounds, tags, lemmas and the parse."""
        text = doc.text  # built anew at every call
        tokens: list[int] = []
        starts: list[int] = []
        told: list[bool] = []
        for token in doc:
            tokens.append(token.idx)
            if token.is_sent_start or not starts:
                starts.append(token.idx)
                told.append(False)
            if token.tag_ in _TOLD:
                told[-1] = True
        dateline = find_dateline(text) or Words(0, 0)

        def head_of(words: Words) -> Token:
            token = doc[bisect_right(tokens, words.end - 1) - 1]
            first = bisect_right(tokens, words.start) - 1
            while first <= token.head.i < token.i:
                token = token.head
            return token

        def sentence_of(words: Words) -> int:
            return max(bisect_right(starts, words.start) - 1, 0)

        times: list[_Held[TimeExpression]] = []
        for time in doc._.times:
            words = Words(time.start, time.end)
            if is_date(time) and words not in dateline:
                weak = tells_when_said(head_of(words))
                here = sentence_of(words)
                dated = _of_that_day(time, times, here)
                since = _since(head_of(words)) if dated.bound is Bound.ON else None
                times.append(_Held(words, here, dated, weak, since))
        acting = [Words(actor.start, actor.end) for actor in doc._.actors]
        speaking = {words for said in doc._.attributions for words in said.source}
        places: list[_Held[Place]] = []
        for mention in doc._.places:
            place = mention.place
            words = Words(place.start, place.end)
            joined = text[place.end : place.end + 2]  # "Velm-based"
            if joined[:1] == "-" and joined[1:].islower():
                continue
            if is_name(mention) and words not in dateline:
                inside = any(words in actor for actor in acting)
                weak = inside or words in speaking or acts(head_of(words), place)
                places.append(_Held(words, sentence_of(words), place, weak))
        places = _with_headwords(doc, places, sentence_of)
        return cls(starts, paragraphs_of(text, starts), told, times, places, published(doc))

    def time(self, trigger: Words, clause: Words) -> TimeSpan | None:
        """When the thing told by ``trigger`` in ``clause`` happened; None if nothing tells."""
        sentence = max(bisect_right(self.starts, trigger.start) - 1, 0)
        for held, anchor in (
            (_nearest(self.times, trigger, clause), Anchor.CLAUSE),
            (self._in_sentence(self.times, trigger, sentence), Anchor.SENTENCE),
            (self._carried_time(sentence) if self.told[sentence] else None, Anchor.PASSAGE),
        ):
            if held is not None:
                time = held.record
                if held.since is not None and trigger not in held.since:
                    time = replace(time, bound=Bound.SINCE, latest=None)
                return time_at(time, anchor, self.published, said=held.weak)
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
        )

    def place(self, trigger: Words, clause: Words) -> Place | None:
        """Where the thing told by ``trigger`` in ``clause`` happened; None if nothing tells."""
        sentence = max(bisect_right(self.starts, trigger.start) - 1, 0)
        held = (
            _nearest(self.places, trigger, clause)
            or self._in_sentence(self.places, trigger, sentence)
            or self._carried_place(sentence)
        )
        return held.record if held else None

    def _in_sentence(
        self, held: Sequence[_Held[T]], trigger: Words, sentence: int
    ) -> "_Held[T] | None":
        here = [h for h in held if h.sentence == sentence]
        return _closest([h for h in here if not h.weak], trigger) or _closest(
            [h for h in here if isinstance(h.record, TimeExpression)], trigger
        )

    def _carried_time(self, sentence: int) -> _Held[TimeExpression] | None:
        dates = [
            h
            for h in self.times
            if h.record.precision in CARRIED_PRECISION
            and h.record.bound is Bound.ON
            and h.since is None
        ]
        firm = (h for h in dates if not h.weak)
        return self._carried(firm, sentence) or self._carried(dates, sentence)

    def _carried_place(self, sentence: int) -> _Held[Place] | None:
        firm = [
            h
            for h in self.places
            if not h.weak and h.record.precision is not PlacePrecision.UNKNOWN
        ]
        finer = [h for h in firm if h.record.precision is not PlacePrecision.COUNTRY]
        return self._carried(finer, sentence) or self._carried(firm, sentence)

    def _carried(self, held: Iterable[_Held[T]], sentence: int) -> "_Held[T] | None":
        """The last one before, in the same paragraph."""
        found = None
        for h in held:
            if (
                sentence - CARRIED_SENTENCES <= h.sentence < sentence
                and self.paragraphs[sentence] == self.paragraphs[h.sentence]
            ):
                found = h
        return found


def _since(token: Token) -> Words | None:
    """The phrase or clause after "since" that holds a date: "since the war began in 2011"."""
    for _ in range(_STEPS):
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


def _of_that_day(
    time: TimeExpression, before: Sequence[_Held[TimeExpression]], sentence: int
) -> TimeExpression:
    """ "That morning": a morning of the day last told of, whatever day the report came out."""
    words = time.mention.lower().split()
    if words[-1] not in _THAT_DAY or "that" not in words:
        return time
    for held in reversed(before):
        day = held.record
        if held.sentence < sentence - CARRIED_SENTENCES:
            break
        if not held.weak and day.precision is TimePrecision.DAY and day.earliest is not None:
            return replace(time, earliest=day.earliest, latest=day.latest)
    return time


def _with_headwords(
    doc: Doc, places: list[_Held[Place]], sentence_of: Callable[[Words], int]
) -> list[_Held[Place]]:
    """Add each "the town", as the town last named; the province it is said to lie in is weak."""
    found: list[_Held[Place]] = []
    inside: list[Words] = []
    named = [held.words for held in places]
    for noun, phrase in headwords(doc, named):
        word = words_of(noun)
        here = sentence_of(word)
        for held in reversed(places):
            if held.words.end > word.start or held.weak:
                continue
            if held.sentence < here - NAMED_SENTENCES:
                break
            if goes_back(noun, held.record):
                place = replace(held.record, qualifier=None, precision=PlacePrecision.EXACT)
                found.append(_Held(word, here, place, weak=False))
                inside.append(phrase)
                break
    kept = [
        replace(held, weak=True) if any(held.words in phrase for phrase in inside) else held
        for held in places
    ]
    return sorted([*kept, *found], key=lambda held: held.words)


def is_date(time: TimeExpression) -> bool:
    """Whether it can date an event: a date or clock time on the calendar, no duration or set."""
    return (
        time.type in (TimexType.DATE, TimexType.TIME)
        and not time.value.endswith("_REF")
        and (time.earliest is not None or time.latest is not None)
    )


def is_name(mention: PlaceMention) -> bool:
    """Whether the mention is a place's own name, not "Syrian" or part of another name."""
    return mention.form is PlaceForm.NAME


def tells_when_said(token: Token) -> bool:
    """Whether a time hangs on a reporting verb ("said on Sunday"), not on what was reported."""
    head = token
    while head.head.i != head.i:
        head = head.head
        if head.pos_ in ("VERB", "AUX"):
            return head.lemma_ in REPORTING
    return False


def acts(token: Token, place: Place) -> bool:
    """Whether the place is a country (or its seat of power) that does something or is spoken of."""
    if token.dep_ in _AGENTIVE:
        return True
    return (
        place.precision is PlacePrecision.COUNTRY
        and token.dep_ == "pobj"
        and (token.head.dep_ == "agent" or token.head.lower_ not in LOCATIVE)
    )


def time_at(
    time: TimeExpression, anchor: Anchor, published_on: date | None, said: bool = False
) -> TimeSpan:
    """The span of days ``time`` leaves open, closed by the day of publication where it must be.

    The day something was ``said`` is only the last day it can have happened on.
    """
    earliest, latest = time.earliest, time.latest
    if said or time.bound in (Bound.BY, Bound.UNTIL):
        earliest = None
    if (
        latest is None
        and published_on is not None
        and (earliest is None or earliest <= published_on)
    ):
        latest = published_on
    return TimeSpan(
        mention=time.mention,
        start=time.start,
        end=time.end,
        earliest=earliest,
        latest=latest,
        precision=TimePrecision.UNKNOWN if said else time.precision,
        anchor=anchor,
    )


def _nearest(held: Iterable[_Held[T]], trigger: Words, clause: Words) -> _Held[T] | None:
    return _closest([h for h in held if h.words in clause and not h.weak], trigger)


def _closest(held: Sequence[_Held[T]], trigger: Words) -> _Held[T] | None:
    """The nearest, countries last; what follows the trigger is nearer than what precedes it."""

    def distance(h: _Held[T]) -> tuple[bool, int]:
        vague = isinstance(h.record, Place) and h.record.precision is PlacePrecision.COUNTRY
        if h.words.start >= trigger.end:
            return vague, h.words.start - trigger.end
        return vague, 2 * max(trigger.start - h.words.end, 0)

    return min(held, key=distance, default=None)
