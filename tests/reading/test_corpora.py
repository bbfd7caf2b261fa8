"""Scraped news reports with their dates at the head, where they are on this machine."""

from collections import Counter
from pathlib import Path

import pytest

from counterclaim.model.intake import Intake
from counterclaim.model.report import DatePrecision
from counterclaim.reading.dates import Dated, read_date
from counterclaim.reading.inputs import find_inputs
from counterclaim.reading.options import ReadingOptions, parse_map
from counterclaim.reading.read import read
from counterclaim.reading.row import parse_object
from counterclaim.reading.split import split

FILE = Path(__file__).parents[2].parent / "shared/corpora/casualties/fakes_dev.csv"


@pytest.mark.corpora
def test_every_report_has_its_outlet_and_date():
    if not FILE.is_file():
        pytest.skip(f"the corpus {FILE.name} is not on this machine: its dates go unchecked")
    columns = parse_map("text=article_content,title=article_title,outlet=source")
    options = ReadingOptions(columns=columns)
    [source] = find_inputs([str(FILE)])
    found = [read(item, options) for item in split(source, options)]
    assert len(found) == 402
    near = Counter()
    for each in found:
        assert isinstance(each, Intake)
        assert each.report.outlet
        assert each.report.published_precision is DatePrecision.DAY
        assert not each.notes
        coded = read_date(str(parse_object(each.item.content)["date"]), day_first=False)
        assert isinstance(coded, Dated)
        near[abs((each.report.published - coded.value).days) <= 3] += 1
    # The rest of the column is wrong: every difference was looked at, and the heads are right.
    assert near[True] >= 300
