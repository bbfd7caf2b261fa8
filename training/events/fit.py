"""Fits the weights: tf-idf over words, pairs and pieces; multinomial logistic regression."""

from collections.abc import Iterator, Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from counterclaim.annotating.events.wording import Wording, terms

_LOOSENESS = 30.0  # the inverse of the weights' penalty
_LEAST = 1  # texts that a term must stand in
_STEPS = 300


def fit(
    kinds: Sequence[str], texts: Sequence[Sequence[str]], worth: Sequence[float] | None = None
) -> Wording:
    """Weights for texts given as lemmas, and the kind of each; ``worth`` weighs the texts.

    All kinds are taken to be equally common, whatever their number of texts.
    """
    vectorizer = TfidfVectorizer(
        analyzer=lambda words: list(terms(words)), sublinear_tf=True, min_df=_LEAST
    )
    features = vectorizer.fit_transform(texts)
    regression = LogisticRegression(C=_LOOSENESS, max_iter=_STEPS, class_weight="balanced")
    regression.fit(features, list(kinds), sample_weight=worth)
    return Wording(
        [str(kind) for kind in regression.classes_],
        [str(term) for term in vectorizer.get_feature_names_out()],
        np.asarray(vectorizer.idf_, float),
        np.ascontiguousarray(regression.coef_.T),
        np.asarray(regression.intercept_, float),
    )


def parts(count: int, folds: int = 5) -> Iterator[tuple[list[int], list[int]]]:
    """Positions to fit to and positions held out; every fifth is held out in turn."""
    for fold in range(folds):
        yield [n for n in range(count) if n % folds != fold], [*range(fold, count, folds)]
