"""Measures of two tellings, and the score that their points give."""

import math
from datetime import timedelta
from typing import Any

import pytest

from counterclaim.linking.likeness import UNKNOWN, Rarity, Vocabulary, likeness, log_odds, score
from counterclaim.linking.telling import Telling
from counterclaim.model.event import SubEventType
from counterclaim.model.timespan import Anchor
from tests.linking.making import (
    HARROW,
    PUBLISHED,
    STRIKE,
    Fields,
    Writer,
    dead,
    province,
    strike,
    unresolved,
)  # fmt: skip
from tests.views.making import DAY, on


def told(words: str = STRIKE, **fields: Any) -> Telling:
    writer = Writer(words)
    writer.tells(**fields)
    return writer.told[0]


def measured(one: Telling, other: Telling, copied: float = 0.0) -> dict[str, float]:
    rarity = Rarity(Vocabulary.of(telling.words | telling.text for telling in (one, other)))
    return dict(likeness(one, other, rarity, copied).measures)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({}, {"days": 0, "km": 0, "deed": 1, "province": UNKNOWN}),
        ({"time": on(DAY + timedelta(days=3))}, {"days": 3}),
        ({"time": on(DAY, DAY + timedelta(days=3))}, {"days": 0}),
        ({"time": on(anchor=Anchor.PUBLICATION)}, {"days": UNKNOWN}),
        ({"place": None}, {"km": UNKNOWN}),
        ({"place": unresolved("Dara")}, {"km": 0}),  # one name, known to a gazetteer or not
        ({"place": unresolved("Ash Hollow")}, {"km": UNKNOWN}),
        ({"place": province()}, {"km": UNKNOWN}),
        ({"sub_event_type": SubEventType.SHELLING}, {"deed": 0}),
        ({"sub_event_type": SubEventType.ATTACK}, {"deed": UNKNOWN}),
        ({"figures": (dead(9),)}, {"toll_when": 9, "toll_ratio": 1}),
        ({"figures": (dead(12),)}, {"toll_when": 0, "toll_ratio": 0.75}),
        ({"figures": (dead(24, 99),)}, {"toll_when": 0, "toll_ratio": UNKNOWN}),
    ],
)
def test_measures(other: Fields, expected: dict[str, float]) -> None:
    found = measured(told(figures=(dead(9),)), told(**other))
    assert {name: found[name] for name in expected} == expected


def test_distance_is_between_the_nearest_places() -> None:
    assert measured(told(), told(place=HARROW))["km"] == pytest.approx(411, abs=2)


def test_wording_is_weighed_by_rarity() -> None:
    rarity = Rarity(Vocabulary.of([{"market", "fish"}, {"market", "mill"}, {"market", "osmanek"}]))
    assert rarity["market"] < rarity["mill"] < rarity["never seen"]
    one, other, alien = {"market", "fish"}, {"market", "mill"}, {"osmanek"}
    assert rarity.cosine(one, one) == pytest.approx(1)
    assert 0 < rarity.cosine(one, other) < 0.5
    assert rarity.cosine(one, alien) == 0
    many = Rarity(Vocabulary.of([{"market", "osmanek"}, *({"market", "mill"} for _ in range(200))]))
    assert many.rare({"market", "osmanek"}, {"market", "osmanek"}) == ["osmanek"]


def test_a_day_that_both_name_outweighs_weeks_between_the_reports() -> None:
    late = Writer(published=PUBLISHED + timedelta(days=20))
    late.tells()
    undated = Writer(published=PUBLISHED + timedelta(days=20))
    undated.tells(time=on(anchor=Anchor.PUBLICATION))
    dated, left_open = (measured(told(), writer.told[0]) for writer in (late, undated))
    assert dated["published"] == left_open["published"] == 7
    assert dated["when_where"] < left_open["when_where"]
    assert dated["text_when"] > left_open["text_when"]


def test_likeness_is_the_same_both_ways() -> None:
    one, other = told(figures=(dead(9),)), told(place=HARROW, figures=(dead(12),))
    assert measured(one, other, 0.4) == measured(other, one, 0.4)


def test_the_score_is_the_points_as_a_chance() -> None:
    one, other = told(), told()
    like = likeness(one, other, Rarity(Vocabulary.of([one.words, other.words])))
    assert score(like) == pytest.approx(1 / (1 + math.exp(-log_odds(like))))


def test_nearer_tellings_score_higher() -> None:
    one = strike(1).told[0]
    others = [
        strike(2).told[0],
        strike(2, day=DAY + timedelta(days=4)).told[0],
        strike(2, HARROW, DAY + timedelta(days=4)).told[0],
    ]
    rarity = Rarity(Vocabulary.of(telling.text for telling in (one, *others)))
    scores = [score(likeness(one, other, rarity)) for other in others]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0.5 > scores[1]
    assert scores[2] < 0.05


def test_words_may_be_counted_elsewhere() -> None:
    counted = Rarity(Vocabulary(3, {"market": 3, "fish": 1}))
    loaded = Rarity(Vocabulary.of([{"market", "fish"}, {"market"}, {"market"}]))
    assert [counted[w] for w in ("market", "fish", "mill")] == [
        loaded[w] for w in ("market", "fish", "mill")
    ]
