"""Attributions for a file in PolNeAR's converted format, as its scorer reads them."""

import json
from collections.abc import Iterator
from pathlib import Path

import spacy

from benchmarks.partial import partial_pipeline
from counterclaim.annotating.pipeline import BATCH
from counterclaim.model.attribution import Attribution
from counterclaim.model.words import Words

ROLES = ("source", "cue", "content")
_MARKS = frozenset('"“”„«»')


def predict(gold_path: Path, out_path: Path, *, by_rules: bool = False) -> None:
    """Write one line a document: ``doc`` and its ``attributions`` by role, as offset pairs.

    PolNeAR annotates no attribution inside the content of another, so inner ones are left out.
    ``by_rules`` leaves the trained tagger out.
    """
    nlp = partial_pipeline("counterclaim_actors")
    nlp.add_pipe("counterclaim_attribution", config={"tagger": not by_rules})
    with gold_path.open(encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    texts = ((document["text"], document["doc"]) for document in documents)
    with out_path.open("w", encoding="utf-8") as out:
        for doc, name in nlp.pipe(texts, as_tuples=True, batch_size=BATCH):
            found = [_by_role(a) for a in _outermost(doc._.attributions)]
            out.write(json.dumps({"doc": name, "attributions": found}) + "\n")


def indirect_recall(gold_path: Path, predicted_path: Path) -> float:
    """Share of the content words of indirect speech that are content in the prediction, percent.

    Indirect are the gold attributions without a quotation mark in their content; words are the
    tokens that PolNeAR's scorer counts.
    """
    tokenizer = spacy.blank("en")
    held = expected = 0
    with gold_path.open(encoding="utf-8") as golds, predicted_path.open(encoding="utf-8") as found:
        predicted = {row["doc"]: row["attributions"] for row in map(json.loads, found)}
        for gold in map(json.loads, golds):
            text = gold["text"]
            contents = [a["content"] for a in gold["attributions"]]
            indirect = [s for c in contents if not _quotes(text, c) for s in c]
            ours = [s for a in predicted[gold["doc"]] for s in a["content"]]
            for token in tokenizer.make_doc(text):
                if not token.is_space and _covered(token.idx, len(token), indirect):
                    expected += 1
                    held += _covered(token.idx, len(token), ours)
    return round(100 * held / max(1, expected), 1)


def _quotes(text: str, pieces: list[list[int]]) -> bool:
    return any(mark in text[start:end] for start, end in pieces for mark in _MARKS)


def _covered(start: int, length: int, spans: list[list[int]]) -> bool:
    return any(start < end and start + length > first for first, end in spans)


def _outermost(found: tuple[Attribution, ...]) -> Iterator[Attribution]:
    for attribution in found:
        at = (attribution.cue or attribution.source or attribution.content)[0]
        if not any(_holds(other, at) for other in found if other is not attribution):
            yield attribution


def _holds(outer: Attribution, at: Words) -> bool:
    return any(at in piece for piece in outer.content)


def _by_role(attribution: Attribution) -> dict[str, list[list[int]]]:
    return {r: [[w.start, w.end] for w in getattr(attribution, r)] for r in ROLES}
