"""Two consoles and one rule: nothing a report says may act on the terminal.

Data goes to ``out`` (stdout), talk to ``talk`` (stderr). Text from outside is shown as ``plain``:
no markup is read in it, control characters and direction overrides are made visible.
"""

import re
import sys

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

WIDTH = 100  # tables are laid out for this many columns where the terminal does not tell

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def out() -> Console:
    """The console for data."""
    return _console(stderr=False)


def talk() -> Console:
    """The console for progress, notices and errors."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else WIDTH
    return Console(stderr=stderr, width=width, highlight=False, markup=False, emoji=False)


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


def table(title: str, *columns: str, caption: str | None = None) -> Table:
    """An empty table in the house style."""
    made = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        caption=caption,
        caption_justify="left",
        header_style="bold",
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
    )
    for column in columns:
        made.add_column(column, overflow="fold")
    return made
