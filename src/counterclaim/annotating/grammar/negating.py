"""The word of a predicate's own clause that denies it: "not", "never", "no" before its subject."""

from spacy.tokens import Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.clauses import SUBJECT_DEPS
from counterclaim.annotating.grammar.governing import NONE, Governor, above
from counterclaim.annotating.grammar.lemmas import lemma_of

NEGATIVE = word_set("reality_words.toml", "negative")
NO = word_set("reality_words.toml", "no")
NOBODY = word_set("reality_words.toml", "nobody")
_NOT_DENYING = word_set("reality_words.toml", "not_denying")
_VERBS = frozenset({"VERB", "AUX"})
_FAILING = frozenset({"fail", "unable", "neglect"})
_UNTIL = frozenset({"until", "till"})
_AFTER = 16  # tokens from "would not have burned" to "had it not been"
_SUPPOSING = frozenset({"if", "had", "without", "but"})
_WOULD = frozenset({"would", "could", "might", "'d", "’d"})


def is_nobody(noun: Token) -> bool:
    """Whether a noun stands for nobody: "none", "no group"."""
    return nobody_in(noun) is not None


def nobody_in(noun: Token) -> Token | None:
    """The word by which a noun stands for nobody or nothing."""
    if noun.lower_ in NOBODY:
        return noun
    for child in noun.lefts:
        if child.lower_ in NO and child.dep_ not in ("advmod", "intj"):
            return child
        if child.lower_ == "any" or child.dep_ == "neg":
            return child if child.dep_ == "neg" and child.nbor().lower_ in ("one", "a") else None
    return None


def negator(predicate: Token) -> Token | None:
    """The word that denies a predicate by standing with it: "did not", "no longer", "nor"."""
    for child in predicate.children:
        if child.lower_ == "longer":
            return next((c for c in child.lefts if c.lower_ == "no"), None)
        denies = child.dep_ == "neg" or child.lower_ in NEGATIVE
        if denies and not _is_aside(child, predicate):
            return None if _came_at_last(predicate) or _would_else(predicate) else child
        if child.dep_ in ("preconj", "cc") and child.lower_ == "neither":
            return child
    if predicate.dep_ == "conj" and predicate.pos_ in _VERBS:
        return joining(predicate, frozenset({"nor"}))
    return None


def joining(conjunct: Token, words: frozenset[str]) -> Token | None:
    """The conjunction right before a conjunct, if it is one of these: "but", "nor"."""
    first = conjunct.left_edge.i
    before = conjunct.doc[max(0, first - 1) : first + 1]
    return next((t for t in before if t.dep_ == "cc" and t.lower_ in words), None)


def denying_argument(verb: Token, deps: frozenset[str] = SUBJECT_DEPS) -> Token | None:
    """ "No" or "nobody" that denies a verb through its subject, or its object where asked."""
    if verb.pos_ not in _VERBS:
        return None
    found = (nobody_in(c) for c in verb.children if c.dep_ in deps)
    return next((word for word in found if word is not None), None)


def negation(governor: Governor) -> Token | None:
    """What denies the deed a governor tells of its noun: its own words, or "failed to" above it."""
    word = governor.word
    verb = word if word.pos_ in _VERBS else word.head
    if verb.pos_ not in _VERBS:
        return None
    if verb is word or word.dep_ in ("attr", "acomp", "prep"):
        own = negator(verb)
        if own is not None and (own.i < verb.i or own.i < word.i):
            return own
    if verb is not word:
        return None
    if governor.role != NONE:
        nobody = denying_argument(verb, _ARGUMENTS)
        if nobody is not None and nobody.lower_ in NO:
            return nobody
    outer = above(word)
    return outer if outer is not None and lemma_of(outer) in _FAILING else None


_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})


def _is_aside(not_: Token, predicate: Token) -> bool:
    """ "Not only", "shown not in words", and the "not" of another clause hung on the wrong verb."""
    following = not_.doc[not_.i + 1] if not_.i + 1 < len(not_.doc) else not_
    if following.lower_ in _NOT_DENYING or (not_.i > predicate.i and predicate.pos_ == "VERB"):
        return True
    between = not_.doc[not_.i + 1 : predicate.i]
    subject = any(t.dep_ in SUBJECT_DEPS and t.head.i == predicate.i for t in between)
    return subject and any(t.text == "," for t in between)


def _came_at_last(verb: Token) -> bool:
    """ "Did not enter the town until Friday": then they did."""
    past = any(c.lower_ in ("did", "was", "were", "had") for c in verb.lefts)
    until = any(c.lower_ in _UNTIL or any(m.lower_ in _UNTIL for m in c.lefts) for c in verb.rights)
    return past and until


def _would_else(verb: Token) -> bool:
    """ "Would not have burned had it not been for the shelling": then it did."""
    helpers = {c.lower_ for c in verb.lefts if c.dep_ == "aux"}
    if helpers & {"had"} and any(c.lower_ == "if" for c in verb.lefts):
        return True  # "if they had not killed them"
    if not (helpers & _WOULD and "have" in helpers):
        return False
    following = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + _AFTER]]
    if ["had", "it", "not"] in (following[i : i + 3] for i in range(len(following))):
        return True
    clauses = [m for c in verb.children if c.pos_ in _VERBS for m in c.lefts]
    return any(word.lower_ in _SUPPOSING for word in (*verb.children, *clauses))
