"""Words for deeds, and for the people they befall.

Sentences and the figures in them; places and events are invented.
"""

import pytest
from spacy.language import Language

from tests.annotating.figures.test_figures import Row, rows

SENTENCES: list[tuple[str, list[Row]]] = [
    (
        "Troops neutralised 14 terrorists in the hills.",
        [("14 terrorists", "killed", "fighters", 14, 14)],
    ),
    (
        "Soldiers liquidated six militants on Saturday.",
        [("six militants", "killed", "fighters", 6, 6)],
    ),
    (
        "The air force destroyed 60 militants near Harrow.",
        [("60 militants", "killed", "fighters", 60, 60)],
    ),
    ("Four men were fatally shot in Dara.", [("Four men", "killed", "men", 4, 4)]),
    (
        "The blast left one dead and 11 others shot.",
        [("one", "killed", "people", 1, 1), ("11 others", "injured", "people", 11, 11)],
    ),
    (
        "Raids resulted in 11 deaths and 38 injuries.",
        [("11 deaths", "killed", "people", 11, 11), ("38 injuries", "injured", "people", 38, 38)],
    ),
    ("Guards shot at 12 men.", []),
    (
        "Jets were shot down and three pilots were hurt.",
        [("three pilots", "injured", "soldiers", 3, 3)],
    ),
    (
        "A force captured a rebel facilitator in Dara.",
        [("a rebel facilitator", "captured", "fighters", 1, 1)],
    ),
    (
        "The patrol killed a network financier and three fighters.",
        [
            ("a network financier", "killed", "fighters", 1, 1),
            ("three fighters", "killed", "fighters", 3, 3),
        ],
    ),
    (
        "The raid killed 11 guerrilla members.",
        [("11 guerrilla members", "killed", "fighters", 11, 11)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_deeds_and_roles(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(nlp(text)) == expected


THINGS: list[tuple[str, list[Row]]] = [
    (
        "Drones destroyed two T-72 tanks and one BMP-2 near Harrow.",
        [
            ("two T-72 tanks", "destroyed", "vehicles", 2, 2),
            ("one BMP-2", "destroyed", "vehicles", 1, 1),
        ],
    ),
    (
        "The unit shot down two Su-25s and a Mi-8 helicopter.",
        [
            ("two Su-25s", "destroyed", "vehicles", 2, 2),
            ("a Mi-8 helicopter", "destroyed", "vehicles", 1, 1),
        ],
    ),
    (
        "Some 40 militants were killed and 12 tanks destroyed in Dara.",
        [
            ("Some 40 militants", "killed", "fighters", 36, 44),
            ("12 tanks", "destroyed", "vehicles", 12, 12),
        ],
    ),
    ("Two army tanks destroyed a house.", [("a house", "destroyed", "buildings", 1, 1)]),
    ("Fifteen silos were destroyed.", []),
    (
        "The unit destroyed a number of vehicles.",
        [("a number of vehicles", "destroyed", "vehicles", 3, 9)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), THINGS)
def test_things_by_their_type(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(nlp(text)) == expected
