"""The codes that follow from a precision."""

import pytest

from counterclaim.model.place import PlacePrecision


@pytest.mark.parametrize(
    ("precision", "where_prec", "geo_precision"),
    [
        ("exact", 1, 1),
        ("near", 2, 2),
        ("district", 3, 2),
        ("province", 4, 3),
        ("area", 5, 3),
        ("country", 6, None),
        ("sea", 7, None),
        ("unknown", None, None),
    ],
)
def test_codes(precision: str, where_prec: int | None, geo_precision: int | None) -> None:
    found = PlacePrecision(precision)
    assert (found.where_prec, found.geo_precision) == (where_prec, geo_precision)
