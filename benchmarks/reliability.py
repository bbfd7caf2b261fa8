"""Whether event typing's confidence is calibrated: how often labels of each confidence are right.

python -m benchmarks.reliability --corpora ../shared/corpora
"""

import argparse
import csv
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.events import predict

BINS = 5
GOLD = "events/case2021_dev.tsv"


def table(judged: Iterable[tuple[float, bool]]) -> Iterator[tuple[int, float, float]]:
    """For each fifth of the confidence's range: how many, their mean confidence, share right."""
    binned: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in judged:
        binned[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    for held in filter(None, binned):
        count = len(held)
        yield count, sum(c for c, _ in held) / count, sum(r for _, r in held) / count


def judged(gold: Path, predicted: Path) -> list[tuple[float, bool]]:
    """The confidence of each snippet's label, and whether it is the gold one."""
    wanted, given = _rows(gold), _rows(predicted)
    return [
        (float(given[n]["confidence"]), given[n]["label"] == row["label"])
        for n, row in wanted.items()
    ]


def _rows(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return {r["id"]: r for r in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="the corpora's folder")
    gold = parser.parse_args().corpora / GOLD
    with tempfile.TemporaryDirectory() as kept:
        predict(gold, Path(kept, "out"))
        rows = list(table(judged(gold, Path(kept, "out"))))
    print("| snippets | mean confidence | share right |\n|---|---|---|")
    for count, mean, right in rows:
        print(f"| {count} | {mean:.2f} | {right:.2f} |")
    total = sum(count for count, _, _ in rows)
    gap = sum(count * abs(mean - right) for count, mean, right in rows) / total
    print(f"\nExpected calibration error {gap:.3f} over {total} snippets.")


if __name__ == "__main__":
    main()
