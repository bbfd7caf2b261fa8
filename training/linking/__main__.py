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
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from benchmarks.casualties import report_of

from counterclaim.annotating.pipeline import load_pipeline
from counterclaim.claiming.read import read_claims
from counterclaim.linking.copies import copies
from counterclaim.linking.likeness import Likeness, Rarity, likeness
from counterclaim.linking.standing import Groups
from counterclaim.linking.telling import Telling, tellings
from training.linking.fitting import Card, apply, fit

HOME = Path(__file__).parents[2]
STRETCHES = 5  # of the war, by publication
SURE = 0.25  # a score from which on a pair counts as one event
PAIRS = HOME / "benchmarks/gold/pairs.tsv"
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
    compared = compare(table, judged(PAIRS))
    names = list(compared[0].like.measures)
    values = np.array([[each.like.measures[name] for name in names] for each in compared])
    same = np.array([float(each.same) for each in compared])
    if asked.check:
        found = np.zeros(len(same))
        held = np.zeros(len(same), dtype=bool)
        for stretch in range(STRETCHES):
            inside = np.array([each.stretches == {stretch} for each in compared])
            outside = np.array([stretch not in each.stretches for each in compared])
            base, cards = fit(values[outside], same[outside], names)
            found[inside] = apply(base, cards, values[inside], names) >= SURE
            held |= inside
        both, ours, true = found @ same, found.sum(), same[held].sum()
        print(
            f"pairs held out: precision {100 * both / ours:.1f}, recall {100 * both / true:.1f}, "
            f"F1 {200 * both / (ours + true):.1f} ({held.sum():,} pairs, {true:.0f} same)"
        )
        return
    base, cards = fit(values, same, names)
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


@dataclass(frozen=True, slots=True)
class Compared:
    """A judged pair: its likeness, the verdict, and the stretches of the war its reports are of."""

    like: Likeness
    same: bool
    stretches: frozenset[int]


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


def compared_tellings(
    told: dict[str, list[Telling]], texts: dict[str, str], pairs: dict[tuple[str, str], bool]
) -> list[Compared]:
    """The likeness of the main tellings, by row, of each pair that has both."""
    rarity = Rarity(frozenset().union(*(t.text | t.words for t in each)) for each in told.values())
    shares = {frozenset((c.a, c.b)): c.share for c in copies(texts.items())}
    main = {row: next((t for t in each if t.main), None) for row, each in told.items()}
    stretch = _stretches(main, pairs)
    found = []
    for (a, b), same in pairs.items():
        one, other = main[a], main[b]
        if one is not None and other is not None:
            copied = shares.get(frozenset((a, b)), 0.0)
            like = likeness(one, other, rarity, copied)
            found.append(Compared(like, same, frozenset((stretch[a], stretch[b]))))
    return found


def _stretches(
    main: dict[str, Telling | None], pairs: dict[tuple[str, str], bool]
) -> dict[str, int]:
    """The stretch of each row; reports of one event are of the stretch of its first."""
    events: Groups[str] = Groups()
    for row in main:
        events.add(row)
    for (a, b), same in pairs.items():
        if same:
            events.join(a, b)
    ordered = sorted(main, key=lambda row: (((t := main[row]) and t.published) or 0, int(row)))
    found: dict[str, int] = {}
    for at, row in enumerate(ordered):
        found.setdefault(events.head(row), at * STRETCHES // len(ordered))
    return {row: found[events.head(row)] for row in ordered}


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
