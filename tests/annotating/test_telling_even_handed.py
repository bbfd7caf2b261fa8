"""Control, relations, offers and services are read alike when the sides' names are exchanged."""

from collections.abc import Iterator

import pytest
from spacy.language import Language

SENTENCES = [
    "{A} captured the village of Tarbin from {B} on Monday.",
    "The village of Tarbin fell to {A}.",
    "{A} besieged the town, which {B} had held since 2014.",
    "{A} withdrew from Homs under a deal with {B}.",
    "{A} rejected the truce, but {B} accepted it.",
    "{A} violated the ceasefire, {B} said.",
    "{A} called on {B} to leave the town.",
    "{A} shelled a hospital, and {B} cut the water supply.",
    "{A} opened a humanitarian corridor; {B} blocked an aid convoy.",
    "Clashes between {A} and {B} went on near the camp.",
    "Fighters backed by {A} fought {B}.",
]
PAIRS = [
    ("Hezbollah", "Hamas"),
    ("the Syrian Democratic Forces", "the Syrian National Army"),
    ("the Free Syrian Army", "the Syrian Arab Army"),
    ("the rebels", "the army"),
]


def shapes(nlp: Language, a: str, b: str) -> Iterator[list[tuple[object, ...]]]:
    """What each sentence tells, who does it as a side and not by name."""
    for sentence in SENTENCES:
        text = sentence.format(A=a, B=b)
        text = text[:1].upper() + text[1:]
        doc = nlp(text)

        def side(actor: object, a: str = a) -> str | None:
            if actor is None:
                return None
            mention = actor.mention.lower()  # type: ignore[attr-defined]
            return "A" if mention in a.lower() else "B"

        d = doc._
        yield [
            *(("control", m.control.status, side(m.holder), side(m.loser)) for m in d.controls),
            *(("relation", m.type, side(m.actor), side(m.target)) for m in d.relations),
            *(("offer", m.act, side(m.actor), side(m.target)) for m in d.offers),
            *(("service", m.service.thing, m.service.effect, side(m.actor)) for m in d.services),
        ]


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_exchanged_names_are_read_alike(nlp: Language, a: str, b: str) -> None:
    for sentence, one, other in zip(SENTENCES, shapes(nlp, a, b), shapes(nlp, b, a), strict=True):
        assert one == other, sentence.format(A=a, B=b)
        assert one, sentence
