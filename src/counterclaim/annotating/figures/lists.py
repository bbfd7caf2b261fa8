"""Tolls in a list, an entry a line: "Dead: 4", "Civilians wounded - 11"."""

from counterclaim.annotating.figures.lexicon import Role, person_nouns
from counterclaim.annotating.figures.links import Link
from counterclaim.annotating.figures.page import Counting, Page

_MARKS = frozenset({":", "-", "–", "—", "="})
_WORDS = 6  # of an entry, before its number
_ROLES = (Role.STATE, Role.VICTIM, Role.SELF, Role.COUNTED, Role.TOLL, Role.KEPT)


def is_entry(page: Page, first: int, last: int) -> bool:
    """Whether the number from token ``first`` to ``last`` is an entry of a list of tolls."""
    return _cue(page, first, last) is not None


def by_entry(page: Page, counting: Counting) -> Link | None:
    """The word for what befell them, which stands before the mark."""
    i = _cue(page, counting.first, counting.last)
    if i is None:
        return None
    end, cue = next(c for c in page.cues[i] if c[1].role in _ROLES)
    for j in range(_begins(page, i), counting.first):
        if counting.noun is None and (noun := person_nouns().get(page.lower[j])):
            counting.of = noun.of
    return Link(cue.measure, i, end)


def _cue(page: Page, first: int, last: int) -> int | None:
    mark = first - 1
    if mark >= 1 and page.lower[mark] == "(" and page.lower[last : last + 1] == [")"]:
        cue = page.inside.get(mark - 1)  # "Killed (12), injured (40)"
        return cue if cue is not None and page.cue(cue, *_ROLES) else None
    if mark < 1 or page.lower[mark] not in _MARKS or not _ends(page, last):
        return None
    begins = _begins(page, mark)
    if mark - begins > _WORDS:
        return None
    for i in range(mark - 1, begins - 1, -1):
        if page.cue(i, *_ROLES):
            return i
    return None


def _begins(page: Page, i: int) -> int:
    """The first word of the line that ``i`` stands in, or of its part after a comma."""
    while i > 0 and page.pos[i - 1] != "SPACE" and page.lower[i - 1] not in (",", ";", ".", "•"):
        i -= 1
        if page.doc[i].is_sent_start and page.lower[i] not in _MARKS:
            break
    return i


def _ends(page: Page, i: int) -> bool:
    if i >= len(page.lower):
        return True
    if page.cue(i, *_ROLES) and page.lower[i + 1 : i + 2] == [":"]:
        return True  # "Deaths: 31 Injuries: 104"
    return page.pos[i] == "SPACE" or page.lower[i] in (",", ";", ".", "(", "•")
