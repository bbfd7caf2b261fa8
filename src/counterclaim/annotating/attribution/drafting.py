"""An attribution in the making, in token positions (first and last included)."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from counterclaim.model.attribution import Source

Range = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """An attribution in the making. ``clause`` is the reporting clause without the content;
    ``guessed`` says that its content was taken from the word order, not the parse.
    """

    anchor: int
    kind: str
    cue: list[Range]
    clause: Range
    source: Range | None = None
    speaker: int | None = None
    content: list[Range] = field(default_factory=list)
    takes_quotes: bool = False
    guessed: bool = False
    through: list[int] = field(default_factory=list)
    citation: tuple[Source, ...] = ()
    hearer: Range | None = None
    cited: list[tuple[int, str]] = field(default_factory=list)


def span(token: Token) -> Range:
    """The whole subtree of a token."""
    return token.left_edge.i, token.right_edge.i


def without(ranges: list[Range], hole: Range) -> list[Range]:
    """The ranges less the hole."""
    kept: list[Range] = []
    for first, last in ranges:
        if last < hole[0] or first > hole[1]:
            kept.append((first, last))
            continue
        if first < hole[0]:
            kept.append((first, hole[0] - 1))
        if last > hole[1]:
            kept.append((hole[1] + 1, last))
    return kept


def sentence(token: Token) -> Range:
    """The sentence around a token."""
    held = token.sent
    return held.start, held.end - 1
