"""The place that control is told of, and the share of it: "70% of eastern Aleppo"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from spacy.tokens import Token

from counterclaim.annotating.attaching.ground import PLACE_LABELS, Ground
from counterclaim.annotating.attaching.where import Attacher
from counterclaim.annotating.control.lexicon import listed
from counterclaim.annotating.data_files import rows
from counterclaim.annotating.grammar.clauses import descending, prepositional
from counterclaim.annotating.letters import small
from counterclaim.annotating.lexicon.numerals import find_numerals
from counterclaim.annotating.spans import words_between
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.model.words import Words

_TAIL = frozenset({"prep", "pobj", "compound", "nummod", "amod", "appos", "poss", "case", "flat"})
_TAIL_ENDS = frozenset({"relcl", "acl", "conj", "cc", "punct", "advcl"})
_NOT_PLACES = frozenset({"NORP", "DATE", "TIME", "MONEY", "QUANTITY", "LANGUAGE"})
_INTRODUCING = frozenset({"a", "an", "the", "another", "once"})
_TOWNS = frozenset({"town", "city", "village", "neighbourhood", "neighborhood", "suburb", "camp"})
_MOST_WORDS = 16
_WIDER = (PlacePrecision.PROVINCE, PlacePrecision.DISTRICT, PlacePrecision.COUNTRY)


@dataclass(frozen=True, slots=True)
class Share:
    """The words that give a share, and its range (0-1)."""

    words: Words
    low: float
    high: float


def phrase(noun: Token) -> Words:
    """The noun phrase as far as it can hold a place: no relative clauses, no other nouns."""
    last = noun.i
    for child in noun.rights:
        if child.dep_ not in _TAIL or (child.dep_ == "prep" and child.lower_ not in listed("near")):
            break
        last = _tail(child)
    last = min(last, noun.i + _MOST_WORDS)
    return words_between(noun.doc, noun.left_edge.i, last)


def _tail(token: Token) -> int:
    def plain(each: Token) -> Iterator[Token]:
        return takewhile(lambda c: c.dep_ not in _TAIL_ENDS, each.rights)

    return max(each.i for each in descending(token, plain))


def joined(noun: Token) -> Iterator[Token]:
    """The noun, and the places joined to it by "and" or commas."""
    return descending(
        noun,
        lambda each: (c for c in each.rights if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN")),
    )


def place_of(ground: Ground, noun: Token, *, strict: bool) -> Place | None:
    """The place that ``noun`` names or describes; None if it is no place.

    A name that the gazetteer lacks counts if spaCy takes it for a place, without ``strict`` also if
    it takes it for nothing else.
    """
    words = phrase(noun)
    known = _known(ground, noun, words)
    if listed("no_places").intersection(words.of(ground.text).lower().split()):
        return None
    common = noun.lemma_.lower() in listed("place_nouns") or _is_part(noun)
    if common and (called := _called(ground, noun, known)) is not None:
        return called
    if common and (named := apposed(ground, noun)) is not None:
        return named
    if known and known.precision is PlacePrecision.COUNTRY and common and not _is_part(noun):
        return _unresolved(ground, noun, words)  # villages in a country are not the country
    if known:
        on_head = known.start <= noun.idx < known.end
        return known if on_head or not common else _narrowed(ground, noun, known)
    if any(
        Words(a.start, a.end).overlaps(Words(noun.idx, noun.idx + len(noun))) for a in ground.actors
    ):
        return None
    if common:
        return beside(ground, words) or _unresolved(ground, noun, words)
    unlisted = noun.ent_type_ in PLACE_LABELS or (not strict and noun.ent_type_ not in _NOT_PLACES)
    if noun.pos_ == "PROPN" and (unlisted or noun.text in ground.place_words):
        return _bare(ground, _name(noun))
    return None


def _called(ground: Ground, noun: Token, known: Place | None) -> Place | None:
    """The unlisted name of "the town of Ostrel in Dara province", which is not Dara."""
    if noun.lemma_.lower() not in listed("settlements") or noun.tag_ == "NNS":
        return None
    name = next(prepositional(noun, ("of",)), None)
    if name is None or name.pos_ != "PROPN" or known is None or known.start <= name.idx:
        return None
    at = _name(name)
    listed_ = any(Words(p.start, p.end).overlaps(at) for p in ground.places)
    return None if listed_ or at.end > known.start else _bare(ground, at)


def is_of(ground: Ground, noun: Token, place: Place) -> bool:
    """Whether ``noun`` can be the place itself or a part of it.

    Not so where no list has the noun as something that is held and the place only stands by it:
    "took orders from" a place, "captured three fighters near" it.
    """
    if noun.pos_ == "PRON" or place.start <= noun.idx < place.end:
        return True
    if noun.lemma_.lower() in listed("place_nouns") or noun.pos_ == "PROPN" or _is_part(noun):
        return True
    if place.end <= noun.idx:
        return False
    between = ground.text[noun.idx + len(noun) : place.start].lower().split()
    return between[:1] in ([], ["of"]) and not listed("apart").intersection(between)


def is_wider(noun: Token, place: Place) -> bool:
    """Whether ``place`` only holds the town meant: "the town in the province of X", "it"."""
    if place.precision not in _WIDER:
        return False
    if noun.lower_ == "it":
        return True
    definite = any(c.lower_ == "the" for c in noun.lefts)
    inside = noun.i + 1 < len(noun.doc) and noun.nbor().lower_ == "in" and place.start > noun.idx
    return definite and inside and noun.lemma_.lower() in ("town", "city", "village")


def apposed(ground: Ground, noun: Token) -> Place | None:
    """The place of which the noun is said: "Northville, a town near", also with the comma lost."""
    first = noun.left_edge
    if first.lower_ not in _INTRODUCING or first.i <= noun.sent.start or noun.dep_ == "nsubj":
        return None
    before = first.nbor(-1)
    if before.text == "," and noun.dep_ == "appos" and before.i > 0:
        before = before.nbor(-1)
    end = before.idx + len(before)
    named = next((p for p in ground.places if p.end == end), None)
    settled = noun.lemma_.lower() in listed("settlements") and first.lower_ in ("a", "another")
    free = before.pos_ == "PROPN" and not any(a.start < end <= a.end for a in ground.actors)
    if named is None and settled and free:
        named = _bare(ground, _name(before))
    return named


def _is_part(noun: Token) -> bool:
    """ "part of the city"; without "of" such a noun is no place ("took part")."""
    if noun.lower_ not in listed("partitives"):
        return False
    whole = next(prepositional(noun, ("of",)), None)
    if whole is None or whole.tag_ in ("DT", "PRP"):
        return False  # "most of those wounded"
    named = any(t.pos_ == "PROPN" for t in prepositional(whole, ("of",)))  # "the state of X"
    return (
        named
        or whole.pos_ == "PROPN"
        or bool(
            {whole.lemma_.lower(), whole.lower_} & (listed("place_nouns") | listed("partitives"))
        )
    )  # not "hundreds of hostages"


def _known(ground: Ground, noun: Token, words: Words) -> Place | None:
    inside = [p for p in ground.places if Words(p.start, p.end) in words]
    inside = [p for p in inside if p.precision is not PlacePrecision.COUNTRY] or inside
    head = [p for p in inside if p.start <= noun.idx < p.end]
    after = [p for p in inside if p.start > noun.idx]
    return next(iter(head or after or inside), None)


_BESIDE = re.compile(
    r"\s+(?:(?:near|around|outside|in|of|on|along|inside)|in the vicinity of|close to"
    r"|(?:north|south|east|west) of)\s+(?:the\s+)?(?:(?:town|city|village|province)\s+of\s+)?",
    re.IGNORECASE,
)


def beside(ground: Ground, words: Words) -> Place | None:
    """The known place right behind the phrase, where the parser hung "near ..." on the verb."""
    text = ground.text
    link = _BESIDE.match(text, words.end)
    if link is None:
        return None
    place = next((p for p in ground.places if p.start == link.end()), None)
    if place is None:
        return None
    start = words.start
    if share := share_in(text, words):
        start = share.words.end
    return _near(place, text[start : place.start].strip())


def _near(place: Place, qualifier: str) -> Place:
    qualifier = re.sub(r"^(?:the|a|an)\s+", "", qualifier, flags=re.IGNORECASE)
    precision = place.precision
    if precision is PlacePrecision.EXACT:
        precision = PlacePrecision.NEAR
    return replace(place, precision=precision, qualifier=qualifier or place.qualifier)


def _narrowed(ground: Ground, noun: Token, place: Place) -> Place:
    """The known place with the words before it: "three villages near" Northville."""
    text = ground.text
    start = phrase(noun).start
    if share := share_in(text, Words(min(start, place.start), place.start)):
        start = share.words.end
    before = text[start : place.start].strip()
    several = noun.tag_ == "NNS" and before.lower().endswith(("of", "of the"))
    if (
        not several
        and re.search(r"\b(?:near|around|outside|in|on|along)(?: the)?$", before) is None
    ):
        return place
    return _near(place, before)


def _unresolved(ground: Ground, noun: Token, words: Words) -> Place | None:
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            for name in child.rights:
                if name.dep_ == "pobj" and name.pos_ == "PROPN":
                    return _bare(ground, _name(name))
    for child in noun.children:
        if child.dep_ in ("compound", "appos") and child.pos_ == "PROPN":
            return _bare(ground, _name(child if child.dep_ == "appos" else noun))
    text = ground.text
    start = words.start
    if share := share_in(text, words):
        start = share.words.end
    told_when = (t.start for t in ground.times if words.start < t.start < words.end)
    if (ended := min(told_when, default=None)) is not None:  # "sites in less than a day"
        before = [t for t in noun.sent if start <= t.idx < ended and t.pos_ != "ADP"]
        words = Words(start, max((t.idx + len(t) for t in before), default=words.end))
    while start < words.end and text[start] == " ":
        start += 1
    return _bare(ground, Words(start, words.end)) if start < words.end else None


def _name(noun: Token) -> Words:
    """The run of capitalised words (and "al-") around a proper noun."""
    doc, first, last = noun.doc, noun.i, noun.i
    while first > noun.sent.start and (
        doc[first - 1].pos_ == "PROPN" or doc[first - 1].lower_ in ("al", "el", "-", "the-")
    ):
        first -= 1
    while doc[first].lower_ == "-":
        first += 1
    while (
        last + 1 < noun.sent.end
        and doc[last + 1].pos_ == "PROPN"
        and doc[last + 1].head.i == noun.i
    ):
        last += 1
    return words_between(doc, first, last)


def _bare(ground: Ground, words: Words) -> Place:
    return Place(mention=words.of(ground.text), start=words.start, end=words.end)


def meant(attacher: Attacher, noun: Token, trigger: Words, clause: Words) -> Place | None:
    """What "the town" or "it" stands for, by what went before."""
    definite = noun.pos_ == "PRON" or any(c.lower_ in ("the", "this", "that") for c in noun.lefts)
    plural = noun.tag_ in ("NNS", "NNPS")
    if noun.pos_ != "PRON" and noun.lemma_.lower() not in listed("settlements"):
        return None  # "the airport" is not the town
    if not definite or plural or any(c.dep_ in ("amod", "nummod") for c in noun.lefts):
        return None
    found = attacher.place(trigger, clause)
    if found is not None and found.precision is PlacePrecision.COUNTRY and noun.lower_ in _TOWNS:
        return None  # no country is "the town"
    return found


# Shares.

_PERCENT = re.compile(r"\s*(?:%|per\s?cent\b|percent\b)(?:\s+of\b)?", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d+)?(?=\s*(?:%|per\s?cent\b))", re.IGNORECASE)


@cache
def _shares() -> tuple[re.Pattern[str], dict[str, tuple[float, float]]]:
    ranges = {
        words: (float(low), float(high)) for words, low, high in rows("control_shares.tsv", 3)
    }
    ordered = sorted(ranges, key=len, reverse=True)
    spelled = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in ordered)
    return re.compile(rf"\b(?:{spelled})\b", re.IGNORECASE), ranges


def share_in(text: str, words: Words) -> Share | None:
    """The first share told within ``words``."""
    part = text[words.start : words.end]
    if number := _NUMBER.search(part):
        return _percentage(text, words.start + number.start(), words.start + number.end())
    pattern, ranges = _shares()
    found = pattern.search(part)
    if found is None:
        return None
    low, high = ranges[" ".join(small(found[0]).split())]
    at = Words(words.start + found.start(), words.start + found.end())
    return Share(at, low, high)


def _percentage(text: str, start: int, end: int) -> Share | None:
    value = float(text[start:end]) / 100
    sign = _PERCENT.match(text, end)
    if sign is None or value > 1:
        return None
    # The wording ("nearly", "more than") is read by the same rule as that of counts.
    before = max(0, start - 24)
    dummy = text[before:start] + "100"
    low = high = value
    for numeral in find_numerals(dummy):
        if numeral.until == len(dummy):
            low = value * (numeral.low or 0) / 100
            high = min(1.0, value * numeral.high / 100) if numeral.high else 0.99
            start = before + numeral.start
    return Share(Words(start, sign.end()), round(low, 4), round(high, 4))
