"""The words that offers are read with."""

from functools import cache

from counterclaim.annotating.data_files import read_text, tsv_rows
from counterclaim.model.offer import OfferAct

Phrase = tuple[str, ...]
_WORD_LISTS = frozenset({"deed", "condition"})


@cache
def acts() -> dict[tuple[str, str], OfferAct]:
    """(how the terms hang on it, lemma) -> act; see ``data/offer_words.tsv``."""
    return {
        (role, word): OfferAct(act)
        for act, how, words in tsv_rows(read_text("offer_words.tsv"))
        if act not in _WORD_LISTS
        for role in how.split("|")
        for word in words.split("|")
    }


@cache
def listed(name: str) -> frozenset[str]:
    """ "deed": what a side is asked or offers to do; "condition": words that open a condition."""
    rows = tsv_rows(read_text("offer_words.tsv"))
    return frozenset(word for act, _, words in rows if act == name for word in words.split("|"))


@cache
def terms() -> dict[str, list[tuple[Phrase, bool]]]:
    """First lemma -> phrases for terms, longest first, each with whether it stands by itself."""
    found: dict[str, list[tuple[Phrase, bool]]] = {}
    for strength, words in tsv_rows(read_text("offer_terms.tsv")):
        for word in words.split("|"):
            phrase = tuple(word.split())
            found.setdefault(phrase[0], []).append((phrase, strength == "firm"))
    for phrases in found.values():
        phrases.sort(key=lambda pair: -len(pair[0]))
    return found
