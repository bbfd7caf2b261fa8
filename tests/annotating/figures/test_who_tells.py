"""Who tells of the dead is none of them, and no one is none.

Sentences and the figures in them; places and events are invented.
"""

import pytest
from spacy.language import Language

from tests.annotating.figures.test_figures import Row, rows

SENTENCES: list[tuple[str, list[Row]]] = [
    (
        "The raid on Dara killed 12 people, residents said.",
        [("12 people", "killed", "people", 12, 12)],
    ),
    (
        "Shelling wounded 40 people, officials said on Monday.",
        [("40 people", "injured", "people", 40, 40)],
    ),
    (
        "The raid killed five people, police and medics said.",
        [("five people", "killed", "people", 5, 5)],
    ),
    (
        "Five people were killed, the mayor told reporters.",
        [("Five people", "killed", "people", 5, 5)],
    ),
    (
        "Men, women and children, 40 people in all, were killed.",
        [("40 people", "killed", "people", 40, 40)],
    ),
    (
        "The raid killed 12 men, women and children.",
        [("12 men, women and children", "killed", "civilians", 12, 12)],
    ),
    ("No one was hurt in the shelling of Dara.", [("No one", "injured", "people", 0, 0)]),
    ("No-one was wounded.", [("No-one", "injured", "people", 0, 0)]),
    ("Nobody among the crew was injured.", [("Nobody", "injured", "people", 0, 0)]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_the_figure_ends_before_who_says_it(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(nlp(text)) == expected
