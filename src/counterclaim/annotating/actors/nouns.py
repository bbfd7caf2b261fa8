"""Common nouns that stand for an actor ("rebels", "the army"), and the words that narrow them."""

from dataclasses import dataclass
from functools import cache

from counterclaim.annotating.data_files import rows
from counterclaim.model.actor import ActorCategory

LONGEST_NOUN = 4  # "ministry of foreign affairs"


@dataclass(frozen=True, slots=True)
class ActorNoun:
    """What a noun says of the actor.

    ``binds`` is which body of a state it means after the state's name. ``member``: absorbed after
    a group's name; ``flexible``: a modifier may change the category; ``needs_kind``: an actor only
    with a modifier that tells the kind; ``stands``: "fighters of X" are X.
    """

    category: ActorCategory
    binds: str | None
    member: bool
    flexible: bool
    needs_kind: bool
    stands: bool


@cache
def actor_nouns() -> dict[tuple[str, ...], ActorNoun]:
    """Nouns by their words, lower case."""
    nouns = {}
    for forms, category, binds, flags in rows("actor_nouns.tsv", 4):
        noun = ActorNoun(
            ActorCategory(category),
            None if binds == "-" else binds,
            "m" in flags,
            "f" in flags,
            "w" in flags,
            "o" in flags,
        )
        for form in forms.split("|"):
            nouns[tuple(form.replace("-", " ").split())] = noun
    return nouns


@cache
def noun_starts() -> frozenset[str]:
    """First words of the nouns."""
    return frozenset(words[0] for words in actor_nouns())


@cache
def modifier_categories() -> dict[str, ActorCategory]:
    """Category by modifier, lower case, hyphens dropped ("progovernment")."""
    return {
        word.replace("-", ""): ActorCategory(category)
        for words, category in rows("actor_modifiers.tsv", 2)
        for word in words.split("|")
    }
