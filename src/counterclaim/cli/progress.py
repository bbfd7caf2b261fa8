"""Tells of progress on stderr: a line that counts where somebody watches, plain lines elsewhere."""

import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.status import Status

from counterclaim.cli.terminal import one_line, plain, talk
from counterclaim.model.problem import Problem
from counterclaim.steps.options import Known, Saved
from counterclaim.wording.numbers import counted

EVERY = 10.0  # seconds between plain lines when stderr is a file


class Ticker:
    """Shows what ``add`` tells it; problems are always shown, the rest unless ``quiet``."""

    def __init__(self, *, quiet: bool) -> None:
        self._console: Console = talk()
        self._quiet = quiet
        self._reports = self._claims = self._known = 0
        self._told = time.monotonic()
        self._status: Status | None = None

    def __enter__(self) -> Self:
        if self._quiet:
            return self
        if self._console.is_terminal:
            self._status = self._console.status("reading ...", spinner="line")
            self._status.start()
        else:
            self._console.print("reading ...")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._status:
            self._status.stop()

    def tell(self, said: Saved | Known | Problem) -> None:
        """One item is done with."""
        match said:
            case Problem():
                self._console.print(plain(one_line(str(said), 500), style="yellow"))
            case Saved():
                self._reports += 1
                self._claims += said.claims
                self._count(f"{said.path}" if said.row is None else f"{said.path}, row {said.row}")
            case Known():
                self._known += 1
                self._count(f"{said.path}: in the ledger already")

    def _count(self, last: str) -> None:
        if self._quiet:
            return
        words = f"{counted(self._reports, 'report')}, {counted(self._claims, 'claim')}"
        if self._known:
            words += f", {self._known} known already"
        if self._status:
            self._status.update(plain(f"{words} · {one_line(last, 60)}"))
        elif time.monotonic() - self._told > EVERY:
            self._told = time.monotonic()
            self._console.print(plain(words))
