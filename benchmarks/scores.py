"""Runs a scorer on predictions and reads its figures.

The scorers are programs of their own, each defining its figures in its docstring, so that nobody
has to trust ours; here their printed output is read.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

Scores = dict[str, float]  # measure -> figure, percent or share as the scorer prints it

_NUMBER = r"(-?\d+(?:\.\d+)?)"


def score(scorer: Path, kind: str, gold: Path, predicted: Path) -> Scores:
    """The scorer's figures for ``predicted``; CalledProcessError if the scorer fails."""
    options = ["--json"] if kind == "casualties" else []
    ran = subprocess.run(
        [sys.executable, str(scorer), str(gold), str(predicted), *options],
        check=True,
        capture_output=True,
        text=True,
    )
    return dict(_READERS[kind](ran.stdout))


def _attribution(printed: str) -> Iterator[tuple[str, float]]:
    for line in printed.splitlines():
        if found := re.match(rf"([\w-]+)\s+P\s+{_NUMBER}\s+R\s+{_NUMBER}\s+F1\s+{_NUMBER}", line):
            yield found[1], float(found[4])
        elif found := re.match(rf"(alpha|link-acc)\s+{_NUMBER}", line):
            yield found[1], float(found[2])


def _time(printed: str) -> Iterator[tuple[str, float]]:
    for found in re.finditer(rf"^(\S+)\s+P {_NUMBER} R {_NUMBER} F1 {_NUMBER}", printed, re.M):
        yield found[1], float(found[4])
    if dated := re.search(rf"date-interval acc {_NUMBER}", printed):
        yield "date-interval", float(dated[1])


def _place(printed: str) -> Iterator[tuple[str, float]]:
    if found := re.search(rf"relaxed P {_NUMBER} R {_NUMBER} F1 {_NUMBER}", printed):
        yield "recognition", float(found[3])
    if found := re.search(rf"e2e@161 P {_NUMBER} R {_NUMBER} F1 {_NUMBER}", printed):
        yield "e2e161-precision", float(found[1])
        yield "e2e161", float(found[3])
    if found := re.search(rf"e2e@25 F1 {_NUMBER}", printed):
        yield "e2e25", float(found[1])


def _events(printed: str) -> Iterator[tuple[str, float]]:
    for found in re.finditer(rf"^subtask (\d): n \d+\s+weighted F1 {_NUMBER}", printed, re.M):
        yield f"subtask{found[1]}", float(found[2])


def _casualties(printed: str) -> Iterator[tuple[str, float]]:
    for name, figures in json.loads(printed).items():
        yield name, round(figures["acc"], 3)


_READERS: dict[str, Callable[[str], Iterator[tuple[str, float]]]] = {
    "attribution": _attribution,
    "time": _time,
    "place": _place,
    "events": _events,
    "casualties": _casualties,
}
