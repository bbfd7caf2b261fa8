"""Things destroyed or captured, and how many: "12 tanks", "dozens of houses", "a bulldozer"."""

from collections.abc import Iterator, Sequence

from counterclaim.annotating.figures.lexicon import CountedNoun, Cue, Role, equipment, thing_nouns
from counterclaim.annotating.figures.page import SMALL, Page
from counterclaim.annotating.figures.parts import BE
from counterclaim.annotating.grammar.clauses import clause_of
from counterclaim.annotating.lexicon.numerals import Numeral
from counterclaim.model.figure import Figure, FigureMention, Measure
from counterclaim.model.words import Words

_REACH = 14  # tokens from the verb to the last thing
_PHRASE = 7  # tokens from a number to its noun
_ARTICLES = frozenset({"a", "an", "another"})
_JOINERS = frozenset({"and", ",", "of", "as", "well", "including", "plus", "&"})
_LOSES = frozenset({"lost", "loses", "losing"})
_INTRANSITIVE = frozenset({"collapsed", "sank"})
_IN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "ADV", "PRON"})


def things(page: Page, first: int, last: int, numerals: Sequence[Numeral]) -> list[FigureMention]:
    """The things of the sentence from token ``first`` to ``last`` (exclusive), in text order."""
    cues = [(i, ruin) for i in range(first, last) if (ruin := _ruin(page, i))]
    if not cues:
        return []
    numbers = {page.token_at(n.at): n for n in numerals if not n.bare_year}
    found: dict[int, FigureMention] = {}
    for i, (end, cue) in cues:
        around = (
            range(i - 1, max(first, i - _REACH) - 1, -1)
            if _comes_after(page, i, first)
            else range(end, min(last, end + _REACH))
        )
        for noun in _nouns(page, around):
            mention = _mention(page, noun, numbers, first, i, end, cue)
            if mention is not None:
                found.setdefault(noun, mention)
    return [found[noun] for noun in sorted(found)]


def _ruin(page: Page, i: int) -> tuple[int, Cue] | None:
    """The word at ``i`` that tells of things destroyed, or of what can be captured."""
    for end, cue in page.cues.get(i, ()):
        if cue.role is Role.RUINED or page.lower[i] in _LOSES or cue.measure is Measure.CAPTURED:
            return end, cue
        if cue.measure is Measure.DESTROYED and page.lower[end : end + 1] == ["of"]:
            return end, cue
    return None


def _comes_after(page: Page, i: int, first: int) -> bool:
    """Whether the things stand before the verb: "12 tanks were destroyed", "a house collapsed"."""
    if page.lower[i] in _INTRANSITIVE:
        return True
    before = page.lower[max(first, i - 3) : i]
    if page.lower[i].endswith("ing"):
        return False
    return any(word in BE for word in before) or _is_elliptic(page, i, first)


def _is_elliptic(page: Page, i: int, first: int) -> bool:
    """ "40 men were killed and 12 tanks destroyed in the town": "were" is understood."""
    if i == first or _thing(page, i - 1) is None or not page.lower[i].endswith(("ed", "shot")):
        return False
    return page.pos[i + 1 : i + 2] in ([], ["ADP"], ["PUNCT"], ["SCONJ"], ["CCONJ"], ["SPACE"])


def _nouns(page: Page, around: range) -> Iterator[int]:
    """The heads of the noun phrases joined in ``around``, up to where something else begins."""
    for i in around:
        word = page.lower[i]
        if word in BE and around.step < 0:
            continue
        if page.pos[i] not in _IN_PHRASE and word not in _JOINERS and word not in SMALL:
            return
        if _thing(page, i) and not _goes_on(page, i):
            yield i


def _thing(page: Page, i: int) -> CountedNoun | None:
    """The noun for things at ``i``, or the name of a type of them."""
    if noun := thing_nouns().get(page.lower[i]):
        return noun
    of = equipment(page.lower[i]) if page.doc[i].text[:1].isupper() else None
    return CountedNoun(of, plural=True) if of else None  # "two BMP-2", "one Su-25"


def _goes_on(page: Page, i: int) -> bool:
    """Whether the noun only begins a compound: "tank shells", "tanks personnel carriers"."""
    reach = 2 if page.lower[i] in thing_nouns() else 4
    for j in range(i + 1, i + 1 + reach):
        if page.pos[j : j + 1] not in (["NOUN"], ["PROPN"], ["ADJ"]):
            return False
        if page.pos[j] in ("NOUN", "PROPN") and _thing(page, j):
            return True
    return False


def _mention(
    page: Page,
    noun: int,
    numbers: dict[int, Numeral],
    first: int,
    at: int,
    end: int,
    cue: Cue,
) -> FigureMention | None:
    counted = _thing(page, noun)
    assert counted is not None
    low: int | None = 1
    high: int | None = 1
    wording = None
    for i in range(noun - 1, max(first, noun - _PHRASE) - 1, -1):
        if number := _of_those(page, i, numbers) or numbers.get(i):
            low, high, wording, start = number.low, number.high, number.wording, number.start
            break
        if page.lower[i] in _ARTICLES:
            if "of" in page.lower[i:noun]:
                return None  # "a number of vehicles"
            start = page.starts[i]
            break
        named = page.pos[i] in ("NOUN", "PROPN", "ADJ") or _thing(page, i)
        if not named and page.lower[i] not in ("of", "the", "-"):
            return None
        if _thing(page, i) and page.pos[i + 1] == "CCONJ":
            return None
    else:
        return None
    if not counted.plural and low != 1:
        return None
    doc = page.doc
    own = Words(start, doc[noun].idx + len(doc[noun]))
    verb = Words(page.starts[at], doc[end - 1].idx + len(doc[end - 1]))
    figure = Figure(
        mention=own.of(page.text),
        start=own.start,
        end=own.end,
        measure=Measure.CAPTURED if cue.measure is Measure.CAPTURED else Measure.DESTROYED,
        of=counted.of,
        low=low,
        high=high,
        wording=wording,
        cue=verb,
    )
    return FigureMention(figure=figure, clause=Words.hull([clause_of(doc[at]), verb, own]))


def _of_those(page: Page, i: int, numbers: dict[int, Numeral]) -> Numeral | None:
    """ "18 of the 31 lorries": eighteen."""
    if i not in numbers or "of" not in page.lower[i - 2 : i]:
        return None
    return numbers.get(i - 2) if page.lower[i - 1] == "of" else numbers.get(i - 3)
