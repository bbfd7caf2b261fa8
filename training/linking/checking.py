"""How well points tell events apart that they were not fitted to."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from training.linking.comparing import STRETCHES, Compared
from training.linking.fitting import Floats, apply, fit

SURE = 0.25  # a score from which on a pair counts as one event


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Precision, recall and F1 in percent over pairs that the points were not fitted to."""

    precision: float
    recall: float
    f1: float
    pairs: int
    same: int


def columns(compared: Sequence[Compared]) -> tuple[list[str], Floats, Floats]:
    """The measures' names, a row of their values for each pair, and 1 for each pair that is one."""
    names = list(compared[0].like.measures)
    values = np.array([[each.like.measures[name] for name in names] for each in compared])
    return names, values, np.array([float(each.same) for each in compared])


def held_out(compared: Sequence[Compared]) -> HeldOut:
    """Scores each stretch of the war by points fitted to the rest; pairs across two are left."""
    names, values, same = columns(compared)
    found = np.zeros(len(same))
    held = np.zeros(len(same), dtype=bool)
    for stretch in range(STRETCHES):
        inside = np.array([each.stretches == {stretch} for each in compared])
        outside = np.array([stretch not in each.stretches for each in compared])
        base, cards = fit(values[outside], same[outside], names)
        found[inside] = apply(base, cards, values[inside], names) >= SURE
        held |= inside
    both, ours, true = found @ same, found.sum(), same[held].sum()
    return HeldOut(
        precision=100 * both / max(ours, 1),
        recall=100 * both / true,
        f1=200 * both / (ours + true),
        pairs=int(held.sum()),
        same=int(true),
    )
