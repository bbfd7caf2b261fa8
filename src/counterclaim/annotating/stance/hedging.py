"""What a hedge reaches: clauses, complements and phrases, by the parse."""

from spacy.tokens import Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.aims import is_infinitive
from counterclaim.annotating.grammar.clauses import has_subject, subtree
from counterclaim.annotating.grammar.doers import ACCUSING
from counterclaim.annotating.lexicon.reporting_words import reporting_words
from counterclaim.annotating.spans import words_between
from counterclaim.model.words import Words

_VERBS = ("VERB", "AUX")
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_HEDGING = frozenset({"alleged", "reported", "suspected", "purported"})
COURSE = word_set("role_words.toml", "course_verbs")
_EMBEDDED = ("ccomp", "advcl", "parataxis", "csubj")


def clause_scope(verb: Token, participles: bool = False, relatives: bool = True) -> Words:
    """The verb's clause: its subject and complements, no embedded finite clause.

    Coordinated verbs are in unless they have a subject of their own or follow "but"; participles
    after it ("..., killing five") and relative clauses are in where asked.
    """
    inside = {verb.i}
    stack = [verb]
    while stack:
        for child in stack.pop().children:
            if not _is_own_clause(child, verb, participles, relatives):
                inside.add(child.i)
                stack.append(child)
    first = last = verb.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return words_between(verb.doc, first, last)


def _is_own_clause(child: Token, verb: Token, participles: bool, relatives: bool) -> bool:
    if child.pos_ not in _VERBS:
        return False
    if child.dep_ == "advcl" and child.tag_ == "VBG" and child.i > verb.i:
        return not participles
    if child.dep_ == "conj":
        contrasted = any(c.dep_ == "cc" and c.lower_ == "but" for c in child.head.rights)
        return has_subject(child) or contrasted or _speaks_again(child, verb)
    return child.dep_ in _EMBEDDED or (child.dep_ == "relcl" and not relatives)


def _speaks_again(child: Token, verb: Token) -> bool:
    """ "Said that no aircraft had flown and accused the rebels": the speaker does both."""
    return verb.dep_ == "ccomp" and _is_speech(child) and not _is_speech(verb)


def _is_speech(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    return lemma in ACCUSING or ("V", lemma) in reporting_words()


def phrase_scope(head: Token) -> Words:
    """The whole subtree."""
    return words_between(head.doc, head.left_edge.i, head.right_edge.i)


def complement_scope(word: Token, object_too: bool) -> Words | None:
    """The infinitive, gerund or clause a word governs, its subject included; None without one.

    ``object_too`` takes the direct object as well ("prevented an attack").
    """
    for holder in (word, word.head if word.pos_ == "ADJ" and word.dep_ == "acomp" else word):
        for child in holder.rights:
            clause = child.dep_ in ("xcomp", "ccomp") or (
                child.dep_ == "acl" and is_infinitive(child)
            )
            if clause and child.i > word.i:
                return words_between(word.doc, child.left_edge.i, _before_finite(child))
            if child.dep_ == "prep" and child.lower_ == "from" and object_too:
                return words_between(word.doc, child.left_edge.i, child.right_edge.i)
            if object_too and child.dep_ == "dobj":
                return words_between(word.doc, child.left_edge.i, child.right_edge.i)
    return None


def _before_finite(verb: Token) -> int:
    """Where the complement ends: "is believed to hold it and has sworn to keep it"."""
    last = verb.right_edge.i
    if not is_infinitive(verb):
        return last
    for child in verb.rights:
        finite = child.tag_ in _FINITE or any(c.tag_ in _FINITE for c in child.lefts)
        if child.dep_ == "conj" and finite:
            last = min(last, child.left_edge.i - 1)
            while last > verb.i and verb.doc[last].dep_ in ("cc", "punct"):
                last -= 1
    return last


def noun_scope(noun: Token) -> Words:
    """The noun and what belongs to it, up to any clause that hangs on it."""
    last = noun.i
    for token in noun.doc[noun.i + 1 : noun.right_edge.i + 1]:
        if token.pos_ in _VERBS or token.dep_ == "mark":
            break
        last = token.i
    return words_between(noun.doc, noun.left_edge.i, last)


def infinitive_after(verb: Token) -> Words | None:
    """ "Called on them to leave", "urged that they leave": the clause after what is asked of."""
    for child in subtree(verb):
        asked = is_infinitive(child) or child.dep_ == "ccomp"
        above = child.head
        near = above.i == verb.i or (above.head.i == verb.i) or above.head.head.i == verb.i
        if child.i > verb.i and child.pos_ in _VERBS and asked and near:
            return words_between(verb.doc, child.left_edge.i, child.right_edge.i)
    return None


def known_objects(verb: Token) -> tuple[Words, ...]:
    """The objects in a verb's clause that are spoken of as known: "will discuss the attack".

    What such a noun tells of is not planned or under way with the verb, unless the verb itself is
    its course ("will continue the offensive").
    """
    doc = verb.doc
    found: list[Words] = []
    for token in doc[verb.left_edge.i : verb.right_edge.i + 1]:
        known = any(
            c.lower_ in _KNOWN or c.dep_ == "poss" or c.lower_ in _HEDGING for c in token.lefts
        )
        governor = token.head if token.dep_ == "dobj" else token.head.head
        course = governor.lemma_.lower() in COURSE
        if token.pos_ == "NOUN" and token.dep_ in ("dobj", "pobj") and known and not course:
            found.append(words_between(doc, token.left_edge.i, token.i))
    return tuple(found)


def previous_sentence(token: Token) -> Words | None:
    """The sentence before the token's own, in the same paragraph or the one before."""
    start = token.sent.start
    before = start - 1
    while before >= 0 and token.doc[before].is_space:
        before -= 1
    if before < 0:
        return None
    held = token.doc[before].sent
    return words_between(token.doc, held.start, before)
