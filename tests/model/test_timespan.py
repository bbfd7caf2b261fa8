"""What follows from a span of days: its length, and UCDP's and ACLED's codes."""

from datetime import date

import pytest

from counterclaim.model.timespan import Anchor, TimePrecision, TimeSpan, precision_within

CODES = [
    ("2031-05-03", "2031-05-03", TimePrecision.DAY, 1, 1),
    ("2031-05-03", "2031-05-04", TimePrecision.DAY, 2, 2),
    ("2031-05-03", "2031-05-08", TimePrecision.WEEK, 2, 2),
    ("2031-05-05", "2031-05-11", TimePrecision.WEEK, 3, 2),
    ("2031-05-11", "2031-05-20", TimePrecision.WEEK, 4, 3),
    ("2031-05-01", "2031-05-31", TimePrecision.MONTH, 4, 3),
    ("2031-05-03", "2031-06-30", TimePrecision.SEASON, 5, None),
    ("2031-01-01", "2031-12-31", TimePrecision.YEAR, 5, None),
    ("2028-01-01", "2028-12-31", TimePrecision.YEAR, 5, None),
    ("2021-01-01", "2030-12-31", TimePrecision.DECADE, None, None),
    ("1931-01-01", "2030-12-31", TimePrecision.UNKNOWN, None, None),
    (None, "2031-05-03", TimePrecision.UNKNOWN, None, None),
    ("2031-05-03", None, TimePrecision.UNKNOWN, None, None),
]


@pytest.mark.parametrize(("earliest", "latest", "precision", "ucdp", "acled"), CODES)
def test_codes_follow_from_the_days(
    earliest: str | None, latest: str | None, precision: TimePrecision, ucdp: int, acled: int
) -> None:
    days = (
        date.fromisoformat(earliest) if earliest else None,
        date.fromisoformat(latest) if latest else None,
    )
    assert precision_within(*days) is precision
    span = TimeSpan(
        mention=None,
        start=None,
        end=None,
        earliest=days[0],
        latest=days[1],
        precision=precision,
        anchor=Anchor.CLAUSE,
    )
    assert (span.ucdp_date_prec, span.acled_time_precision) == (ucdp, acled)
