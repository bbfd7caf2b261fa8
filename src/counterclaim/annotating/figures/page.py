"""A Doc's words as figures read them, and a number with the people it counts."""

from bisect import bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc

from counterclaim.annotating.figures.lexicon import Cue, Role, cues
from counterclaim.model.figure import Counted

_AS_NOUNS = frozenset({"rescue", "murder", "massacre", "release", "capture", "exchange", "swap"})
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

    @classmethod
    def of(cls, doc: Doc) -> "Page":
        """Read ``doc``; needs part-of-speech tags."""
        lower = [t.lower_ for t in doc]
        page = cls(doc, doc.text, lower, [t.pos_ for t in doc], [t.idx for t in doc])
        lexicon = cues()
        named = _in_names(doc)
        for i, word in enumerate(lower):
            for words, cue in lexicon.get(word, ()):
                if len(words) == 1:
                    if cue.role is Role.VICTIM and doc[i].dep_ == "compound" and word in _AS_NOUNS:
                        continue  # "rescue workers"
                elif tuple(lower[i : i + len(words)]) != words:
                    continue
                if i in named:
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
