"""Whom a number counts: the noun, the words before it and behind it."""

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.figures.lexicon import Role, counted_phrases, person_nouns
from counterclaim.annotating.figures.page import Counting, Page
from counterclaim.model.figure import Counted

_BE = frozenset({"were", "was", "are", "is"})
_COPULA_REACH = 8
_BELIEVED = word_set("figure_words.toml", "fillers") | {"to", "be", "have", "been"}
_KINDS = frozenset({Counted.FIGHTERS, Counted.MEDICS, Counted.JOURNALISTS, Counted.PRISONERS})
_SPECIFIC = frozenset({Counted.AID_WORKERS, Counted.MEDICS, Counted.JOURNALISTS})


def counted_of(page: Page, counting: Counting, begun: int) -> Counted:
    """Whom the phrase counts: the noun, its modifiers, and a noun joined by "and"."""
    lower, nouns, phrases = page.lower, person_nouns(), counted_phrases()
    noun = counting.noun
    assert noun is not None
    of = nouns[lower[noun]].of if lower[noun] in nouns else Counted.PEOPLE
    if noun > begun and (both := phrases["compound"].get(f"{lower[noun - 1]} {lower[noun]}")):
        return both
    for i in range(noun - 1, begun - 1, -1):
        modifier = phrases["before"].get(lower[i]) or _kind(lower[i])
        if modifier and (
            of is Counted.PEOPLE or (of is Counted.CIVILIANS and modifier in _SPECIFIC)
        ):
            of = modifier
    if of is Counted.PEOPLE:
        of = _of_tail(page, noun) or of
    # "women and children", "men women and children", "rebels and jihadists"
    i = noun + 1
    listed = _list_end(page, noun)
    while i + 1 < listed:
        step = 1 if lower[i] in ("and", ",") else 0
        if lower[i + step] == "and":
            step += 1
        if i + step >= listed or lower[i + step] not in nouns:
            break
        if page.cue(i + step, Role.VICTIM, Role.STATE):
            break  # "12 people and wounded 40"
        if not nouns[lower[i + step]].plural or not nouns[lower[noun]].plural:
            break
        of = _both(of, nouns[lower[i + step]].of)
        counting.last = i + step + 1
        i = counting.last
    return of


def _kind(word: str) -> Counted | None:
    """Of which kind a noun makes those it stands before: "guerrilla members"."""
    noun = person_nouns().get(word)
    return noun.of if noun and noun.of in _KINDS else None


def _list_end(page: Page, noun: int) -> int:
    """Where the nouns joined to ``noun`` end; "12 people, police said" and "... , women and men
    said" join nobody to the twelve."""
    lower, nouns = page.lower, person_nouns()
    i, last, joined = noun + 1, noun + 1, False
    while i < len(lower) and (lower[i] in nouns or lower[i] in ("and", ",")):
        if lower[i] in nouns:
            if i in page.speaking and noun not in page.speaking:
                return last
            last = i + 1
        joined = joined or lower[i] == "and"
        i += 1
    if not joined:
        return noun + 1  # a comma alone begins something else
    return noun + 1 if page.pos[last : last + 1] == ["VERB"] and _says(page, last) else last


def _says(page: Page, i: int) -> bool:
    """Whether the verb at ``i`` tells what the people before it said or did."""
    return page.doc[i].tag_ in ("VBD", "VBZ", "VBP") and not page.cues.get(i)


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


def told_behind(page: Page, counting: Counting, limit: int) -> Counted | None:
    """Who they were: "three of the dead were children", "at least four were fighters"."""
    lower, nouns, i = page.lower, person_nouns(), counting.last
    if i >= limit or lower[i] not in _BE or page.cues.get(i):
        return None
    for j in range(i + 1, min(limit, i + _COPULA_REACH)):
        noun = nouns.get(lower[j])
        if noun and (noun.plural or counting.high == 1):
            if page.cue(j, Role.VICTIM, Role.STATE, Role.COUNTED):
                return None
            following = nouns.get(lower[j + 1]) if j + 1 < limit else None
            return (following if following and following.plural else noun).of
        if lower[j] in _BELIEVED:
            continue
        if page.pos[j] in ("VERB", "ADP", "SCONJ", "PUNCT") or page.cues.get(j):
            return None
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
