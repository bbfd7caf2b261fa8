"""The patterns of time expressions, compiled to regular expressions over token classes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from counterclaim.annotating.times.words import Tokens, data_lines, symbol

_AGAIN = "_"  # a name given twice in one pattern: the second is kept as name_
_PART = re.compile(r"(?:(\w+):)?(\w+|\[)|[\]|?*+]")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of the grammar: the reader that understands it and an example."""

    reader: str
    regex: re.Pattern[str]
    example: str


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern found in the tokens ``first`` to ``last`` (included)."""

    tokens: Tokens
    reader: str
    match: re.Match[str]
    first: int
    last: int

    def span(self, part: str) -> tuple[int, int] | None:
        """The first token of a named part and the one after its last, None where it is absent."""
        names = self.match.re.groupindex
        while part in names:
            if self.match.start(part) >= 0:
                return self.match.span(part)
            part += _AGAIN
        return None

    def place(self, part: str) -> int | None:
        """The first token of a named part, None where it is absent."""
        span = self.span(part)
        return span[0] if span else None

    def where(self, part: str) -> int:
        """The first token of a part that is there."""
        span = self.span(part)
        assert span is not None
        return span[0]

    def kind(self, part: str) -> str:
        """The word class of a part's first token, empty where it is absent."""
        span = self.span(part)
        return self.tokens.kind(span[0]) if span else ""

    def value(self, part: str) -> str | None:
        """The value of the part's first token."""
        i = self.place(part)
        return None if i is None else self.tokens.values[i]

    def number(self, part: str) -> int | None:
        """The value of the part's first token as a whole number."""
        value = self.value(part)
        digits = "".join(filter(str.isdecimal, value)) if value else ""
        return int(digits) if digits else None

    def kinds(self, part: str) -> dict[str, int]:
        """The word classes within a part and where each first stands."""
        span = self.span(part)
        kinds: dict[str, int] = {}
        for j in range(*span) if span else ():
            kinds.setdefault(self.tokens.kind(j), j)
        return kinds


def candidates(tokens: Tokens, start: int) -> tuple[int, list[Found]] | None:
    """The next token at which any pattern matches, with all that do, longest first."""
    gate, _ = _grammar()
    found = gate.search(tokens.symbols, start)
    if found is None:
        return None
    return found.start(), matches(tokens, found.start())


def matches(tokens: Tokens, start: int) -> list[Found]:
    """All patterns that match at token ``start``, longest first."""
    _, patterns = _grammar()
    hits: list[Found] = []
    for pattern in patterns:
        hit = pattern.regex.match(tokens.symbols, start)
        if hit:
            hits.append(Found(tokens, pattern.reader, hit, start, hit.end() - 1))
    hits.sort(key=lambda hit: -hit.last)
    return hits


def patterns() -> Iterator[Pattern]:
    """Every line of the grammar."""
    yield from _grammar()[1]


@cache
def _grammar() -> tuple[re.Pattern[str], tuple[Pattern, ...]]:
    """A regular expression that finds where any pattern matches, and the patterns."""
    parts: dict[str, str] = {}
    lines: list[Pattern] = []
    bare: list[str] = []
    for reader, source, *example in data_lines("time_grammar.txt"):
        if reader.startswith("@"):
            parts[reader[1:]] = _compiled(source, parts)
        else:
            regex = _compiled(source, parts)
            lines.append(Pattern(reader, re.compile(regex), example[0]))
            bare.append(re.sub(r"\?P<\w+>", "?:", regex))
    return re.compile("|".join(bare)), tuple(lines)


def _compiled(source: str, parts: dict[str, str]) -> str:
    """The regular expression of a pattern in the grammar's notation."""
    regex: list[str] = []
    names: set[str] = set()
    for piece in _PART.finditer(source):
        name, atom = piece.groups()
        while name in names:
            name += _AGAIN
        if name:
            names.add(name)
        if atom is None:
            regex.append(")" if piece.group() == "]" else piece.group())
        elif atom == "[":
            regex.append(f"(?P<{name}>" if name else "(?:")
        else:
            inner = parts[atom] if atom in parts else symbol(atom)
            regex.append(f"(?P<{name}>{inner})" if name else f"(?:{inner})")
    return "".join(regex)
