"""Points for measures: log-odds as a sum of steps, found by boosting stumps (Friedman 2001).

Each round finds the one measure and step that most reduce the logistic loss and moves the points
on both sides of it a little; what comes out is a table that a person can read and check.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

ROUNDS = 400
RATE = 0.08
LEAF = 8  # pairs on either side of a step, at least
STEPS = 24  # places for steps tried in a measure


@dataclass(frozen=True, slots=True)
class Card:
    """For one measure where the steps are, and the points below, between and above them."""

    steps: tuple[float, ...]
    points: tuple[float, ...]


def fit(values: Floats, same: Floats, names: Sequence[str]) -> tuple[float, Mapping[str, Card]]:
    """The base log-odds and a card for each measure.

    ``values`` has a row for each pair and a column for each of ``names``; ``same`` is 1 or 0.
    """
    share = float(same.mean())
    base = float(np.log(share / (1 - share)))
    odds = np.full(len(same), base)
    moved: dict[str, dict[float, tuple[float, float]]] = {name: {} for name in names}
    splits = [(at, step) for at in range(len(names)) for step in _steps(values[:, at])]
    sides = np.array([values[:, at] >= step for at, step in splits], dtype=np.float64)
    counts = sides.sum(1)
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-odds))
        slope, bend = same - chance, chance * (1 - chance)
        up, up_bend = sides @ slope, sides @ bend
        down, down_bend = slope.sum() - up, bend.sum() - up_bend
        gain = up**2 / (up_bend + 1) + down**2 / (down_bend + 1)
        gain[(counts < LEAF) | (len(same) - counts < LEAF)] = -1.0
        best = int(gain.argmax())
        at, step = splits[best]
        above = RATE * up[best] / (up_bend[best] + 1)
        below = RATE * down[best] / (down_bend[best] + 1)
        old = moved[names[at]].get(step, (0.0, 0.0))
        moved[names[at]][step] = (old[0] + below, old[1] + above)
        odds += np.where(sides[best] > 0, above, below)
    return base, {name: _card(steps) for name, steps in moved.items()}


def apply(base: float, cards: Mapping[str, Card], values: Floats, names: Sequence[str]) -> Floats:
    """The scores (0-1) that cards give to pairs: a row of ``values`` each."""
    odds = np.full(len(values), base)
    for at, name in enumerate(names):
        points = np.array(cards[name].points)
        odds += points[np.searchsorted(cards[name].steps, values[:, at], side="right")]
    return np.asarray(1 / (1 + np.exp(-odds)))


def _steps(column: Floats) -> list[float]:
    """Half way between neighbouring values, spread over the pairs and, thinner, over the values.

    Most pairs share nothing: steps spread over pairs alone would all lie at the foot of a measure.
    """
    kinds = np.unique(column)
    middles = (kinds[1:] + kinds[:-1]) / 2
    if len(middles) <= STEPS:
        return [float(f"{middle:.4g}") for middle in middles]
    wanted = [*_spread(column, STEPS), *_spread(kinds, STEPS // 2)]
    return sorted({float(f"{middles[np.abs(middles - value).argmin()]:.4g}") for value in wanted})


def _spread(values: Floats, number: int) -> Floats:
    return np.quantile(values, np.linspace(0, 1, number + 2)[1:-1])


def _card(moves: Mapping[float, tuple[float, float]]) -> Card:
    steps = sorted(moves)
    points = [
        sum(above if number < position else below for number, (below, above) in enumerate(order))
        for position in range(len(steps) + 1)
        for order in [[moves[step] for step in steps]]
    ]
    return Card(tuple(steps), tuple(round(point, 3) for point in points))
