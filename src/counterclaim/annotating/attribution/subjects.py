"""Whose words a reporting verb gives: its subject, near or far, by the parse or by word order.

Text that has lost its commas ("Three were killed in the valley a monitor said") misleads the
parser; there the noun phrase right before the verb is taken.
"""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.annotating.attribution.drafting import Range, span
from counterclaim.annotating.attribution.media import medium_named
from counterclaim.annotating.attribution.reporting_words import head_nouns
from counterclaim.annotating.clauses import SUBJECT_DEPS
from counterclaim.model.attribution import SourceKind

_CUE_LEFT = frozenset({"aux", "auxpass", "neg", "advmod"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_LONGEST_OPENING = 8  # tokens
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_PREMODIFIERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_QUOTING = frozenset({"quote", "cite"})
_NEW_SENTENCE = frozenset({"The", "A", "An"})  # amid words: a headline has run into the text
_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
_TITLED = frozenset({"for", "of"})


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


def find_subject(verb: Token) -> Subject | None:
    """The subject of a verb, of the verb it is joined to, or of the noun it hangs on."""
    seen, own = verb, True
    for _ in range(6):
        found = next((c for c in seen.lefts if c.dep_ in SUBJECT_DEPS and c.dep_ != "csubj"), None)
        found = found or next((c for c in seen.rights if c.dep_ == "nsubj"), None)
        if found is not None:
            return _subject_of(seen, found, own)
        head = seen.head
        if head.i == seen.i or (seen.dep_ == "conj" and _lost_subject(seen) is not None):
            return _lost_subject(seen)
        if seen.dep_ == "acl" and seen.tag_ == "VBG" and head.pos_ in _NOMINAL:
            return Subject((head.left_edge.i, max(head.i, _before(seen, head))), head.i, own=False)
        if seen.dep_ in ("conj", "xcomp", "advcl") and head.pos_ in ("VERB", "AUX"):
            if seen.dep_ == "advcl" and seen.tag_ not in _PARTICIPLES:
                return None
            quoted = _quoted_person(verb, head)
            if quoted is not None:
                return quoted
            seen, own = head, False
        elif _through_other_word(seen):
            seen, own = head.head, False
        else:
            return None
    return None


def _lost_subject(verb: Token) -> Subject | None:
    """The phrase before a finite verb whose subject the parser hung elsewhere."""
    doc = verb.doc
    last = cue_start(verb) - 1
    if verb.tag_ not in _FINITE or last <= verb.sent.start:
        return None
    if doc[last].text == ",":  # "the head of operations, General Roe, announced"
        last -= 1
        first = phrase_start(doc, last)
        named = doc[last].pos_ == "PROPN" and doc[first - 1].text == ","
        return Subject((first, last), last) if named and first > verb.sent.start else None
    noun = doc[last]
    while noun.dep_ == "pobj" and noun.head.lower_ in ("in", "of", "for"):
        if noun.head.head.pos_ not in _NOMINAL:
            break
        noun = noun.head.head
    if noun.pos_ not in _NOMINAL or noun.ent_type_ in ("DATE", "TIME"):
        return None
    first = phrase_start(doc, noun.i)
    return Subject((first, last), noun.i) if noun.pos_ == "PROPN" else None


def _quoted_person(verb: Token, head: Token) -> Subject | None:
    """ "The paper goes on to quote an activist, telling it ...": the activist speaks."""
    for quoting in (head, *head.children):
        if quoting.lemma_.lower() not in _QUOTING or not head.left_edge.i <= quoting.i < verb.i:
            continue
        for noun in quoting.rights:
            documents = head_nouns().get(noun.lemma_.lower()) is SourceKind.DOCUMENT
            if noun.dep_ == "dobj" and noun.i < verb.i and not documents:
                outer = find_subject(head)
                words = (noun.left_edge.i, min(noun.right_edge.i, verb.left_edge.i - 1))
                return Subject(words, noun.i, own=False, through=outer.head if outer else None)
    return None


def _through_other_word(verb: Token) -> bool:
    """ "was able to say", "after saying": it is the subject of the verb above the word between."""
    head = verb.head
    if verb.dep_ == "xcomp":
        return head.pos_ == "ADJ" and head.dep_ in ("acomp", "oprd")
    return verb.dep_ == "pcomp" and head.dep_ == "prep" and head.head.pos_ in ("VERB", "AUX")


def _before(participle: Token, noun: Token) -> int:
    """The last token of the noun's phrase before its participle, commas left out."""
    last = participle.left_edge.i - 1
    while last > noun.i and (noun.doc[last].is_punct or noun.doc[last].is_space):
        last -= 1
    return last


def _subject_of(verb: Token, noun: Token, own: bool) -> Subject | None:
    if noun.lower_ in ("it", "there") and any(c.dep_ == "auxpass" for c in verb.lefts):
        return None
    if noun.lower_ in _NOBODY or any(c.lower_ == "no" for c in noun.lefts):
        return None
    if noun.lower_ == "it" and not own and any(c.dep_ == "acomp" for c in verb.rights):
        return None
    if noun.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
        return Subject((noun.i, noun.i), verb.head.i, own)
    first, last = span(noun)
    if first <= verb.i <= last:
        first, last = (verb.i + 1, last) if noun.i > verb.i else (first, verb.i - 1)
    for child in noun.rights:
        comma = child.left_edge.i > 0 and noun.doc[child.left_edge.i - 1].text == ","
        if child.dep_ == "acl" and child.tag_ == "VBG" and comma:
            last = min(last, child.left_edge.i - 1)
    if any(noun.doc[i].pos_ in ("VERB", "AUX") for i in range(first, noun.i)):
        first = phrase_start(noun.doc, noun.i)
    for i in range(first + 1, last):
        article = noun.doc[i]
        if article.text in _NEW_SENTENCE and not noun.doc[i - 1].is_punct and verb.i > i:
            return Subject((i, last), max(article.head.i, i + 1), own)
    return Subject((first, last), noun.i, own)


def subject_by_order(verb: Token) -> Subject | None:
    """The noun phrase that ends right before the verb, where the verb ends its sentence."""
    doc = verb.doc
    last = cue_start(verb) - 1
    if last < 0 or doc[last].pos_ not in _NOMINAL or doc[last].dep_ == "npadvmod":
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
    if verb.i == 0 or doc[verb.i - 1].text != "," or verb.tag_ not in _FINITE:
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
