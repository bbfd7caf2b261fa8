"""Fits the confidence: logistic regression (Platt) of whether an event's kind is the label's."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc

from counterclaim.annotating.events.component import Reader
from counterclaim.annotating.events.wording import Wording
from training.events.judging import judge

Sign = tuple[float, float, bool]  # told in the clause, spoken for, right


def signs(doc: Doc, kind: str, words: Wording) -> list[Sign]:
    """The events of a text labelled ``kind`` that the label judges, by weights that did not see it.

    An event of another family may be told beside the labelled one, and is left out.
    """
    reader = Reader(doc, words)
    judged = ((t, judge(t.kind.type, t.kind.sub_event, kind)) for t in reader.told())
    return [(*reader.signs(told), right) for told, right in judged if right is not None]


def calibrate(found: Sequence[Sign]) -> dict[str, float]:
    """The weights that ``weighing.calibration`` reads."""
    told, spoken_for, right = np.array(found, float).T
    features = np.column_stack([told, np.log(spoken_for / (1 - spoken_for))])
    fitted = LogisticRegression(C=100.0).fit(features, right)
    return {
        "always": float(fitted.intercept_[0]),
        "told": float(fitted.coef_[0][0]),
        "spoken for": float(fitted.coef_[0][1]),
    }


def write(weights: dict[str, float], path: Path) -> None:
    """Save them."""
    lines = [
        "# How likely an event is read aright: a logistic regression of what its clause tells",
        "# and of the log odds that its words speak for it. Made by training.events.",
        "# what <TAB> weight",
        *(f"{name}\t{weight:.4f}" for name, weight in weights.items()),
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")
