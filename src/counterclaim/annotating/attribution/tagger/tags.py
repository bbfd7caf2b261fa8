"""The tag set, and the best legal sequence of tags under the network's scores."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


class Role(StrEnum):
    """What a run of words is in an attribution, as PARC3 and PolNeAR name it."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


OUTSIDE = 0
ROLES = tuple(Role)
TAGS = 1 + 2 * len(ROLES)


def begins(role: Role) -> int:
    """The tag of a run's first word."""
    return 1 + 2 * ROLES.index(role)


def inside(role: Role) -> int:
    """The tag of a run's later words."""
    return 2 + 2 * ROLES.index(role)


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``first`` to ``last`` (included) that have one role together."""

    role: Role
    first: int
    last: int


def decode(scores: NDArray[np.float32], joined: NDArray[np.bool_] | None = None) -> list[Run]:
    """The runs of the likeliest legal tag sequence (Viterbi). ``scores``: words x tags, raw.

    A sequence is legal if a run's later words follow a word of the same role. ``joined`` words go
    on with the one before, whatever it is.
    """
    free = np.arange(len(scores)) if joined is None else np.flatnonzero(~joined)
    runs: list[Run] = []
    if not len(free):
        return runs
    ends = np.append(free[1:], len(scores)) - 1
    for word, last, tag in zip(free, ends, _best_path(scores[free]), strict=True):
        if tag == OUTSIDE:
            continue
        role = ROLES[(tag - 1) // 2]
        first = int(word) if tag == begins(role) else runs.pop().first
        runs.append(Run(role, first, int(last)))
    return runs


def _best_path(scores: NDArray[np.float32]) -> list[int]:
    if not len(scores):
        return []
    allowed = _transitions()
    best = scores[0] + np.where(np.isin(np.arange(TAGS), [inside(r) for r in ROLES]), -1e4, 0.0)
    back = np.zeros(scores.shape, np.int64)
    for word in range(1, len(scores)):
        reached = best[:, None] + allowed
        back[word] = reached.argmax(0)
        best = reached.max(0) + scores[word]
    path = [int(best.argmax())]
    for word in range(len(scores) - 1, 0, -1):
        path.append(int(back[word, path[-1]]))
    return path[::-1]


def _transitions() -> NDArray[np.float64]:
    allowed = np.zeros((TAGS, TAGS))
    for role in ROLES:
        allowed[:, inside(role)] = -1e4
        allowed[[begins(role), inside(role)], inside(role)] = 0.0
    return allowed
