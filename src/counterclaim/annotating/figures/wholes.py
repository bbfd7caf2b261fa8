"""Which figure another is part of, and what figures that stand side by side share."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from counterclaim.annotating.figures.page import Counting, Page
from counterclaim.annotating.figures.parts import is_before_whole
from counterclaim.model.figure import Figure, FigureMention, Measure


def before_whole(page: Page, counted: Sequence[Counting]) -> list[bool]:
    """For each counting whether it or one joined to it stands before its whole."""
    found = [False] * (len(counted) + 1)
    for k in reversed(range(len(counted))):
        joined = found[k + 1] and follows(page, counted[k], counted[k + 1])
        found[k] = joined or is_before_whole(page, counted[k])
    return found[:-1]


def whole(
    part: Counting | Figure, measure: Measure | None, candidates: Sequence[FigureMention]
) -> FigureMention | None:
    """The nearest earlier figure of the same measure that is large enough to hold this one.

    Where no measure is told, the dead go before others: "not one fighter was among them".
    """
    nearest = list(reversed(candidates))
    if measure is None:
        nearest.sort(key=lambda m: m.figure.measure is not Measure.KILLED)
    for mention in nearest:
        figure = mention.figure
        if figure.part_of is not None or (measure and figure.measure is not measure):
            continue
        if figure.high is None or part.low is None or part.low <= figure.high:
            return mention
    return None


def follows(page: Page, previous: Counting, counting: Counting) -> bool:
    """Whether only a comma or "and" joins the two."""
    between = page.lower[previous.last : counting.first]
    return len(between) <= 2 and all(word in ("and", ",", "as", "well") for word in between)


def side_by_side(page: Page, found: Sequence[FigureMention]) -> list[FigureMention]:
    """Figures that share a cue, with what they share; the rest as they are.

    "At least 40 gunmen and 9 guards": at least nine, too. "Three people, two women and a boy": the
    two and the one are the three.
    """
    done: list[Figure] = []
    for _, group in groupby(found, key=lambda m: m.figure.cue):
        beside = [m.figure for m in group]
        for i, figure in enumerate(beside[1:], 1):
            before = beside[i - 1]
            if (
                before.high is None
                and before.part_of is figure.part_of is None
                and figure.wording is None
                and page.text[before.end : figure.start].strip() == "and"
            ):
                beside[i] = replace(figure, high=None, wording=before.wording)
        first, rest = beside[0], beside[1:]
        told = [figure.low or 0 for figure in rest if figure.part_of is None]
        if len(told) > 1 and first.part_of is None and sum(told) == first.low:
            beside[1:] = [f if f.part_of else replace(f, part_of=first.words) for f in rest]
        done += beside
    return [replace(m, figure=figure) for m, figure in zip(found, done, strict=True)]
