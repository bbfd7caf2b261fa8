"""Accounts of what happened: what is said of a report or a claim, and of the clause it tells."""

from collections.abc import Iterable

from spacy.tokens import Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.aims import VERBS
from counterclaim.annotating.grammar.negating import negator
from counterclaim.annotating.lexicon.signatures import CONTENT, signatures

COMPLEMENTS = frozenset({"attr", "acomp", "oprd"})
_BASELESS = word_set("reality_words.toml", "baseless")
_CALLING = word_set("reality_words.toml", "calling")
_MISTAKEN = word_set("reality_words.toml", "mistaken")
_CALLED_WITHIN = 30  # tokens from "called" to "false"
_TRUE = frozenset({"true", "correct", "accurate", "right", "factual", "case"})
_RELATIVE = frozenset({"who", "whom", "which"})
_QUESTIONING = frozenset({"who", "whom", "whose", "which"})
_CIRCUMSTANCES = frozenset({"why", "how", "when", "where"})
_EARLIER = frozenset({"earlier", "previous", "original", "first"})


def is_account(noun: Token) -> bool:
    """A word for what somebody says: "report", "claim", "accusation"."""
    return noun.pos_ in ("NOUN", "PROPN") and noun.lemma_.lower() in signatures(CONTENT)


def called_baseless(account: Token) -> Token | None:
    """ "False reports", "called the reports false", "the claim was a lie", "dismissed as lies"."""
    for child in account.lefts:
        if child.dep_ in ("amod", "compound") and child.lower_ in _BASELESS:
            return child
    verb = account.head
    if account.dep_ not in ("dobj", "nsubj", "nsubjpass") or verb.pos_ not in (*VERBS, "ADJ"):
        return None
    if verb.lower_ in _BASELESS:
        return verb  # "called the reports false": a small clause
    not_ = negator(verb)
    if not_ is not None:  # "the claims are not true"
        told = (c.lower_ for c in verb.rights if c.dep_ in COMPLEMENTS)
        return not_ if any(word in _TRUE for word in told) else None
    if verb.lemma_.lower() in _CALLING:
        last = min(verb.right_edge.i, verb.i + _CALLED_WITHIN)
        words: Iterable[Token] = verb.doc[verb.i + 1 : last + 1]
    else:
        words = (c for c in verb.rights if c.dep_ in COMPLEMENTS)
    return next((w for w in words if _is_baseless(w) and not _is_attributive(w)), None)


def _is_baseless(word: Token) -> bool:
    return word.lower_ in _BASELESS or word.lemma_.lower() in _BASELESS


def _is_attributive(word: Token) -> bool:
    return word.dep_ in ("amod", "compound") and word.head.i > word.i


def taken_back(saying: Token) -> Token | None:
    """ "Incorrectly said", "an earlier version of the report said": the words are taken back."""
    for child in saying.lefts:
        if child.lower_ in _MISTAKEN:
            return child
        if child.dep_ == "nsubj" and child.lower_ == "version":
            return next((c for c in child.lefts if c.lower_ in _EARLIER), None)
    return None


def asks_who(verb: Token) -> bool:
    """ "It is not known who shelled the town", "why they did": that they did is known."""
    for child in verb.lefts:
        if child.dep_ in ("nsubj", "nsubjpass"):
            if any(word.lower_ in _QUESTIONING for word in (child, *child.lefts)):
                return True
        elif child.dep_ == "advmod" and child.lower_ in _CIRCUMSTANCES:
            return True
    return False


def tells_content(verb: Token) -> bool:
    """ "Reports they shelled it", whose clause lacks nothing: not "reports that reached us"."""
    if verb.dep_ == "acl":
        return True
    lefts = {c.lower_: c.dep_ for c in verb.lefts}
    whole = "nsubj" in lefts.values() and any(c.dep_ == "dobj" for c in verb.rights)
    return whole and lefts.get("that") != "nsubj" and not _RELATIVE & lefts.keys()
