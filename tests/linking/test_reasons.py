"""A score's reasons, in words."""

from datetime import timedelta

import pytest

from counterclaim.linking.likeness import Rarity, Vocabulary, likeness
from counterclaim.linking.reasons import reasons
from counterclaim.model.event import SubEventType
from counterclaim.model.timespan import Anchor
from tests.linking.making import HARROW, STRIKE, Fields, Writer, dead, unresolved
from tests.views.making import DAY, at, on

NINE: Fields = {"figures": (dead(9),)}


def why(other: Fields, copied: float = 0.0) -> tuple[str, ...]:
    """Of an air strike at Dara on 3 May that killed 9, and ``other``."""
    tellings = []
    for fields in (NINE, NINE | other):
        writer = Writer(STRIKE)
        writer.tells(**fields)
        tellings += writer.told
    one, two = tellings
    return reasons(
        one, two, likeness(one, two, Rarity(Vocabulary.of([one.words, two.words])), copied)
    )


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({}, "the same day (2031-05-03)"),
        ({}, "the same place (dara)"),
        ({}, "the same kind of deed (Air/drone strike)"),
        ({}, "the same figure (killed 9)"),
        ({"figures": (dead(8),)}, "figures close to each other"),
        ({"figures": (dead(40),)}, "but other figures"),
        ({"time": on(DAY + timedelta(days=1))}, "but days that differ (2031-05-03; 2031-05-04)"),
        (
            {"time": on(DAY, DAY + timedelta(days=2), Anchor.PUBLICATION)},
            "days that may be the same (2031-05-03; 2031-05-03 – 2031-05-05)",
        ),
        ({"place": HARROW}, "but places 411 km apart (dara; harrow)"),
        ({"place": at("Nearby", 32.7, 36.1)}, "places 11 km apart (dara; nearby)"),
        ({"place": unresolved("Dara")}, "the same place (dara)"),
        (
            {"sub_event_type": SubEventType.SHELLING},
            "but other deeds (Air/drone strike; Shelling/artillery/missile attack)",
        ),
    ],
)
def test_reasons(other: Fields, words: str) -> None:
    assert words in why(other)


@pytest.mark.parametrize(("copied", "said"), [(0.29, False), (0.62, True)])
def test_copied_text_comes_first(copied: float, said: bool) -> None:
    first = why({}, copied)[0]
    assert (first == "62% of the one report's text stands in the other") is said


def test_what_speaks_against_comes_last() -> None:
    found = why({"place": HARROW, "figures": (dead(40),)})
    against = [words.startswith("but ") for words in found]
    assert against == sorted(against)
    assert True in against


def test_there_is_always_a_reason() -> None:
    loose: Fields = {
        "time": None,
        "place": None,
        "figures": (),
        "sub_event_type": SubEventType.ATTACK,
    }
    tellings = []
    for words in ("Something was hit.", "Elsewhere it burnt."):
        writer = Writer(words, published=None)
        writer.tells(**loose)
        tellings += writer.told
    one, two = tellings
    like = likeness(one, two, Rarity(Vocabulary.of([one.words, two.words])))
    expected = ("little is known of either, and nothing speaks against it",)
    assert reasons(one, two, like) == expected
