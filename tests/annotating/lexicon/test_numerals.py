"""Numbers as written and the range they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.annotating.lexicon.numerals import find_numerals

NUMERALS = [
    ("12 people", 12, 12, None),
    ("5,000 people", 5000, 5000, None),
    ("300 000 people", 300000, 300000, None),
    ("1.2 million people", 1_200_000, 1_200_000, None),
    ("40 thousand people", 40_000, 40_000, None),
    ("twenty-nine people", 29, 29, None),
    ("Thirty five people", 35, 35, None),
    ("a dozen people", 12, 12, None),
    ("two dozen people", 24, 24, None),
    ("half a million people", 500_000, 500_000, None),
    ("two hundred and fifty people", 250, 250, None),
    ("three thousand five hundred people", 3500, 3500, None),
    ("at least 12 people", 12, None, "at least"),
    ("more than 5,000 people", 5000, None, "more than"),
    ("over two dozen people", 24, None, "over"),
    ("12 or more people", 12, None, "or more"),
    ("up to 300 people", None, 300, "up to"),
    ("as many as another 40", None, 40, "as many as"),
    ("fewer than 10 people", None, 10, "fewer than"),
    ("nearly 100 people", 90, 100, "nearly"),
    ("about 50 people", 45, 55, "about"),
    ("some 40,000 people", 36_000, 44_000, "some"),
    ("dozens of people", 24, 99, "dozens"),
    ("scores of people", 40, 99, "scores"),
    ("hundreds of people", 200, 999, "hundreds"),
    ("tens of thousands of people", 20_000, 99_999, "tens of thousands"),
    ("at least dozens of people", 24, None, "at least dozens"),
    ("several people", 3, 9, "several"),
    ("several hundred people", 300, 900, "several hundred"),
    ("a few dozen people", 24, 60, "a few dozen"),
    ("between 10 and 15 people", 10, 15, "between … and"),
    ("from 500 to 1,000 people", 500, 1000, "from … to"),
    ("10-15 people", 10, 15, "-"),
    ("two or three people", 2, 3, "or"),
]

NONE = [
    "Resolution 2254",
    "a 12-year-old boy",
    "the 46th Brigade",
    "5 April 2017",
    "on 18.05.2017",
    "03/04/2016",
    "at 12:30",
    "1900 GMT",
    "6 p.m.",
    "70% of the city",
    "70 percent of the city",
    "$400 million",
    "3.5 magnitude",
    "82mm shells",
    "a T-72 tank",
    "hundred",
    "aged 12",
]


@pytest.mark.parametrize(("text", "low", "high", "wording"), NUMERALS)
def test_a_number_stands_for_a_range(
    text: str, low: int | None, high: int | None, wording: str | None
) -> None:
    (numeral,) = find_numerals(text)
    assert (numeral.low, numeral.high, numeral.wording) == (low, high, wording)


@pytest.mark.parametrize("text", NONE)
def test_numbers_that_count_nothing_are_left_out(text: str) -> None:
    assert find_numerals(text) == []


def test_two_numbers_beside_each_other_stay_two() -> None:
    assert [n.low for n in find_numerals("kill 21 hundreds flee")] == [21, 200]


def test_a_rise_is_no_range() -> None:
    assert [n.low for n in find_numerals("the toll rose from 10 to 12")] == [10, 12]


def test_four_digits_may_be_a_year() -> None:
    (numeral,) = find_numerals("in 2016 they came")
    assert numeral.bare_year


@given(st.integers(0, 10**9), st.sampled_from(["at least ", "", "nearly ", "more than "]))
def test_digits_are_read_as_they_are(number: int, wording: str) -> None:
    text = f"say {wording}{number:,} people"
    (numeral,) = find_numerals(text)
    assert number in (numeral.low, numeral.high)
    assert text[numeral.at : numeral.until] == f"{number:,}"


@given(st.text(alphabet="0123456789,.- dozensofatlhruk%$", max_size=60))
def test_positions_lie_inside_the_text_in_order(text: str) -> None:
    end = 0
    for numeral in find_numerals(text):
        assert end <= numeral.at <= numeral.until <= len(text)
        assert numeral.start <= numeral.at
        assert numeral.until <= numeral.end
        end = numeral.until
        if numeral.low is not None and numeral.high is not None:
            assert numeral.low <= numeral.high
