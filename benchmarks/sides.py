"""The casualty figures again for each side's outlets: no side may be read worse than another."""

import csv
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.scores import Scores, score

MEASURES = ("total_exact", "victim_class", "location", "actor", "cause", "all6")


def by_side(
    outlets: Path, scorer: Path, gold: Path, predicted: Path
) -> Iterator[tuple[str, Scores]]:
    """``MEASURES`` on the rows of each side's outlets; ``outlets`` has the columns outlet, side."""
    with outlets.open(encoding="utf-8-sig", newline="") as file:
        side_of = {row["outlet"]: row["side"] for row in csv.DictReader(file)}
    with gold.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows, columns = list(reader), list(reader.fieldnames or ())
    for side in sorted(set(side_of.values())):
        theirs = [row for row in rows if side_of.get(row["source"]) == side]
        if not theirs:
            continue
        with tempfile.TemporaryDirectory() as kept:
            part = Path(kept, "gold.csv")
            with part.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, columns)
                writer.writeheader()
                writer.writerows(theirs)
            figures = score(scorer, "casualties", part, predicted)
        yield f"{side} ({len(theirs)})", {name: figures[name] for name in MEASURES}
