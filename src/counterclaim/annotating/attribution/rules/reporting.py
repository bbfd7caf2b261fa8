"""Reporting verbs: source, cue and content of each, by the parse.

The frames of each word say which complement is its content; PolNeAR's conventions say what
belongs to it: "that" and quotation marks are content, auxiliaries, adverbs before the verb and
"not" are cue, hearers and dates are neither.
"""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token

from counterclaim.annotating.attribution.chain.citing import CITING
from counterclaim.annotating.attribution.drafting import Draft, Range, sentence, span, without
from counterclaim.annotating.attribution.rules.by_order import (
    FINITE,
    cue_start,
    speaker_between_marks,
    subject_before_aside,
    subject_by_order,
)
from counterclaim.annotating.attribution.rules.complements import complement
from counterclaim.annotating.attribution.rules.reporting_nouns import adjective_draft, noun_draft
from counterclaim.annotating.attribution.rules.subjects import can_speak, find_subject
from counterclaim.annotating.grammar.clauses import has_subject, object_of
from counterclaim.annotating.lexicon.reporting_words import ReportingWord, reporting_words

_MISREAD = {"hoping": "hope", "hoped": "hope"}  # spaCy's lemma for both is "hop"
_ADJUNCTS = frozenset(
    {"prep", "npadvmod", "advmod", "prt", "dobj", "dative", "iobj", "agent", "advcl", "attr"}
)
_TELLING = frozenset({"say", "claim"})
_STOPS = frozenset({".", "!", "?", '"', "”", "''"})
_LONGEST_TAIL = 8  # tokens that can follow a verb which ends its sentence


def find_drafts(doc: Doc) -> list[Draft]:
    """One draft for each reporting word that has content, or that may introduce a quotation."""
    found = list(_drafts(doc))
    for earlier, later in pairwise(found):
        if later.source is not None and later.source == earlier.source:
            _part(doc, earlier, later)
        if _goes_on(doc, earlier, later):
            later.source, later.speaker = earlier.source, earlier.speaker
        elif _passes_on(doc, earlier, later):
            start = later.clause[0]
            earlier.content = without(earlier.content, (start - 1, len(doc)))
            later.content = [(sentence(doc[later.anchor])[0], start - 2)]
    return found


def _part(doc: Doc, earlier: Draft, later: Draft) -> None:
    """ "Roe said it fell and accused the rebels": the second verb is not in the first's content."""
    verb, start = doc[later.anchor], later.cue[0][0]
    aside = verb.tag_ == "VBG" and doc[start - 1].text == ","
    if not aside and not (verb.dep_ == "conj" and verb.tag_ in FINITE):
        return
    for first, last in earlier.content:
        if earlier.anchor < first < start <= last and later.content:
            earlier.content = without(earlier.content, (start, last))


def _goes_on(doc: Doc, earlier: Draft, later: Draft) -> bool:
    """ "..., as X observed, noting that ...": the participle's speaker is the one just named."""
    verb = doc[later.anchor]
    if earlier.source is None or later.anchor == 0:
        return False
    start = later.cue[0][0]
    if verb.dep_ == "conj" and verb.tag_ == doc[earlier.anchor].tag_:
        return not has_subject(verb) and any(b == start - 1 for _, b in earlier.content)
    if verb.tag_ != "VBG":
        return False
    ends = {earlier.clause[1], *(last for _, last in earlier.content)}
    return doc[start - 1].text == "," and bool(ends & {start - 1, start - 2})


def _passes_on(doc: Doc, earlier: Draft, later: Draft) -> bool:
    """ "A said it fell, B reported.": B passes on all that comes before, A's saying included."""
    verb, start = doc[later.anchor], later.clause[0]
    covered = any(a <= start and later.anchor <= b for a, b in earlier.content)
    if not (covered and later.takes_quotes and later.source and start > earlier.anchor + 1):
        return False
    before = all(b < start for _, b in later.content)
    return doc[start - 1].text == "," and before and verb.tag_ != "VBG" and _ends_sentence(verb)


def _drafts(doc: Doc) -> Iterator[Draft]:
    words = reporting_words()
    for token in doc:
        pos = token.pos_
        if pos == "VERB":
            word = words.get(("V", _MISREAD.get(token.lower_) or token.lemma_.lower()))
            found = _verb(token, word) if word else None
        elif pos == "NOUN":
            word = words.get(("N", token.lemma_.lower()))
            found = noun_draft(token, word) if word else None
        elif pos == "ADJ":
            word = words.get(("A", token.lower_))
            found = adjective_draft(token, word) if word else None
        else:
            continue
        if found is not None:
            yield found


def _verb(verb: Token, word: ReportingWord) -> Draft | None:
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.lefts)
    cited = object_of(verb) if verb.lower_ in CITING else None
    if cited is not None and can_speak(cited):
        return None  # a link of the chain, not a saying
    subject = find_subject(verb) or subject_before_aside(verb)
    cue_first = cue_start(verb)
    cue_last = verb.i
    for child in verb.rights:
        if child.dep_ == "prt" and child.i == cue_last + 1:
            cue_last = child.i
    draft = Draft(verb.i, word.kind, [(cue_first, cue_last)], (cue_first, cue_last))
    draft.takes_quotes = word.takes_clause
    if passive:
        _passive(verb, word, draft, subject.words if subject else None)
    else:
        if subject is not None:
            draft.source, draft.speaker = subject.words, subject.head
            draft.through.extend([] if subject.through is None else [subject.through])
        draft.content = complement(verb, word, draft)
    if not draft.content and _can_stand_apart(verb, word) and _is_as_clause(verb):
        draft.clause = span(verb)
        rest = without([span(verb.head)], draft.clause)
        draft.content = rest[:1] if rest and rest[0][0] < verb.i else rest
        return draft if draft.source else None
    told = word.kind in _TELLING and "that" in word.frames and not passive
    if told and _inverted(verb, word, draft):
        return draft
    if told and (subject is None or not subject.own):
        _by_order(verb, draft)
    if draft.source is not None:
        draft.content = without(draft.content, draft.source)
    draft.clause = _clause(verb, draft)
    if not draft.content and _can_stand_apart(verb, word):
        draft.content = _around(verb, draft)
    elif len(draft.content) == 1 and draft.source is not None and not passive:
        draft.content = [_up_to(verb, draft.content[0], draft.clause[0])]
    if draft.source is None and not passive and verb.tag_ in ("VBG", "VB"):
        return None  # "it is worth noting that": the report's own voice
    if not draft.content and not (draft.takes_quotes and draft.source):
        return None
    return draft


def _passive(verb: Token, word: ReportingWord, draft: Draft, subject: Range | None) -> None:
    """Passives: "is said to have fled", "was condemned by X", "were accused of Y"."""
    agent = next((c for c in verb.rights if c.dep_ == "agent"), None)
    noun = next((c for c in agent.rights if c.dep_ == "pobj"), None) if agent else None
    if noun is not None:
        draft.source, draft.speaker = span(noun), noun.i
    complements = [
        span(c)
        for c in verb.children
        if c.dep_ in ("xcomp", "ccomp", "oprd")
        or (c.dep_ == "prep" and c.i > verb.i and c.lower_ in word.with_object)
    ]
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in word.with_object and child.i == verb.i + 1:
            draft.cue[-1] = (draft.cue[-1][0], child.i)
            complements = [(child.i + 1, child.right_edge.i)]
            break
    if not complements and not (noun is not None and "obj" in word.frames):
        return
    named = noun is not None or "pass" in word.frames
    if complements and not named and not word.with_object - {"to"}:
        return
    if subject is not None and not (subject[0] <= verb.i <= subject[1]):
        draft.content.append(subject)
    draft.content.extend(complements)


def _clause(verb: Token, draft: Draft) -> Range:
    """The reporting clause: source, cue, and the adjuncts that hang on the verb."""
    first = min(draft.cue[0][0], draft.source[0] if draft.source else verb.i)
    last = max(draft.cue[-1][1], draft.source[1] if draft.source else verb.i)
    if first <= verb.i - 60:
        first = draft.cue[0][0]
    for child in verb.children:
        if child.dep_ not in _ADJUNCTS:
            continue
        edge = span(child)
        if any(not (c[1] < edge[0] or c[0] > edge[1]) for c in draft.content):
            continue
        if edge[0] > verb.i:
            last = max(last, edge[1])
    return first, last


def _around(verb: Token, draft: Draft) -> list[Range]:
    """What a reporting clause stands in or after, where the parse gives it no complement.

    "The road, he said, was cut" and, in text without commas, "Three died the monitor said".
    """
    if draft.source is None:
        return []
    first, last = sentence(verb)
    if verb.dep_ == "relcl" or verb.dep_ == "acl":
        return []
    doc = verb.doc
    start, end = draft.clause
    while (
        end < last
        and (doc[end + 1].is_punct or doc[end + 1].is_space)
        and doc[end + 1].text in ",."
    ):
        end += 1
    before = (first, start - 1)
    if start > first and doc[start - 1].text == "," and doc[end].text == "," and end < last - 1:
        return [before, (end + 1, last)]
    left = [before] if _says_something(doc, before) else []
    if verb.dep_ == "parataxis" and verb.head.i != verb.i:
        return without([span(verb.head)], (start, draft.clause[1]))
    draft.guessed = True
    return left if end >= last - 1 or _ends_sentence(verb) else []


def _by_order(verb: Token, draft: Draft) -> None:
    """ "Three were killed in the valley a monitor said on Sunday": no commas to tell it by."""
    bare = verb.tag_ != "VBG" and draft.cue[0][0] == verb.i
    follows = any(first > verb.i for first, _ in draft.content)
    swallowed = any(last == verb.i - 1 for _, last in draft.content)  # its subject is in there
    if not bare or follows or not (swallowed or _ends_sentence(verb)):
        return
    subject = speaker_between_marks(verb) or subject_by_order(verb)
    if subject is None:
        return
    first, _ = sentence(verb)
    before = (first, subject.words[0] - 1)
    if not _says_something(verb.doc, before):
        return
    draft.source, draft.speaker = subject.words, subject.head
    draft.content, draft.guessed = [before], True


def _inverted(verb: Token, word: ReportingWord, draft: Draft) -> bool:
    """ "Two died in the valley said the observatory": the object of such a verb is its speaker."""
    obj = object_of(verb)
    if obj is None or "obj" in word.frames or "hear" in word.frames or not can_speak(obj):
        return False
    first, _ = sentence(verb)
    before = (first, draft.cue[0][0] - 1)
    after = any(start > verb.i for start, _ in draft.content)
    opens = obj.left_edge.i == verb.i + 1 and obj.left_edge.pos_ == "DET" and obj.pos_ != "PRON"
    if not opens or after or not _says_something(verb.doc, before):
        return False
    draft.source, draft.speaker, draft.content = span(obj), obj.i, [before]
    draft.clause, draft.guessed = (draft.cue[0][0], obj.right_edge.i), True
    return True


def _ends_sentence(verb: Token) -> bool:
    """Whether nothing but a date, a hearer or a participle follows the verb."""
    _, last = sentence(verb)
    doc = verb.doc
    for i in range(verb.i + 1, last + 1):
        token = doc[i]
        if token.text in _STOPS or (token.tag_ == "VBG" and i == verb.i + 1):
            return True
        paused = token.text == "," and i > verb.i + 1 and i + 1 < len(doc)
        if paused and doc[i + 1].pos_ == "SCONJ":
            return True
        if token.pos_ in ("VERB", "AUX") or i - verb.i > _LONGEST_TAIL or token.lower_ == "that":
            return False
    return True


def _can_stand_apart(verb: Token, word: ReportingWord) -> bool:
    """Whether the reporting clause can stand in or after its content: "..., he said"."""
    finite = verb.tag_ not in ("VBG", "VB") or has_subject(verb)
    if "hear" not in word.frames and object_of(verb) is not None:
        return False
    return (
        finite and "that" in word.frames and word.kind not in ("know", "plan", "intend", "demand")
    )


def _up_to(verb: Token, content: Range, start: int) -> Range:
    """What stands between a content and the reporting clause after it belongs to the content."""
    first, last = content
    if last >= start or first < sentence(verb)[0] or not _ends_sentence(verb):
        return content
    return first, start - 1


def _is_as_clause(verb: Token) -> bool:
    """ "as X said": the clause it hangs on is what X said."""
    return verb.dep_ == "advcl" and any(
        c.lower_ == "as" and c.dep_ in ("mark", "advmod") and c.i < verb.i for c in verb.lefts
    )


def _says_something(doc: Doc, found: Range) -> bool:
    return found[1] - found[0] >= 2 and any(
        doc[i].pos_ in ("VERB", "AUX") for i in range(found[0], found[1] + 1)
    )
