"""Fits the linker's points to pairs of reports that careful readers have judged.

    python -m training.linking --corpora ../shared/corpora [--install | --check]

Reads FA-KES dev with the pipeline (a minute), compares the main events of the pairs in
benchmarks/gold/pairs.tsv and prints the points, or installs them. Only numbers leave: no text.
``--check`` prints pairwise F1 with points fitted to other reports: the reports are cut into five
stretches by publication, an event stays in one, and each stretch is scored by points of the rest.
"""

import argparse
import csv
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from benchmarks.casualties import report_of

from counterclaim.annotating.pipeline import load_pipeline
from counterclaim.claiming.read import read_claims
from counterclaim.linking.telling import Telling, tellings
from training.linking.checking import columns, held_out
from training.linking.comparing import Compared, compared_tellings, judged
from training.linking.fitting import Card, fit

HOME = Path(__file__).parents[2]
POINTS = HOME / "src/counterclaim/linking/data/points.tsv"
HEAD = """\
# Fitted by `python -m training.linking` to pairs that careful readers judged (docs/linking.md).
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
    parser.add_argument("--check", action="store_true", help="score by points of other reports")
    asked = parser.parse_args()
    table = asked.corpora / "casualties/fakes_dev.csv"
    if not table.is_file():
        parser.error(f"there is no file {table}")
    compared = compare(table, judged())
    if asked.check:
        held = held_out(compared)
        print(
            f"pairs held out: precision {held.precision:.1f}, recall {held.recall:.1f}, "
            f"F1 {held.f1:.1f} ({held.pairs:,} pairs, {held.same} same)"
        )
        return
    names, values, same = columns(compared)
    base, cards = fit(values, same, names)
    written = HEAD + written_points(base, cards)
    if asked.install:
        POINTS.write_text(written, encoding="utf-8")
    else:
        sys.stdout.write(written)


def compare(table: Path, pairs: dict[tuple[str, str], bool]) -> list[Compared]:
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
