"""The words that services are read with."""

from dataclasses import dataclass
from functools import cache

from counterclaim.annotating.data_files import read_text, rows, tsv_rows
from counterclaim.annotating.lexicon.deeds import Deeds
from counterclaim.model.service import ServiceEffect, ServiceThing

Phrase = tuple[str, ...]
_LISTS = frozenset({"needed", "barred", "bodies", "carrying"})


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
    for name, possible, needs, words in rows("service_things.tsv", 4):
        if name in _LISTS:
            continue
        thing = Thing(
            ServiceThing(name), frozenset(map(ServiceEffect, possible.split("|"))), needs == "yes"
        )
        for word in words.split("|"):
            phrase = tuple(word.split())
            found.setdefault(phrase[0], []).append((phrase, thing))
    for phrases in found.values():
        phrases.sort(key=lambda pair: -len(pair[0]))
    return found


@cache
def single() -> frozenset[str]:
    """The things that one word names."""
    return frozenset(p[0] for phrases in things().values() for p, _ in phrases if len(p) == 1)


@cache
def listed(name: str) -> frozenset[str]:
    """A list of plain words: "needed", "barred", "bodies", "carrying"."""
    rows = tsv_rows(read_text("service_things.tsv"))
    return frozenset(w for key, *_, words in rows if key == name for w in words.split("|"))


@cache
def effects() -> Deeds[ServiceEffect]:
    """What becomes of a thing; see ``data/service_words.tsv``."""
    return Deeds("service_words.tsv", ServiceEffect)
