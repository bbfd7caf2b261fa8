"""Documents as windows of the network's length, and windows as padded batches."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from counterclaim.annotating.attribution.tagger.wordpieces import CLS, SEP
from training.attribution.labels import NOBODY, NOT_ASKED, Labelled

WINDOW = 256  # pieces, the two marks at the ends included
_SHORTEST = 8
IGNORED = -100  # torch's label for "not counted"


@dataclass(frozen=True, slots=True)
class Window:
    """One stretch of pieces with labels by piece; pointer targets are positions in the window."""

    ids: NDArray[np.int64]
    cases: NDArray[np.int64]
    tags: NDArray[np.int64]
    targets: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side, windows x pieces."""

    ids: torch.Tensor
    cases: torch.Tensor
    tags: torch.Tensor
    targets: torch.Tensor


def windows(documents: Iterable[Labelled], rng: random.Random) -> list[Window]:
    """Windows that cover every document, from a place before its start drawn anew each time."""
    body = WINDOW - 2
    found: list[Window] = []
    for document in documents:
        length = len(document.pieces.ids)
        at = -rng.randrange(0, body // 2) if length > body else 0
        while at < length:
            first, last = max(at, 0), min(at + body, length)
            if last - first >= _SHORTEST:
                found.append(_window(document, first, last))
            at += body
    return found


def _window(document: Labelled, first: int, last: int) -> Window:
    pieces = document.pieces
    tags = np.full(last - first + 2, IGNORED, np.int64)
    targets = np.full(last - first + 2, IGNORED, np.int64)
    begin, end = np.searchsorted(pieces.firsts, [first, last])
    for word in range(begin, end):
        if pieces.joined[word]:
            continue
        at = pieces.firsts[word] - first + 1
        tags[at] = document.tags[word]
        target = document.targets[word]
        if target == NOBODY:
            targets[at] = 0
        elif target != NOT_ASKED and first <= pieces.firsts[target] < last:
            targets[at] = pieces.firsts[target] - first + 1
    ids = np.concatenate([[CLS], pieces.ids[first:last], [SEP]])
    cases = np.concatenate([[0], pieces.cases[first:last], [0]])
    return Window(ids, cases, tags, targets)


def batches(found: list[Window], size: int, rng: random.Random) -> Iterator[Batch]:
    """Batches of windows of like length, in random order."""
    ordered = sorted(found, key=lambda w: len(w.ids) + 20 * rng.random())
    groups = [ordered[i : i + size] for i in range(0, len(ordered), size)]
    rng.shuffle(groups)
    for group in groups:
        longest = max(len(w.ids) for w in group)
        yield Batch(
            _padded([w.ids for w in group], longest, 0),
            _padded([w.cases for w in group], longest, 0),
            _padded([w.tags for w in group], longest, IGNORED),
            _padded([w.targets for w in group], longest, IGNORED),
        )


def _padded(rows: list[NDArray[np.int64]], length: int, filler: int) -> torch.Tensor:
    full = np.full((len(rows), length), filler, np.int64)
    for n, row in enumerate(rows):
        full[n, : len(row)] = row
    return torch.from_numpy(full)
