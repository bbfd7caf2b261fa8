"""Publication dates from heads, names and cited dates."""

from datetime import date

import pytest

from counterclaim.model.report import DatePrecision
from counterclaim.reading.dateline import (
    infer_published,
    order_at_head,
    published_at_head,
    published_in_name,
)
from counterclaim.reading.dates import Dated


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Thu Jul 7 2016 Shells hit Qarma. Two people", date(2016, 7, 7)),
        ("05 Apr 2017 Shells hit Qarma", date(2017, 4, 5)),
        ("Shells hit Qarma Monitor AFP Sunday 30 Oct 2016 At least", date(2016, 10, 30)),
        ("People leave the town of Qarma, Sunday, 30 Oct 2016. They", None),
        ("QARMA, Sunday 30 Oct 2016 Two people", date(2016, 10, 30)),
        ("Shells hit the market Sunday 30 Oct 2016\nAt least two", None),
        ("Shells hit Qarma\nAFP, 30 October 2016\nAt least two", date(2016, 10, 30)),
        ("Posted on April 19 2017 by the desk Shells hit", date(2017, 4, 19)),
        ("Date of publication 9 May 2031 Gallery", date(2031, 5, 9)),
        ("Date: 7 July 2016\nText", date(2016, 7, 7)),
        ("Example Post Published Saturday, April 30 2016 Shells", date(2016, 4, 30)),
        ("A report published on 3 May 2016 says that Qarma", None),
        ("In a letter dated Feb. 12, 2012 - a year before - Qarma", None),
        ("Last updated at Apr 232017 Shells hit", date(2017, 4, 23)),
        ("Updated 3 May 2017. Published 1 May 2017. Shells", date(2017, 5, 1)),
        ("21.03.2031Get short URL 0 7 Shells", date(2031, 3, 21)),
        ("A photographer Middle East 2159 08.05.2017 Shells", date(2017, 5, 8)),
        ("08.04.2017(updated 1456 09.04.2017) Shells", date(2017, 4, 8)),
        ("15-09-2013 Shells hit Qarma", date(2013, 9, 15)),
        ("02-09-2013 Shells hit Qarma", None),
        ("Monday 02-09-2013 Shells hit Qarma", date(2013, 9, 2)),
        ("7/4/2016 Shells hit Qarma", None),
        ("7/7/2016 Shells hit Qarma", date(2016, 7, 7)),
        ("Shells fall in the city 6 October 2016 QARMA Forces", date(2016, 10, 6)),
        ("Shells hit Qarma. Two people were killed on 5 April 2017 near", None),
        ("The attack of 21 August 2013 Qarma residents recall", None),
        ("Fighting since Friday 1 Jan 2016 has", None),
        ("31 February 2016 Shells hit", None),
        ("Shells hit Qarma. Nobody was hurt.", None),
        ("", None),
    ],
)
def test_the_head_gives_the_date_of_publication(head: str, expected: date | None):
    found = published_at_head(head)
    assert (found.value if found else None) == expected
    assert found is None or found.precision is DatePrecision.DAY


def test_a_date_far_down_is_not_at_the_head():
    assert published_at_head("word " * 100 + "\nAFP Sunday 30 Oct 2016") is None


def test_a_month_on_a_line_of_its_own_is_a_month():
    assert published_at_head("Siege report\nJuly 2016\nText") == Dated(
        date(2016, 7, 1), DatePrecision.MONTH
    )
    assert published_at_head("Fighting in July 2016 was heavy") is None


def test_a_known_order_decides_numbers_at_the_head():
    assert published_at_head("02-09-2013 Shells", day_first=True) == Dated(date(2013, 9, 2))
    assert order_at_head("15-09-2013 Shells") is True
    assert order_at_head("02-09-2013 Shells") is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("folder/2016-07-07_x.txt", date(2016, 7, 7)),
        ("20160707.txt", date(2016, 7, 7)),
        ("x_2016_07_07.html", date(2016, 7, 7)),
        ("/2016/07/07/story.html", date(2016, 7, 7)),
        ("2016-02-31_2016-03-01.txt", date(2016, 3, 1)),
        ("report-123456789.txt", None),
        ("2016-07.txt", None),
    ],
)
def test_names(name: str, expected: date | None):
    found = published_in_name(name)
    assert (found.value if found else None) == expected


def test_the_latest_full_date_cited_is_inferred():
    text = "It began on 3 March 2016. By 5 July 2016 two had died, in August 2016 more."
    assert infer_published(text) == Dated(date(2016, 7, 5), DatePrecision.INFERRED)
    assert infer_published("On 4/5/2016 it began in August.") is None
