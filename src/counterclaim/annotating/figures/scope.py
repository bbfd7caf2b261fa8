"""What a number was counted over: one happening, many of them, or the war as a whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.figures.page import Counting, Page
from counterclaim.model.figure import FigureMention, Measure, Scope
from counterclaim.model.words import Words

_WAR = word_set("figure_words.toml", "wars")
_WARS_TOLL = 3000  # so many die in a war, not on a day
_ONLY_A_WARS = 20_000  # so many in nothing else
_OF_WARS = (Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.DISPLACED)
_STEPS = 8

_UNIT = r"(?:hour|day|week|month|year)"
_COUNT = r"(?:\d+|ten|nine|eight|seven|six|five|four|three|two|one|twelve|several)"
_PAST = r"(?:the )?(?:past|last|previous)"
_MANY = re.compile(
    "|".join(
        (
            r"\b(?i:so far|to date|in total|altogether|until now|up to now)\b",
            rf"\b(?i:since) (?:\d|[A-Z]|(?:the|last|early|late|mid|then|{_UNIT})\b)",
            rf"\b(?i:over|in|during|within|for) (?:{_PAST} )?(?:{_COUNT} )?{_UNIT}s\b(?! later)",
            rf"\b(?i:over|in|during|within) {_PAST} {_UNIT}s?\b",
            rf"\b(?:{_COUNT}-{_UNIT}|{_UNIT}-long)\b(?![- ]old)",
            rf"\b(?i:this) {_UNIT}\b",
        )
    )
)


def scoped(page: Page, found: Sequence[FigureMention]) -> list[FigureMention]:
    """The figures with their scope; parts and figures of one clause have the same."""
    scopes: dict[Words, Scope] = {}
    before: FigureMention | None = None
    for mention in found:
        scope = _scope_of(page, mention)
        joined = before is not None and before.clause.overlaps(mention.clause)
        if before is not None and joined and before.figure.part_of is None:
            last = scopes[before.figure.words]
            if scope is Scope.EVENT:
                scope = last
            elif last is Scope.EVENT:
                scopes[before.figure.words] = scope
        scopes[mention.figure.words] = scope
        if mention.figure.part_of is None:
            before = mention
    done = []
    for mention in found:
        figure = mention.figure
        scope = scopes[figure.part_of if figure.part_of in scopes else figure.words]
        done.append(replace(mention, figure=replace(figure, scope=scope)))
    return done


def _scope_of(page: Page, mention: FigureMention) -> Scope:
    """Over what the figure was counted, told by the words that hang on its own verb."""
    figure = mention.figure
    cue = page.doc[page.token_at(mention.cue.start)]
    sentence = cue.sent
    start = sentence.start_char
    text = page.text[start : sentence.end_char]
    hung = (many[0] for many in _MANY.finditer(text) if _governs(cue, _at(page, start, many)))
    found = next(hung, None)
    many_died = (figure.low or figure.high or 0) >= _WARS_TOLL
    if many_died and figure.measure in _OF_WARS:
        told = not _WAR.isdisjoint(page.lower[sentence.start : sentence.end])
        sum_of_war = (figure.low or figure.high or 0) >= _ONLY_A_WARS
        if told or (sum_of_war and figure.measure is not Measure.DISPLACED):
            return Scope.BACKGROUND
    if found is None:
        return Scope.EVENT
    return Scope.BACKGROUND if many_died and "year" in found else Scope.CUMULATIVE


def _at(page: Page, start: int, found: re.Match[str]) -> Token:
    return page.doc[page.token_at(start + found.start())]


def _governs(cue: Token, trigger: Token) -> bool:
    """Whether the trigger's verb is the cue, or one that the cue hangs on or is joined to."""
    verbs = {cue.i}
    for above in _upwards(cue):
        verbs.add(above.i)
        if above.dep_ == "relcl":
            break
    if trigger.dep_ == "mark":  # "have died since the war began": a clause of time
        trigger = trigger.head.head
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
        elif _is_rise(page, one, between) and other.low is not None:
            found[one.first], other.replaced = other.low, True
    return found


_CHANGES = (
    ["up", "from"],
    ["down", "from"],
    ["an", "earlier"],
    ["a", "previous"],
    ["an", "initial"],
)


def _is_rise(page: Page, later: Counting, between: Sequence[str]) -> bool:
    """Whether what stands between two numbers makes the first replace the second.

    "12, up from nine", "rose to 17 from 12", "17, compared with an earlier 12".
    """
    if list(between[-2:]) in _CHANGES:
        return True
    leads = page.lower[max(0, later.first - 2) : later.first]
    return list(between) in (["from"], ["people", "from"], ["dead", "from"]) and "to" in leads
