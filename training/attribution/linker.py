"""Fits the weights of the linker to annotated documents that the network has not seen.

On the documents it was trained on the network's tags and pointers are too good to learn from, so
the development documents serve; with a dozen weights there is little to overfit, and the figures
that are reported come from cross-checking, each half scored with weights from the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import cross_entropy

from counterclaim.annotating.attribution.tagger.linking import FEATURES, Choice, Page
from counterclaim.annotating.attribution.tagger.tags import Role, Run
from counterclaim.annotating.attribution.tagger.wordpieces import Word
from training.attribution.corpus import Annotated, Document

_ROUNDS, _PENALTY = 200, 0.5


@dataclass(frozen=True, slots=True)
class Answered:
    """A choice and which of its options is right."""

    choice: Choice
    right: int


def answered(
    page: Page, words: Sequence[Word], document: Document, role: Role
) -> Iterable[Answered]:
    """The choices of a page that the annotation settles.

    A run is that of the attribution whose run of the same role it shares most characters with.
    """
    asked = Role.CONTENT if role is Role.CONTENT else Role.CUE
    wanted = Role.CUE if role is Role.CONTENT else Role.SOURCE
    for choice in page.choices(role):
        owner = _owner(document, _span(words, choice.run), asked)
        if owner is None:
            continue
        shared = [
            -1 if option is None else _shared(owner, _span(words, option), wanted)
            for option in choice.options
        ]
        nobody = not any(r is wanted for r, _ in owner.spans)
        if max(shared) > 0:
            yield Answered(choice, shared.index(max(shared)))
        elif nobody and None in choice.options:
            yield Answered(choice, choice.options.index(None))


def _span(words: Sequence[Word], run: Run) -> tuple[int, int]:
    return words[run.first].start, words[run.last].end


def _owner(document: Document, span: tuple[int, int], role: Role) -> Annotated | None:
    best = max(document.attributions, key=lambda a: _shared(a, span, role), default=None)
    return best if best is not None and _shared(best, span, role) > 0 else None


def _shared(attribution: Annotated, span: tuple[int, int], role: Role) -> int:
    return sum(
        max(0, min(span[1], end) - max(span[0], start))
        for r, (start, end) in attribution.spans
        if r is role
    )


def fit_linker(found: Sequence[Answered]) -> NDArray[np.float64]:
    """The weights under which the right options are likeliest (L-BFGS, a small ridge)."""
    most = max(len(each.choice.options) for each in found)
    features = torch.zeros(len(found), most, len(FEATURES), dtype=torch.float64)
    missing = torch.ones(len(found), most, dtype=torch.bool)
    for n, each in enumerate(found):
        here = len(each.choice.options)
        features[n, :here] = torch.from_numpy(each.choice.features)
        missing[n, :here] = False
    right = torch.tensor([each.right for each in found])
    weights = torch.zeros(len(FEATURES), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=_ROUNDS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = (features @ weights).masked_fill(missing, -1e9)
        fitted = cross_entropy(scores, right) + _PENALTY / len(found) * weights.square().sum()
        fitted.backward()
        return fitted

    optimizer.step(loss)
    fitted: NDArray[np.float64] = weights.detach().numpy()
    return fitted
