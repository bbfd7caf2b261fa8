"""Figures that are part of another: "12 dead, three of them children"."""

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.figures.lexicon import Role
from counterclaim.annotating.figures.page import Counting, Page

BE = word_set("figure_words.toml", "be")
SUBSET = word_set("figure_words.toml", "subset")
_AMONG = word_set("figure_words.toml", "among_the_dead")
_OF_WHOM = (["of", "whom"], ["of", "which"], ["of", "them"])


def is_subset(page: Page, counting: Counting, first: int) -> bool:
    """Whether the words before (or in) the counting make it part of another figure."""
    if counting.partitive or is_before_whole(page, counting):
        return True
    if page.lower[max(first, counting.first - 2) : counting.first] in _OF_WHOM:
        return True
    if counting.noun is None and counting.first > first and page.lower[first] == "of":
        return True  # "Of the 40 people killed, 12 were ..."
    if is_among_them(page, counting):
        return True
    for i in range(counting.first - 1, max(first, counting.first - 7) - 1, -1):
        word = page.lower[i]
        if word in SUBSET:
            return True
        if word not in _AMONG and page.cue(i, Role.VICTIM, Role.STATE, Role.COUNTED) is None:
            break
    after = page.lower[counting.last : counting.last + 2]
    follows = page.pos[counting.last + 2 : counting.last + 3]
    return after in (["among", "them"], ["of", "them"]) and follows not in (
        ["NUM"],
        ["DET"],
        ["ADJ"],
    )


def is_among_them(page: Page, counting: Counting) -> bool:
    """ "no fighter was among them": the whole was told before."""
    after = page.lower[counting.last : counting.last + 3]
    return len(after) == 3 and after[0] in BE and after[1:] in (["among", "them"], ["of", "them"])


def is_before_whole(page: Page, counting: Counting) -> bool:
    """Whether the whole stands behind the part: "ten children were among 56 civilians"."""
    i = counting.last
    if page.lower[i : i + 1] == ["from"] and page.pos[i + 1 : i + 2] == ["PROPN"]:
        i += 2  # "three bargemen from Marlisk were among the dead"
    after = page.lower[i : i + 3]
    if after and after[0] in BE:
        after = after[1:]
    return after[:1] == ["among"] and after[1:2] not in (["them"], ["whom"])
