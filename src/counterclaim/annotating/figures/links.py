"""The link of a figure to the word that tells what it measures."""

from collections.abc import Container
from dataclasses import dataclass

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.figures.lexicon import Cue, Role, person_nouns
from counterclaim.annotating.figures.page import Counting, Page
from counterclaim.model.figure import Measure

RIGHT_ROLES = (Role.VICTIM, Role.SELF, Role.STATE)
_OUTWEIGHED = word_set("figure_words.toml", "outweighed")


@dataclass(frozen=True, slots=True)
class Link:
    """The measure of a counting and the token of the cue that tells it."""

    measure: Measure
    cue: int
    cue_end: int


def is_object(counting: Counting, cue: Cue, page: Page) -> bool:
    """Whether a verb whose object only is counted counts this one.

    "Lost 13 fighters" and "destroyed 60 militants" tell of deaths; "lost 13 to 2", "destroyed nine
    shops" and "held 30 displaced people" do not.
    """
    if cue.role is not Role.OBJECT:
        return True
    if counting.inner and counting.inner[1].measure is Measure.DISPLACED:
        return False
    if counting.noun is None or counting.doubtful or counting.indefinite:
        return False
    return page.lower[counting.noun] in person_nouns()


def joined_link(
    page: Page, sentence: range, begins: Container[int], i: int, cue: tuple[int, Cue]
) -> Link:
    """The link to the cue at ``i``, with a second one joined to it by "and" or "or".

    ``begins`` holds the first tokens of the sentence's figures.
    """
    end, first = cue
    j = end
    if end < sentence.stop and page.lower[end] in ("and", "or", "/", "&"):
        j = end + 1
    second = page.cue(j, *RIGHT_ROLES) if j < sentence.stop else None
    if second is None and j > end:
        second = page.cue(j, Role.COUNTED)
    if second is None or second[0] in begins:
        return Link(first.measure, i, end)
    if j == end and page.pos[j] != "VERB":
        return Link(first.measure, i, end)
    measure = measured_by(first, second[1])
    if measure is second[1].measure and measure is not first.measure:
        return Link(measure, j, second[0])
    return Link(measure, i, second[0] if measure is Measure.CASUALTIES else end)


def measured_by(cue: Cue, other: Cue | None) -> Measure:
    """The measure of two joined cues: "killed and injured" are casualties."""
    if other and {cue.measure, other.measure} == {Measure.KILLED, Measure.INJURED}:
        return Measure.CASUALTIES
    if other and other.measure is Measure.KILLED and cue.measure in _OUTWEIGHED:
        return Measure.KILLED
    return cue.measure
