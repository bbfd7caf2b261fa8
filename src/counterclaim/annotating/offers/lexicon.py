"""The words that offers are read with."""

from functools import cache

from counterclaim.annotating.data_files import read_text, rows, tsv_rows
from counterclaim.annotating.lexicon.deeds import Deeds
from counterclaim.model.offer import OfferAct

Phrase = tuple[str, ...]


@cache
def acts() -> Deeds[OfferAct]:
    """What is done with terms; see ``data/offer_words.tsv``."""
    return Deeds("offer_words.tsv", OfferAct)


@cache
def terms() -> dict[str, list[tuple[Phrase, str]]]:
    """First lemma -> phrases for terms, longest first, each with its strength."""
    found: dict[str, list[tuple[Phrase, str]]] = {}
    for strength, phrases in rows("offer_terms.tsv", 2):
        for phrase in phrases.split("|") if strength != "fighting" else ():
            lemmas = tuple(phrase.split())
            found.setdefault(lemmas[0], []).append((lemmas, strength))
    for pairs in found.values():
        pairs.sort(key=lambda pair: -len(pair[0]))
    return found


@cache
def fighting() -> frozenset[str]:
    """What an ending must be of to be terms: "an end to the shelling"."""
    rows = tsv_rows(read_text("offer_terms.tsv"))
    return frozenset(
        w for strength, words in rows if strength == "fighting" for w in words.split("|")
    )
