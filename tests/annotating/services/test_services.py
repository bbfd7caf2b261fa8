"""What became of aid, water, schools and roads. Every sentence is invented."""

import pytest
from spacy.language import Language

from counterclaim.annotating.services.reading import find_services

# text, then for each mention: thing, effect, trigger, who did it
TOLD = [
    (
        "Rebels shelled a hospital and two schools in Velm.",
        [("hospital", "hit", "shelled", "Rebels"), ("school", "hit", "shelled", "Rebels")],
    ),
    ("Shells fell on a school.", [("school", "hit", "fell", None)]),
    (
        "The hospital was destroyed by government jets.",
        [("hospital", "hit", "destroyed", "government jets")],
    ),
    ("School hit in Velm", [("school", "hit", "hit", None)]),
    ("The bombing of a hospital killed nine.", [("hospital", "hit", "bombing", None)]),
    ("The army opened a humanitarian corridor.", [("corridor", "opened", "opened", "army")]),
    ("The army prevented deliveries of aid.", [("aid", "blocked", "prevented", "army")]),
    (
        "Militants prevented an aid convoy from reaching the town.",
        [("convoy", "blocked", "prevented", "Militants")],
    ),
    ("The hospital is out of service.", [("hospital", "closed", "is out of service", None)]),
    (
        "Jets struck vital places such as markets and mosques.",
        [("market", "hit", "struck", "Jets"), ("mosque", "hit", "struck", "Jets")],
    ),
    ("Access to electricity was restored.", [("power", "restored", "restored", None)]),
]
NOT_TOLD = [
    "A convoy of tanks was destroyed.",
    "The army attacked a training camp.",
    "He walked out of the hospital.",
    "The field kitchen was set up to provide food.",
    "The world power struck a pose.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_became_of_it(
    nlp: Language, text: str, expected: list[tuple[str, str, str, str | None]]
) -> None:
    found = find_services(nlp(text))
    assert [
        (
            m.service.thing.value,
            m.service.effect.value,
            m.trigger.of(text),
            m.actor.mention if m.actor else None,
        )
        for m in found
    ] == expected
    assert all(m.trigger in m.clause and m.thing.of(text) == m.service.mention for m in found)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_other_things_are_none(nlp: Language, text: str) -> None:
    assert find_services(nlp(text)) == ()


def test_how_many_it_served(nlp: Language) -> None:
    text = "Water was restored to 200,000 people, the council said."
    (mention,) = find_services(nlp(text))
    service = mention.service
    assert (service.served, service.served_low, service.served_high) == (
        "200,000 people",
        200_000,
        200_000,
    )
