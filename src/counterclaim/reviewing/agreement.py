"""How far coders agree, field by field, on the claims that two or more of them decided on."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from counterclaim.model.decision import Act, Field, Value
from counterclaim.model.figure import Figure
from counterclaim.model.timespan import TimeSpan
from counterclaim.reviewing.meaning import meaning
from counterclaim.reviewing.standing import Standing

VERDICT = "verdict"  # accept, reject, unsure: a field of its own
MEASURED = {Field.FIGURES, Field.TIME}  # whose values are also compared as numbers

T = TypeVar("T", bound=Hashable)
Unit = Sequence[Hashable]  # what the coders left of one claim, a value each


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldAgreement:
    """One field: on how many claims (``n``) two or more coders have a word, on which share of them
    (0-1) all say the same, and Krippendorff's alpha.

    ``alpha`` takes values as names; ``alpha_interval``, of figures and days alone, as numbers: how
    far apart they are. It compares the middle of a figure's range, measure by measure, and of the
    days told. None where there is nothing to tell agreement by: no unit, or one value in all.
    """

    field: str
    n: int
    agree: float
    alpha: float | None
    alpha_interval: float | None = None


def agreement(claims: Iterable[Standing]) -> list[FieldAgreement]:
    """The fields that were compared: verdicts first, then as the fields of a claim follow."""
    verdicts: list[Unit] = []
    names: dict[Field, list[Unit]] = {field: [] for field in Field}
    numbers: dict[Field, list[list[float]]] = {field: [] for field in Field}
    for claim in claims:
        verdicts += _two([h.verdict for h in claim.held if h.verdict is not None])
        for field in Field:
            values = [
                held.values[field]
                for held in claim.held
                if held.verdict is Act.ACCEPT and field in held.values
            ]
            names[field] += _two([meaning(value) for value in values])
            if field in MEASURED and len(values) > 1:
                numbers[field] += [unit for unit in _numbers(values) if len(unit) > 1]
    made = [_row(VERDICT, verdicts, None)]
    made += [_row(field, names[field], numbers[field]) for field in Field]
    return [row for row in made if row.n]


def _two(values: list[Hashable]) -> list[Unit]:
    return [values] if len(values) > 1 else []


def _row(
    field: str, units: Sequence[Unit], numbers: Sequence[list[float]] | None
) -> FieldAgreement:
    same = sum(len(set(unit)) == 1 for unit in units)
    return FieldAgreement(
        field=str(field),
        n=len(units),
        agree=same / len(units) if units else 0.0,
        alpha=alpha(units, nominal),
        alpha_interval=alpha(numbers, interval) if numbers else None,
    )


def _numbers(values: Sequence[Value]) -> Iterator[list[float]]:
    """What the coders said as numbers: the middle of the days, or of a figure, by its measure."""
    days = [_day(value) for value in values if isinstance(value, TimeSpan)]
    yield [day for day in days if day is not None]
    told: dict[str, list[float]] = {}
    for value in values:
        if isinstance(value, tuple):
            figures = {f.measure.value: f for f in value if isinstance(f, Figure)}
            for measure, figure in figures.items():
                ends = [end for end in (figure.low, figure.high) if end is not None]
                if ends:
                    told.setdefault(measure, []).append(sum(ends) / len(ends))
    yield from told.values()


def _day(time: TimeSpan) -> float | None:
    ends = [end.toordinal() for end in (time.earliest, time.latest) if end is not None]
    return sum(ends) / len(ends) if ends else None


def nominal(one: Hashable, other: Hashable) -> float:
    """How far apart two names are: not at all, or wholly."""
    return float(one != other)


def interval(one: float, other: float) -> float:
    """How far apart two numbers are, squared."""
    return (one - other) ** 2


def alpha(units: Iterable[Sequence[T]], apart: Callable[[T, T], float]) -> float | None:
    """Krippendorff's alpha: 1 less the disagreement met over the disagreement expected by chance.

    After Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011). ``units`` are the
    values that coders gave to one thing each, those missing left out; ``apart`` is how far apart
    two values are, squared. None where all values are one, or nothing can be paired.
    """
    paired = [unit for unit in units if len(unit) > 1]
    totals = Counter(value for unit in paired for value in unit)
    n = totals.total()
    met = sum(
        2 * sum(apart(a, b) for a, b in combinations(unit, 2)) / (len(unit) - 1) for unit in paired
    )
    chance = 2 * sum(apart(a, b) * totals[a] * totals[b] for a, b in combinations(totals, 2))
    return 1 - (n - 1) * met / chance if chance else None
