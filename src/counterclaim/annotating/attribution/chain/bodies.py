"""Whom somebody speaks for: "a spokesman for the Council", "Council chairman Ann Roe"."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.layout.media import medium_named
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.words import Words

_VOICES = word_set("source_words.toml", "voices")
_PAPERS = word_set("source_words.toml", "papers")
_ISSUED = 4  # words to "by" in "a statement released on Sunday by"
_LEADING = 4  # words to the name in "by the northern city's Council"
_OF = frozenset({"of", "for", "at", "from", "with", "within"})
_NO_BODIES = frozenset({ActorCategory.PERSON, ActorCategory.CIVILIANS})
_SMALL_WORDS = frozenset({"DET", "ADP", "CCONJ", "PRON", "PART", "PUNCT", "AUX"})
_PAST = frozenset({"former", "ex", "late"})


class Bodies:
    """The bodies that a report names, by where it names them."""

    def __init__(self, doc: Doc, actors: Sequence[Actor]) -> None:
        self._doc = doc
        self._starts = [token.idx for token in doc]
        text = doc.text
        self._named = [
            a
            for a in actors
            if a.name and a.category not in _NO_BODIES and text[a.end : a.end + 1] != "-"
        ]  # "a Norland-backed governor" speaks for nobody of Norland

    def spoken_for(self, words: Words) -> str | None:
        """The body whose spokesman, director, correspondent or statement these words name."""
        first = bisect_left(self._starts, words.start)
        tokens = self._doc[first : bisect_left(self._starts, words.end)]
        voice = next((t for t in tokens if t.lower_ in _VOICES or t.lower_ in _PAPERS), None)
        if voice is None or any(t.lower_ in _PAST for t in tokens if t.i < voice.i):
            return None
        # A tagger may have left the body's name out of the words: what stands before them counts.
        right_before = self._doc[voice.i - 1].idx if voice.i else voice.idx
        before = self._named_in(Words(min(words.start, right_before), voice.idx))
        if before:
            return before[-1]
        short = self._short_for(self._doc[voice.i - 1]) if voice.i else None
        if short is not None:
            return short
        reach = 1 if voice.lower_ in _VOICES else _ISSUED
        for joint in tokens[voice.i - tokens.start + 1 :][:reach]:
            if joint.lower_ in _OF or (joint.lower_ == "by" and reach > 1):
                return self._named_from(joint.i + 1, tokens.end)
        return None

    def _named_from(self, first: int, end: int) -> str | None:
        """The body whose name begins within a few words."""
        if first >= end:
            return None
        start, last = self._doc[first], self._doc[min(first + _LEADING, end) - 1]
        near = Words(start.idx, last.idx + len(last))
        actor = next((a for a in self._named if near.start <= a.start < near.end), None)
        return actor.name if actor is not None else self._name_at(first, end)

    def _short_for(self, token: Token) -> str | None:
        """ "SANA", or "council" for the one body of the report that has it in its name."""
        medium = medium_named(token.text) or medium_named(token.text.removesuffix("s"))
        if medium is not None:
            return medium.name
        if token.pos_ in _SMALL_WORDS:
            return None
        holding = {a.name for a in self._named if a.name and token.lower_ in a.name.lower().split()}
        return holding.pop() if len(holding) == 1 else None

    def _named_in(self, words: Words) -> list[str]:
        return [a.name for a in self._named if words.start < a.end <= words.end and a.name]

    def _name_at(self, first: int, end: int) -> str | None:
        """A name of two words and more that no registry has."""
        while True:
            if first < end and self._doc[first].pos_ == "DET":
                first += 1
            last = first
            while last < end and (
                self._doc[last].text[:1].isupper() or self._doc[last].lower_ in ("of", "for", "and")
            ):
                last += 1
            while last > first and self._doc[last - 1].text[:1].islower():
                last -= 1
            based = last + 1 < end and self._doc[last + 1].text.islower()
            if last >= end or self._doc[last].tag_ != "HYPH" or not based:
                office = self._doc[first].lower_ == "staff"  # "the chief of staff"
                return self._doc[first:last].text if last - first > 1 and not office else None
            first = last + 2  # "by Oldtown-based Watch on Arms"
