"""Places reduced to what two claims can be compared by."""

from dataclasses import replace

import pytest

from counterclaim.linking.spots import distance_km, folded_name, spot_of
from counterclaim.model.place import Place, PlacePrecision
from tests.linking.making import HARROW, province, unresolved
from tests.views.making import at


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Al-Dara", "dara"),
        ("the town of Dara", "dara"),
        ("Dar‘a", "dara"),
        ("Dára", "dara"),
        ("Dara City", "dara"),
        ("Deir el-Hama", "deir hama"),
        ("The City", "the city"),
    ],
)
def test_one_spelling_of_a_name(name: str, folded: str) -> None:
    assert folded_name(name) == folded


@pytest.mark.parametrize(
    ("place", "is_point", "is_named"),
    [
        (at(), True, True),
        (replace(at(), precision=PlacePrecision.NEAR), True, True),
        (replace(at(), precision=PlacePrecision.DISTRICT), False, False),
        (province(), False, False),
        (unresolved("Ash Hollow"), False, True),
    ],
)
def test_points_and_names(place: Place, is_point: bool, is_named: bool) -> None:
    spot = spot_of(place)
    assert (spot.is_point, spot.is_named) == (is_point, is_named)


def test_the_key_is_the_gazetteers_where_it_has_one() -> None:
    assert spot_of(replace(at("Daraa"), geonameid=7)).key == "g7"
    assert spot_of(at("Daraa")).key == "daraa"
    assert spot_of(unresolved("Ash Hollow")).key == "ash hollow"


def test_distance() -> None:
    dara, harrow = spot_of(at()), spot_of(HARROW)
    assert distance_km(dara, dara) == 0
    assert distance_km(dara, harrow) == pytest.approx(411, abs=2)
    assert distance_km(dara, harrow) == distance_km(harrow, dara)
    assert distance_km(dara, spot_of(unresolved("Ash Hollow"))) is None
