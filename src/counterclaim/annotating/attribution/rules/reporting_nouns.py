"""Reporting nouns and adjectives: "X's claim that", "warnings of", "is confident that"."""

from spacy.tokens import Token

from counterclaim.annotating.attribution.drafting import Draft, Range, span
from counterclaim.annotating.attribution.rules.by_order import NOMINAL, cue_start
from counterclaim.annotating.attribution.rules.subjects import can_speak, find_subject
from counterclaim.annotating.grammar.aims import is_infinitive
from counterclaim.annotating.grammar.clauses import prepositional
from counterclaim.annotating.lexicon.reporting_words import ReportingWord

_LIGHT_VERBS = frozenset(
    {"make", "issue", "give", "release", "express", "voice", "raise", "repeat"}
)
_MADE = frozenset({"coming", "made", "issued", "voiced", "raised", "levelled", "leveled"})


def noun_draft(noun: Token, word: ReportingWord) -> Draft | None:
    """ "X's claim that ...", "accusations of ...", "issued a warning that ..."."""
    draft = Draft(noun.i, word.kind, [(noun.i, noun.i)], (noun.i, noun.i))
    for child in noun.rights:
        if "that" in word.frames and child.dep_ in ("acl", "ccomp") and _has_that(child):
            draft.content = [span(child)]
            break
        told = _that_after(child) if "that" in word.frames and _is_made(child) else None
        if told is not None:
            draft.content = [told]
            break
        if "to" in word.frames and child.dep_ == "acl" and is_infinitive(child):
            draft.content = [span(child)]
            break
    else:
        draft.content = prepositional_content(noun, word, draft)
    if not draft.content:
        return None
    _noun_source(noun, draft)
    first = draft.source[0] if draft.source else noun.i
    draft.clause = (min(first, noun.i), draft.cue[-1][1])
    return draft


def _is_made(child: Token) -> bool:
    """ "Claims coming from the army", "accusations made by residents"."""
    return child.dep_ == "acl" and child.lower_ in _MADE


def _that_after(participle: Token) -> Range | None:
    """The clause right after "claims made by residents", wherever the parser hangs it."""
    doc, at = participle.doc, participle.right_edge.i
    inner = next((c for c in participle.rights if c.dep_ == "ccomp"), None)
    if inner is not None:
        return span(inner)
    if at + 1 < len(doc) and doc[at + 1].lower_ == "that" and doc[at + 1].dep_ == "mark":
        return at + 1, doc[at + 1].head.right_edge.i
    return None


def _has_that(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts)


def _noun_source(noun: Token, draft: Draft) -> None:
    for child in noun.lefts:
        if child.dep_ == "poss":
            first, last = span(child)
            while last > child.i and noun.doc[last].tag_ == "POS":
                last -= 1
            draft.source, draft.speaker = (first, last), child.i
            return
    for child in noun.rights:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            for held in child.rights:
                if held.dep_ == "pobj":
                    draft.source, draft.speaker = span(held), held.i
                    return
    for child in noun.rights:
        if _is_made(child):
            for held in prepositional(child, ("by", "from")):
                draft.source, draft.speaker = span(held), held.i
                return
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in _LIGHT_VERBS:
        subject = find_subject(verb)
        if subject is not None:
            draft.source, draft.speaker = subject.words, subject.head
            draft.cue = [(cue_start(verb), draft.cue[-1][1])]
            return
    for child in noun.lefts:
        if child.dep_ in ("compound", "amod") and child.pos_ in NOMINAL and can_speak(child):
            draft.source, draft.speaker = span(child), child.i
            return
        if child.dep_ == "amod" and child.ent_type_ == "NORP":
            draft.source, draft.speaker = (child.i, child.i), child.i
            return


def adjective_draft(adjective: Token, word: ReportingWord) -> Draft | None:
    """ "is confident that ...", "were aware of ..."."""
    verb = adjective.head
    if adjective.dep_ not in ("acomp", "attr", "oprd") or verb.pos_ not in ("AUX", "VERB"):
        return None
    subject = find_subject(verb)
    if subject is None or verb.doc[subject.head].lower_ in ("it", "there"):
        return None
    first = cue_start(verb)
    draft = Draft(adjective.i, word.kind, [(first, adjective.i)], (subject.words[0], adjective.i))
    draft.source, draft.speaker = subject.words, subject.head
    for child in (*adjective.rights, *verb.rights):
        if child.dep_ in ("ccomp", "xcomp") and child.i > adjective.i:
            infinitive = is_infinitive(child)
            if ("to" if infinitive else "that") in word.frames:
                draft.content = [span(child)]
                return draft
    draft.content = prepositional_content(adjective, word, draft)
    return draft if draft.content else None


def prepositional_content(head: Token, word: ReportingWord, draft: Draft) -> list[Range]:
    """What a preposition of the word's frames governs; takes the preposition into the cue."""
    for prep in head.rights:
        if prep.dep_ not in ("prep", "agent", "prt") or prep.lower_ not in word.prepositions:
            continue
        for child in prep.rights:
            if child.dep_ in ("pobj", "pcomp") and child.ent_type_ not in ("DATE", "TIME"):
                first, last = draft.cue[-1]
                if prep.i <= last + 2:
                    draft.cue[-1] = (first, prep.i)
                return [(max(child.left_edge.i, prep.i + 1), child.right_edge.i)]
    return []
