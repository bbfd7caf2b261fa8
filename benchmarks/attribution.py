"""Attributions for a file in PolNeAR's converted format, as its scorer reads them."""

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.partial import partial_pipeline
from counterclaim.annotating.pipeline import BATCH
from counterclaim.model.attribution import Attribution
from counterclaim.model.words import Words

ROLES = ("source", "cue", "content")


def predict(gold_path: Path, out_path: Path) -> None:
    """Write one line a document: ``doc`` and its ``attributions`` by role, as offset pairs.

    PolNeAR annotates no attribution inside the content of another, so inner ones are left out.
    """
    nlp = partial_pipeline("counterclaim_attribution")
    with gold_path.open(encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    texts = ((document["text"], document["doc"]) for document in documents)
    with out_path.open("w", encoding="utf-8") as out:
        for doc, name in nlp.pipe(texts, as_tuples=True, batch_size=BATCH):
            found = [_by_role(a) for a in _outermost(doc._.attributions)]
            out.write(json.dumps({"doc": name, "attributions": found}) + "\n")


def _outermost(found: tuple[Attribution, ...]) -> Iterator[Attribution]:
    for attribution in found:
        at = (attribution.cue or attribution.source or attribution.content)[0]
        if not any(_holds(other, at) for other in found if other is not attribution):
            yield attribution


def _holds(outer: Attribution, at: Words) -> bool:
    return any(at in piece for piece in outer.content)


def _by_role(attribution: Attribution) -> dict[str, list[list[int]]]:
    return {r: [[w.start, w.end] for w in getattr(attribution, r)] for r in ROLES}
