"""The words that tell a relation, as data; see ``data/relation_triggers.tsv``."""

from dataclasses import dataclass
from functools import cache

from counterclaim.annotating.data_files import read_text, rows, tsv_rows
from counterclaim.model.relation import RelationType


@dataclass(frozen=True, slots=True)
class Rule:
    """What a word tells: ``object`` is the noun that must stand with it, if any.

    ``before`` holds the prepositions before the other actor, of a gift the things given.
    """

    before: frozenset[str]
    type: RelationType
    reversed: bool
    object: str | None = None


Rules = dict[str, list[Rule]]


@cache
def rules(form: str) -> Rules:
    """Rules of one form by their (first) word."""
    found: Rules = {}
    for words, of_form, before, type_, direction in rows("relation_triggers.tsv", 5):
        if of_form == form:
            for phrase in words.split("|"):
                word, _, held = phrase.partition(" ")
                rule = Rule(
                    frozenset(before.split("|")),
                    RelationType(type_),
                    direction == "<",
                    held or None,
                )
                found.setdefault(word, []).append(rule)
    return found


@cache
def trigger_words() -> frozenset[str]:
    """The first word of every rule: where none stands, no relation is told."""
    return frozenset(
        phrase.partition(" ")[0]
        for words, *_ in tsv_rows(read_text("relation_triggers.tsv"))
        for phrase in words.split("|")
    )
