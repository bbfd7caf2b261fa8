"""A Doc's words as figures read them, and a number with the people it counts."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from counterclaim.annotating.figures.lexicon import Cue, Role, cues
from counterclaim.model.figure import Counted

_AS_NOUNS = frozenset({"rescue", "murder", "massacre", "release", "capture", "exchange", "swap"})
_NOUNS_TOO = frozenset({"shot", "shooting", "stab", "stabbing"})
_NOUN_PLACES = frozenset(
    {"compound", "pobj", "dobj", "nsubj", "nsubjpass", "attr", "conj", "appos", "poss"}
)
SMALL = frozenset("-–'\"“”‘’()[]")


@dataclass(slots=True)
class Page:
    """A Doc's tokens as plain lists, read once."""

    doc: Doc
    text: str  # ``doc.text`` is put together anew at each call
    lower: list[str]
    pos: list[str]
    starts: list[int]
    cues: dict[int, list[tuple[int, Cue]]] = field(
        default_factory=dict
    )  # first token -> (end, cue)
    inside: dict[int, int] = field(default_factory=dict)  # last token of a cue -> its first
    speaking: frozenset[int] = frozenset()  # tokens of those the words are laid to
    known: frozenset[int] = frozenset()  # tokens of places and of actors

    @classmethod
    def of(cls, doc: Doc) -> "Page":
        """Read ``doc``; needs part-of-speech tags."""
        lower = [t.lower_ for t in doc]
        page = cls(doc, doc.text, lower, [t.pos_ for t in doc], [t.idx for t in doc])
        page.speaking = frozenset(_speakers(page))
        page.known = frozenset(_places_and_actors(page))
        lexicon = cues()
        named = _in_names(doc)
        for i, word in enumerate(lower):
            if i in named:
                continue
            barred = None
            for words, cue in lexicon.get(word, ()):
                if len(words) > 1 and tuple(lower[i : i + len(words)]) != words:
                    continue
                if cue.role is Role.NO:
                    barred = cue.measure  # "shot at": what is shorter is no cue either
                if cue.measure is barred:
                    continue
                if cue.role is Role.VICTIM and len(words) == 1 and _is_noun(doc[i]):
                    continue
                page.cues.setdefault(i, []).append((i + len(words), cue))
                page.inside.setdefault(i + len(words) - 1, i)
        return page

    def token_at(self, char: int) -> int:
        """The token that holds this character."""
        return bisect_right(self.starts, char) - 1

    def cue(self, i: int, *roles: Role) -> tuple[int, Cue] | None:
        """The cue that begins at token ``i`` in one of these roles: its end and itself."""
        for end, cue in self.cues.get(i, ()):
            if cue.role in roles:
                return end, cue
        return None


def _is_noun(token: Token) -> bool:
    """ "rescue workers", "a shooting": a noun that is spelled like a verb done to people."""
    if token.lower_ in _AS_NOUNS:
        return token.dep_ == "compound"
    if token.lower_ not in _NOUNS_TOO or token.pos_ not in ("NOUN", "PROPN"):
        return False
    return token.dep_ in _NOUN_PLACES or any(child.dep_ == "det" for child in token.lefts)


def _speakers(page: "Page") -> Iterator[int]:
    """The tokens of the sources that the attributions layer has."""
    for attribution in page.doc._.attributions:
        for words in attribution.source:
            yield from range(page.token_at(words.start), page.token_at(words.end - 1) + 1)


def _places_and_actors(page: "Page") -> Iterator[int]:
    """What no name of a person is, whatever the recogniser takes it for."""
    places = (mention.place for mention in page.doc._.places)
    for one in (*places, *page.doc._.actors):
        yield from range(page.token_at(one.start), page.token_at(one.end - 1) + 1)


def _in_names(doc: Doc) -> set[int]:
    """Capitalised words of a known actor's name: the Free Syrian Army frees nobody by its name."""
    spans = (
        doc.char_span(actor.start, actor.end, alignment_mode="expand")
        for actor in doc._.actors
        if actor.id is not None
    )
    return {t.i for span in spans if span is not None for t in span if t.text[:1].isupper()}


@dataclass(slots=True)
class Counting:
    """A number and the noun phrase it counts: tokens ``first`` to ``last`` (exclusive).

    ``noun`` is the noun for people, None for a bare number.
    ``inner`` is a cue inside the phrase ("12 wounded soldiers", "12 casualties").
    """

    start: int
    end: int
    first: int
    last: int
    low: int | None
    high: int | None
    wording: str | None
    of: Counted
    noun: int | None = None
    partitive: bool = False  # "three of them"
    of_tail: bool = False  # "members of ..."
    indefinite: bool = False  # "a woman"
    doubtful: bool = False  # other noun, or what may be a year
    replaced: bool = False  # "up from 112"
    unlisted: bool = False  # a plural that no list has: "nine beekeepers"
    inner: tuple[int, Cue] | None = None
