"""Whose words a reporting verb gives: its subject, near or far, by the parse."""

from spacy.tokens import Token

from counterclaim.annotating.attribution.drafting import span
from counterclaim.annotating.attribution.rules.by_order import (
    FINITE,
    NOMINAL,
    Subject,
    lost_subject,
    phrase_start,
)
from counterclaim.annotating.grammar.clauses import SUBJECT_DEPS
from counterclaim.annotating.grammar.negating import is_nobody
from counterclaim.annotating.lexicon.reporting_words import head_nouns, reporting_words
from counterclaim.model.attribution import SourceKind

_PARTICIPLES = frozenset({"VBG", "VBN"})
_QUOTING = frozenset({"quote", "cite"})
_NEW_SENTENCE = frozenset({"The", "A", "An"})  # amid words: a headline has run into the text
_PERFECT = frozenset({"have", "has", "had", "'ve", "’ve"})


def find_subject(verb: Token, levels: int = 4) -> Subject | None:
    """The subject of a verb, of the verb it is joined to, or of the noun it hangs on.

    ``levels``: how many speakers may be quoted one by the other.
    """
    seen, own = verb, True
    for _ in range(6):
        subjects = [c for c in seen.lefts if c.dep_ in SUBJECT_DEPS and c.dep_ != "csubj"]
        found = subjects[-1] if subjects else None  # of two the first is the parser's mistake
        found = found or next((c for c in seen.rights if c.dep_ == "nsubj"), None)
        if found is not None:
            teller = None if own else _teller(verb, seen, found)
            if teller is not None:
                seen, found = teller
            return _subject_of(seen, found, own)
        head = seen.head
        if head.i == seen.i or (seen.dep_ == "conj" and lost_subject(seen) is not None):
            return lost_subject(seen)
        if seen.dep_ == "acl" and seen.tag_ == "VBG" and head.pos_ in NOMINAL:
            return Subject((head.left_edge.i, max(head.i, _before(seen, head))), head.i, own=False)
        if seen.dep_ in ("conj", "xcomp", "advcl") and head.pos_ in ("VERB", "AUX"):
            if seen.dep_ == "advcl" and seen.tag_ not in _PARTICIPLES:
                return None
            quoted = _quoted_person(verb, head, levels)
            if quoted is not None:
                return quoted
            seen, own = head, False
        elif _through_other_word(seen):
            seen, own = head.head, False
        else:
            return None
    return None


def _teller(verb: Token, embedded: Token, subject: Token) -> tuple[Token, Token] | None:
    """The reporting verb above an embedded clause and its subject, where that one is meant.

    "Roe said no ship had sailed and accused the rebels", "she said the army held it, citing maps":
    the parser joins the second verb to the embedded one. It is the teller's if the embedded subject
    cannot speak, if the tenses part them, or if it is a participle and no reporting verb is nearer.
    """
    told = embedded
    while told.dep_ == "conj" and told.head.pos_ in ("VERB", "AUX"):
        told = told.head
    above = told.head
    word = reporting_words().get(("V", above.lemma_.lower()))
    if told.dep_ != "ccomp" or word is None or not word.takes_clause or above.i > verb.i:
        return None
    outer = next((c for c in above.lefts if c.dep_ == "nsubj"), None)
    if outer is None:
        return None
    if verb.tag_ == "VBG":
        meant = ("V", embedded.lemma_.lower()) not in reporting_words()
    else:
        perfect = any(c.lower_ in _PERFECT and c.dep_ == "aux" for c in embedded.lefts)
        parted = perfect and verb.tag_ == above.tag_ and above.tag_ in FINITE
        meant = parted or not can_speak(subject)
    return (above, outer) if meant else None


def can_speak(noun: Token) -> bool:
    """Whether a noun may name somebody who speaks, by the lexicon of sources or as a name."""
    if is_nobody(noun):
        return False
    if noun.pos_ == "PROPN" or noun.pos_ == "PRON":
        return noun.lower_ not in ("this", "that", "which")
    return noun.lemma_.lower() in head_nouns() or noun.lower_ in head_nouns()


def _quoted_person(verb: Token, head: Token, levels: int) -> Subject | None:
    """ "The weekly then went on to quote a nurse, telling it ...": the nurse speaks."""
    if not levels:
        return None
    for quoting in (head, *head.children):
        if quoting.lemma_.lower() not in _QUOTING or not head.left_edge.i <= quoting.i < verb.i:
            continue
        for noun in quoting.rights:
            documents = head_nouns().get(noun.lemma_.lower()) is SourceKind.DOCUMENT
            if noun.dep_ == "dobj" and noun.i < verb.i and not documents:
                outer = find_subject(head, levels - 1)
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
    if noun.lower_ == "one" and noun.left_edge.i == noun.right_edge.i:
        return None  # "makes one think"
    if is_nobody(noun):
        return None
    if noun.lower_ == "it" and not own and any(c.dep_ == "acomp" for c in verb.rights):
        return None
    if noun.tag_ in ("WP", "WDT") and verb.dep_ == "relcl" and not noun.is_upper:
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
    told = _after_object(noun, first, last)
    if told is not None and verb.i > last:
        return Subject((told.left_edge.i, last), told.i, own)
    for i in range(first + 1, last):
        article = noun.doc[i]
        if article.text in _NEW_SENTENCE and not noun.doc[i - 1].is_punct and verb.i > i:
            return Subject((i, last), max(article.head.i, i + 1), own)
    return Subject((first, last), noun.i, own)


def _after_object(noun: Token, first: int, last: int) -> Token | None:
    """ "Nobody holds Oldtown, the mayor said": the object before the comma does not speak."""
    doc = noun.doc
    ends = last + 1 < len(doc) and doc[last].text != "," and doc[last + 1].text != ","
    if first <= noun.sent.start or not ends or doc[first - 1].pos_ not in ("VERB", "AUX", "ADP"):
        return None
    for child in noun.rights:
        start = child.left_edge
        if child.dep_ == "appos" and start.pos_ == "DET" and doc[start.i - 1].text == ",":
            return child
    return None
