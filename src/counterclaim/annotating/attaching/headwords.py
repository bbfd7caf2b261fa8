"""Common nouns that stand for a place named before: "the town", "the bridge"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.spans import words
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.model.words import Words

HEADWORDS = word_set("role_words.toml", "headwords")
LANDMARKS = word_set("role_words.toml", "landmarks")
_DEFINITE = frozenset({"the", "this", "that"})
_NAMING = frozenset({"appos", "compound", "nmod"})
_TOWNS = frozenset({PlacePrecision.EXACT, PlacePrecision.NEAR})


def headwords(doc: Doc, named: Sequence[Words]) -> Iterator[tuple[Token, Words]]:
    """Each definite headword without a name of its own, with the whole phrase it heads.

    ``named`` are the places of the ``Doc``: "the town of Velm" and "the Velm district" name theirs.
    """
    for token in doc:
        if (
            token.pos_ == "NOUN"
            and (token.lemma_ in HEADWORDS or token.lemma_ in LANDMARKS)
            and token.dep_ != "compound"
            and any(child.lower_ in _DEFINITE for child in token.lefts)
            and not _is_named(token, named)
        ):
            last = token.right_edge
            yield token, Words(token.idx, last.idx + len(last))


def goes_back(noun: Token, place: Place) -> bool:
    """Whether the noun can stand for the place: a town for any, a bridge for "Velm Bridge"."""
    if noun.lemma_ in HEADWORDS:
        return place.precision in _TOWNS and place.mention.split()[-1].lower() not in LANDMARKS
    return place.mention.split()[-1].lower() == noun.lemma_


def _is_named(token: Token, named: Sequence[Words]) -> bool:
    for child in token.children:
        if child.dep_ in _NAMING or child.pos_ == "PROPN":
            near = [child]
        elif child.lower_ == "of":
            near = list(child.children)
        else:
            continue
        if any(words(noun).overlaps(place) for noun in near for place in named):
            return True
        if any(noun.pos_ == "PROPN" for noun in near):
            return True
    return False
