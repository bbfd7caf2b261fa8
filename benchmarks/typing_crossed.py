"""Typing with the development snippets as further training texts, cross-validated in five parts.

The shipped weights saw no snippet; these rows say what more labelled text of that kind would bring.
"""

import csv
from pathlib import Path

from training.events.fit import fit, parts
from training.events.sentences import parsed, pipeline, sentences

from benchmarks.events import label_of, task_label, votes, words_of

SNIPPET_WORTH = 3.0  # sentences of our own that weigh as much as one snippet


def predict(gold_tsv: Path, out_tsv: Path) -> None:
    """As ``benchmarks.events.predict``; each snippet by weights that were fitted without it."""
    nlp = pipeline()
    own = sentences()
    with gold_tsv.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    kind_of = {task_label(each.kind): each.kind for each in own}
    docs = list(parsed(nlp, (row["text"] for row in rows)))
    texts = [words_of(doc) for doc in docs]
    own_texts = [words_of(doc) for doc in parsed(nlp, (each.text for each in own))]
    labels: dict[int, tuple[str, float]] = {}
    for kept, held in parts(len(rows)):
        fitted = fit(
            [*(each.kind for each in own), *(kind_of[rows[n]["label"]] for n in kept)],
            [*own_texts, *(texts[n] for n in kept)],
            [*(1.0 for _ in own), *(SNIPPET_WORTH for _ in kept)],
        )
        labels |= {n: label_of(texts[n], votes(docs[n]), fitted) for n in held}
    with out_tsv.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None)
        writer.writerow(["id", "label", "confidence"])
        for n, row in enumerate(rows):
            label, confidence = labels[n]
            writer.writerow([row["id"], label, f"{confidence:.2f}"])
