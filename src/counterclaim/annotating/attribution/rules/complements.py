"""What a reporting verb governs: its content by the frames of the lexicon."""

from spacy.tokens import Doc, Token

from counterclaim.annotating.attribution.drafting import Draft, Range, span
from counterclaim.annotating.attribution.rules.by_order import cue_start
from counterclaim.annotating.attribution.rules.reporting_nouns import prepositional_content
from counterclaim.annotating.grammar.aims import is_infinitive
from counterclaim.annotating.lexicon.reporting_words import ReportingWord, reporting_words


def complement(verb: Token, word: ReportingWord, draft: Draft) -> list[Range]:
    """The content by the word's frames, nearest fit first."""
    frames = word.frames
    obj = _object(verb)
    hearer = obj if obj is not None and "hear" in frames and obj.i > verb.i else None
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    clauses.sort(key=lambda c: c.i < verb.i)  # "A said it fell; B denied it had": what follows
    if "that" in frames or "to" in word.with_object:
        for clause in clauses:
            if is_infinitive(clause) and "to" not in word.with_object | frames:
                continue
            if clause.i > verb.i and _relative(clause) and clause.left_edge.i < verb.i:
                return [(clause.left_edge.i, clause.left_edge.i), _right_of(verb, span(clause))]
            if clause.i > verb.i or not _relative(clause):
                first, last = _right_of(verb, span(clause))
                return [(first, _before_next_speaker(verb, clause, last))]
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
    if obj is not None and ("T", obj.lemma_.lower()) in reporting_words():
        tail = _with_object(verb, obj, word.with_toll)
        if tail is not None or "count" in frames:
            return [(obj.left_edge.i, _with_parts(verb.doc, tail or obj.right_edge.i))]
    if obj is not None and hearer is None:
        tail = _with_object(verb, obj, word.with_object)
        if tail is not None:
            return [(obj.left_edge.i, tail)] if obj.i > verb.i else [span(obj), (verb.i + 1, tail)]
        counted = _counted(obj) or obj.ent_type_ == "CARDINAL"
        if "obj" in frames or ("uncounted" if not counted else "counted") in frames:
            return [span(obj)]
    told = _taken_for_subject(verb) if "that" in frames else None
    return [told] if told is not None else prepositional_content(verb, word, draft)


def _taken_for_subject(verb: Token) -> Range | None:
    """ "A strike killed two, a doctor in the town said": the parser gives "said" two subjects."""
    subjects = [child for child in verb.lefts if child.dep_ == "nsubj"]
    if len(subjects) < 2:
        return None
    told, comma = subjects[-2], subjects[-1].left_edge.i - 1
    verbal = any(child.dep_ in ("acl", "relcl") and child.pos_ == "VERB" for child in told.rights)
    if not verbal or comma <= told.i or verb.doc[comma].text != ",":
        return None
    return told.left_edge.i, comma - 1


def _with_parts(doc: Doc, last: int) -> int:
    """ "put the toll at 14, of whom four were children": what the toll holds belongs to it."""
    while doc[last].is_punct:
        last -= 1
    after = doc[last + 1 : last + 4]
    if len(after) < 3 or after[0].text != "," or after[2].lower_ not in ("whom", "which", "them"):
        return last
    end = after[0].sent.end - 1
    while end > last and (doc[end].is_punct or doc[end].is_space):
        end -= 1
    return end


def _before_next_speaker(verb: Token, clause: Token, last: int) -> int:
    """ "A said it fell, while B said it held": the second speaker's clause is not A's words."""
    for child in clause.rights:
        if child.dep_ not in ("conj", "advcl") or child.tag_ == "VBG":
            continue
        word = reporting_words().get(("V", child.lemma_.lower()))
        if word is None or not word.takes_clause:
            continue
        own = next((c for c in child.lefts if c.dep_ == "nsubj"), None)
        marked = any(c.dep_ == "mark" and c.lower_ not in ("while", "though") for c in child.lefts)
        if (own is None and child.tag_ == verb.tag_) or (own is not None and not marked):
            start = own.left_edge.i if own is not None else cue_start(child)
            return min(last, start - 1)
    return last


def _object(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("dobj", "dative", "iobj") and child.pos_ != "ADP":
            return child
    return None


def _counted(noun: Token) -> bool:
    return noun.lemma_.lower() == "life" or any(c.dep_ == "nummod" for c in noun.lefts)


def _relative(clause: Token) -> bool:
    return any(c.tag_ in ("WDT", "WP") for c in clause.lefts)


def _right_of(verb: Token, found: Range) -> Range:
    """Cut a range that the parser let run over the verb itself."""
    first, last = found
    if first <= verb.i <= last:
        return verb.i + 1, last
    return first, last


def _with_object(verb: Token, obj: Token, prepositions: frozenset[str]) -> int | None:
    """Where the object's "of ..." or "as ..." ends."""
    for prep in (*obj.rights, *verb.rights):
        if prep.dep_ in ("prep", "dative") and prep.lower_ in prepositions and prep.i > obj.i:
            return prep.right_edge.i
        if prep.dep_ == "acl" and prep.i > obj.i and "to" in prepositions:
            return prep.right_edge.i
    return None
