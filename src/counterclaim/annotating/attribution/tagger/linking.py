"""Joins runs to attributions: each cue with its source, if it has one, and with its contents.

A cue has at most one source and a content exactly one cue; a source may serve several cues ("she
said ... and added ..."). Of all that a run could be linked to the likeliest is taken, under a
conditional logit (McFadden 1974) of the network's pointers and of what stands between the two. Its
weights are data, fitted by ``training.attribution.linker``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log1p

import numpy as np
from numpy.typing import NDArray

from counterclaim.annotating.attribution.tagger.network import Answers
from counterclaim.annotating.attribution.tagger.tags import Role, Run
from counterclaim.annotating.attribution.tagger.wordpieces import Word

FEATURES = (
    "pointer",
    "distance",
    "after",
    "distance_after",
    "adjacent",
    "cues_between",
    "sources_between",
    "contents_between",
    "sentence_ends_between",
    "sentence_ends_after",
    "breaks_between",
    "nobody",
    "nobody_pointer",
)
_REACH = 200  # words; farther apart than a window sees, runs are not linked
_ENDS = frozenset({".", "!", "?"})
_MOST = 3  # of what is counted between: one more says nothing new
Weights = Mapping[Role, NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution in words (not tokens) of the text: contents in text order, never empty."""

    source: Run | None
    cue: Run
    contents: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a run could be linked to, and the features of each; None is a cue without a source."""

    run: Run
    options: tuple[Run | None, ...]
    features: NDArray[np.float64]


class Page:
    """The runs of a text and what is counted between them."""

    def __init__(
        self, runs: Sequence[Run], answers: Answers, text: str, words: Sequence[Word]
    ) -> None:
        self.of_role = {role: [r for r in runs if r.role is role] for role in Role}
        self._answers = answers
        self._ends = _sums(text[w.start : w.end] in _ENDS for w in words)
        self._breaks = _sums(w.after_break for w in words)
        starts = {role: {r.first for r in held} for role, held in self.of_role.items()}
        self._starts = {
            role: _sums(n in at for n in range(len(words))) for role, at in starts.items()
        }

    def choices(self, role: Role) -> list[Choice]:
        """For contents: which cue. For sources, asked of each cue: which source, or nobody."""
        if role is Role.CONTENT:
            asking, offered = self.of_role[Role.CONTENT], self.of_role[Role.CUE]
        else:
            asking, offered = self.of_role[Role.CUE], self.of_role[Role.SOURCE]
        found: list[Choice] = []
        for run in asking:
            near: list[Run | None] = [o for o in offered if abs(o.first - run.first) <= _REACH]
            if role is Role.SOURCE:
                near.append(None)
            if near:
                found.append(Choice(run, tuple(near), self._features(run, near)))
        return found

    def _features(self, run: Run, options: Sequence[Run | None]) -> NDArray[np.float64]:
        pointers = np.array([self._pointer(run, option) for option in options])
        pointers -= np.logaddexp.reduce(pointers)
        rows = [
            self._between(run, option, pointer)
            for option, pointer in zip(options, pointers, strict=True)
        ]
        return np.array(rows)

    def _pointer(self, run: Run, option: Run | None) -> float:
        if option is None:
            return float(self._answers.nobody[run.first])
        return float(self._answers.queries[run.first] @ self._answers.keys[option.first])

    def _between(self, run: Run, option: Run | None, pointer: float) -> tuple[float, ...]:
        if option is None:
            return (*(0.0 for _ in FEATURES[:-2]), 1.0, pointer)
        after = float(option.first > run.first)
        first, last = sorted((run, option), key=lambda r: r.first)
        low, high = first.last + 1, max(last.first, first.last + 1)
        distance = log1p(high - low)
        ends = min(self._ends[high] - self._ends[low - 1], _MOST)
        return (
            pointer,
            distance,
            after,
            distance * after,
            float(high == low),
            *(
                min(self._starts[role][high] - self._starts[role][low], _MOST)
                for role in (Role.CUE, Role.SOURCE, Role.CONTENT)
            ),
            ends,
            ends * after,
            min(self._breaks[high + 1] - self._breaks[low], _MOST),
            0.0,
            0.0,
        )


def _sums(flags: Iterable[bool]) -> list[int]:
    """How many flags are set before each position, one more than there are flags."""
    return [0, *accumulate(map(int, flags)), 0]


def link(page: Page, weights: Weights) -> list[Linked]:
    """The attributions that the runs form, by their cues in text order.

    Contents without a cue in reach and cues without content say nothing, and are left out.
    """
    sources = {c.run: _best(c, weights[Role.SOURCE]) for c in page.choices(Role.SOURCE)}
    held: dict[Run, list[Run]] = {cue: [] for cue in page.of_role[Role.CUE]}
    for choice in page.choices(Role.CONTENT):
        cue = _best(choice, weights[Role.CONTENT])
        if cue is not None:
            held[cue].append(choice.run)
    return [
        Linked(sources.get(cue), cue, tuple(contents)) for cue, contents in held.items() if contents
    ]


def _best(choice: Choice, weights: NDArray[np.float64]) -> Run | None:
    return choice.options[int((choice.features @ weights).argmax())]
