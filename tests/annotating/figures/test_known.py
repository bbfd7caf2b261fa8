"""One person named or known, and what became of him.

Sentences and the figures in them; places and events are invented.
"""

import pytest
from spacy.language import Language

from tests.annotating.figures.test_figures import Row, rows

SENTENCES: list[tuple[str, list[Row]]] = [
    ("A gunman killed the commander.", [("the commander", "killed", "fighters", 1, 1)]),
    ("The victim died at the clinic.", [("The victim", "killed", "people", 1, 1)]),
    (
        "Ann Bell, Tom Hay and Ruth Orr were killed.",
        [
            ("Ann Bell", "killed", "people", 1, 1),
            ("Tom Hay", "killed", "people", 1, 1),
            ("Ruth Orr", "killed", "people", 1, 1),
        ],
    ),
    (
        "The army killed Ann Bell, a doctor, and two others.",
        [("Ann Bell", "killed", "people", 1, 1), ("two others", "killed", "people", 2, 2)],
    ),
    ("Six people were killed. The pilot was killed.", [("Six people", "killed", "people", 6, 6)]),
    (
        "Kenneth Hill, 22, was shot and killed. Tom Booker was also killed.",
        [("Kenneth Hill", "killed", "people", 1, 1), ("Tom Booker", "killed", "people", 1, 1)],
    ),
    ("The patrol engaged the man, killing him.", [("him", "killed", "men", 1, 1)]),
    ("The force confirmed the death of Ann Bell.", [("Ann Bell", "killed", "people", 1, 1)]),
    ("The rebels threatened to kill the governor.", []),
    ("The police did not kill the governor.", []),
    ("Army kills rebel commander in Dara", [("rebel commander", "killed", "fighters", 1, 1)]),
    (
        "The mayor was wounded and his wife was killed.",
        [("The mayor", "injured", "people", 1, 1), ("his wife", "killed", "women", 1, 1)],
    ),
    (
        "Man, boy critically wounded in Dara",
        [("Man", "injured", "men", 1, 1), ("boy", "injured", "children", 1, 1)],
    ),
    (
        "A man and child were injured in Dara.",
        [("A man", "injured", "men", 1, 1), ("child", "injured", "children", 1, 1)],
    ),
    (
        "The blast killed a man and wounded another.",
        [("a man", "killed", "men", 1, 1), ("another", "injured", "people", 1, 1)],
    ),
    ("Two brothers were ambushed; both were killed.", [("both", "killed", "people", 2, 2)]),
    ("The raid hit both soldiers and farmers.", []),
    ("A man shot on Friday has died.", [("A man", "killed", "men", 1, 1)]),
    (
        "Three people wounded in the blast died in the clinic.",
        [("Three people", "killed", "people", 3, 3)],
    ),
    ("A woman was shot in Dara. She later died.", [("She", "killed", "women", 1, 1)]),
    (
        "A woman and a man were shot; the man died.",
        [("A woman", "injured", "women", 1, 1), ("the man", "killed", "men", 1, 1)],
    ),
    (
        "Gunmen shot two women. A guard was killed.",
        [("two women", "injured", "women", 2, 2), ("A guard", "killed", "soldiers", 1, 1)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_one_person_is_counted_once(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(nlp(text)) == expected
