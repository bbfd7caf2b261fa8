"""Cuts text into the tokens of the time grammar, each with its word class and value."""

import re
from dataclasses import dataclass
from functools import cache

from counterclaim.annotating.data_files import read_text, tsv_rows
from counterclaim.annotating.letters import small

UNKNOWN = "other"
BREAK = "break"  # a blank line: no expression runs over it
KINDS = (
    UNKNOWN,
    BREAK,
    "iso",
    "slashed",
    "clock",
    "hhmm",
    "decade4",
    "ordnum",
    "d31",  # a whole number from 1 to 31 in one or two digits
    "num2",  # another number of two digits
    "y4",  # four digits, 1000 to 2199
    "num",
    "holiday",
)
MARKS = "\u0300-\u036f"
INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # direction marks and the like
_LONGEST = 24  # characters of a number; longer ones count no days
_BIDI = re.compile(f"[{INVISIBLE}]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists over the tokens of a text; ``symbols`` has one character a token."""

    text: str
    symbols: str
    starts: list[int]
    ends: list[int]
    values: list[str]

    def word(self, i: int) -> str:
        """The token as written, empty outside the text."""
        return self.text[self.starts[i] : self.ends[i]] if 0 <= i < len(self.starts) else ""

    def kind(self, i: int) -> str:
        """The token's word class, ``break`` outside the text."""
        return classes()[ord(self.symbols[i]) - _FIRST] if 0 <= i < len(self.symbols) else BREAK

    def glued(self, i: int) -> bool:
        """Whether no space stands between token ``i`` and the one after it."""
        return 0 <= i < len(self.starts) - 1 and self.ends[i] == self.starts[i + 1]


def data_lines(name: str) -> list[list[str]]:
    """The tab-separated rows of one of the room's data files, comments left out."""
    return list(tsv_rows(read_text(name)))


@cache
def classes() -> tuple[str, ...]:
    """All token classes; the place in the tuple gives the symbol."""
    named = (row[1] for row in data_lines("time_words.tsv"))
    return tuple(dict.fromkeys((*KINDS, *named)))


@cache
def symbol(kind: str) -> str:
    """The character that stands for a token class."""
    return chr(_FIRST + classes().index(kind))


def tokenise(text: str) -> Tokens:
    """Cut ``text``; white space and direction marks are no tokens, a blank line is one."""
    words, plain = _lexicon()
    marks = {kind: symbol(kind) for kind in KINDS}
    other = marks[UNKNOWN]
    symbols: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[str] = []
    for found in _pattern().finditer(text):
        kind = found.lastgroup or UNKNOWN
        word = found.group()
        if kind == "word":
            entry = words.get(word) or plain.get(small(word))
            mark, value = entry or (other, "")
        elif kind == "mark":
            mark, value = plain.get(word, (other, ""))
        elif kind == "number":
            mark, value = _number(word, marks)
        elif kind == "tens":
            mark, value = _tens(word)
        elif kind == "meridiem":
            mark, value = symbol("am"), "12" if word[0] in "pP" else "0"
        elif kind == "holiday":
            mark, value = marks[kind], _plain(word)
        else:
            mark, value = marks[kind], word
        symbols.append(mark)
        starts.append(found.start())
        ends.append(found.end())
        values.append(value)
    return Tokens(text, "".join(symbols), starts, ends, values)


def holidays() -> dict[str, tuple[str, tuple[int, ...]]]:
    """Plain name of each holiday, how it is found and its numbers."""
    return _holidays()


_FIRST = 0xE000  # the private use area


@cache
def _lexicon() -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]]:
    """Words that must be written with capitals, and words in small letters."""
    exact: dict[str, tuple[str, str]] = {}
    small: dict[str, tuple[str, str]] = {}
    for word, kind, value in data_lines("time_words.tsv"):
        entry = (symbol(kind), value)
        if word.islower() or not word[0].isalpha():
            small[word] = entry
        else:
            exact[word] = exact[word.upper()] = entry
    return exact, small


@cache
def _holidays() -> dict[str, tuple[str, tuple[int, ...]]]:
    return {
        _plain(name): (how, tuple(int(n) for n in numbers.split()))
        for name, how, numbers in data_lines("time_holidays.tsv")
    }


def _plain(name: str) -> str:
    letters = _BIDI.sub("", name).replace("'", "").replace("’", "")
    return " ".join(letters.lower().split())


@cache
def _pattern() -> re.Pattern[str]:
    """The tokeniser; a word begins with a letter, so "T72" and "M1943" are words."""
    names = sorted((row[0] for row in data_lines("time_holidays.tsv")), key=len, reverse=True)
    holiday = "|".join(n.replace("'", "['’]?").replace(" ", r"\s+") for n in names)
    tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    ones = (
        "nine|eight|seven|six|five|four|three|two|one"
        "|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    )
    return re.compile(
        rf"""
          (?P<{BREAK}>\n[ \t\r]*\n\s*)
        | (?P<iso>(?<![\w.])[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:T[0-9:]+Z?)?(?![\w-]))
        | (?P<slashed>(?<![\w./])[0-9]{{1,4}}(?P<sep>[/.])[0-9]{{1,2}}(?P=sep)[0-9]{{2,4}}(?![\w/])
            |(?<![\w.-])[0-9]{{2}}-[0-9]{{2}}-[12][0-9]{{3}}(?![\w-]))
        | (?P<clock>(?<![\w:.])
            (?:[0-9]{{1,2}}:[0-5][0-9](?::[0-5][0-9])?|[0-9]{{1,2}}\.[0-5][0-9](?=\s?[ap]\.?m)
            |(?<=\b[Aa]t\s)[0-9]{{1,2}}\.[0-5][0-9](?=\s(?:that|this|on|in\sthe|local|yesterday)\b))
            (?![:%0-9]|[.][0-9]))
        | (?P<decade4>(?<!\w)(?:[12][0-9]{{2}}0|['’]?[1-9]0)['’]?s\b|(?<!\w)[1-9][0-9]0s(?=\sBC))
        | (?P<ordnum>(?<!\w)[0-9]{{1,2}}(?:st|nd|rd|th)\b)
        | (?P<number>(?<![\w.])[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?)
        | (?P<meridiem>[AaPp]\.\s?[Mm]\b\.?|(?<=[0-9])[AaPp][Mm]\b)
        | (?P<holiday>(?<!\w)(?:{holiday})\b)
        | (?P<tens>(?<!\w)(?i:(?:{tens})[-\s](?:{ones}))\b)
        | (?P<word>[^\W\d_](?:[\w{MARKS}]|['’]clock\b)*)
        | (?P<mark>[^\s{INVISIBLE}])
        """,
        re.VERBOSE,
    )


def _number(word: str, marks: dict[str, str]) -> tuple[str, str]:
    if len(word) > _LONGEST:
        return marks[UNKNOWN], ""
    if word.isdigit():
        number = int(word)
        if len(word) <= 2:
            return marks["d31" if 1 <= number <= 31 else "num2"], word
        if len(word) == 4:
            if 1000 <= number <= 2199:
                return marks["y4"], word
            if word[0] == "0" and int(word[2:]) < 60:
                return marks["hhmm"], word
    return marks["num"], word.replace(",", "")


def _tens(word: str) -> tuple[str, str]:
    tens, ones = small(word).replace("-", " ").split()
    _, known = _lexicon()
    value = str(int(known[tens][1]) + int(known[ones][1]))
    last = known[ones][0]
    return symbol("ord" if last in (symbol("ord"), symbol("second")) else "card"), value
