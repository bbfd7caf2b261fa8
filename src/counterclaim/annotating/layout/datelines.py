"""Datelines: "OLDTOWN, Lakeland, March 12 (Agency) -", "(Agency) --", "OLDTOWN —".

Releases of armies give the day in brackets: "OLDTOWN, Lakeland (March 12, 2031) — Troops".
"""

import re
from collections.abc import Iterator

from counterclaim.annotating.layout.furniture import DATE, MONTH, WEEKDAY
from counterclaim.model.words import Words

_LOUD = r"[A-Z][A-Z’'.-]+[A-Z](?:[ -]+(?:[A-Z][A-Z’'.-]*[A-Z]|(?:and|al|el|of)\b)){0,3}"
_PLACE = r"[A-Z][\w’'.-]*(?:[ -][A-Z][\w’'.-]*){0,3}"
_DAY = rf"(?:{DATE}|{WEEKDAY}|\d{{1,2}}\s+(?i:{MONTH})(?:\s+\d\d(?!\d))?|{MONTH}\.?\s+\d{{1,2}})"
_AGENCY = r"\((?:[A-Z][\w’'&./-]*)(?:[ /&-]+[A-Z][\w’'&./-]*){0,4}\)"
_DATED = rf"\({_DAY}(?:,[ \t]*(?:19|20)\d\d)?\)"  # "HARROW, Ostravia (March 12, 2031) Troops"
_DASH = r"[ \t]*(?:--|[-–—])(?=\s+[\w“\"‘'(\[])"
_LEAD = rf"{_LOUD}(?:,[ \t]*(?:{_DAY}|{_PLACE})){{0,3}}"
_CITY = rf"{_PLACE}(?:,[ \t]*(?:{_DAY}|{_PLACE})){{0,3}}"
_RELEASED = rf"(?:{_LOUD},[ \t]*{_PLACE}[ \t]*{_DATED}(?:{_DASH})?|{_LEAD}[ \t]*{_DATED}{_DASH})"
_DATELINE = re.compile(
    rf"(?:^|(?<=[.?!”\"\d][ \n]))[ \t]*(?P<line>(?:{_LEAD}|{_CITY})[ \t]*,?[ \t]*{_AGENCY}{_DASH}"
    rf"|{_RELEASED}|{_LEAD}{_DASH}|{_AGENCY}{_DASH})",
    re.MULTILINE,
)
_RUN_IN = re.compile(rf"(?<![\w-])(?P<line>{_LEAD}[ \t]*{_AGENCY}{_DASH}|{_RELEASED})")
_HEAD = 600  # characters: behind a title and a date


def find_dateline(text: str) -> Words | None:
    """The first dateline at the head of a report, its dash included; None where there is none.

    It opens a line, or runs on from a title where the page has lost its line breaks; then only
    capitals and an agency in brackets tell it.
    """
    found = _DATELINE.search(text, 0, _HEAD) or _RUN_IN.search(text, 0, _HEAD)
    return Words(*found.span("line")) if found else None


def edges(text: str) -> Iterator[int]:
    """Where sentences begin at a dateline: its own first character, and the one after its dash."""
    found = find_dateline(text)
    if found is not None:
        yield found.start
        yield len(text) - len(text[found.end :].lstrip())
