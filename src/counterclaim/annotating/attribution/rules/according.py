"""Attributions without a reporting verb: "according to X", "reportedly", "X: ..."."""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from counterclaim.annotating.attribution.drafting import Draft, Range, sentence, span, without
from counterclaim.annotating.attribution.rules.subjects import can_speak
from counterclaim.annotating.layout.furniture import text_start
from counterclaim.annotating.layout.media import medium_named
from counterclaim.annotating.lexicon.reporting_words import head_nouns, reporting_words

_JOINED = frozenset({"conj", "advcl", "xcomp"})
_HANGING = frozenset({"relcl", "acl"})
_LONGEST_HEADLINE = 40  # tokens
_LONGEST_TURN = 60  # tokens; a longer line is a page without line breaks
_SOON = 20  # tokens within which what a label introduces must have a verb
_WHERE = frozenset({"GPE", "LOC", "FAC"})
_DASHES = frozenset({"-", "–", "—", "--"})
_LONGEST_LABEL = 6  # tokens before a colon that can still name a speaker


def according_to(doc: Doc) -> Iterator[Draft]:
    """ "according to X", "per X": the clause it hangs on, or what is left of the sentence."""
    for token in doc[:-1]:
        per = token.lower_ == "per"
        if not per and (token.lower_ != "according" or doc[token.i + 1].lower_ != "to"):
            continue
        preposition = token if per else doc[token.i + 1]
        noun = next((c for c in preposition.rights if c.dep_ in ("pobj", "pcomp")), None)
        if noun is None or (per and not can_speak(noun)):
            continue
        source = (noun.left_edge.i, _end_of_source(noun))
        source = _give_back_subject(doc, source)
        clause = (token.i, source[1])
        hole = (
            clause
            if source[1] + 1 < len(doc) and doc[source[1] + 1].pos_ != "PRON"
            else (
                token.i,
                noun.right_edge.i,
            )
        )
        speaker = noun.i if noun.i <= source[1] else source[1]
        draft = Draft(token.i, "say", [(token.i, preposition.i)], clause, source, speaker)
        draft.content = _around_phrase(token, hole)
        if draft.content:
            yield draft


def _end_of_source(noun: Token) -> int:
    """The end of the noun phrase; a finite verb inside it belongs to the sentence's own clause."""
    for child in noun.rights:
        if child.dep_ in ("parataxis", "ccomp", "conj") and child.pos_ in ("VERB", "AUX"):
            return child.left_edge.i - 1
        if child.dep_ == "relcl" and ("V", child.lemma_.lower()) in reporting_words():
            return child.left_edge.i - 1
    return noun.right_edge.i


def _give_back_subject(doc: Doc, source: Range) -> Range:
    """ "According to an army statement shelling killed two": no comma parts source and subject."""
    first, last = source
    if last + 1 >= len(doc) or doc[last + 1].pos_ not in ("VERB", "AUX"):
        return source
    kinds = head_nouns()
    for i in range(first, last):
        if doc[i].pos_ == "NOUN" and doc[i].is_lower and doc[i].lemma_.lower() in kinds:
            return first, i
        if i > first and doc[i + 1].pos_ == "DET" and doc[i].pos_ in ("NOUN", "PROPN"):
            return first, i
    return source


def _around_phrase(token: Token, clause: Range) -> list[Range]:
    first, last = sentence(token)
    doc = token.doc
    lead = first
    while lead < clause[0] and (doc[lead].is_punct or doc[lead].is_space or doc[lead].dep_ == "cc"):
        lead += 1
    if lead == clause[0]:
        return [(clause[1] + 1, last)] if clause[1] < last else []
    head = token.head
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
        head = head.head
    final = all(doc[i].is_punct or doc[i].is_space for i in range(clause[1] + 1, last + 1))
    loose = doc[clause[0] - 1].text != ","  # no comma left to tell how far it reaches
    climbed = _JOINED | _HANGING if loose else _JOINED
    while final and head.dep_ in climbed and head.head.i != head.i:
        head = head.head
    while final and loose and head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
        head = head.head
    held = span(head) if head.left_edge.i < clause[0] else (first, last)
    return [r for r in without([held], clause) if r[1] - r[0] >= 1 or r[1] < clause[0]]


def hearsay_adverbs(doc: Doc) -> Iterator[Draft]:
    """ "reportedly", "allegedly": a cue without a source; content is the clause around it."""
    words = reporting_words()
    for token in doc:
        if token.pos_ != "ADV":
            continue
        word = words.get(("R", token.lower_))
        head = token.head
        if word is None or head.i == token.i:
            continue
        here = (token.i, token.i)
        held = [span(head)]
        if head.dep_ == "ROOT":
            held = [sentence(token)]
        yield Draft(token.i, word.kind, [here], here, content=without(held, here))


def dashed(doc: Doc) -> Iterator[Draft]:
    """Headlines: "12 dead in strike - monitor", on a line of their own; not "- REUTERS"."""
    for token in doc:
        if token.text not in _DASHES or token.i == 0 or not doc[token.i - 1].whitespace_:
            continue
        first, last = _line(doc, token.i)
        after, before = (token.i + 1, last), (first, token.i - 1)
        if last - first > _LONGEST_HEADLINE or last == token.i:
            continue
        named = medium_named(doc[after[0] : after[1] + 1].text) is not None
        if not named and _names_speaker(doc, after) and _is_told(doc, before):
            cue = [(token.i, token.i)]
            yield Draft(token.i, "say", cue, (token.i, after[1]), after, after[1], [before])


def labelled(doc: Doc) -> Iterator[Draft]:
    """Headlines and transcripts: "Monitor: 12 dead in strike", "12 dead in strike: monitor"."""
    body = text_start(doc.text)
    for token in doc:
        if token.text != ":" or token.i == 0:
            continue
        first, last = _line(doc, token.i)
        start, end = sentence(token)
        if last - first > _LONGEST_TURN:
            first, last = start, end
        while first < token.i and doc[first].idx < body:
            first += 1
        before, after = (first, token.i - 1), (token.i + 1, last)
        cue = [(token.i, token.i)]
        if _names_speaker(doc, before) and _is_told(doc, after):
            yield Draft(token.i, "say", cue, (first, token.i), before, token.i - 1, [after])
            continue
        after = (token.i + 1, min(last, end))
        while after[1] > after[0] and doc[after[1]].is_punct:
            after = (after[0], after[1] - 1)
        headline = token.i - first < _LONGEST_HEADLINE and first <= _LONGEST_HEADLINE
        if headline and _names_speaker(doc, after) and _is_told(doc, before):
            yield Draft(token.i, "say", cue, (token.i, after[1]), after, after[1], [before])


def _is_told(doc: Doc, found: Range) -> bool:
    """Whether a clause begins there, not a list of names."""
    first, last = found
    return last - first >= 2 and any(
        doc[i].pos_ in ("VERB", "AUX") for i in range(first, min(last, first + _SOON) + 1)
    )


def _line(doc: Doc, at: int) -> Range:
    """The line (paragraph) of a token, its final full stop left out."""
    first = last = at
    while first > 0 and "\n" not in doc[first - 1].text:
        first -= 1
    while last + 1 < len(doc) and "\n" not in doc[last + 1].text:
        last += 1
    while last > at and (doc[last].is_space or doc[last].text == "."):
        last -= 1
    return first, last


def _is_place(doc: Doc, token: Token) -> bool:
    """Whether a place's name begins there, as far as that part of the page has been read."""
    at = bisect_left(doc._.places, token.idx, key=lambda mention: mention.place.start)
    return at < len(doc._.places) and doc._.places[at].place.start == token.idx


def _names_speaker(doc: Doc, found: Range) -> bool:
    first, last = found
    if not 0 <= last - first < _LONGEST_LABEL:
        return False
    tokens = [doc[i] for i in range(first, last + 1)]
    if any(t.pos_ in ("VERB", "AUX", "NUM", "PUNCT", "ADP", "SPACE") for t in tokens):
        return False
    last_token = tokens[-1]
    if last_token.ent_type_ in _WHERE or _is_place(doc, tokens[0]):
        return False  # "Oldtown: nine killed" tells where
    if last_token.lemma_.lower() in head_nouns() or last_token.ent_type_ in ("PERSON", "ORG"):
        return True
    return last_token.pos_ == "PROPN" and last_token.ent_type_ == "" and len(last_token) > 1
