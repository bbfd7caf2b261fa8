"""Numbers as written, in digits or words, with the range they stand for.

A number that its neighbours show to be a date, an age, a price, a share, a calibre or the name of a
thing ("Resolution 2254") is left out here. Whether the rest count anybody is for ``figures``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from counterclaim.annotating.data_files import rows
from counterclaim.annotating.letters import small

_OPEN = "-"
_DIGITS = 15  # more count nobody, and no float holds them all
_MOST = 10**_DIGITS


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number: ``start``-``end`` with its wording, ``at``-``until`` without it.

    ``low`` or ``high`` is None where the words leave that end open. ``bare_year`` marks four digits
    that may be a year.
    """

    start: int
    end: int
    at: int
    until: int
    low: int | None
    high: int | None
    wording: str | None
    bare_year: bool = False


@dataclass(frozen=True, slots=True)
class _Atom:
    start: int
    end: int
    kind: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    low: float
    high: float
    wording: str | None
    bare_year: bool = False


def find_numerals(text: str) -> list[Numeral]:
    """The numbers of ``text`` that may count something, in order, with wording and range."""
    return [_worded(text, number) for number in _ranges(text, list(_numbers(text)))]


# Parts of numbers.


@cache
def _vocabulary() -> dict[str, tuple[str, float, float]]:
    return {
        word: (kind, float(low), float(high))
        for word, kind, low, high in rows("number_words.tsv", 4)
    }


@cache
def _atom_pattern() -> re.Pattern[str]:
    words = sorted(_vocabulary(), key=len, reverse=True)
    spelled = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    marked = r"\d{1,3}(?:[,\u00a0\u202f]\d{3}|[ ]000)+(?!\d)(?:\.\d+(?=\s+(?:million|billion)))?"
    spaced = rf"(?<=[a-z][ ])\d{{1,3}}(?:[ ]\d{{3}})+(?=[ ](?!(?:{_BESIDE})\b)[a-z])"
    digits = rf"{spaced}|{marked}"  # "wounded 1 200 civilians", but "killed 1 200 wounded"
    return re.compile(
        rf"(?P<digits>(?<![\w$€£#/])(?<![A-Za-z]-)(?<!\d[.,:/])(?:{digits}|\d+(?:\.\d+)?)"
        r"(?![\w%°/])(?!-[A-Za-z])(?![.,:]\d))"
        rf"|(?P<half>\bhalf[ -](?:an?[ ])?(?=dozen|million))"
        rf"|(?P<article>\ban?\s+(?=(?:{'|'.join(_after_article())})\b))"
        rf"|\b(?P<words>{spelled})\b(?!-(?:year|month|day|hour|week|mile|minute|man|strong|way))",
        re.IGNORECASE,
    )


_BESIDE = "killed|dead|injured|wounded|hurt|missing|others?|more|arrested|detained|on|in|to"


def _after_article() -> list[str]:
    return [w for w, (kind, _, _) in _vocabulary().items() if kind in ("scale", "loose")]


_DATE_OR_TIME = re.compile(
    r"\b\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\b|\b\d{1,2}:\d{2}(?::\d{2})?\b|\b\d+/\d+\b"
)


def _atoms(text: str) -> Iterator[_Atom]:
    dates = [m.span() for m in _DATE_OR_TIME.finditer(text)]
    for match in _atom_pattern().finditer(text):
        start, end = match.span()
        kind = match.lastgroup
        if kind == "digits":
            if any(a <= start < b for a, b in dates):
                continue
            written = re.sub(r"[, \u00a0\u202f]", "", match[0])
            if len(written) > _DIGITS:
                continue
            value = float(written)
            yield _Atom(start, end, "digits", value, value)
        elif kind == "half":
            yield _Atom(start, end, "half", 0.5, 0.5)
        elif kind == "article":
            yield _Atom(start, end, "article", 1, 1)
        else:
            kind, low, high = _vocabulary()[" ".join(small(match[0]).split())]
            yield _Atom(start, end, kind, low, high)


# Numbers from their parts.

_JOINS = frozenset({"", " ", "-", "–", "‑"})


def _numbers(text: str) -> Iterator[_Number]:
    atoms = list(_atoms(text))
    i = 0
    while i < len(atoms):
        j = i + 1
        while j < len(atoms) and _goes_on(text, atoms[i:j], atoms[j]):
            j += 1
        number = _number(text, atoms[i:j])
        if number and number.high < _MOST and not _numbers_a_thing(text, number):
            yield number
        i = j


def _goes_on(text: str, taken: list[_Atom], following: _Atom) -> bool:
    """Whether the next atom belongs to the same number as those taken."""
    last = taken[-1]
    gap = " ".join(text[last.end : following.start].lower().split(" ")).strip(" ") or " "
    below = last.kind == "scale" and following.kind in ("unit", "tens") and last.low >= 100
    if gap == "and":
        return below
    if gap == "of":  # "a couple of hundred"
        return last.kind == "loose" and following.kind == "scale"
    if gap not in _JOINS:
        return False
    match following.kind:
        case "unit":
            return (last.kind == "tens" and following.low < 10) or below
        case "tens":
            return below
        case "scale":
            return last.kind in ("digits", "unit", "tens", "article", "half", "loose") or (
                last.kind == "scale" and last.low < following.low
            )
        case "loose":
            return last.kind == "article"
        case _:
            return False


def _number(text: str, atoms: list[_Atom]) -> _Number | None:
    start, end = atoms[0].start, atoms[-1].end
    if len(atoms) == 1:
        only = atoms[0]
        if only.kind in ("scale", "article", "half") or only.low != int(only.low):
            return None  # "hundred" without "a", "3.5"
        if only.kind in ("vague", "loose"):
            return _Number(start, end, only.low, only.high, text[start:end].lower())
        digits = text[start:end]
        year = len(digits) == 4 and digits.isdigit() and 1900 <= only.low < 2100
        return _Number(start, end, only.low, only.high, None, year)
    if atoms[0].kind == "article" and atoms[1].kind == "loose":
        atoms = atoms[1:]
    low, high = _value([a.low for a in atoms], atoms), _value([a.high for a in atoms], atoms)
    rough = text[start:end].lower() if any(a.kind == "loose" for a in atoms) else None
    return _Number(start, end, low, high, rough)


def _value(values: list[float], atoms: list[_Atom]) -> float:
    total = part = 0.0
    for value, atom in zip(values, atoms, strict=True):
        if atom.kind != "scale":
            part += value
        elif value >= 1000:
            total, part = (total + part) * value if part else value, 0.0
        else:
            part = (part or 1) * value
    return total + part


# Ranges: "10-15", "between 10 and 15", "from 10 to 15", "two or three".

_UP = re.compile(
    r"\b(?:ris|rose|increas|jump|climb|up\b|rais|went|grow|grew)\w*\W+(?:\w+\W+){0,3}$", re.I
)


def _ranges(text: str, numbers: list[_Number]) -> Iterator[_Number]:
    taken = False
    for first, second in pairwise([*numbers, None]):
        if first is None or taken:
            taken = False
            continue
        joined = _range(text, first, second) if second else None
        taken = joined is not None
        yield joined or first


def _range(text: str, first: _Number, second: _Number) -> _Number | None:
    gap = text[first.end : second.start]
    join = gap.strip().lower()
    if first.low >= second.high or second.bare_year or len(gap) > 12:
        return None
    before = text[max(0, first.start - 60) : first.start]
    lead = re.search(r"\b(between|from|anywhere between)\s+$", before, re.IGNORECASE)
    word = small(lead[1]) if lead else None
    if join == "to" and word == "from" and lead and _UP.search(before[: lead.start()]):
        return None  # a change, not a range
    ok = join in ("-", "–", "to", "or") or (join == "and" and word == "between")
    if not ok or (join == "or" and (second.low > first.high * 2 or first.wording)):
        return None
    start = first.start - len(before) + lead.start() if lead else first.start
    wording = f"{word} … {join}" if word else join
    return _Number(start, second.end, first.low, second.high, wording)


# Words that make a number inexact.


@cache
def _wordings() -> tuple[dict[str, tuple[str, str]], re.Pattern[str], re.Pattern[str]]:
    rules: dict[str, tuple[str, str]] = {}
    sides: dict[str, list[str]] = {"before": [], "after": []}
    for phrase, side, low, high in rows("figure_wordings.tsv", 4):
        rules[phrase] = (low, high)
        sides[side].append(re.escape(phrase).replace(r"\ ", r"\s+"))
    before, after = ("|".join(sorted(sides[s], key=len, reverse=True)) for s in sides)
    return (
        rules,
        re.compile(rf"\b(?:{before})\s+(?:the\s+|another\s+|other\s+)?$", re.IGNORECASE),
        re.compile(rf"\s+(?:{after})\b", re.IGNORECASE),
    )


_REACH = 32


@cache
def _number_next() -> re.Pattern[str]:
    small_units = [
        w for w, (kind, _, high) in _vocabulary().items() if kind == "unit" and high <= 10
    ]
    words = "|".join([*small_units, "an?", "dozens", "hundreds"])
    return re.compile(rf"\s+(?:\d|(?:{words})\b)", re.IGNORECASE)


def _worded(text: str, number: _Number) -> Numeral:
    rules, before, after = _wordings()
    start, end, low, high = number.start, number.end, number.low, number.high
    wording = number.wording
    window = text[max(0, start - _REACH) : start]
    found = before.search(window)
    rule = None
    if found:
        phrase = small(found[0].strip())
        phrase = re.sub(r"\s+(?:the|another|other)$", "", phrase)
        rule = rules[" ".join(phrase.split())]
        start -= len(window) - found.start()
    elif (follow := after.match(text, end)) and not _number_next().match(text, follow.end()):
        phrase = small(follow[0].strip())
        rule = rules[" ".join(phrase.split())]
        end = follow.end()
    if rule:
        wording = f"{phrase} {wording}" if wording else phrase
        factors = tuple(None if factor == _OPEN else float(factor) for factor in rule)
        least, most = factors
    else:
        least = most = 1.0
    return Numeral(
        start=start,
        end=end,
        at=number.start,
        until=number.end,
        low=None if least is None else round(low * least),
        high=None if most is None else round(high * most),
        wording=wording,
        bare_year=number.bare_year and not rule,
    )


# Numbers that name, date, price or measure a thing.


@cache
def _contexts() -> dict[str, dict[str, bool]]:
    held: dict[str, dict[str, bool]] = {"before": {}, "after": {}}
    for word, side, case in rows("numeral_contexts.tsv", 3):
        for each in ("before", "after") if side == "both" else (side,):
            held[each][word] = case == "cap"
    return held


_LAST_WORD = re.compile(r"(\S+?)[,:]?\s*$")
_NEXT_WORD = re.compile(r"\s*([%$€£]|[\w.$€£]+)")


def _numbers_a_thing(text: str, number: _Number) -> bool:
    if not text[number.end - 1].isdigit():
        following = _NEXT_WORD.match(text, number.end)
        return following is not None and following[1].lower() in ("percent", "per", "pct", "%")
    before = _LAST_WORD.search(text[max(0, number.start - 20) : number.start])
    after = _NEXT_WORD.match(text, number.end)
    return _shows(before[1] if before else "", "before") or _shows(
        after[1] if after else "", "after"
    )


def _shows(word: str, side: str) -> bool:
    word = word.lstrip("(\"'“‘")
    capital = _contexts()[side].get(word.lower(), _contexts()[side].get(word.lower().rstrip(".")))
    return capital is not None and (not capital or word[:1].isupper())
