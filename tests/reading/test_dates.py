"""Dates as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.report import DatePrecision
from counterclaim.reading.dates import (
    Dated,
    common_order,
    mentions,
    order_told_by,
    read_date,
)

JULY_7 = date(2016, 7, 7)


@pytest.mark.parametrize(
    "value",
    [
        "2016-07-07",
        "2016-07-07T23:59:00Z",
        "2016-07-07T23:59:00.123+03:00",
        "2016-07-07 10:00:00",
        "2016/07/07",
        "20160707",
        "7 July 2016",
        "7th of July, 2016",
        "07-Jul-2016",
        "July 7, 2016",
        "Jul. 7 2016",
        "Thu Jul 7 2016",
        "Thursday, 7 July 2016",
        "Thu, 07 Jul 2016 12:00:00 GMT",
        "10:30, 7 July 2016",
        "July 7, 2016 at 10:30 am",
        "7.7.2016",
        "07/07/16",
    ],
)
def test_values_that_are_one_day(value: str):
    assert read_date(value) == Dated(JULY_7)


@pytest.mark.parametrize(
    ("value", "day", "precision"),
    [
        ("July 2016", date(2016, 7, 1), DatePrecision.MONTH),
        ("2016-07", date(2016, 7, 1), DatePrecision.MONTH),
        ("2016", date(2016, 1, 1), DatePrecision.YEAR),
    ],
)
def test_values_less_exact_than_a_day(value: str, day: date, precision: DatePrecision):
    assert read_date(value) == Dated(day, precision)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("31 February 2016", "does not exist"),
        ("2016-13-01", "does not exist"),
        ("2016-00", "does not exist"),
        ("4/5/17", "day or the month first"),
        ("yesterday", "not a date"),
        ("today", "not a date"),
        ("", "not a date"),
        ("1467849600", "not a date"),
        ("between 1 May 2016 and 3 May 2016", "not a date"),
        ("12 people, 7 July 2016", "not a date"),
    ],
)
def test_values_that_cannot_be_taken_say_why(value: str, reason: str):
    assert reason in read_date(value)


@pytest.mark.parametrize(
    ("value", "day_first", "expected"),
    [
        ("4/5/17", True, date(2017, 5, 4)),
        ("4/5/17", False, date(2017, 4, 5)),
        ("4/15/17", True, date(2017, 4, 15)),
        ("4.5.2017", None, date(2017, 5, 4)),
        ("Thu 4/5/2017", None, date(2017, 5, 4)),
        ("Wed 4/5/2017", None, date(2017, 4, 5)),
        ("1/2/68", True, date(2068, 2, 1)),
        ("1/2/70", True, date(1970, 2, 1)),
    ],
)
def test_numbers_in_either_order(value: str, day_first: bool | None, expected: date):
    assert read_date(value, day_first=day_first) == Dated(expected)


def test_a_file_decides_the_order_only_if_its_dates_agree():
    assert common_order(map(order_told_by, ["4/5/17", "4/16/17", "x"])) is False
    assert common_order(map(order_told_by, ["4/5/17", "16/4/17"])) is True
    assert common_order(map(order_told_by, ["4/16/17", "16/4/17"])) is None
    assert common_order(map(order_told_by, ["4/5/17", "7/7/17"])) is None


def test_a_glued_head_is_read_but_not_a_number_in_prose():
    assert [m.value for m in mentions("Last updated at Apr 232017", head=True)] == [
        date(2017, 4, 23)
    ]
    assert list(mentions("In April 232017 people fled; by July 12000 more.")) == []


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2199, 12, 31)))
def test_every_iso_date_reads_back(day: date):
    assert read_date(day.isoformat()) == Dated(day)


@given(st.text())
def test_any_value_gets_an_answer(value: str):
    assert isinstance(read_date(value), Dated | str)


@given(st.text())
def test_mentions_stand_where_they_say(text: str):
    assert all(0 <= m.start < m.end <= len(text) for m in mentions(text))
