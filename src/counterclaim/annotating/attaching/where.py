"""Gives what a clause tells its time and place: from the clause, its sentence or what went before.

Pure functions over the ``times``, ``places`` and ``actors`` layers, shared by the components that
write events, figures and controls.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from spacy.tokens import Doc, Token

from counterclaim.annotating.attaching.glosses import goes_on, is_gloss, narrows
from counterclaim.annotating.attaching.headwords import goes_back, headwords
from counterclaim.annotating.attaching.scene import Scene, Standing, is_beat, is_origin, whole
from counterclaim.annotating.attaching.when import Timing
from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.clauses import subject_of
from counterclaim.annotating.layout.datelines import find_dateline
from counterclaim.annotating.layout.passages import paragraphs_of
from counterclaim.annotating.spans import Cover
from counterclaim.annotating.spans import words as words_of
from counterclaim.model.place import Place, PlaceForm, PlaceMention, PlacePrecision
from counterclaim.model.timespan import TimeSpan
from counterclaim.model.words import Words

NEAREST = 40  # places of one sentence that are looked at
CARRIED_SENTENCES = 3  # how far back a place is carried over, within a paragraph
NAMED_SENTENCES = 8  # how far back "the town" goes to the town last named
LOCATIVE = word_set("role_words.toml", "locative")
WORDS_OF_STATES = word_set("role_words.toml", "words_of_states")
MEETINGS = word_set("role_words.toml", "meetings")
BASED = frozenset({"base", "headquarter"})

_STEPS = 8
_SHORT = 4  # letters: "U.S.", "US", "UK"
_LOCATED = frozenset({"in", "at", "near", "outside", "inside", "around"})
_WIDTH = {
    PlacePrecision.DISTRICT: 1,
    PlacePrecision.PROVINCE: 2,
    PlacePrecision.AREA: 3,
    PlacePrecision.COUNTRY: 4,
}
_BEATS = frozenset(
    {
        PlacePrecision.EXACT,
        PlacePrecision.NEAR,
        PlacePrecision.DISTRICT,
        PlacePrecision.PROVINCE,
    }
)
_AGENTIVE = frozenset({"nsubj", "nsubjpass", "agent"})


@dataclass(frozen=True, slots=True)
class _Held:
    """A place with the sentence it stands in."""

    words: Words
    sentence: int
    place: Place
    weak: bool  # a country that acts: taken only where nothing better stands
    head: int  # the token that heads its words


@dataclass(frozen=True)
class Attacher:
    """The times and places of one ``Doc``, ready to be attached. Make it with ``Attacher.of``."""

    doc: Doc
    starts: Sequence[int]
    paragraphs: Sequence[int]
    dateline: Words | None
    places: Sequence[_Held]
    beats: Sequence[_Held]  # of local offices: "Velm police", "Velm County Sheriff's Office"

    @classmethod
    def of(cls, doc: Doc) -> Self:
        """Read the layers once; needs sentence bounds, tags, lemmas and the parse."""
        starts = [token.idx for token in doc if token.is_sent_start or not token.i]
        text = doc.text  # built anew at every call
        dateline = find_dateline(text)
        places = _with_headwords(doc, _held(doc, text, starts, dateline), starts)
        beats = list(_beats(doc, starts))
        return cls(doc, starts, paragraphs_of(text, starts), dateline, places, beats)

    @cached_property
    def text(self) -> str:
        """The text, put together once."""
        return self.doc.text

    @cached_property
    def timing(self) -> Timing:
        """The times, read where they are asked for: not every user of places needs them."""
        return Timing.of(self.doc, self.starts, self.paragraphs, self.dateline)

    @cached_property
    def _tokens(self) -> Sequence[int]:
        """Where the tokens begin."""
        return [token.idx for token in self.doc]

    def token_at(self, position: int) -> Token:
        """The token that the character at ``position`` is in, or the one before it."""
        return self.doc[max(bisect_right(self._tokens, position) - 1, 0)]

    def time(self, trigger: Words) -> TimeSpan | None:
        """When the thing told by ``trigger`` happened; None if nothing tells."""
        return self.timing.at(trigger)

    def place(self, trigger: Words, clause: Words) -> Place | None:
        """Where the thing told by ``trigger`` in ``clause`` happened; None if nothing tells."""
        sentence = _sentence_of(self.starts, trigger)
        places = self._near(sentence, trigger)
        if trigger.of(self.text).split()[-1].rstrip("s").lower() in MEETINGS:
            places = [replace(h, weak=False) for h in places if h.words in clause] or places
        held = self._scene([h for h in places if not h.weak], trigger, clause)
        if held is None:
            past = self.timing.is_past(trigger)
            held = self._country(sentence) if past else self._from_around(sentence)
        return held.place if held else None

    def _country(self, sentence: int) -> _Held | None:
        """The country of which the sentence tells, even if it acts."""
        here = _in_sentences(self.places, sentence, sentence)
        return next((h for h in here if h.place.precision is PlacePrecision.COUNTRY), None)

    def _near(self, sentence: int, trigger: Words) -> Sequence[_Held]:
        """The places of the sentence, the nearest of them where it is endless."""
        here = _in_sentences(self.places, sentence, sentence)
        if len(here) <= NEAREST:
            return here
        at = bisect_left(here, trigger.start, key=lambda h: h.words.start)
        return here[max(0, at - NEAREST // 2) : at + NEAREST // 2]

    def _scene(self, held: Sequence[_Held], trigger: Words, clause: Words) -> _Held | None:
        """The place of the thing itself, else of its clause, else the nearest of the sentence.

        Countries come last; what follows the trigger is nearer than what precedes it.
        """
        first, last = self.token_at(trigger.start), self.token_at(trigger.end - 1)
        scene = Scene(_head(self.doc, first.i, last.i))

        def order(h: _Held) -> tuple[Standing, bool, bool, int]:
            vague = h.place.precision is PlacePrecision.COUNTRY
            stands = scene.standing(self.doc[h.head])
            return stands, vague, h.words not in clause, _distance(h.words, trigger)

        best = min(((*order(h), h) for h in held), key=lambda each: each[:4], default=None)
        return best[-1] if best and best[0] < Standing.ASIDE else None

    def _from_around(self, sentence: int) -> _Held | None:
        """The place told before, else the beat of those who tell it or came."""
        here = next(iter(_in_sentences(self.beats, sentence, sentence)), None)
        return self._carried_place(sentence) or here or self._carried(self.beats, sentence)

    def _carried_place(self, sentence: int) -> _Held | None:
        before = _in_sentences(self.places, sentence - CARRIED_SENTENCES, sentence - 1)
        firm = [h for h in before if not h.weak and h.place.precision is not PlacePrecision.UNKNOWN]
        finer = [h for h in firm if h.place.precision is not PlacePrecision.COUNTRY]
        return self._carried(finer, sentence) or self._carried(firm, sentence)

    def _carried(self, held: Sequence[_Held], sentence: int) -> _Held | None:
        """The last one before, in the same paragraph."""
        paragraph = self.paragraphs[sentence]
        before = _in_sentences(held, sentence - CARRIED_SENTENCES, sentence - 1)
        same = (h for h in reversed(before) if self.paragraphs[h.sentence] == paragraph)
        return next(same, None)


def _in_sentences(held: Sequence[_Held], first: int, last: int) -> Sequence[_Held]:
    """Those of ``held``, in text order, that stand in the sentences from ``first`` to ``last``."""
    begin = bisect_left(held, first, key=lambda h: h.sentence)
    return held[begin : bisect_right(held, last, key=lambda h: h.sentence)]


def _held(doc: Doc, text: str, starts: Sequence[int], dateline: Words | None) -> list[_Held]:
    """The places by name that may be the scene of something, each with what speaks against it."""
    tokens = [token.idx for token in doc]
    acting = Cover(Words(actor.start, actor.end) for actor in doc._.actors)
    speaking = {words for said in doc._.attributions for words in said.source}
    told = {words.start for said in doc._.attributions for words in said.cue}
    contents = Cover(words for said in doc._.attributions for words in said.content)
    found: list[_Held] = []
    end, last, glossing = 0, None, False  # of the place before: its end, itself, if it is a gloss
    for mention in doc._.places:
        place = mention.place
        words = Words(place.start, place.end)
        joined = text[place.end : place.end + 2]  # "Velm-based"
        if joined[:1] == "-" and joined[1:].islower():
            continue
        if not is_name(mention) or (dateline and words in dateline):
            continue
        first, final = (bisect_right(tokens, at) - 1 for at in (words.start, words.end - 1))
        head = _head(doc, first, final)
        outside = () if words in contents else told
        glossing = last is not None and (
            is_gloss(doc, end, first, wider=is_wider(place, last))
            or (glossing and goes_on(doc, end, first))
        )
        weak = (
            glossing
            or words in speaking
            or (words in acting and _names(head, acting))
            or acts(head, place)
            or is_aside(head, outside)
            or is_origin(head)
        )
        if found and narrows(doc, end, first):
            found[-1] = replace(found[-1], weak=True)
        end, last = final + 1, place
        found.append(_Held(words, _sentence_of(starts, words), place, weak, head.i))
    return found


def _names(head: Token, acting: Cover) -> bool:
    """Whether the place is part of the party's name, not where it is: "a court in Velm".

    Nor is it in "Velm refugee camp", of which the party is only the first noun.
    """
    located = head.dep_ == "pobj" and head.head.lower_ in _LOCATED
    return words_of(whole(head)) in acting and not located


def _beats(doc: Doc, starts: Sequence[int]) -> Iterator[_Held]:
    """The places whose local offices are named; no countries."""
    tokens = [token.idx for token in doc]
    for mention in doc._.places:
        place = mention.place
        if mention.form is PlaceForm.ADJECTIVE or place.precision not in _BEATS:
            continue
        words = Words(place.start, place.end)
        first, last = (bisect_right(tokens, at) - 1 for at in (words.start, words.end - 1))
        head = _head(doc, first, last)
        if is_beat(head):
            yield _Held(words, _sentence_of(starts, words), place, weak=True, head=head.i)


def _head(doc: Doc, first: int, last: int) -> Token:
    """The token of those from ``first`` to ``last`` that heads the others, seen from the last."""
    token = doc[last]
    while first <= token.head.i <= last and token.head.i != token.i:
        token = token.head
    return token


def _sentence_of(starts: Sequence[int], words: Words) -> int:
    return max(bisect_right(starts, words.start) - 1, 0)


def _with_headwords(doc: Doc, places: list[_Held], starts: Sequence[int]) -> list[_Held]:
    """Add each "the town", as the town last named; the province it is said to lie in is weak."""
    found: list[_Held] = []
    inside: list[Words] = []
    named = [held.words for held in places]
    for noun, phrase in headwords(doc, named):
        word = words_of(noun)
        here = _sentence_of(starts, word)
        before = bisect_left(places, word.start, key=lambda held: held.words.end)
        for held in (places[at] for at in range(before - 1, -1, -1)):
            if held.weak:
                continue
            if held.sentence < here - NAMED_SENTENCES:
                break
            if goes_back(noun, held.place):
                place = replace(held.place, qualifier=None, precision=PlacePrecision.EXACT)
                found.append(_Held(word, here, place, weak=False, head=noun.i))
                inside.append(phrase)
                break
    phrases = Cover(inside)
    kept = [replace(held, weak=True) if held.words in phrases else held for held in places]
    return sorted([*kept, *found], key=lambda held: held.words)


def is_name(mention: PlaceMention) -> bool:
    """Whether the mention is a place's own name, not "Syrian" or part of another name."""
    return mention.form is PlaceForm.NAME


def acts(token: Token, place: Place) -> bool:
    """Whether the place is a country (or its seat of power) that does something or is spoken of."""
    if token.dep_ in _AGENTIVE:
        return True
    return (
        place.precision is PlacePrecision.COUNTRY
        and token.dep_ == "pobj"
        and (token.head.dep_ == "agent" or token.head.lower_ not in LOCATIVE)
    )


def is_wider(place: Place, other: Place) -> bool:
    """Whether the place is of a kind that can hold the other."""
    return _WIDTH.get(place.precision, 0) > _WIDTH.get(other.precision, 0)


def is_aside(token: Token, told: Collection[int]) -> bool:
    """Whether the place is no place of what is told.

    Where it was ``told`` (positions of the cues: "told reporters in Velm"), where talks were held,
    where somebody is based, whose promise it was, and a state as an adjective ("US strikes").
    """
    if token.dep_ in ("compound", "amod", "nmod", "poss"):
        whose = token.head.lemma_.lower()
        return whose in WORDS_OF_STATES or (token.text.isupper() and len(token) <= _SHORT)
    for _ in range(_STEPS):
        edge, token = token, token.head
        if token.i == edge.i:
            return False
        lemma = token.lemma_.lower()
        if lemma in BASED or lemma in MEETINGS:
            return True
        if token.pos_ == "VERB":
            if token.idx in told:
                return True
            subject = subject_of(token)
            if subject is None:
                return False
            of = (c for p in subject.rights if p.lower_ == "of" for c in p.rights)
            return any(noun.lemma_.lower() in MEETINGS for noun in (subject, *of))
    return False


def _distance(words: Words, trigger: Words) -> int:
    if words.start >= trigger.end:
        return words.start - trigger.end
    return 2 * max(trigger.start - words.end, 0)
