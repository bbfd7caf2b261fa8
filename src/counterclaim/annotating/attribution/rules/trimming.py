"""What is no part of a source although the parser joined it: dates, marks, what else they said."""

from spacy.tokens import Doc, Token

from counterclaim.annotating.attribution.drafting import Draft
from counterclaim.annotating.lexicon.reporting_words import reporting_words

_MARKS = frozenset({'"', "“", "”", "''", "``", "‘", "’", ",", ";", ":", "-", "–", "—"})
_TIMES = frozenset({"DATE", "TIME"})
CITED_BY = frozenset({"quoted", "cited", "carried", "published", "seen", "obtained", "reported"})
_LINKING = frozenset({"on", "in", "at", "late", "early"})


def trim_source(doc: Doc, draft: Draft) -> None:
    """Cut the draft's source down to the phrase that names the speaker; changes it in place."""
    if draft.source is None or draft.speaker is None:
        return
    first, last = draft.source
    while first < last and (doc[first].text in _MARKS or doc[first].is_space):
        first += 1
    first = _past_date(doc, first, last, draft.speaker)
    if first <= draft.speaker <= last:
        last = _before_saying(doc, last, doc[draft.speaker])
        last = _before_citing(last, doc[draft.speaker])
        last = _before_date(doc, last, draft.speaker)
    while last > max(first, draft.speaker) and _is_left_over(doc[last]):
        last -= 1  # "an officer, who" of "an officer, who asked for no name, told"
    draft.source = (first, last)


def _is_left_over(token: Token) -> bool:
    return token.text == "," or (token.tag_ in ("WP", "WDT") and token.is_lower)


def _past_date(doc: Doc, first: int, last: int, speaker: int) -> int:
    """ "Two days later the harbour master", "On Friday Radio One"."""
    start = first
    while start <= last and doc[start].ent_type_ in _TIMES:
        start += 1
    opens = start <= last and (doc[start].pos_ in ("DET", "PROPN") or doc[start].tag_ == "PRP$")
    return start if first < start <= speaker and opens else first


def _before_saying(doc: Doc, last: int, head: Token) -> int:
    """ "the doctor, Ann Roe, who added that ...": the second saying stands on its own."""
    for token in doc[head.i + 1 : last + 1]:
        if token.tag_ != "WP" or doc[token.i - 1].text != ",":
            continue
        word = reporting_words().get(("V", token.head.lemma_.lower()))
        told = word is not None and word.takes_clause
        if told and any(c.dep_ == "ccomp" for c in token.head.rights):
            return token.i - 2
    return last


def _before_citing(last: int, head: Token) -> int:
    """ "A survivor quoted by Radio One": who passes it on is a link of its own."""
    for child in head.rights:
        cited = child.dep_ == "acl" and child.lower_ in CITED_BY
        if cited and child.i <= last and any(c.dep_ == "agent" for c in child.rights):
            return child.left_edge.i - 1
    return last


def _before_date(doc: Doc, last: int, speaker: int) -> int:
    """ "the union's radio on Friday"."""
    end = last
    while end > speaker and doc[end].ent_type_ in _TIMES:
        end -= 1
    if end == last or any(doc[i].pos_ in ("VERB", "AUX") for i in range(speaker, end + 1)):
        return last
    while end > speaker and doc[end].lower_ in _LINKING:
        end -= 1
    return end
