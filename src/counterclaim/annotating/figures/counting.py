"""Numbers with the people they count: "at least 12 rebel fighters", "a woman", "nobody"."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.figures.lexicon import (
    Cue,
    Role,
    counted_phrases,
    cues,
    person_nouns,
)
from counterclaim.annotating.figures.numerals import Numeral, find_numerals
from counterclaim.model.figure import Counted, Measure

_PHRASE_ENDS = word_set("figure_words.toml", "phrase_ends")
_OUTWEIGHED = word_set("figure_words.toml", "outweighed")
_REACH = 8  # words a noun phrase may run on after its number
_OTHERS = frozenset({"other", "others", "more", "additional", "another", "further"})
_PART = frozenset({"them", "whom", "those", "these", "which", "us"})
_DETERMINERS = frozenset({"the", "its", "his", "her", "their", "our", "these", "those"})
_ENDS = frozenset({"VERB", "AUX", "ADP", "SCONJ", "PRON", "CCONJ", "NUM"})
_SMALL = frozenset("-–'\"“”‘’()[]")
_SPECIFIC = frozenset({Counted.AID_WORKERS, Counted.MEDICS, Counted.JOURNALISTS})


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
        for i, word in enumerate(lower):
            for words, cue in lexicon.get(word, ()):
                if len(words) == 1 or tuple(lower[i : i + len(words)]) == words:
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


@dataclass(slots=True)
class Counting:
    """A number and the noun phrase it counts: tokens ``first`` to ``last`` (exclusive).

    ``noun`` is the noun for people, None for a bare number; ``exact`` is False for other words.
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
    inner: tuple[int, Cue] | None = None


def countings(page: Page, first: int, last: int, numerals: Sequence[Numeral]) -> list[Counting]:
    """The countings of the sentence from token ``first`` to ``last`` (exclusive), in order."""
    begins = sorted({page.token_at(n.at) for n in numerals})
    found = []
    for numeral in numerals:
        following = bisect_right(begins, page.token_at(numeral.until - 1))
        limit = begins[following] if following < len(begins) else last
        counting = _counted(page, numeral, limit)
        if counting:
            found.append(counting)
    taken = [(c.first, c.last) for c in found]
    for i in range(first, last):
        word = page.lower[i]
        if word in ("a", "an", "another"):
            one = _singular(page, i, last)
        elif word in ("no", "nobody", "without", "none"):
            one = _none(page, i, last)
        elif i == first and page.doc[i].is_title and i + 1 < last:
            one = _headline(page, i)
        else:
            continue
        if one and not any(a < one.last and one.first < b for a, b in taken):
            found.append(one)
    return sorted(found, key=lambda c: c.first)


def numerals_by_sentence(page: Page) -> Iterator[tuple[int, int, list[Numeral]]]:
    """First and last token of each sentence with the numbers that begin in it."""
    numerals = find_numerals(page.text)
    at = [n.at for n in numerals]
    for sentence in page.doc.sents:
        a = bisect_left(at, sentence.start_char)
        b = bisect_left(at, sentence.end_char)
        yield sentence.start, sentence.end, numerals[a:b]


def _counted(page: Page, numeral: Numeral, limit: int) -> Counting | None:
    lower = page.lower
    first = page.token_at(numeral.start)
    i = page.token_at(numeral.end - 1) + 1
    counting = Counting(
        start=numeral.start,
        end=numeral.end,
        first=first,
        last=i,
        low=numeral.low,
        high=numeral.high,
        wording=numeral.wording,
        of=Counted.UNKNOWN,
        doubtful=numeral.bare_year,
    )
    if i < limit and lower[i] == "of" and i + 1 < limit:
        i += 1
        if lower[i] in _PART:
            counting.partitive = True
            i += 1
        elif lower[i] in _DETERMINERS:
            i += 1
    if lower[first] == "one" and i < limit and lower[i - 1] in _DETERMINERS:
        return None  # "one of the attacks"
    return _with_noun(page, counting, i, limit)


def _with_noun(page: Page, counting: Counting, i: int, limit: int) -> Counting | None:
    """Read on from token ``i`` for the noun; None if the number counts something else."""
    lower, pos, nouns = page.lower, page.pos, person_nouns()
    begun, other = i, None
    end = min(limit, i + _REACH)
    while i < end:
        word = lower[i]
        inner = page.cue(i, Role.COUNTED) or page.cue(i, Role.VICTIM, Role.STATE)
        if word in nouns and not (inner and inner[1].role is not Role.COUNTED):
            counting.noun = i
            i += 1
            if not nouns[word].plural and counting.low != 1:
                continue  # "50 captive troops"
            while i < end and lower[i] in nouns and not page.cue(i, Role.VICTIM, Role.STATE):
                counting.noun = i  # "rebel fighters"
                i += 1
            break
        if inner:
            ahead = i + 1 < end and lower[i + 1] in nouns and nouns[lower[i + 1]].plural
            if not ahead or inner[1].role is Role.COUNTED:
                break
            counting.inner = (i, inner[1])  # "12 wounded soldiers"
        elif page.doc[i].is_upper and len(word) > 1:
            other = i  # "IS", which the tagger takes for a verb
        elif word == "and" and other is not None and _has_plural(page, i + 1, min(end, i + 3)):
            pass  # "70 army and rebel fighters"
        elif word in _OTHERS:
            counting.noun = i if word == "others" else counting.noun
        elif (
            word in _PHRASE_ENDS
            or (page.cues.get(i) and pos[i] in ("VERB", "AUX"))
            or pos[i] in _ENDS
            or (pos[i] in ("PUNCT", "SYM", "SPACE") and word not in _SMALL)
            or pos[i] == "DET"
            or word.isdigit()
        ):
            break
        elif pos[i] in ("NOUN", "PROPN") and word not in _SMALL:
            other = i
        i += 1
    if counting.noun is None:
        if other is not None:
            if not _may_be_people(page, other):
                return None
            counting.doubtful, counting.noun = True, other
            counting.of = Counted.PEOPLE
            counting.last = other + 1
        else:
            counting.of = Counted.PEOPLE
            counting.last = max(counting.last, begun)
            if counting.wording and counting.wording.split()[-1] in ("several", "few"):
                return None if not counting.partitive else counting
    else:
        counting.last = counting.noun + 1
        counting.of = _of(page, counting, begun)
        if inner := page.cue(counting.noun, Role.COUNTED):
            counting.inner = (counting.noun, inner[1])
    counting.of_tail = counting.last < len(lower) and lower[counting.last] in ("of", "from")
    last = page.doc[counting.last - 1]
    counting.end = max(counting.end, last.idx + len(last))
    return counting


def _has_plural(page: Page, first: int, last: int) -> bool:
    nouns = person_nouns()
    return any((noun := nouns.get(word)) and noun.plural for word in page.lower[first:last])


def _may_be_people(page: Page, i: int) -> bool:
    """Names of peoples and groups in the plural ("Syrians"), which no list of nouns holds."""
    token = page.doc[i]
    return token.ent_type_ == "NORP" or (token.pos_ == "PROPN" and token.tag_ == "NNPS")


def _of(page: Page, counting: Counting, begun: int) -> Counted:
    """Whom the phrase counts: the noun, its modifiers, and a noun joined by "and"."""
    lower, nouns, phrases = page.lower, person_nouns(), counted_phrases()
    noun = counting.noun
    assert noun is not None
    of = nouns[lower[noun]].of if lower[noun] in nouns else Counted.PEOPLE
    if noun > begun and (both := phrases["compound"].get(f"{lower[noun - 1]} {lower[noun]}")):
        return both
    for i in range(noun - 1, begun - 1, -1):
        modifier = phrases["before"].get(lower[i])
        if modifier and (
            of is Counted.PEOPLE or (of is Counted.CIVILIANS and modifier in _SPECIFIC)
        ):
            of = modifier
    if of is Counted.PEOPLE:
        of = _of_tail(page, noun) or of
    # "women and children", "men women and children", "rebels and jihadists"
    i = noun + 1
    while i + 1 < len(lower):
        step = 1 if lower[i] in ("and", ",") else 0
        if lower[i + step] == "and":
            step += 1
        if i + step >= len(lower) or lower[i + step] not in nouns:
            break
        if page.cue(i + step, Role.VICTIM, Role.STATE):
            break  # "12 people and wounded 40"
        if not nouns[lower[i + step]].plural or not nouns[lower[noun]].plural:
            break
        of = _both(of, nouns[lower[i + step]].of)
        counting.last = i + step + 1
        i = counting.last
    return of


def _of_tail(page: Page, noun: int) -> Counted | None:
    """What "of the ..." after "members" or "people" tells."""
    lower, after = page.lower, counted_phrases()["after"]
    if noun + 1 >= len(lower) or lower[noun + 1] not in ("of", "from"):
        return None
    for i in range(noun + 2, min(len(lower), noun + 10)):
        if lower[i] in after:
            return after[lower[i]]
        if page.pos[i] in ("VERB", "AUX") or i in page.cues or lower[i] in (",", ";", "."):
            break
    return None


_ARMED = frozenset({Counted.FIGHTERS, Counted.SOLDIERS})
_UNARMED = frozenset({Counted.CIVILIANS, Counted.WOMEN, Counted.CHILDREN})


def _both(first: Counted, second: Counted) -> Counted:
    if first is second:
        return first
    pair = {first, second}
    if pair <= _ARMED:
        return Counted.FIGHTERS
    if pair & _UNARMED and not pair & _ARMED:
        return Counted.CIVILIANS
    return Counted.PEOPLE


def _singular(page: Page, i: int, limit: int) -> Counting | None:
    """ "a woman", "an 8-year-old boy"."""
    lower, nouns = page.lower, person_nouns()
    j = i + 1
    while j < min(limit, i + 7):
        noun = nouns.get(lower[j])
        follows = nouns.get(lower[j + 1]) if j + 1 < limit else None
        if noun and not noun.plural and page.pos[j] in ("NOUN", "PROPN", "ADJ") and not follows:
            if noun.of is Counted.UNKNOWN or page.cue(j, Role.COUNTED, Role.OF):
                return None
            return _one(page, i, j, 1, None, indefinite=True)
        if page.pos[j] not in ("ADJ", "NOUN", "PROPN", "NUM", "ADV") and lower[j] not in _SMALL:
            return None
        if j in page.cues and not follows:
            return None
        j += 1
    return None


def _headline(page: Page, i: int) -> Counting | None:
    """ "Child killed in blast", at the head of a headline."""
    noun = person_nouns().get(page.lower[i])
    if noun is None or noun.plural or page.cue(i + 1, Role.VICTIM, Role.STATE) is None:
        return None
    if page.cue(i, Role.OF, Role.COUNTED) or page.lower[i + 1].endswith("ing"):
        return None
    return _one(page, i, i, 1, None, indefinite=True)


def _none(page: Page, i: int, limit: int) -> Counting | None:
    """ "no casualties", "nobody", "no one", "no civilians"."""
    lower, nouns = page.lower, person_nouns()
    if lower[i] in ("nobody", "none") or (i + 1 < limit and lower[i : i + 2] == ["no", "one"]):
        last = i if lower[i] in ("nobody", "none") else i + 1
        return _one(page, i, last, 0, lower[i] if last == i else "no one")
    for j in range(i + 1, min(limit, i + 5)):
        if lower[j] in nouns and lower[j] not in ("other", "body", "being"):
            counting = _one(page, i, j, 0, lower[i])
            if inner := page.cue(j, Role.COUNTED):
                counting.inner = (j, inner[1])
            return counting
        if page.pos[j] not in ("ADJ", "DET", "NOUN", "ADV") and not page.cue(j, Role.VICTIM):
            return None
        if lower[j] in ("reports", "report", "word", "information", "doubt"):
            return None
    return None


def _one(
    page: Page, i: int, noun: int, value: int, wording: str | None, *, indefinite: bool = False
) -> Counting:
    token = page.doc[noun]
    counting = Counting(
        start=page.starts[i],
        end=token.idx + len(token),
        first=i,
        last=noun + 1,
        low=value,
        high=value,
        wording=wording,
        of=Counted.PEOPLE,
        noun=noun,
        indefinite=indefinite,
    )
    if page.lower[noun] in person_nouns():
        counting.of = _of(page, counting, i + 1)
        counting.last = noun + 1
    return counting


def measured_by(cue: Cue, other: Cue | None) -> Measure:
    """The measure of two joined cues: "killed and injured" are casualties."""
    if other and {cue.measure, other.measure} == {Measure.KILLED, Measure.INJURED}:
        return Measure.CASUALTIES
    if other and other.measure is Measure.KILLED and cue.measure in _OUTWEIGHED:
        return Measure.KILLED
    return cue.measure
