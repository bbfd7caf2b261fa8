"""Ages count years and nobody.

Sentences and the figures in them; places and events are invented.
"""

import pytest
from spacy.language import Language

from tests.annotating.figures.test_figures import Row, rows

SENTENCES: list[tuple[str, list[Row]]] = [
    (
        "Five people, including two children aged 3 and 7, were killed in Dara.",
        [("Five people", "killed", "people", 5, 5), ("two children", "killed", "children", 2, 2)],
    ),
    (
        "Two sisters, 6 and 8, were killed when a shell hit their home.",
        [("Two sisters", "killed", "women", 2, 2)],
    ),
    (
        "Two men, 20 and 18, and one woman, 19, were wounded.",
        [("Two men", "injured", "men", 2, 2), ("one woman", "injured", "women", 1, 1)],
    ),
    (
        "The bombs injured an 18 year-old girl.",
        [("an 18 year-old girl", "injured", "children", 1, 1)],
    ),
    ("An 8-year-old was struck by gunfire.", [("An 8-year-old", "injured", "children", 1, 1)]),
    (
        "A 34-year-old and his two brothers were arrested.",
        [("A 34-year-old", "detained", "people", 1, 1), ("two brothers", "detained", "men", 2, 2)],
    ),
    ("11-year-old boy wounded in Velm", [("11-year-old boy", "injured", "children", 1, 1)]),
    (
        "Three boys aged between 9 and 12 died in the fire.",
        [("Three boys", "killed", "children", 3, 3)],
    ),
    ("A mother of three was killed.", [("A mother", "killed", "women", 1, 1)]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_ages_count_nobody(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(nlp(text)) == expected
