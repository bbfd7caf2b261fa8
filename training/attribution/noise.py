"""Spoils a text as scraping does: commas and apostrophes lost, line breaks lost, case lost.

Each kind of damage is done to a whole document or not at all, as a scraper would.
"""

import random
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from training.attribution.corpus import Annotated, Document

COMMAS = frozenset(",")
APOSTROPHES = frozenset("'’‘`")
QUOTES = frozenset('"“”„«»')


@dataclass(frozen=True, slots=True)
class Damage:
    """What is done to a document."""

    dropped: frozenset[str] = frozenset()
    one_line: bool = False
    lower: bool = False


def some_damage(rng: random.Random) -> Damage:
    """Damage drawn at random; none, most of the time."""
    scraped = rng.random() < 0.2
    dropped: frozenset[str] = frozenset()
    if scraped or rng.random() < 0.05:
        dropped |= COMMAS
    if scraped or rng.random() < 0.05:
        dropped |= APOSTROPHES
    if rng.random() < 0.02:
        dropped |= QUOTES
    return Damage(
        dropped,
        one_line=rng.random() < (0.6 if scraped else 0.1),
        lower=rng.random() < 0.04,
    )


def damaged(document: Document, damage: Damage) -> Document:
    """The document after the damage, its offsets moved along."""
    text = document.text
    kept = [i for i, character in enumerate(text) if character not in damage.dropped]
    spoiled = "".join(text[i] for i in kept)
    if damage.one_line:
        spoiled = spoiled.replace("\n", " ")
    if damage.lower:
        spoiled = "".join(c.lower() if len(c.lower()) == 1 else c for c in spoiled)

    def moved(offset: int) -> int:
        return bisect_left(kept, offset)

    attributions = tuple(
        Annotated(tuple((role, (moved(s), moved(e))) for role, (s, e) in each.spans))
        for each in document.attributions
    )
    return Document(document.name, spoiled, attributions)


def some_veil(rng: random.Random) -> Callable[[], bool]:
    """Which names of a document to hide: none, some, or all."""
    share = rng.choice((0.0, 0.0, 0.3, 1.0))
    return lambda: rng.random() < share
