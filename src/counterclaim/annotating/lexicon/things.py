"""The lexicon of things that are hit: kinds by the words that end a noun phrase."""

from functools import cache

from counterclaim.annotating.data_files import read_text, tsv_rows
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
