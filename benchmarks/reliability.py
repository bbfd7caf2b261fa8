"""Whether event typing's confidence is calibrated: how often what has it is right.

    python -m benchmarks.reliability --corpora ../shared/corpora

Two tables on the development snippets of CASE-2021, which no weight was fitted to. The first is of
snippets: the confidence of the label that words and events together give, and whether it is the
gold's. The second is of events, as claims carry them: each snippet's surest one. The gold says only
what a snippet chiefly tells, and an event of another family may be told beside it. So an event is
right at least where its kind is the gold's (or is left open, or is talk where the gold is), and at
most also where the gold speaks of another family. Snippets without an event are left out.
"""

import argparse
import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc
from training.events.judging import judge

from benchmarks.events import COMPONENTS, label_of, task_label, votes, words_of
from benchmarks.partial import partial_pipeline
from counterclaim.annotating.events.wording import wording
from counterclaim.annotating.pipeline import BATCH

BINS = 5
GOLD = "events/case2021_dev.tsv"

Judged = tuple[float, bool | None]  # confidence; right, or None where the gold does not say


def table(judged: Iterable[Judged]) -> Iterator[tuple[int, float, float, float]]:
    """For each fifth of the range: how many, mean confidence, share right at least and at most."""
    binned: list[list[Judged]] = [[] for _ in range(BINS)]
    for confidence, right in judged:
        binned[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    for held in filter(None, binned):
        rights = [right for _, right in held]
        yield (
            len(held),
            sum(confidence for confidence, _ in held) / len(held),
            rights.count(True) / len(held),
            1 - rights.count(False) / len(held),
        )


def of_label(doc: Doc, gold: str) -> Judged:
    """The snippet's label, judged."""
    label, confidence = label_of(words_of(doc), votes(doc), wording())
    return confidence, label == gold


def of_surest_event(doc: Doc, gold: str) -> Iterator[Judged]:
    """The snippet's surest event, judged; nothing where none was found."""
    if doc._.events:
        event = max(doc._.events, key=lambda event: event.confidence)
        kind = next(kind for kind in wording().kinds if task_label(kind) == gold)
        yield event.confidence, judge(event.type, event.sub_event, kind)


def shown(judged: list[Judged], what: str) -> str:
    """The table, and how far confidence lies from the share right on the whole."""
    rows = list(table(judged))
    lines = [f"| {what} | mean confidence | right at least | at most |", "|---|---|---|---|"]
    lines += [f"| {n} | {mean:.2f} | {least:.2f} | {most:.2f} |" for n, mean, least, most in rows]
    gap = sum(n * max(least - mean, mean - most, 0.0) for n, mean, least, most in rows)
    lines += ["", f"Expected calibration error {gap / len(judged):.3f}, {len(judged)} {what}."]
    return "\n".join(lines)


def tables(corpora: Path) -> list[str]:
    """Both tables; none where the snippets are not there."""
    gold = corpora / GOLD
    if not gold.is_file():
        return []
    with gold.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    labels: list[Judged] = []
    events: list[Judged] = []
    docs = partial_pipeline(*COMPONENTS).pipe((row["text"] for row in rows), batch_size=BATCH)
    for row, doc in zip(rows, docs, strict=True):
        labels.append(of_label(doc, row["label"]))
        events.extend(of_surest_event(doc, row["label"]))
    return [shown(labels, "snippets"), shown(events, "events")]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.reliability",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--corpora", type=Path, required=True, help="the corpora's folder")
    corpora = parser.parse_args().corpora
    found = tables(corpora)
    if not found:
        parser.error(f"there is no file {corpora / GOLD}")
    print("\n\n".join(found))


if __name__ == "__main__":
    main()
