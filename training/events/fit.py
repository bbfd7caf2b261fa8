"""Fits the weights: tf-idf over words and pairs, and over pieces of words; a linear classifier."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from counterclaim.annotating.events.wording import Wording, pieces, whole_terms

_LOOSENESS = 0.3  # the inverse of the weights' penalty
_LEAST = 2  # texts that a term must stand in
_NATS = 3.0  # what one unit of margin is worth as evidence


def fit(
    kinds: Sequence[str],
    texts: Sequence[Sequence[str]],
    worth: Sequence[float] | None = None,
    least: int = _LEAST,
) -> Wording:
    """Weights for texts given as lemmas, and the kind of each; ``worth`` weighs the texts.

    All kinds are taken to be equally common, whatever their number of texts. There must be three
    kinds or more.
    """
    vectorizers = [_vectorizer(cut, least) for cut in (whole_terms, pieces)]
    features = hstack([v.fit_transform(texts) for v in vectorizers]).tocsr()
    fitted = LinearSVC(C=_LOOSENESS, class_weight="balanced", random_state=1)
    fitted.fit(features, list(kinds), sample_weight=worth)
    return Wording(
        [str(kind) for kind in fitted.classes_],
        [str(term) for v in vectorizers for term in v.get_feature_names_out()],
        np.concatenate([v.idf_ for v in vectorizers]),
        np.ascontiguousarray(_NATS * fitted.coef_.T),
        np.asarray(_NATS * fitted.intercept_, float),
    )


def _vectorizer(cut: Callable[[Sequence[str]], Iterable[str]], least: int) -> TfidfVectorizer:
    return TfidfVectorizer(analyzer=lambda words: [*cut(words)], sublinear_tf=True, min_df=least)


def parts(count: int, folds: int = 5) -> Iterator[tuple[list[int], list[int]]]:
    """Positions to fit to and positions held out; every fifth is held out in turn."""
    for fold in range(folds):
        yield [n for n in range(count) if n % folds != fold], [*range(fold, count, folds)]
