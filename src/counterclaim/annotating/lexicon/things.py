"""The lexicon of things hit: which kind a noun phrase names, by the words that end it."""

from functools import cache

from spacy.tokens import Token

from counterclaim.annotating.data_files import read_text, tsv_rows
from counterclaim.annotating.grammar.lemmas import lemma_of
from counterclaim.model.thing import ThingKind

LONGEST = 5  # words of a phrase, hyphens not counted


@cache
def thing_kinds() -> dict[tuple[str, ...], ThingKind]:
    """Kinds by phrase, each a tuple of lemmas."""
    return {
        tuple(phrase.split()): ThingKind(kind)
        for kind, phrases in tsv_rows(read_text("thing_kinds.tsv"))
        for phrase in phrases.split("|")
    }


def kind_of(noun: Token) -> ThingKind | None:
    """The kind that the longest listed phrase gives that ends in ``noun``; None if none does."""
    kinds, found = thing_kinds(), None
    words: list[str] = []
    i = noun.i
    while i >= noun.sent.start and len(words) < LONGEST:
        token = noun.doc[i]
        if token.text not in ("-", "–"):
            words.insert(0, lemma_of(token))
            found = kinds.get(tuple(words), found)
        i -= 1
    return found
