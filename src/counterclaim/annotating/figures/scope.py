"""What a number was counted over: one happening, many of them, or the war as a whole."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.figures.page import Counting, Page
from counterclaim.model.figure import FigureMention, Scope

_WAR = word_set("figure_words.toml", "wars")
_WARS_TOLL = 3000  # so many die in a war, not on a day
_STEPS = 8

_UNIT = r"(?:hour|day|week|month|year)"
_COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several)"
_PAST = r"(?:the )?(?:past|last|previous)"
_MANY = re.compile(
    "|".join(
        (
            r"\b(?:so far|to date|in total|altogether|until now|up to now)\b",
            rf"\bsince (?:\d|[A-Z]|(?:the|last|early|late|mid|then|{_UNIT})\b)",
            rf"\b(?:over|in|during|within|for) (?:{_PAST} )?(?:{_COUNT} )?{_UNIT}s\b(?! later)",
            rf"\b(?:over|in|during|within) {_PAST} {_UNIT}s?\b",
            rf"\b(?:{_COUNT}-{_UNIT}|{_UNIT}-long)\b(?!-old)",
            rf"\bthis {_UNIT}\b",
        )
    )
)


def scope_of(page: Page, mention: FigureMention) -> Scope:
    """Over what the figure was counted, told by the words that hang on its own verb."""
    figure = mention.figure
    cue = page.doc[page.token_at(mention.cue.start)]
    sentence = cue.sent
    start = sentence.start_char
    text = page.text[start : sentence.end_char]
    hung = (many[0] for many in _MANY.finditer(text) if _governs(cue, _at(page, start, many)))
    found = next(hung, None)
    many_died = (figure.low or figure.high or 0) >= _WARS_TOLL
    if many_died and not _WAR.isdisjoint(page.lower[sentence.start : sentence.end]):
        return Scope.BACKGROUND
    if found is None:
        return Scope.EVENT
    return Scope.BACKGROUND if many_died and "year" in found else Scope.CUMULATIVE


def _at(page: Page, start: int, found: re.Match[str]) -> Token:
    """The last token of what was found, which hangs on the rest."""
    return page.doc[page.token_at(start + found.end() - 1)]


def _governs(cue: Token, trigger: Token) -> bool:
    """Whether the trigger's verb is the cue, or one that the cue hangs on or is joined to."""
    verbs = {cue.i}
    for above in _upwards(cue):
        verbs.add(above.i)
        if above.dep_ == "relcl":
            break
    for above in _upwards(trigger):
        if above.i in verbs:
            return True
        if above.pos_ in ("VERB", "AUX"):
            break
    return False


def _upwards(token: Token) -> Iterator[Token]:
    yield token
    for _ in range(_STEPS):
        if token.head.i == token.i:
            break
        token = token.head
        yield token


# Numbers that a later one replaces.


def numbers_before(page: Page, counted: Sequence[Counting]) -> dict[int, int]:
    """First token of a figure -> the number it replaces: "rose from 10 to 12", "12, up from 10"."""
    found: dict[int, int] = {}
    for one, other in pairwise(counted):
        between = page.lower[one.last : other.first]
        if page.lower[one.first - 1] == "from" and between == ["to"] and one.low is not None:
            found[other.first], one.replaced = one.low, True
        elif between[-2:] == ["up", "from"] and other.low is not None:
            found[one.first], other.replaced = other.low, True
    return found
