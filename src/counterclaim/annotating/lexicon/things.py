"""The lexicon of things that are hit: kinds by the words that end a noun phrase."""

from functools import cache

from counterclaim.annotating.data_files import rows
from counterclaim.model.thing import ThingKind

LONGEST = 5  # words of a phrase, hyphens not counted


@cache
def thing_kinds() -> dict[tuple[str, ...], ThingKind]:
    """Kinds by phrase, each a tuple of lemmas."""
    return {
        tuple(phrase.split()): ThingKind(kind)
        for kind, phrases in rows("thing_kinds.tsv", 2)
        for phrase in phrases.split("|")
    }
