"""``killed=12``, ``killed=12-15``, ``injured=12+``, ``killed="3 children"``: counts."""

import re
from dataclasses import replace

from counterclaim.model.claim import Claim
from counterclaim.model.errors import UsageError
from counterclaim.model.figure import Counted, Figure, Measure
from counterclaim.model.words import Words
from counterclaim.steps.saying.vocabulary import is_none, one_of
from counterclaim.steps.saying.where import rests_on

_COUNT = re.compile(
    r"(?:(?P<most>up to|<=?)\s*)?(?P<low>\d[\d,]*)(?:\s*[-–]\s*(?P<high>\d[\d,]*))?(?P<more>\+)?"
    r"(?:\s+(?P<of>\D+))?"
)
HOW = 'write 12, 12-15, 12+ (or more) or "up to 12", and whom after it: "3 children"; or none'


def figures_said(
    measure: Measure, said: str, claim: Claim, text: str, *, further: bool = False
) -> tuple[Figure, ...]:
    """The claim's figures with this count in place of the one of that measure.

    A claim with one figure alone gets it in its place, the measure was misread; unless this is a
    ``further`` count of those said.
    """
    of = _COUNT.fullmatch(said.strip())
    whom = one_of(Counted, of["of"], "whom it counts") if of and of["of"] else None
    before = _meant(measure, whom, claim)
    if is_none(said):
        return tuple(figure for figure in claim.figures if figure is not before)
    if before is None and len(claim.figures) == 1 and not further:
        before = claim.figures[0]
    made = _figure(measure, said, before, claim, text)
    if before is None:
        return (*claim.figures, made)
    return tuple(made if figure is before else figure for figure in claim.figures)


def _meant(measure: Measure, whom: Counted | None, claim: Claim) -> Figure | None:
    """The figure of that measure: of those it counts, else the whole, of which others are parts."""
    held = [figure for figure in claim.figures if figure.measure is measure]
    for some in (
        [figure for figure in held if whom is not None and figure.of is whom],
        [figure for figure in held if figure.part_of is None],
        held,
    ):
        if len(some) == 1:
            return some[0]
    if held:
        told = ", ".join(f"{figure.mention!r}" for figure in held)
        raise UsageError(
            f"the claim counts {measure.value} more than once ({told}); say of whom, as "
            f'"{measure.value}=3 children"'
        )
    return None


def _figure(measure: Measure, said: str, before: Figure | None, claim: Claim, text: str) -> Figure:
    match = _COUNT.fullmatch(said.strip())
    if match is None:
        raise UsageError(f"{measure.value} {said!r} is no count; {HOW}")
    low = int(match["low"].replace(",", ""))
    high = int(match["high"].replace(",", "")) if match["high"] else None if match["more"] else low
    if match["most"]:
        bounds: tuple[int | None, int | None] = (None, low)
    else:
        bounds = (low, high)
    if high is not None and high < low:
        raise UsageError(f"{measure.value} {said!r} runs backwards; change the numbers round")
    of = one_of(Counted, match["of"], "whom it counts") if match["of"] else None
    if before is not None and before.mention:
        return replace(
            before,
            measure=measure,
            of=of or before.of,
            low=bounds[0],
            high=bounds[1],
            wording=before.wording if bounds[0] != bounds[1] else None,
        )
    words: Words = rests_on((said.strip(), match["low"]), None, claim, text)
    return Figure(
        mention=words.of(text),
        start=words.start,
        end=words.end,
        measure=measure,
        of=of or Counted.UNKNOWN,
        low=bounds[0],
        high=bounds[1],
    )
