"""Work for the tests of ``add``: cheap, and as ill-behaved as an item's words ask for."""

import os
import re
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from counterclaim.model.claim import Claim
from counterclaim.model.errors import UsageError
from counterclaim.model.intake import Item
from counterclaim.model.problem import Problem
from counterclaim.model.report import Report
from counterclaim.steps.options import AddOptions, Reading, Stored, Work
from counterclaim.steps.workers import Batch
from tests.ledger.making import claim


def read_items(items: Sequence[Item | Stored], options: AddOptions) -> list[Reading | Problem]:
    """A claim on each first occurrence of a word with a capital letter."""
    return [_read(item, options) for item in items]


def _read(item: Item | Stored, options: AddOptions) -> Reading | Problem:
    text = item.report.text if isinstance(item, Stored) else item.content.decode(errors="replace")
    notes: tuple[Problem, ...] = ()
    if "CRASH" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "RAISE" in text:
        raise ValueError(f"no way\nwith {text}")
    if "MISUSE" in text:
        raise UsageError("the gazetteer is missing")
    if "UNREADABLE" in text:
        return Problem(path=item.path, row=item.row, reason="cannot be read")
    if "ODD" in text:
        notes = (Problem(path=item.path, row=item.row, reason="has an odd date"),)
    if "HANG" in text:
        time.sleep(600)
    if marks := re.search(r"PID (.+)", text):
        Path(marks[1]).write_text(str(os.getpid()))
        time.sleep(600)
    time.sleep(0.004)
    if isinstance(item, Stored):
        return Reading(report=item.report, claims=_claims(item.report, 1))
    outlet = options.reading.outlet or item.outlet or "The Courier"
    report = Report(text=text, outlet=outlet, sha256=item.sha256)
    return Reading(report=report, claims=_claims(report), notes=notes, own_id=item.path)


def _claims(report: Report, first: int = 0) -> tuple[Claim, ...]:
    words = dict.fromkeys(re.findall(r"\b[A-Z][a-z]+", report.text))
    return tuple(claim(report, word, number) for number, word in enumerate(words, first))


class Here:
    """Workers in the very process, one batch at a time."""

    def __init__(self, work: Work, options: AddOptions) -> None:
        self._work, self._options = work, options
        self._queue: list[Batch] = []

    def __enter__(self) -> "Here":
        return self

    def __exit__(self, *_: object) -> None: ...

    @property
    def full(self) -> bool:
        return bool(self._queue)

    busy = full

    def submit(self, batch: Batch) -> None:
        self._queue.append(batch)

    def next(self) -> tuple[Batch, Sequence[Reading | Problem]]:
        batch = self._queue.pop(0)
        return batch, self._work(batch.items, self._options)

    def done(self) -> Sequence[tuple[Batch, Sequence[Reading | Problem]]]:
        return ()
