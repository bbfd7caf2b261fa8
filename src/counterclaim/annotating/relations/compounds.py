"""Relations inside a word: "X-backed Y", "pro-Y X", also with the hyphen lost."""

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.annotating.actors.registry import norm, shipped_registry
from counterclaim.annotating.relations.parties import Parties
from counterclaim.model.actor import Actor

HYPHENS = frozenset({"-", "–", "‑"})
_NOUNS = frozenset({"PROPN", "NOUN", "ADJ"})
_AHEAD = 5  # tokens from the compound to its noun
Pair = tuple[Actor | None, Actor | None]


def of_compound(parties: Parties, token: Token) -> Iterator[Pair]:
    """ "X-backed Y": Y is the noun that the compound stands before."""
    doc = parties.doc
    first: Actor | None
    if "-" in token.text:
        name = token.text.rpartition("-")[0]  # "U.S.-backed", one token
        first = Actor(mention=name, start=token.idx, end=token.idx + len(name))
    else:
        first = parties.word(doc[token.i - (2 if doc[token.i - 1].text in HYPHENS else 1)])
    noun = _noun_behind(token)
    if noun is None or any(t.lower_ == "coalition" for t in doc[token.i + 1 : noun.i + 1]):
        return  # "the X-led coalition" is that coalition's name
    yield first, parties.at(noun)


def of_prefix(parties: Parties, token: Token) -> Iterator[Pair]:
    """ "pro-Y X": X is the noun that the compound stands before."""
    doc = parties.doc
    named = next((t for t in doc[token.i + 1 : token.i + 3] if t.text not in HYPHENS), None)
    if named is None or named.i + 1 >= len(doc):
        return
    last = named
    while last.i + 2 < len(doc) and doc[last.i + 1].text in HYPHENS and last.idx > 0:
        last = doc[last.i + 2]  # "pro-Islamic-State", "anti-al-Qaeda"
    noun = _noun_behind(last)
    if noun is not None:
        inside = parties.word(last)
        whole = parties.by_token.get(token.i)  # the layer may have "pro-Y fighters" as one actor
        if whole is not None and whole.id is not None:
            return  # a name that begins so: nobody's enemies but themselves
        if inside is None or inside is whole:
            inside = parties.built(last) or Actor(
                mention=last.text, start=last.idx, end=last.idx + len(last)
            )
        yield parties.at(noun), inside


def is_prefix(token: Token) -> bool:
    """Whether "pro" or "anti" stands before a hyphen."""
    return token.i + 2 < len(token.doc) and token.nbor().text in HYPHENS


def is_compound(token: Token) -> bool:
    """ "X-backed Y"; also "foreign backed groups", "Norland backed forces": a hyphen was lost."""
    if "-" in token.text:
        return ")" not in token.text  # "(AFP)-Allied" is a dateline's end
    if token.i < 1:
        return False
    before = token.nbor(-1)
    if before.text in HYPHENS:
        return token.i > 1
    if token.i + 1 >= len(token.doc) or token.tag_ not in ("VBN", "VBD", "JJ"):
        return False
    after = token.nbor()
    if after.pos_ not in _NOUNS or before.pos_ == "AUX":
        return False
    of_another = after.dep_ in ("nsubj", "nsubjpass") and after.head.i > after.i
    if token.head.i <= token.i and not of_another:
        return False
    registry, key = shipped_registry(), (norm(before.text),)
    known = key in registry.demonyms or key in registry.states
    return before.lower_ == "foreign" or (known and (token.tag_ != "VBD" or of_another))


def _noun_behind(token: Token) -> Token | None:
    """The noun of the phrase that goes on behind the word."""
    found = None
    for other in token.doc[token.i + 1 : token.i + 1 + _AHEAD]:
        if other.pos_ in ("NOUN", "PROPN") and (found is None or other.i == found.i + 1):
            found = other
        elif other.text in HYPHENS:
            found = None  # "US-backed Northern-Southern forces"
        elif found is not None or other.pos_ not in ("ADJ", "NUM", "PUNCT") or other.text == ",":
            break
    head = token.head
    if head.i > token.i and head.pos_ in ("NOUN", "PROPN") and (found is None or head.i <= found.i):
        return head
    return found
