"""Words that tell what a person is, and what became of people."""

from functools import cache

from counterclaim.annotating.data_files import read_text, tsv_rows
from counterclaim.model.person import Fate


@cache
def roles(kind: str) -> frozenset[str]:
    """Nouns for what a person is: "told" (a teacher) or "bare" (a man)."""
    rows = tsv_rows(read_text("person_roles.tsv"))
    return frozenset(word for of, words in rows if of == kind for word in words.split("|"))


@cache
def fates(how: str) -> dict[str, Fate]:
    """Fates by lemma; ``how``: "v" (of the object), "die" (of the subject), "n", or "those"."""
    rows = tsv_rows(read_text("person_fates.tsv"))
    return {w: Fate(fate) for fate, of, words in rows if of == how for w in words.split("|")}
