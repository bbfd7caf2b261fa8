"""The words that services are read with."""

from dataclasses import dataclass
from functools import cache

from counterclaim.annotating.data_files import read_text, tsv_rows
from counterclaim.model.service import ServiceEffect, ServiceThing

Phrase = tuple[str, ...]
_NEEDED = "needed"


@dataclass(frozen=True, slots=True)
class Thing:
    """What a noun is, which effects can befall it, and whether it needs a word in front."""

    thing: ServiceThing
    effects: frozenset[ServiceEffect]
    needs: bool


@cache
def things() -> dict[str, list[tuple[Phrase, Thing]]]:
    """First lemma -> phrases, longest first."""
    found: dict[str, list[tuple[Phrase, Thing]]] = {}
    for name, effects, needs, words in tsv_rows(read_text("service_things.tsv")):
        if name == _NEEDED:
            continue
        possible = ServiceEffect if effects == "-" else map(ServiceEffect, effects.split("|"))
        thing = Thing(ServiceThing(name), frozenset(possible), needs == "yes")
        for word in words.split("|"):
            phrase = tuple(word.split())
            found.setdefault(phrase[0], []).append((phrase, thing))
    for phrases in found.values():
        phrases.sort(key=lambda pair: -len(pair[0]))
    return found


@cache
def needed() -> frozenset[str]:
    """Words that make a convoy one of aid and a camp one of the displaced."""
    rows = tsv_rows(read_text("service_things.tsv"))
    return frozenset(w for name, *_, words in rows if name == _NEEDED for w in words.split("|"))


@cache
def effects() -> dict[tuple[str, str], ServiceEffect]:
    """(how the thing hangs on it, lemma or "*") -> effect; see ``data/service_words.tsv``."""
    return {
        (role, word): ServiceEffect(effect)
        for effect, how, words in tsv_rows(read_text("service_words.tsv"))
        if how != "-"
        for role in how.split("|")
        for word in words.split("|")
    }


@cache
def listed(name: str) -> frozenset[str]:
    """ "people": who is served; "stopping": verbs that keep aid from being delivered."""
    rows = tsv_rows(read_text("service_words.tsv"))
    return frozenset(w for kind, _, words in rows if kind == name for w in words.split("|"))
