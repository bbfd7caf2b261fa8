"""Numbers that are vague, spaced, listed, or told by another.

Sentences and the figures in them; places and events are invented.
"""

import pytest
from spacy.language import Language

from tests.annotating.figures.test_figures import Row, rows

SENTENCES: list[tuple[str, list[Row]]] = [
    (
        "The force detained several suspected insurgents.",
        [("several suspected insurgents", "detained", "fighters", 3, 9)],
    ),
    (
        "Guards arrested multiple people in Harrow.",
        [("multiple people", "detained", "people", 3, 9)],
    ),
    (
        "The raid killed a number of militants.",
        [("a number of militants", "killed", "fighters", 3, 9)],
    ),
    (
        "The patrol detained numerous individuals.",
        [("numerous individuals", "detained", "people", 4, 99)],
    ),
    (
        "The blast left several dead and 11 injured.",
        [("several", "killed", "people", 3, 9), ("11", "injured", "people", 11, 11)],
    ),
    ("A family of five was killed.", [("five", "killed", "people", 5, 5)]),
    (
        "An air strike wounded 1 200 civilians in Dara.",
        [("1 200 civilians", "injured", "civilians", 1200, 1200)],
    ),
    (
        "The raid killed 12 300 injured",
        [("12", "killed", "people", 12, 12), ("300", "injured", "people", 300, 300)],
    ),
    (
        "Dead: 4\nInjured: 11\nMissing: 2",
        [
            ("4", "killed", "people", 4, 4),
            ("11", "injured", "people", 11, 11),
            ("2", "missing", "people", 2, 2),
        ],
    ),
    (
        "Civilians killed: 12\nSoldiers wounded: 31",
        [("12", "killed", "civilians", 12, 12), ("31", "injured", "soldiers", 31, 31)],
    ),
    (
        "Toll so far - dead: 12, injured: 40.",
        [("12", "killed", "people", 12, 12), ("40", "injured", "people", 40, 40)],
    ),
    (
        "Deaths: 31 Injuries: 104",
        [("31", "killed", "people", 31, 31), ("104", "injured", "people", 104, 104)],
    ),
    (
        "The blast killed six soldiers, wounding twice as many.",
        [
            ("six soldiers", "killed", "soldiers", 6, 6),
            ("twice as many", "injured", "people", 12, 12),
        ],
    ),
    (
        "The army shelled Velm, killing 12 soldiers and injuring three times as many.",
        [
            ("12 soldiers", "killed", "soldiers", 12, 12),
            ("three times as many", "injured", "people", 36, 36),
        ],
    ),
    (
        "The raid left 12 dead and double that number wounded.",
        [("12", "killed", "people", 12, 12), ("double that number", "injured", "people", 24, 24)],
    ),
    ("Ten were killed, twice as many as in March.", [("Ten", "killed", "people", 10, 10)]),
    (
        "Killed (12), injured (40)",
        [("12", "killed", "people", 12, 12), ("40", "injured", "people", 40, 40)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_numbers_in_words(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(nlp(text)) == expected
