"""Speakers by word order, where the parser has lost them: the noun phrase before the verb."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.annotating.attribution.drafting import Range
from counterclaim.annotating.layout.media import medium_named
from counterclaim.annotating.lexicon.reporting_words import head_nouns

_CUE_LEFT = frozenset({"aux", "auxpass", "neg", "advmod"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_PREMODIFIERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_TITLED = frozenset({"for", "of"})
_VERBAL = frozenset({"VERB", "AUX"})
_HEAD_ENDS = frozenset({"ADP", "CCONJ"}) | _VERBAL
_LONGEST_OPENING = 8  # tokens
_LONGEST_PHRASE = 16  # tokens
_WITHIN = frozenset({"of", "for", "in", "at", "from", "to", "on", "with", "near", "and"})
_WORDS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})
_BEFORE = frozenset({",", '"', "”", "''", "’", "’’", "-", "–", "—", "--"})


@dataclass(frozen=True, slots=True)
class Subject:
    """The source's words, its head noun, whether it is the verb's own, and who passed it on."""

    words: Range
    head: int
    own: bool = True
    through: int | None = None


def cue_start(verb: Token) -> int:
    """Back over auxiliaries, negation and adverbs that stand right before the verb."""
    doc = verb.doc
    first = verb.i
    while first > 0:
        before = doc[first - 1]
        inside = before.dep_ in _CUE_LEFT and (
            before.head.i == verb.i
            or (before.dep_ == "advmod" and first <= before.head.i <= verb.i)
        )
        if not inside or (before.is_sent_start and before.dep_ == "advmod"):
            break
        first -= 1
    return first


def lost_subject(verb: Token) -> Subject | None:
    """The phrase before a finite verb whose subject the parser hung elsewhere."""
    doc = verb.doc
    last = cue_start(verb) - 1
    if verb.tag_ not in FINITE or last <= verb.sent.start:
        return None
    marked = speaker_between_marks(verb)
    if marked is not None:
        return marked
    if doc[last].text == ",":  # "the head of operations, General Roe, announced"
        last -= 1
        first = phrase_start(doc, last)
        named = doc[last].pos_ == "PROPN" and doc[first - 1].text == ","
        return Subject((first, last), last) if named and first > verb.sent.start else None
    noun = doc[_before_initials(doc, last)]
    while noun.dep_ == "pobj" and noun.head.lower_ in ("in", "of", "for"):
        if noun.head.head.pos_ not in NOMINAL:
            break
        noun = noun.head.head
    if noun.pos_ not in NOMINAL or noun.ent_type_ in ("DATE", "TIME"):
        return None
    first = phrase_start(doc, noun.i)
    return Subject((first, last), noun.i) if noun.pos_ == "PROPN" else None


def _before_initials(doc: Doc, last: int) -> int:
    """The last word before "(NCC)" where that ends a name, else ``last``."""
    opens = last - 2
    bracketed = opens > 0 and doc[last].text == ")" and doc[opens].text == "("
    return opens - 1 if bracketed and doc[last - 1].is_upper else last


def subject_by_order(verb: Token) -> Subject | None:
    """The noun phrase that ends right before the verb, where the verb ends its sentence."""
    doc = verb.doc
    last = cue_start(verb) - 1
    if last < 0 or doc[last].pos_ not in NOMINAL or doc[last].dep_ == "npadvmod":
        return None
    noun = doc[last]
    if noun.ent_type_ in ("DATE", "TIME") or noun.tag_ == "PRP$":
        return None
    if noun.pos_ == "NOUN" and noun.lemma_.lower() not in head_nouns():
        return None
    first = phrase_start(doc, last)
    if first > 0 and doc[first - 1].pos_ == "ADP":  # "in Homs SANA reported"
        named = (i for i in range(first + 1, last + 1) if medium_named(doc[i].text) is not None)
        first = next(named, first)
    return Subject((first, last), last, own=False)


def subject_before_aside(verb: Token) -> Subject | None:
    """ "SANA, citing a source, said": what opens the sentence, up to the first of two commas."""
    doc = verb.doc
    if verb.i == 0 or doc[verb.i - 1].text != "," or verb.tag_ not in FINITE:
        return None
    start = verb.sent.start
    for i in range(start, min(verb.i - 1, start + _LONGEST_OPENING)):
        if doc[i].text == "," and i > start:
            return Subject((start, i - 1), i - 1, own=False)
        if doc[i].pos_ in ("VERB", "AUX", "ADP", "SCONJ", "ADV", "PUNCT"):
            return None
    return None


def phrase_start(doc: Doc, last: int) -> int:
    """Where the noun phrase that ends at ``last`` begins, by word order alone.

    It goes left to the first article; a name ends it where words in small letters begin, unless
    those are a title ("spokesman"); "for" and "of" are passed inside names.
    """
    first = last
    while first > 0:
        before, here = doc[first - 1], doc[first]
        if before.is_sent_start and before.is_space:
            break
        if before.pos_ == "DET" or before.tag_ == "PRP$":
            return first - 1
        hyphened = before.tag_ == "HYPH" or here.tag_ == "HYPH" or before.tag_ == "POS"
        if before.lower_ in _TITLED and first >= 2 and here.text[:1].isupper():
            if not doc[first - 2].text[:1].isupper():
                break
        elif (
            (not hyphened and before.pos_ not in _PREMODIFIERS and before.tag_ != "VBN")
            or (_starts_name(before, here) and before.lemma_.lower() not in head_nouns())
            or (_after_preposition(doc, first - 1) and here.pos_ == "NOUN")
        ):
            break
        first -= 1
    return first


def _starts_name(before: Token, here: Token) -> bool:
    """A word in small letters before a capital: another phrase ends there."""
    small = before.pos_ == "NOUN" and before.text[:1].islower()
    return small and (here.text[:1].isupper() or medium_named(here.text) is not None)


def _after_preposition(doc: Doc, at: int) -> bool:
    """ "in Homs activists said": the name after a preposition is its own phrase."""
    return at > 0 and doc[at].pos_ == "PROPN" and doc[at - 1].pos_ == "ADP"


def speaker_between_marks(verb: Token) -> Subject | None:
    """The noun phrase between a comma (or the sentence's start) and the verb.

    ", a nurse at the island's hospital told", ", the union's secretary, Ann Roe, said".
    """
    doc, start = verb.doc, verb.sent.start
    last = cue_start(verb) - 1
    if last <= start:
        return None
    named = doc[last].text == ","
    found = _phrase(doc, last - 1 if named else last, start)
    if found is None:
        return None
    first, last = found
    if named:
        if first <= start or doc[first - 1].text != "," or doc[last].pos_ != "PROPN":
            return None
        title = _phrase(doc, first - 2, start)
        if title is None:
            return None
        first = title[0]
    if first > start and doc[first - 1].text not in _BEFORE and doc[first].pos_ != "DET":
        return None
    head = head_of(doc, first, last)
    if head.ent_type_ in ("DATE", "TIME") or head.pos_ not in NOMINAL:
        return None
    if head.pos_ == "NOUN" and head.lemma_.lower() not in head_nouns():
        return None
    return Subject((first, last), head.i, own=False)


def _phrase(doc: Doc, last: int, start: int) -> Range | None:
    """A noun phrase and its prepositions that ends at ``last``, back to its article or a mark."""
    if last < start or doc[last].pos_ not in NOMINAL or doc[last].pos_ == "PRON":
        return None
    first = last
    while first > start and last - first < _LONGEST_PHRASE:
        here, before = doc[first], doc[first - 1]
        joined = first - 2 >= start and before.lower_ in _WITHIN and here.pos_ != "PART"
        opens = here.pos_ == "DET" or here.tag_ == "PRP$"
        if joined and doc[first - 2].pos_ in NOMINAL:
            first -= 2
        elif not opens and (before.pos_ in _WORDS or before.tag_ in ("PRP$", "HYPH")):
            first -= 1
        else:
            break
    return (first, last) if doc[first].tag_ not in ("POS", "HYPH") else None


def head_of(doc: Doc, first: int, last: int) -> Token:
    """The last noun before the first preposition, verb, comma, bracket or "and"."""
    head = doc[first]
    for i in range(first, last + 1):
        token = doc[i]
        if _in_hyphened_adjective(doc, i, last):
            continue
        ends = token.pos_ in _HEAD_ENDS and (head.pos_ in NOMINAL or token.pos_ not in _VERBAL)
        if i > first and (ends or token.text in (",", "(")):
            break
        head = token
    return head


def _in_hyphened_adjective(doc: Doc, i: int, last: int) -> bool:
    """ "A Lakeland-based monitor", "the state-run agency"; not "Al-Manara"."""
    hyphen = next((j for j in (i, i - 1, i + 1) if 0 < j < last and doc[j].tag_ == "HYPH"), None)
    if hyphen is None or hyphen + 1 >= last or doc[hyphen].whitespace_:
        return False
    return doc[hyphen + 1].text.islower()
