"""Joins runs to attributions: each cue with its source, if it has one, and with its contents.

A cue has at most one source and a content exactly one cue; a source may serve several cues ("she
said ... and added ..."). Links are scored by the network's pointers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.annotating.attribution.tagger.network import Answers
from counterclaim.annotating.attribution.tagger.tags import Role, Run

_REACH = 200  # words; farther apart than a window sees, runs are not linked


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution in words (not tokens) of the text: contents in text order, never empty."""

    source: Run | None
    cue: Run
    contents: tuple[Run, ...]


def link(runs: Sequence[Run], answers: Answers) -> list[Linked]:
    """The attributions that the runs form, by their cues in text order.

    Contents without a cue in reach and cues without content say nothing, and are left out.
    """
    cues = [r for r in runs if r.role is Role.CUE]
    sources = [r for r in runs if r.role is Role.SOURCE]
    held: dict[Run, list[Run]] = {cue: [] for cue in cues}
    for content in (r for r in runs if r.role is Role.CONTENT):
        cue = _best(content, cues, answers)
        if cue is not None:
            held[cue].append(content)
    return [
        Linked(_source_of(cue, sources, answers), cue, tuple(contents))
        for cue, contents in held.items()
        if contents
    ]


def _source_of(cue: Run, sources: Sequence[Run], answers: Answers) -> Run | None:
    best = _best(cue, sources, answers)
    if best is None or answers.nobody[cue.first] > _score(cue, best, answers):
        return None
    return best


def _best(run: Run, others: Sequence[Run], answers: Answers) -> Run | None:
    near = [o for o in others if abs(o.first - run.first) <= _REACH]
    return max(near, key=lambda o: _score(run, o, answers), default=None)


def _score(one: Run, other: Run, answers: Answers) -> float:
    return float(np.dot(answers.queries[one.first], answers.keys[other.first]))
