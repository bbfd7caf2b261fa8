"""Parties that no list of actors has, by the words that name them: "the enemy", "the committee".

Only words that can do nothing but name people acting together, or a person, count: a wrong doer
does more harm than a missing one.
"""

from spacy.tokens import Token

from counterclaim.annotating.data_files import word_set
from counterclaim.model.actor import Actor, ActorCategory

_NAMING = word_set("role_words.toml", "naming_parties")
_BODIES = word_set("role_words.toml", "bodies")
_VAGUE = frozenset({"side", "camp", "actor"})  # "both sides", "a refugee camp"
_NAMED = {"PERSON": ActorCategory.PERSON, "ORG": ActorCategory.UNKNOWN}
_JOINED = frozenset({"compound", "amod", "nmod", "poss", "case", "flat"})
_MOST_WORDS = 6
_NUMBERS = frozenset({"NUM", "DET", "ADV", "PRON", "PUNCT"})


def unlisted(noun: Token | None, *, acts: bool) -> Actor | None:
    """The party that a noun phrase names by its own words; None where it may name a thing.

    ``acts``: it does or says something, so that a name of no known kind is no place.
    """
    if noun is None or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    lemma = noun.lemma_.lower()
    if noun.pos_ == "PROPN" and noun.ent_type_ in _NAMED and (acts or _is_full_name(noun)):
        category = _NAMED[noun.ent_type_]
    elif lemma in _NAMING or lemma in _BODIES - _VAGUE:
        category = ActorCategory.UNKNOWN
    elif noun.ent_type_ == "NORP" and noun.tag_ == "NNPS":
        category = ActorCategory.UNKNOWN  # "the Karvians"
    else:
        return None
    first = noun.i
    for token in reversed(noun.doc[max(noun.i - _MOST_WORDS, noun.sent.start) : noun.i]):
        if token.pos_ in _NUMBERS or token.is_space or not _belongs(token, noun):
            break
        first = token.i
    if noun.doc[first].dep_ == "case":
        first += 1
    mention = noun.doc[first : noun.i + 1]
    return Actor(
        mention=mention.text,
        start=mention.start_char,
        end=mention.end_char,
        category=category,
    )


def _is_full_name(noun: Token) -> bool:
    """Two names of a person: "shelled Velm" may be a town, "shot Ann Velm" is none."""
    named = any(c.dep_ == "compound" and c.ent_type_ == "PERSON" for c in noun.lefts)
    return noun.ent_type_ == "PERSON" and named


def _belongs(token: Token, noun: Token) -> bool:
    return token.dep_ in _JOINED and (token.head.i == noun.i or noun.i > token.head.i > token.i)
