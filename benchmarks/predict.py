"""Writes predictions for one corpus file in its scorer's input format.

    python -m benchmarks.predict time GOLD.jsonl -o PRED.jsonl

Any file in the format of the corpus kind will do, seen or unseen; the answers in it are not read.
"""

import argparse
from importlib import import_module
from pathlib import Path

KINDS = ("attribution", "time", "place", "events", "casualties")


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
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("gold", type=Path, help="the corpus file")
    parser.add_argument("-o", "--output", type=Path, required=True, help="where to write")
    asked = parser.parse_args()
    if not asked.gold.is_file():
        parser.error(f"there is no file {asked.gold}")
    predict(asked.kind, asked.gold, asked.output)


if __name__ == "__main__":
    main()
