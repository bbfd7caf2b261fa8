"""A program that adds with the fake work, and says on the disk what it was told is saved.

python -m tests.steps.adding LEDGER FOLDER WORKERS ACKNOWLEDGED
"""

import os
import sys

from counterclaim.model.problem import Problem
from counterclaim.steps.add import add
from counterclaim.steps.options import AddOptions, Known, Saved
from tests.steps import fakes


def main(ledger: str, folder: str, workers: str, acknowledged: str) -> None:
    """Add, acknowledging each report."""
    with open(acknowledged, "a") as file:

        def tell(said: Saved | Known | Problem) -> None:
            if isinstance(said, Saved):
                file.write(said.report.id + "\n")
                file.flush()
                os.fsync(file.fileno())

        options = AddOptions(workers=int(workers))
        summary = add(ledger, [folder], options, tell, work=fakes.read_items)
    sys.stdout.write(f"{summary}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
