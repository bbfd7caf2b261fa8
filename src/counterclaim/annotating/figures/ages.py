"""Ages: numbers that count years and nobody ("two sisters, 6 and 8"), and whom they stand for."""

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.figures.lexicon import person_nouns
from counterclaim.annotating.figures.page import Counting, Page
from counterclaim.annotating.lexicon.numerals import find_numerals
from counterclaim.model.figure import Counted

_AGED = word_set("figure_words.toml", "aged")
_OLDEST = 110  # years
_GROWN = 18
_UNITS = frozenset({"year", "month", "week", "day"})
_OLD = (["year", "old"], ["years", "old"], ["month", "old"], ["months", "old"])
_BETWEEN_AGES = frozenset({",", "and", "or", "to", "-", "–", "between", "from", "(", "&"})


def is_age(page: Page, counting: Counting) -> bool:
    """ "The governor, 56, was killed", "two sisters, 6 and 8, died", "children aged 3 and 7"."""
    if (counting.high or 0) > _OLDEST or counting.inner:
        return False
    lower, first, last = page.lower, counting.first, counting.last
    i = first - 1
    while i > 0 and (lower[i] in _BETWEEN_AGES or lower[i].isdigit()):
        i -= 1
    if lower[i] in _AGED:
        return True
    if counting.wording:
        return False  # "the rebels, about 40, were killed"
    while last < len(lower) and (lower[last] in _BETWEEN_AGES or lower[last].isdigit()):
        if lower[last] in (",", ")") and lower[last + 1 : last + 2] != ["and"]:
            break
        last += 1
    closed = lower[last : last + 1] in ([","], [")"], ["."], [";"], []) or last > counting.last
    if lower[i + 1 : i + 2] not in ([","], ["("]) or not closed:
        return False
    person = page.doc[i].ent_type_ == "PERSON" or lower[i] in person_nouns()
    return person or page.doc[i].tag_ in ("NN", "NNP")


def tells_an_age(page: Page, i: int) -> bool:
    """ "an 18 year-old girl", "20-year old"."""
    behind = [word for word in page.lower[i + 1 : i + 5] if word != "-"]
    return behind[:2] in (["year", "old"], ["month", "old"], ["years", "old"], ["months", "old"])


def so_old(page: Page, first: int, j: int) -> Counted | None:
    """Whom "8-year-old", which ends at token ``j``, stands for where no other noun follows."""
    lower = page.lower
    if lower[j] != "old" or j - 2 < first:
        return None
    unit = j - 2 if lower[j - 1] == "-" else j - 1
    begins = unit - (2 if lower[unit - 1] == "-" else 1)
    if lower[unit] not in _UNITS or begins < first:
        return None
    if page.pos[j + 1 : j + 2] in (["NOUN"], ["PROPN"], ["ADJ"]):
        return None
    told = find_numerals(page.doc[begins].text)
    young = lower[unit] != "year" or (told and (told[0].high or 0) < _GROWN)
    return Counted.CHILDREN if young else Counted.PEOPLE
