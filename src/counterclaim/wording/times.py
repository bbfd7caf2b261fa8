"""When."""

from datetime import date

from counterclaim.model.timespan import TimeSpan
from counterclaim.views.events import Dates
from counterclaim.views.records import Span
from counterclaim.wording.numbers import counted


def time_words(time: TimeSpan | None) -> str:
    """The days of a claim's time; empty where it has none."""
    span = Span.of(time)
    return days_words(span) if span else ""


def days_words(span: Span) -> str:
    """ "2031-03-12", "2031-03-01 – 2031-03-31", "by 2031-03-12 [published]", "no date told"."""
    if span.published:
        return f"by {span.latest} [published]"
    return span_words(span.earliest, span.latest)


def span_words(earliest: date | None, latest: date | None) -> str:
    """A day or a span of days, open ends said as "since" and "by"."""
    if earliest and latest:
        return str(earliest) if earliest == latest else f"{earliest} – {latest}"
    if earliest:
        return f"since {earliest}"
    return f"by {latest}" if latest else "no date told"


def dates_words(dates: Dates) -> str:
    """The days with how many tell them: "2031-05-03 by 2 outlets"."""
    return f"{days_words(dates.span)} by {counted(len(dates.outlets), 'outlet')}"
