"""Work for the tests of ``add``: cheap, and as ill-behaved as an item's words ask for."""

import os
import re
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from counterclaim.model.errors import UsageError
from counterclaim.model.intake import Item
from counterclaim.model.problem import Problem
from counterclaim.model.report import Report
from counterclaim.steps.options import AddOptions, Reading
from tests.ledger.making import claim


def read_items(items: Sequence[Item], options: AddOptions) -> list[Reading | Problem]:
    """A claim on each first occurrence of a word with a capital letter."""
    return [_read(item, options) for item in items]


def _read(item: Item, options: AddOptions) -> Reading | Problem:
    text = item.content.decode(errors="replace")
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
    outlet = options.reading.outlet or item.outlet or "The Courier"
    report = Report(text=text, outlet=outlet, sha256=item.sha256)
    words = dict.fromkeys(re.findall(r"\b[A-Z][a-z]+", text))
    claims = tuple(claim(report, word, number) for number, word in enumerate(words))
    return Reading(report=report, claims=claims, notes=notes, own_id=item.path)
