"""Common nouns that stand for a place named before: "the town", "the village"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from counterclaim.annotating.clauses import words
from counterclaim.annotating.data_files import word_set
from counterclaim.model.words import Words

HEADWORDS = word_set("role_words.toml", "headwords")
_DEFINITE = frozenset({"the", "this", "that"})
_NAMING = frozenset({"appos", "compound", "nmod"})


def headwords(doc: Doc, named: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """Each definite headword without a name of its own, with the whole phrase it heads.

    ``named`` are the places of the ``Doc``: "the town of Velm" and "the Velm district" name theirs.
    """
    for token in doc:
        if (
            token.lemma_ in HEADWORDS
            and token.pos_ == "NOUN"
            and token.dep_ != "compound"
            and any(child.lower_ in _DEFINITE for child in token.lefts)
            and not _is_named(token, named)
        ):
            last = token.right_edge
            yield words(token), Words(token.idx, last.idx + len(last))


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
