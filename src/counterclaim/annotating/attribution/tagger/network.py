"""Runs the trained network over a text of any length, in overlapping windows."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from pathlib import Path

import numpy as np
import onnxruntime  # its telemetry is off by now: counterclaim/model/telemetry.py
from numpy.typing import NDArray

from counterclaim.annotating.attribution.tagger.wordpieces import CLS, SEP, Pieces

_BODY = 254  # pieces of a window without the two marks at its ends, as in training
_MARGIN = 24  # pieces at a cut end whose answers are taken from the window beside it
_MOST = _BODY - 2 * _MARGIN  # pieces that a window inside a text can answer for
_SLACK = 40  # pieces by which a cut may move to the end of a sentence
_SENTENCE_ENDS = (1012, 1029, 999)  # ids of . ? and !

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the network says of each word.

    ``tags``: words x tags, raw scores. ``queries`` and ``keys``: words x width; the product of one
    word's query and another's key scores a link from the first to the second. ``nobody``: words;
    the score of a link to nothing.
    """

    tags: Scores
    queries: Scores
    keys: Scores
    nobody: Scores


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Pieces ``first`` to ``last`` go in; those from ``kept`` to ``kept_end`` are answered."""

    first: int
    last: int
    kept: int
    kept_end: int


class Network:
    """The ONNX file, loaded; it takes one thread, because reports are read side by side."""

    def __init__(self, weights: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3  # the optimiser's notes are not for users
        self._session = onnxruntime.InferenceSession(
            str(weights),
            options,
            providers=["CPUExecutionProvider"],
            # The fused kernel takes seven times as long as the two it replaces.
            disabled_optimizers=["SkipLayerNormFusion"],
        )

    def answer(self, pieces: Pieces) -> Answers:
        """Read every piece once or twice, and give the answers by word; there must be a word."""
        tags: list[Scores] = []
        queries: list[Scores] = []
        keys: list[Scores] = []
        nobody: list[Scores] = []
        for stretch in _stretches(pieces.ids):
            found = self._session.run(None, _fed(pieces, stretch))
            kept = slice(stretch.kept - stretch.first + 1, stretch.kept_end - stretch.first + 1)
            tags.append(found[0][0, kept])
            queries.append(found[1][0, kept])
            keys.append(found[2][0, kept])
            nobody.append(found[1][0, kept] @ found[2][0, 0])
        at = pieces.firsts
        return Answers(*(np.concatenate(part)[at] for part in (tags, queries, keys, nobody)))


def _stretches(ids: NDArray[np.int64]) -> Iterator[_Stretch]:
    """As few windows as will do, of nearly even length, cut where a sentence ends if one does."""
    pieces = len(ids)
    count = max(1, ceil((pieces - 2 * _MARGIN) / (_BODY - 2 * _MARGIN)))
    while pieces > _BODY and ceil(pieces / count) + 2 * _MARGIN > _BODY:
        count += 1
    ends = np.flatnonzero(np.isin(ids, _SENTENCE_ENDS)) + 1
    edges = [0]
    for n in range(1, count):
        edges.append(_edge(n * pieces // count, ends, edges[-1], pieces - (count - n) * _MOST))
    edges.append(pieces)
    for kept, kept_end in pairwise(edges):
        yield _Stretch(max(0, kept - _MARGIN), min(pieces, kept_end + _MARGIN), kept, kept_end)


def _edge(wanted: int, ends: NDArray[np.int64], last: int, least: int) -> int:
    """The sentence end nearest to ``wanted``, if the windows on both sides still hold the rest."""
    near = ends[(ends > max(last, least - 1)) & (ends <= last + _MOST)]
    if not len(near):
        return wanted
    best = int(near[np.abs(near - wanted).argmin()])
    return best if abs(best - wanted) <= _SLACK else wanted


def _fed(pieces: Pieces, stretch: _Stretch) -> dict[str, NDArray[np.int64]]:
    within = slice(stretch.first, stretch.last)
    ids = np.concatenate([[CLS], pieces.ids[within], [SEP]])
    cases = np.concatenate([[0], pieces.cases[within], [0]])
    return {"ids": ids[None], "cases": cases[None]}
