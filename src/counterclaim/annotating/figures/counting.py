"""Numbers with the people they count: "at least 12 rebel fighters", "a woman", "nobody"."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.figures.ages import is_age, tells_an_age
from counterclaim.annotating.figures.lexicon import Role, equipment, person_nouns
from counterclaim.annotating.figures.lists import is_entry
from counterclaim.annotating.figures.multiples import multiplied
from counterclaim.annotating.figures.page import SMALL, Counting, Page
from counterclaim.annotating.figures.parts import SUBSET
from counterclaim.annotating.figures.single import (
    bare_kin,
    both,
    headline,
    included,
    kin,
    none,
    singular,
)
from counterclaim.annotating.figures.whom import counted_of, told_behind
from counterclaim.annotating.lexicon.numerals import Numeral, find_numerals
from counterclaim.model.figure import Counted

_PHRASE_ENDS = word_set("figure_words.toml", "phrase_ends")
_REACH = 8  # words a noun phrase may run on after its number
_PARENTS = word_set("figure_words.toml", "parents")
_OTHERS = word_set("figure_words.toml", "others")
_PART = frozenset({"them", "whom", "those", "these", "which", "us"})
_OF_THE = frozenset({"the", "those"})
_WHERE = frozenset({"in", "at", "on", "by", "after", "during", "near", "from"})
_NOT_PEOPLE = word_set("figure_words.toml", "not_people")
_DETERMINERS = frozenset({"the", "its", "his", "her", "their", "our", "these", "those"})
_POSSESSIVE = frozenset({"his", "her", "their"})
_BEFORE_HEADLINE = frozenset({":", "|", "–", "—", "×"})
_JOINED = frozenset({"and", ",", "with"})
_TOLD_TO = frozenset({"to", "hits", "hit", "reaches"})
_BEGINNINGS = frozenset({"A", "An", "The"})
_MODIFIERS = word_set("figure_words.toml", "modifiers")
_VAGUE = word_set("figure_words.toml", "vague")
_ENDS = frozenset({"VERB", "AUX", "ADP", "SCONJ", "PRON", "CCONJ", "NUM"})


def countings(page: Page, first: int, last: int, numerals: Sequence[Numeral]) -> list[Counting]:
    """The countings of the sentence from token ``first`` to ``last`` (exclusive), in order."""
    begins = sorted({page.token_at(n.at) for n in numerals})
    found = []
    for numeral in numerals:
        at = page.token_at(numeral.at)
        if page.lower[at - 1] == "no" or page.lower[at - 2 : at] == ["no", "-"]:
            continue  # "no one", "no-one"
        if page.lower[at + 1 : at + 2] == ["times"] or tells_an_age(page, at):
            continue
        following = bisect_right(begins, page.token_at(numeral.until - 1))
        limit = begins[following] if following < len(begins) else last
        counting = _counted(page, numeral, limit)
        if counting and not _is_furniture(page, counting, limit, last):
            found.append(_not_one(page, counting, first))
    for i in range(first, last):
        for one in _without_numeral(page, i, first, last, found):
            if not any(c.first < one.last and one.first < c.last for c in found):
                found.append(one)
    return sorted(found, key=lambda c: c.first)


def _without_numeral(
    page: Page, i: int, first: int, last: int, found: Sequence[Counting]
) -> Sequence[Counting]:
    """Whom the words from token ``i`` count without a numeral; ``found`` are those with one."""
    word = page.lower[i]
    one: Counting | None = None
    if multiple := multiplied(page, i, first, found):
        one = multiple
    elif word in ("a", "an", "another"):
        one = singular(page, i, last)
    elif word in _POSSESSIVE and page.lower[i - 1] in _JOINED:
        one = kin(page, i, last) if _is_beside(found, i - 1) else None
    elif word in ("no", "nobody", "without", "none"):
        one = none(page, i, last)
    elif word == "both":
        one = both(page, i)
    elif (i == first or page.lower[i - 1] in _BEFORE_HEADLINE) and _begins_line(page, i):
        return headline(page, i, last)
    elif i > first and page.lower[i - 1] in SUBSET:
        one = included(page, i)
    elif i > first and page.lower[i - 1] == "and" and _is_beside(found, i - 1, indefinite=True):
        one = bare_kin(page, i, last)
    return [one] if one else []


def _tells_kin(page: Page, first: int) -> bool:
    """ "a mother of three": the three are not told of."""
    before = page.lower[max(0, first - 2) : first]
    return len(before) == 2 and before[1] == "of" and before[0] in _PARENTS


def _is_type(page: Page, i: int) -> bool:
    """ "two T-55s"."""
    return i < len(page.doc) and page.doc[i].text[:1].isupper() and bool(equipment(page.lower[i]))


def _begins_line(page: Page, i: int) -> bool:
    return page.doc[i].text[:1].isupper() or page.doc[i].is_digit


def _is_beside(found: Sequence[Counting], i: int, *, indefinite: bool = False) -> bool:
    """Whether somebody is counted right before token ``i``."""
    return any(
        c.last == i and c.noun is not None and (c.indefinite or not indefinite) for c in found
    )


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
    if _tells_kin(page, first) or _is_type(page, i):
        return None
    if is_entry(page, first, i):
        counting.of = Counted.PEOPLE
        return counting
    if i < limit and lower[i] == "of" and i + 1 < limit:
        i += 1
        if lower[i] in _PART:
            if first > 0 and page.pos[first - 1] == "ADP" and lower[first - 1] in _WHERE:
                return None  # "was killed in one of them"
            counting.partitive = True
            i += 1
            if counting.low == 1 and lower[i : i + 1] in (["a"], ["an"]):
                i += 1  # "one of them a child"
        elif lower[i] in _DETERMINERS:
            i += 1
        elif lower[i] == "what":
            return None
        if lower[i - 1] in _OF_THE and _of_those(page, counting, i, limit):
            return counting
    if lower[first] == "one" and i < limit and lower[i - 1] in _DETERMINERS:
        if _has_plural(page, i, min(limit, i + 3)):
            return _with_noun(page, counting, i, limit)
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
            while i < end and _is_noun_too(
                page, i, plural=nouns[word].plural and counting.low != 1
            ):
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
        elif _modifies(page, i, end):
            pass  # "12 suspected rebels"
        elif word in _OTHERS:
            counting.noun = i if word == "others" else counting.noun
        elif (
            word in _PHRASE_ENDS
            or (page.cues.get(i) and pos[i] in ("VERB", "AUX"))
            or pos[i] in _ENDS
            or (pos[i] in ("PUNCT", "SYM", "SPACE") and word not in SMALL)
            or (pos[i] == "DET" and lower[i + 1 : i + 2] != ["-"])  # "seven all-terrain vehicles"
            or word.isdigit()
        ):
            break
        elif pos[i] in ("NOUN", "PROPN") and word not in SMALL:
            other = i
        i += 1
    if counting.noun is not None and not _agrees(page, counting):
        counting.noun = other = counting.inner = None  # "kills 10 Governor says"
    if counting.noun is None:
        if other is not None:
            if _cut_short(page, counting, begun, other):
                counting.of = Counted.PEOPLE
                return counting
            if not _may_be_people(page, other):
                persons = lower[other + 1 : other + 2] == ["who"]  # "nineteen cases who died"
                if page.doc[other].tag_ != "NNS" or (lower[other] in _NOT_PEOPLE and not persons):
                    return None
                counting.unlisted = True
            people = page.doc[other].ent_type_ == "NORP" and page.doc[other].tag_ == "NNPS"
            counting.doubtful, counting.noun = not people, other  # "600 Norlanders"
            counting.of = Counted.PEOPLE
            counting.last = other + 1
            if _goes_on(page, counting.last, limit) and counting.unlisted:
                counting.last += 2  # "20 stallholders and bargemen"
        else:
            counting.last = max(counting.last, begun)
            counting.of = told_behind(page, counting, limit) or Counted.PEOPLE
            if counting.wording and counting.wording.split()[-1] in _VAGUE:
                told = counting.partitive or page.cue(counting.last, Role.VICTIM, Role.STATE)
                return counting if told else None  # "several injured"
    else:
        counting.last = counting.noun + 1
        counting.of = counted_of(page, counting, begun)
        if inner := page.cue(counting.noun, Role.COUNTED):
            counting.inner = (counting.noun, inner[1])
    counting.of_tail = counting.last < len(lower) and lower[counting.last] in ("of", "from")
    last = page.doc[counting.last - 1]
    counting.end = max(counting.end, last.idx + len(last))
    return counting


def _agrees(page: Page, counting: Counting) -> bool:
    """Whether the noun is a plural where more than one is told."""
    lower, noun = page.lower, counting.noun
    assert noun is not None
    if counting.low in (None, 1) or lower[noun] in _OTHERS or _has_plural(page, noun, noun + 1):
        return True
    if page.cue(noun + 1, Role.VICTIM, Role.STATE):
        return True  # "25 terrorist killed"
    return lower[noun + 1 : noun + 2] == ["and"] and _has_plural(page, noun + 2, noun + 4)


def _is_noun_too(page: Page, i: int, *, plural: bool) -> bool:
    """Whether the noun for people runs on at ``i``: "rebel fighters", not "militants local"."""
    noun = person_nouns().get(page.lower[i])
    if noun is None or (plural and not noun.plural) or page.cue(i, Role.VICTIM, Role.STATE):
        return False
    return page.pos[i] != "ADJ" or page.doc[i].head.i < i


def _modifies(page: Page, i: int, end: int) -> bool:
    """Whether the participle at ``i`` stands before its noun: "suspected insurgents"."""
    token = page.doc[i]
    before = token.dep_ == "amod" and i < token.head.i < end and not page.cues.get(i)
    return page.lower[i] in _MODIFIERS and (before or page.pos[i] in ("ADJ", "VERB"))


def _is_furniture(page: Page, counting: Counting, limit: int, last: int) -> bool:
    """ "Views 1662 An air strike killed ...", "17:03 35 dead": what follows begins anew."""
    i = counting.last
    if counting.noun is not None or counting.partitive:
        return False
    if is_entry(page, counting.first, counting.last):
        return False
    if is_age(page, counting):
        return True
    if counting.wording or i >= last:
        return False
    if (counting.first - 1) in page.inside or page.lower[counting.first - 1] in _TOLD_TO:
        return False  # "the toll rises to 12 40 hurt"
    worded = limit - i == 2 and limit < last and page.doc[i].is_title and not page.cues.get(i)
    return page.doc[i].text in _BEGINNINGS or i == limit or worded  # "124 At least four"


def _cut_short(page: Page, counting: Counting, begun: int, noun: int) -> bool:
    """ "Strike kills 18 New toll": a name or singular behind the number is not what it counts."""
    begins = page.inside.get(counting.first - 1)
    if begins is None or page.cue(begins, Role.VICTIM) is None or counting.low in (None, 1):
        return False
    return page.doc[begun].is_title and page.doc[noun].tag_ in ("NN", "NNP")


def _of_those(page: Page, counting: Counting, i: int, limit: int) -> bool:
    """ "three of the dead", "five of those wounded"; fills ``counting`` if it is one."""
    cue = page.cue(i, Role.STATE, Role.VICTIM) if i < limit else None
    if cue is None or page.doc[i].tag_ in ("VBG", "VBZ", "VBP", "VB", "NNS"):
        return False
    if cue[0] < limit and page.lower[cue[0]] in person_nouns():
        return False  # "three of the wounded men"
    counting.partitive, counting.inner, counting.of = True, (i, cue[1]), Counted.PEOPLE
    counting.last = cue[0]
    last = page.doc[cue[0] - 1]
    counting.end = last.idx + len(last)
    counting.of = told_behind(page, counting, limit) or counting.of
    return True


def _not_one(page: Page, counting: Counting, first: int) -> Counting:
    """ "not one fighter" counts none."""
    i = counting.first - 1
    if counting.low == counting.high == 1 and i >= first and page.lower[i] == "not":
        counting.first, counting.start = i, page.starts[i]
        counting.low = counting.high = 0
        counting.wording = "not one"
    return counting


def _has_plural(page: Page, first: int, last: int) -> bool:
    nouns = person_nouns()
    return any((noun := nouns.get(word)) and noun.plural for word in page.lower[first:last])


def _goes_on(page: Page, i: int, limit: int) -> bool:
    """Whether "and" and another plural follow."""
    if i + 1 >= limit or page.lower[i] != "and" or page.doc[i + 1].tag_ != "NNS":
        return False
    return not page.cues.get(i + 1) and page.lower[i + 1] not in _NOT_PEOPLE


def _may_be_people(page: Page, i: int) -> bool:
    """Names of peoples and groups in the plural ("Syrians"), which no list of nouns holds."""
    token = page.doc[i]
    return token.ent_type_ == "NORP" or (token.pos_ == "PROPN" and token.tag_ == "NNPS")
