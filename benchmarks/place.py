"""Predictions of places in the form the scorer of place corpora takes.

Policy: mentions are given whatever their form (name, adjective, inside another name), because
GeoWebNews, TR-News and LGL all count "Syrian" in "Syrian troops" and "Aleppo" in "Aleppo Media
Centre" as toponyms with coordinates. "Syrians" names people and is left out, as in the first two.
Unresolved mentions are given without coordinates.
"""

import json
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from benchmarks.partial import partial_pipeline
from counterclaim.annotating.pipeline import BATCH
from counterclaim.model.place import PlaceForm, PlacePrecision


def toponyms(doc: Doc) -> list[dict[str, Any]]:
    """The document's mentions as the scorer reads them."""
    return [
        {
            "start": m.place.start,
            "end": m.place.end,
            "text": m.place.mention,
            "lat": m.place.latitude,
            "lon": m.place.longitude,
            "country": m.place.country,
            "name": m.place.name,
            "lv": "country" if m.place.precision is PlacePrecision.COUNTRY else "place",
        }
        for m in doc._.places
        if not (m.form is PlaceForm.ADJECTIVE and m.place.mention.endswith("s"))
        and m.place.mention != "capital"  # no name
    ]


def predict(gold_path: Path, out_path: Path) -> None:
    """Read texts from a corpus (JSON lines with ``doc`` and ``text``), write the predictions."""
    with gold_path.open(encoding="utf-8") as gold:
        documents = [json.loads(line) for line in gold]
    nlp = partial_pipeline("counterclaim_places")
    with out_path.open("w", encoding="utf-8") as out:
        texts = (document["text"] for document in documents)
        for document, doc in zip(documents, nlp.pipe(texts, batch_size=BATCH), strict=True):
            record = {"doc": document["doc"], "toponyms": toponyms(doc)}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
