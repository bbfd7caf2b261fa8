"""Writes predictions for one corpus file in its scorer's input format.

    python -m benchmarks.predict time GOLD.jsonl -o PRED.jsonl
    python -m benchmarks.predict same-event REPORTS.csv PAIRS.tsv -o PRED.tsv
    python -m benchmarks.predict roots REPORTS.csv -o PRED.tsv

Any file in the format of the corpus kind will do, seen or unseen; the answers in it are not read.
REPORTS is a table as FA-KES has them, PAIRS has the columns row_a and row_b (tab-separated).
"""

import argparse
from importlib import import_module
from pathlib import Path

from benchmarks import linking

KINDS = ("attribution", "time", "place", "events", "casualties")
SAME_EVENT, ROOTS = "same-event", "roots"


def predict(kind: str, gold: Path, out: Path) -> None:
    """Run the adapter of ``kind`` over ``gold`` and write its predictions to ``out``."""
    import_module(f"benchmarks.{kind}").predict(gold, out)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.predict",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("kind", choices=(*KINDS, SAME_EVENT, ROOTS))
    parser.add_argument("gold", type=Path, help="the corpus file, or the table of reports")
    parser.add_argument("pairs", type=Path, nargs="?", help="same-event: the pairs of rows")
    parser.add_argument("-o", "--output", type=Path, required=True, help="where to write")
    asked = parser.parse_args()
    if not asked.gold.is_file():
        parser.error(f"there is no file {asked.gold}")
    if (asked.pairs is not None) != (asked.kind == SAME_EVENT):
        parser.error("same-event needs REPORTS and PAIRS, all other kinds one file")
    if asked.pairs is not None and not asked.pairs.is_file():
        parser.error(f"there is no file {asked.pairs}")
    if asked.kind == SAME_EVENT:
        linking.predict_same_event(asked.gold, asked.pairs, asked.output)
    elif asked.kind == ROOTS:
        linking.predict_roots(asked.gold, asked.output)
    else:
        predict(asked.kind, asked.gold, asked.output)


if __name__ == "__main__":
    main()
