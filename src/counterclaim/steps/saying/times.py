"""``time=``: a day, month or year in ISO 8601, or a span of them: ``2016-07-01..2016-07-03``."""

import re
from calendar import monthrange
from datetime import date

from counterclaim.model.claim import Claim
from counterclaim.model.errors import UsageError
from counterclaim.model.timespan import Anchor, Bound, TimeSpan, precision_within

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
HOW = "write a day as 2016-07-31, a month as 2016-07, a span as 2016-07-01..2016-07-03, or none"


def time_said(said: str, claim: Claim) -> TimeSpan:
    """The span of days; it keeps the words that gave the time before, if any did."""
    first, dots, last = said.strip().partition("..")
    earliest = _day(first, said, last=False) if first or not dots else None
    latest = _day(last if dots else first, said, last=True) if last or not dots else None
    if earliest is None and latest is None:
        raise UsageError(f"{said!r} has neither end; {HOW}")
    if earliest and latest and earliest > latest:
        raise UsageError(f"{said!r} ends before it begins; change the days round")
    bound = Bound.ON if earliest and latest else Bound.SINCE if earliest else Bound.BY
    before = claim.time
    return TimeSpan(
        mention=before.mention if before else None,
        start=before.start if before else None,
        end=before.end if before else None,
        earliest=earliest,
        latest=latest,
        precision=precision_within(earliest, latest),
        anchor=before.anchor if before and before.anchor in _IN_WORDS else Anchor.CLAUSE,
        bound=bound,
    )


_IN_WORDS = (Anchor.CLAUSE, Anchor.SENTENCE, Anchor.PASSAGE)


def _day(words: str, said: str, *, last: bool) -> date:
    match = _DATE.fullmatch(words.strip())
    if match is None:
        raise UsageError(f"{said!r} is no time; {HOW}")
    year, month = int(match[1]), int(match[2] or (12 if last else 1))
    try:
        day = int(match[3]) if match[3] else monthrange(year, month)[1] if last else 1
        return date(year, month, day)
    except ValueError:
        raise UsageError(f"{said!r} is no day of the calendar; {HOW}") from None
