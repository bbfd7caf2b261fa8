"""Two consoles and one rule: nothing a report says may act on the terminal.

Data goes to ``out`` (stdout), talk to ``talk`` (stderr). Text from outside is shown as ``plain``:
no markup is read in it, control characters and direction overrides are made visible.
"""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from shutil import which
from typing import IO, TextIO

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

WIDTH = 100  # tables are laid out for this many columns where the terminal does not tell

SHORT_ID = 10  # characters of an id in a table: enough to tell apart, accepted by `show`

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
LEAST = 10  # columns that a word like "Government" wants
_GAP = 3  # columns between two columns of a table


class _Console(Console):
    """Where the other end of a pipe has gone: data end without a word, talk goes nowhere."""

    def on_broken_pipe(self) -> None:
        quiet_end(self.file)
        if not self.stderr:
            raise typer.Exit(0)


def quiet_end(stream: IO[str]) -> None:
    """Send what is still to be written to ``stream`` nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def raw_out() -> Iterator[TextIO]:
    """Standard output for data that another program reads, flushed at the end."""
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:  # "| head" has what it wanted
        quiet_end(sys.stdout)
        raise typer.Exit(0) from None


def out() -> Console:
    """The console for data."""
    return _console(stderr=False)


def talk() -> Console:
    """The console for progress, notices and errors, after all data so far."""
    with suppress(BrokenPipeError):
        sys.stdout.flush()
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    terminal = stream.isatty()
    return _Console(
        stderr=stderr,
        width=None if terminal else WIDTH,
        soft_wrap=stderr and not terminal,  # a message in a log file is one line
        highlight=False,
        markup=False,
        emoji=False,
    )


def plain(words: str | None, style: str = "") -> Text:
    """Outside text made safe to print; a control character is shown as its code picture."""
    return Text(visible(words or ""), style=style)


def visible(words: str) -> str:
    """``words`` with control characters made visible; new lines and tabs stay."""
    return _CONTROL.sub(_picture, words)


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"


def one_line(words: str | None, limit: int = 200) -> str:
    """Outside text on one line, cut with an ellipsis."""
    flat = " ".join((words or "").split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def table(
    title: str, columns: Sequence[tuple[str, int]], *, fixed: Sequence[str] = (), caption: str = ""
) -> Table:
    """An empty table in the house style: headings and widths, which add up to ``WIDTH`` at most.

    Where the terminal is narrower or wider all columns but the ``fixed`` ones give or take.
    """
    made = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        caption=caption or None,
        caption_justify="left",
        header_style="bold",
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
    )
    for name, width in _fitted(columns, fixed, out().width - _GAP * (len(columns) - 1)):
        made.add_column(name, overflow="fold", width=width)
    return made


def _fitted(
    columns: Sequence[tuple[str, int]], fixed: Sequence[str], room: int
) -> Iterator[tuple[str, int]]:
    kept = sum(width for name, width in columns if name in fixed)
    asked = sum(width for _, width in columns) - kept
    share = min((room - kept) / max(asked, 1), 2)  # twice as wide at most
    fitted = [
        width if name in fixed else max(int(width * share), min(width, LEAST))
        for name, width in columns
    ]
    widest = fitted.index(max(fitted))
    fitted[widest] = max(fitted[widest] + min(room - sum(fitted), 0), LEAST)
    return zip((name for name, _ in columns), fitted, strict=True)


def program() -> str:
    """How this program was called, for commands that a person may copy."""
    called = sys.argv[0]
    if called.endswith("__main__.py"):
        return "python -m counterclaim"
    found = which("counterclaim")
    if not called or (found and os.path.exists(called) and os.path.samefile(found, called)):
        return "counterclaim"
    near = os.path.relpath(called)
    return called if near.startswith("..") else near
