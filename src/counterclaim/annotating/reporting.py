"""Reporting verbs, nouns and adjectives: source, cue and content of each, by the parse.

Positions here are token positions, first and last included. The frames of each word say which
complement is its content; PolNeAR's conventions say what belongs to it: "that" and quotation
marks are content, auxiliaries, adverbs before the verb and "not" are cue, hearers and dates are
neither.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from counterclaim.annotating.clauses import SUBJECT_DEPS
from counterclaim.annotating.reporting_words import ReportingWord, reporting_words
from counterclaim.model.attribution import Source

Range = tuple[int, int]

_MISREAD = {"hoping": "hope", "hoped": "hope"}  # spaCy's lemma for both is "hop"
_LIGHT_VERBS = frozenset(
    {"make", "issue", "give", "release", "express", "voice", "raise", "repeat"}
)
_CUE_LEFT = frozenset({"aux", "auxpass", "neg", "advmod"})
_ADJUNCTS = frozenset(
    {"prep", "npadvmod", "advmod", "prt", "dobj", "dative", "iobj", "agent", "advcl", "attr"}
)
_PARTICIPLES = frozenset({"VBG", "VBN"})


@dataclass(slots=True)
class Draft:
    """An attribution in the making. ``clause`` is the reporting clause without the content;
    ``guessed`` says that its content was taken from the word order, not the parse.
    """

    anchor: int
    kind: str
    cue: list[Range]
    clause: Range
    source: Range | None = None
    speaker: int | None = None
    content: list[Range] = field(default_factory=list)
    takes_quotes: bool = False
    guessed: bool = False
    through: list[int] = field(default_factory=list)
    citation: tuple[Source, ...] = ()


def drafts(doc: Doc) -> Iterator[Draft]:
    """One draft for each reporting word that has content, or that may introduce a quotation."""
    words = reporting_words()
    for token in doc:
        pos = token.pos_
        if pos == "VERB":
            word = words.get(("V", _MISREAD.get(token.lower_) or token.lemma_.lower()))
            found = _verb(token, word) if word else None
        elif pos == "NOUN":
            word = words.get(("N", token.lemma_.lower()))
            found = _noun(token, word) if word else None
        elif pos == "ADJ":
            word = words.get(("A", token.lower_))
            found = _adjective(token, word) if word else None
        else:
            continue
        if found is not None:
            yield found


def span(token: Token) -> Range:
    """The whole subtree of a token."""
    return token.left_edge.i, token.right_edge.i


def without(ranges: list[Range], hole: Range) -> list[Range]:
    """The ranges less the hole."""
    kept: list[Range] = []
    for first, last in ranges:
        if last < hole[0] or first > hole[1]:
            kept.append((first, last))
            continue
        if first < hole[0]:
            kept.append((first, hole[0] - 1))
        if last > hole[1]:
            kept.append((hole[1] + 1, last))
    return kept


def sentence(token: Token) -> Range:
    """The sentence around a token."""
    held = token.sent
    return held.start, held.end - 1


def _verb(verb: Token, word: ReportingWord) -> Draft | None:
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.lefts)
    subject, speaker, through = _subject(verb)
    cue_first = _cue_start(verb)
    cue_last = verb.i
    for child in verb.rights:
        if child.dep_ == "prt" and child.i == cue_last + 1:
            cue_last = child.i
    draft = Draft(verb.i, word.kind, [(cue_first, cue_last)], (cue_first, cue_last))
    draft.takes_quotes = word.takes_clause
    if passive:
        _passive(verb, word, draft, subject)
    else:
        if subject is not None:
            draft.source, draft.speaker = subject, speaker
        draft.content = _complement(verb, word, draft)
    if not draft.content and word.takes_clause and _is_as_clause(verb):
        draft.clause = span(verb)
        draft.content = without([span(verb.head)], draft.clause)
        return draft if draft.source else None
    draft.through.extend(through)
    draft.clause = _clause(verb, draft)
    if not draft.content and word.takes_clause:
        draft.content = _around(verb, draft)
    if not draft.content and not (draft.takes_quotes and draft.source):
        return None
    return draft


def _cue_start(verb: Token) -> int:
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


def _subject(verb: Token) -> tuple[Range | None, int | None, list[int]]:
    """Whose verb it is: words, head noun, and what it went through ("quoted by X as saying")."""
    seen, steps = verb, 0
    while steps < 6:
        steps += 1
        for child in seen.lefts:
            if child.dep_ in SUBJECT_DEPS and child.dep_ != "csubj":
                return _own_subject(seen, child)
        for child in seen.rights:
            if child.dep_ == "nsubj" and child.i > seen.i:
                return _own_subject(seen, child)
        head = seen.head
        if head.i == seen.i:
            return None, None, []
        if seen.dep_ == "acl" and seen.tag_ == "VBG" and head.pos_ in ("NOUN", "PROPN", "PRON"):
            return (head.left_edge.i, max(head.i, _before(seen, head))), head.i, []
        if seen.dep_ in ("conj", "xcomp", "advcl") and head.pos_ in ("VERB", "AUX"):
            if seen.dep_ == "advcl" and seen.tag_ not in _PARTICIPLES:
                return None, None, []
            seen = head
        elif _through_other_word(seen):
            seen = head.head
        else:
            return None, None, []
    return None, None, []


def _through_other_word(verb: Token) -> bool:
    """ "was able to say", "after saying": the subject is that of the verb above the word between."""
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


def _own_subject(verb: Token, noun: Token) -> tuple[Range | None, int | None, list[int]]:
    if noun.lower_ in ("it", "there") and any(c.dep_ == "auxpass" for c in verb.lefts):
        return None, None, []
    if noun.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
        return (noun.i, noun.i), verb.head.i, []
    first, last = span(noun)
    if first <= verb.i <= last:
        first, last = (verb.i + 1, last) if noun.i > verb.i else (first, verb.i - 1)
    for child in noun.rights:
        comma = child.left_edge.i > 0 and noun.doc[child.left_edge.i - 1].text == ","
        if child.dep_ == "acl" and child.tag_ == "VBG" and comma:
            last = min(last, child.left_edge.i - 1)
    return (first, last), noun.i, []


def _complement(verb: Token, word: ReportingWord, draft: Draft) -> list[Range]:
    """The content by the word's frames, nearest fit first."""
    frames = word.frames
    obj = _object(verb)
    hearer = obj if obj is not None and "hear" in frames and obj.i > verb.i else None
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    if "that" in frames or "to" in word.with_object:
        for clause in clauses:
            if _infinitive_with_subject(clause) and "to" not in word.with_object | frames:
                continue
            if clause.i > verb.i and _relative(clause) and clause.left_edge.i < verb.i:
                return [(clause.left_edge.i, clause.left_edge.i), _right_of(verb, span(clause))]
            if clause.i > verb.i or not _relative(clause):
                return [_right_of(verb, span(clause))]
    for clause in verb.rights:
        if clause.dep_ == "xcomp":
            infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.lefts)
            if infinitive and "to" in word.with_object and obj is not None and obj.i > verb.i:
                return [(obj.left_edge.i, clause.right_edge.i)]
            if infinitive and "to" in frames and (obj is None or obj.i > clause.i):
                return [_right_of(verb, span(clause))]
            if "ing" in frames and clause.tag_ == "VBG":
                return [_right_of(verb, span(clause))]
            if "oprd" in frames or ("that" in frames and clause.tag_ != "VBG" and not infinitive):
                return [_right_of(verb, span(clause))]
    if "oprd" in frames:
        for child in verb.rights:
            if child.dep_ in ("oprd", "ccomp") and obj is not None:
                return [(min(obj.left_edge.i, child.left_edge.i), child.right_edge.i)]
            if child.dep_ in ("oprd", "ccomp"):
                return [span(child)]
    if obj is not None and hearer is None:
        tail = _with_object(verb, obj, word)
        if tail is not None:
            return [(obj.left_edge.i, tail)] if obj.i > verb.i else [span(obj), (verb.i + 1, tail)]
        if "obj" in frames or ("uncounted" in frames and not _counted(obj)):
            return [span(obj)]
    return _prepositional(verb, word, draft)


def _object(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("dobj", "dative", "iobj") and child.pos_ != "ADP":
            return child
    return None


def _counted(noun: Token) -> bool:
    return noun.lemma_.lower() == "life" or any(c.dep_ == "nummod" for c in noun.lefts)


def _relative(clause: Token) -> bool:
    return any(c.tag_ in ("WDT", "WP") for c in clause.lefts)


def _infinitive_with_subject(clause: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.lefts)


def _right_of(verb: Token, found: Range) -> Range:
    """Cut a range that the parser let run over the verb itself."""
    first, last = found
    if first <= verb.i <= last:
        return verb.i + 1, last
    return first, last


def _with_object(verb: Token, obj: Token, word: ReportingWord) -> int | None:
    """Where the object's "of ..." or "as ..." ends."""
    for prep in (*obj.rights, *verb.rights):
        if prep.dep_ in ("prep", "dative") and prep.lower_ in word.with_object and prep.i > obj.i:
            return prep.right_edge.i
        if prep.dep_ == "acl" and prep.i > obj.i and "to" in word.with_object:
            return prep.right_edge.i
    return None


def _prepositional(head: Token, word: ReportingWord, draft: Draft) -> list[Range]:
    for prep in head.rights:
        if prep.dep_ not in ("prep", "agent", "prt") or prep.lower_ not in word.prepositions:
            continue
        for child in prep.rights:
            if child.dep_ in ("pobj", "pcomp"):
                first, last = draft.cue[-1]
                if prep.i <= last + 2:
                    draft.cue[-1] = (first, prep.i)
                return [(max(child.left_edge.i, prep.i + 1), child.right_edge.i)]
    return []


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
    return left if end >= last - 1 else []


def _is_as_clause(verb: Token) -> bool:
    """ "as X said": the clause it hangs on is what X said."""
    return verb.dep_ == "advcl" and any(
        c.lower_ == "as" and c.dep_ in ("mark", "advmod") and c.i < verb.i for c in verb.lefts
    )


def _says_something(doc: Doc, found: Range) -> bool:
    return found[1] - found[0] >= 2 and any(
        doc[i].pos_ in ("VERB", "AUX") for i in range(found[0], found[1] + 1)
    )


def _noun(noun: Token, word: ReportingWord) -> Draft | None:
    """ "X's claim that ...", "accusations of ...", "issued a warning that ..."."""
    draft = Draft(noun.i, word.kind, [(noun.i, noun.i)], (noun.i, noun.i))
    for child in noun.rights:
        if "that" in word.frames and child.dep_ in ("acl", "ccomp") and _has_that(child):
            draft.content = [span(child)]
            break
        if "to" in word.frames and child.dep_ == "acl" and _infinitive_with_subject(child):
            draft.content = [span(child)]
            break
    else:
        draft.content = _prepositional(noun, word, draft)
    if not draft.content:
        return None
    _noun_source(noun, draft)
    first = draft.source[0] if draft.source else noun.i
    draft.clause = (min(first, noun.i), draft.cue[-1][1])
    return draft


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
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in _LIGHT_VERBS:
        subject, speaker, _ = _subject(verb)
        if subject is not None:
            draft.source, draft.speaker = subject, speaker
            draft.cue = [(_cue_start(verb), draft.cue[-1][1])]
            return
    for child in noun.lefts:
        if child.dep_ in ("compound", "amod") and child.pos_ == "PROPN":
            draft.source, draft.speaker = span(child), child.i
            return
        if child.dep_ == "amod" and child.ent_type_ == "NORP":
            draft.source, draft.speaker = (child.i, child.i), child.i
            return


def _adjective(adjective: Token, word: ReportingWord) -> Draft | None:
    """ "is confident that ...", "were aware of ..."."""
    verb = adjective.head
    if adjective.dep_ not in ("acomp", "attr", "oprd") or verb.pos_ not in ("AUX", "VERB"):
        return None
    subject, speaker, _ = _subject(verb)
    if subject is None or verb.doc[subject[0]].lower_ in ("it", "there"):
        return None
    first = _cue_start(verb)
    draft = Draft(adjective.i, word.kind, [(first, adjective.i)], (subject[0], adjective.i))
    draft.source, draft.speaker = subject, speaker
    for child in (*adjective.rights, *verb.rights):
        if child.dep_ in ("ccomp", "xcomp") and child.i > adjective.i:
            infinitive = _infinitive_with_subject(child)
            if ("to" if infinitive else "that") in word.frames:
                draft.content = [span(child)]
                return draft
    draft.content = _prepositional(adjective, word, draft)
    return draft if draft.content else None
