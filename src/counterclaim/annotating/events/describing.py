"""One person as a report describes somebody: "Ilan Dor, 34, a teacher", "the 8-year-old Sama"."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.lemmas import lemma_of
from counterclaim.annotating.lexicon.numerals import find_numerals
from counterclaim.annotating.lexicon.people import roles
from counterclaim.annotating.spans import words_between
from counterclaim.model.person import Fate, Person

_OLDEST = 120
_REACH = 9  # tokens of a description on either side of a name
_HYPHENS = frozenset({"-", "–", "‑"})
_PARTICLES = word_set("role_words.toml", "person_particles")
_ADDRESS = frozenset({"mr", "mrs", "ms", "miss"})  # of no role
_OPENING, _CLOSING = frozenset({",", "("}), frozenset({",", ")", ".", ";", "and", ":", "—"})
_AGE_WORDS = frozenset({"year", "years", "month", "months", "old", "of", "age"}) | _HYPHENS
_NO_ROLE = _AGE_WORDS | frozenset({"dead", "slain", "late", "wounded", "injured"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE_ROLE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PUNCT", "PART"})


@dataclass(slots=True)
class _Described:
    """What is found, by tokens: the whole from ``first`` to ``last``, and the parts of it."""

    first: int
    last: int
    name: tuple[int, int] | None = None
    role: tuple[int, int] | None = None
    age: int | None = None


def person_at(noun: Token, fate: Fate) -> Person | None:
    """The person that ``noun`` heads: one with a name, with an age, or told by what they are."""
    noun = _name_behind(noun)
    if noun.tag_ in ("NNS", "NNPS") or noun.pos_ not in _NOUNS:
        return None
    found = _named(noun) or _unnamed(noun)
    if found is None:
        return None
    doc = noun.doc
    at = words_between(doc, found.first, found.last)
    span = doc.char_span(at.start, at.end)
    if span is None:
        return None
    return Person(
        mention=span.text,
        start=at.start,
        end=at.end,
        fate=fate,
        name=_text(doc, found.name),
        age=found.age,
        role=_text(doc, found.role),
    )


def _text(doc: Doc, part: tuple[int, int] | None) -> str | None:
    return doc[part[0] : part[1] + 1].text if part is not None else None


def _named(noun: Token) -> _Described | None:
    """A name, with or without an age and a role; a bare name only where it is a person's."""
    if noun.pos_ != "PROPN" or noun.lower_ in _titles():
        return None
    first, last = _name_around(noun)
    found = _Described(first=first, last=last, name=(first, last))
    _look_before(noun.doc, found)
    _look_behind(noun.doc, found)
    told = found.age is not None or found.role is not None
    return found if told or noun.ent_type_ == "PERSON" else None


def _unnamed(noun: Token) -> _Described | None:
    """ "A 34-year-old teacher", "the mayor of Velm"; not "a man", of whom no more is told."""
    lemma = lemma_of(noun)
    if lemma not in _titles() or any(c.dep_ == "nummod" and c.i < noun.i for c in noun.lefts):
        return None
    first = noun.i
    while first > max(noun.sent.start, noun.i - _REACH) and _is_before_role(noun.doc[first - 1]):
        first -= 1
    found = _Described(first=noun.i, last=noun.i, role=(first, noun.i))
    _look_before(noun.doc, found)
    _look_behind(noun.doc, found)
    if found.age is None and lemma not in roles("told"):
        return None
    return found


@cache
def _titles() -> frozenset[str]:
    return roles("told") | roles("bare")


def _name_around(noun: Token) -> tuple[int, int]:
    """The run of capitalised words around it, without the titles in front."""
    doc, first, last = noun.doc, noun.i, noun.i
    least, most = max(noun.sent.start, noun.i - _REACH), min(noun.sent.end, noun.i + _REACH)
    while last + 1 < most and _is_of_name(doc[last + 1]):
        last += 1
    while first > least and _is_of_name(doc[first - 1]):
        first -= 1
    while first < noun.i and (_is_title(doc[first]) or doc[first].lower_ == "of"):
        first += 1
    return first, last


def _is_title(token: Token) -> bool:
    return token.lower_.rstrip(".") in _titles() or lemma_of(token) in _titles()


def _name_behind(noun: Token) -> Token:
    """The name where the noun is a role in front of one: "the priest Ilan Dor"."""
    following = noun.i + 1
    if following >= noun.sent.end or not _is_title(noun):
        return noun
    name = noun.nbor()
    return name if name.pos_ == "PROPN" and not _is_title(name) else noun


def _is_of_name(token: Token) -> bool:
    if token.text in _HYPHENS:
        return token.i > 0 and not token.nbor(-1).whitespace_ and not token.whitespace_
    named = token.pos_ == "PROPN" and token.ent_type_ not in ("GPE", "NORP", "DATE")
    return named or token.lower_ in _PARTICLES


def _is_before_role(token: Token) -> bool:
    tells = token.dep_ in ("compound", "amod", "nmod") and token.lower_ not in _AGE_WORDS
    return tells and token.pos_ in ("NOUN", "PROPN", "ADJ")


def _look_before(doc: Doc, found: _Described) -> None:
    """ "The 34-year-old school teacher" before a name; the age alone before a role."""
    i, start = found.first - 1, max(doc[found.first].sent.start, found.first - _REACH)
    if found.name is not None:
        end = i
        while i >= start and _is_before_name(doc[i]):
            i -= 1
        if i < end and lemma_of(doc[end]).rstrip(".") in _titles():
            found.first = i + 1
            if doc[end].lower_.rstrip(".") not in _ADDRESS:
                found.role = (i + 1, end)
    elif found.role is not None:
        found.first, i = found.role[0], found.role[0] - 1
    span = i
    while span >= start and doc[span].lower_ in _AGE_WORDS:
        span -= 1
    age = _age(doc[span]) if start <= span < i else None
    if age is not None:
        months = any(t.lower_.startswith("month") for t in doc[span : i + 1])
        found.age, found.first = 0 if months else age, span


def _is_before_name(token: Token) -> bool:
    """Words of a role that stand before a name; not those of an age."""
    return (
        token.pos_ in ("NOUN", "PROPN", "ADJ")
        and token.lower_ not in _NO_ROLE
        and token.ent_type_ not in ("DATE", "PERSON")
    ) or (token.text == "." and token.i > 0 and token.nbor(-1).pos_ == "PROPN")


def _look_behind(doc: Doc, found: _Described) -> None:
    """ ", 34, a teacher at the school", " (34)", ", aged nine,", ", the town's mayor"."""
    stop = min(doc[found.last].sent.end, found.last + 1 + 2 * _REACH)
    i = found.last + 1
    while i + 1 < stop and doc[i].text in _OPENING:
        beyond = _age_behind(doc, i + 1, stop, found) or _role_behind(doc, i + 1, stop, found)
        if beyond is None:
            return
        i = beyond


def _age_behind(doc: Doc, i: int, stop: int, found: _Described) -> int | None:
    if doc[i].lower_ == "aged" and i + 1 < stop:
        i += 1
    age = _age(doc[i])
    j = i + 1
    while j < stop and doc[j].lower_ in _AGE_WORDS:
        j += 1
    closed = j >= stop or doc[j].lower_ in _CLOSING or doc[j].pos_ in ("VERB", "AUX")
    if age is None or found.age is not None or not closed:
        return None
    found.age = age
    found.last = j if j < stop and doc[j].text == ")" else j - 1
    return found.last + 1


def _role_behind(doc: Doc, i: int, stop: int, found: _Described) -> int | None:
    if doc[i].pos_ == "DET" and i + 1 < stop:
        i += 1
    age, beyond = _age(doc[i]), i + 1
    while beyond < stop and doc[beyond].lower_ in _AGE_WORDS:
        beyond += 1
    aged = age is not None and beyond > i + 1
    i = beyond if aged else i
    start = i
    while i < stop and doc[i].pos_ in _BEFORE_ROLE and doc[i].text not in _CLOSING:
        if lemma_of(doc[i]) in _titles() and (i + 1 >= stop or doc[i + 1].pos_ not in _NOUNS):
            break
        i += 1
    else:
        return None
    if i >= stop or found.role is not None or (start < i and doc[start].pos_ == "PROPN"):
        return None
    last = i
    if i + 1 < stop and doc[i + 1].pos_ == "ADP":
        while last + 1 < stop and _goes_on(doc[last + 1]) and last - i < _REACH:
            last += 1
    while start < i and doc[start].pos_ in ("DET", "PRON", "PUNCT"):
        start += 1
    found.role, found.last = (start, last), last
    found.age = age if aged and found.age is None else found.age
    return last + 1


def _goes_on(token: Token) -> bool:
    plain = token.pos_ in ("ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON", "PART")
    return plain and token.lower_ not in _CLOSING and token.tag_ not in ("WP", "WDT")


def _age(token: Token) -> int | None:
    """Whole years in figures or words; None where no age is meant."""
    if token.text.isascii() and token.text.isdecimal():
        value = int(token.text)
    elif token.like_num or token.text.isalpha():
        numerals = find_numerals(token.text) if token.pos_ == "NUM" else []
        if len(numerals) != 1 or numerals[0].low is None or numerals[0].low != numerals[0].high:
            return None
        value = int(numerals[0].low)
    else:
        return None
    return value if 0 < value <= _OLDEST else None
