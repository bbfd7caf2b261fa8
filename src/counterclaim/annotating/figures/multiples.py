"""Numbers told by another one: "wounding twice as many", "three times that number were hurt"."""

from collections.abc import Sequence

from counterclaim.annotating.figures.page import Counting, Page
from counterclaim.annotating.lexicon.numerals import find_numerals
from counterclaim.model.figure import Counted

_ONCE = {"twice": 2, "double": 2, "thrice": 3, "triple": 3, "half": 0.5}
_AS_MANY = (["as", "many"], ["that", "number"], ["that", "many"])


def multiplied(page: Page, i: int, first: int, found: Sequence[Counting]) -> Counting | None:
    """The number at token ``i`` that is so many times the last one told in its sentence."""
    begun, factor = i, _ONCE.get(page.lower[i])
    if factor is None and page.lower[i + 1 : i + 2] == ["times"]:
        factor = _number(page.doc[i].text)
    elif page.lower[i : i + 2] == ["as", "many"] and page.lower[i - 1] not in (*_ONCE, "times"):
        factor, i = 1, i - 1
    if factor is None or i + 3 > len(page.lower):
        return None
    i += 2 if page.lower[i + 1] == "times" else 1
    before = [c for c in found if first <= c.first and c.last <= begun and c.low]
    if page.lower[i : i + 2] not in _AS_MANY or page.lower[i + 2 : i + 3] == ["as"] or not before:
        return None
    of = before[-1]
    last = page.doc[i + 1]
    start, end = page.starts[begun], last.idx + len(last)
    return Counting(
        start=start,
        end=end,
        first=begun,
        last=i + 2,
        low=None if of.low is None else round(of.low * factor),
        high=None if of.high is None else round(of.high * factor),
        wording=page.text[start:end].lower(),
        of=Counted.PEOPLE,
    )


def _number(word: str) -> int | None:
    told = find_numerals(word)
    return told[0].low if told else None
