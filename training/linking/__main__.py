"""Fits the linker's points to pairs of reports that people have judged.

    python -m training.linking --corpora ../shared/corpora [--install]

Reads FA-KES dev with the pipeline (a minute), compares the main events of the pairs in
benchmarks/gold/pairs.tsv and prints the points, or installs them. Only numbers leave: no text.
"""

import argparse
import csv
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
from benchmarks.casualties import report_of

from counterclaim.annotating.pipeline import load_pipeline
from counterclaim.claiming.read import read_claims
from counterclaim.linking.copies import copies
from counterclaim.linking.likeness import Likeness, Rarity, likeness
from counterclaim.linking.telling import Telling, tellings
from training.linking.fitting import Card, fit

HOME = Path(__file__).parents[2]
PAIRS = HOME / "benchmarks/gold/pairs.tsv"
POINTS = HOME / "src/counterclaim/linking/data/points.tsv"
HEAD = """\
# Fitted by `python -m training.linking` to pairs of reports that people judged (docs/linking.md).
# Points (log-odds) of a measure from the value in "from" on; its first row has no lower end.
# The first row of all is how likely a pair is before anything is known of it.
measure	from	points
"""


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m training.linking",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--corpora", type=Path, required=True, help="the corpora's folder")
    parser.add_argument("--install", action="store_true", help="replace the points that ship")
    asked = parser.parse_args()
    table = asked.corpora / "casualties/fakes_dev.csv"
    if not table.is_file():
        parser.error(f"there is no file {table}")
    compared = compare(table, judged(PAIRS))
    names = list(compared[0][0].measures)
    values = np.array([[like.measures[name] for name in names] for like, _ in compared])
    base, cards = fit(values, np.array([float(same) for _, same in compared]), names)
    written = HEAD + written_points(base, cards)
    if asked.install:
        POINTS.write_text(written, encoding="utf-8")
    else:
        sys.stdout.write(written)


def judged(pairs: Path) -> dict[tuple[str, str], bool]:
    """The judged pairs of rows, and whether they are one event."""
    lines = pairs.read_text(encoding="utf-8").splitlines()[2:]
    split = (line.split("\t") for line in lines)
    return {(a, b): verdict == "same" for a, b, verdict in split}


def compare(table: Path, pairs: dict[tuple[str, str], bool]) -> list[tuple[Likeness, bool]]:
    """The likeness of the two main events of each pair."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    reports = [replace(report_of(row), outlet=row["source"]) for row in rows]
    told: dict[str, list[Telling]] = {}
    for row, (report, claims) in zip(rows, read_claims(load_pipeline(), reports), strict=True):
        told[row["row"]] = tellings(claims, report.text)
    return compared_tellings(
        told, {r["row"]: t.text for r, t in zip(rows, reports, strict=True)}, pairs
    )


def compared_tellings(
    told: dict[str, list[Telling]], texts: dict[str, str], pairs: dict[tuple[str, str], bool]
) -> list[tuple[Likeness, bool]]:
    """The likeness of the main tellings, by row, of each pair that has both."""
    rarity = Rarity(frozenset().union(*(t.text | t.words for t in each)) for each in told.values())
    shares = {frozenset((c.a, c.b)): c.share for c in copies(texts.items())}
    main = {row: next((t for t in each if t.main), None) for row, each in told.items()}
    found = []
    for (a, b), same in pairs.items():
        one, other = main[a], main[b]
        if one is not None and other is not None:
            copied = shares.get(frozenset((a, b)), 0.0)
            found.append((likeness(one, other, rarity, copied), same))
    return found


def written_points(base: float, cards: Mapping[str, Card]) -> str:
    """The rows of ``points.tsv``."""
    lines = [f"base\t-\t{base:.3f}"]
    for name, card in cards.items():
        lines.append(f"{name}\t-\t{card.points[0]:.3f}")
        lines += [
            f"{name}\t{step:g}\t{points:.3f}"
            for step, points in zip(card.steps, card.points[1:], strict=True)
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
