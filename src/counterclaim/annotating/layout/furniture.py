"""What scraped pages put before the first sentence: dates, "Published", agency and date."""

import re
from functools import cache

from counterclaim.annotating.layout.media import medium_pattern

_REACH = 300  # characters of the text's head that are looked at
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
DATE = rf"(?:{WEEKDAY},?\s+)?(?:\d{{1,2}}\s+{MONTH}|{MONTH}\.?\s+\d{{1,2}}),?(?:\s+(?:19|20)\d\d)"
_NUMERIC = r"\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d"
_LABEL = r"(?:Date of publication|Published|Posted(?: on)?|(?:Last )?[Uu]pdated?(?: at| on)?)"
_LEADING = re.compile(rf"\s*(?:{_LABEL}\s*:?\s*)?(?:{DATE}|{_NUMERIC})(?:\s+\d{{1,2}}:\d\d)?")


@cache
def _credited() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){medium_pattern()}\s+{DATE}")


def text_start(text: str) -> int:
    """Where the first sentence can begin: after a leading date or "AFP Sunday 3 May 2015"."""
    leading = _LEADING.match(text)
    end = leading.end() if leading else 0
    credited = _credited().search(text, end, _REACH)
    return credited.end() if credited else end
