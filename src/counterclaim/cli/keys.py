"""Keys from a terminal, or the same from lines where there is none: for scripts and tests."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

ESCAPE, END = "\x1b", "\x04"
WORDS = {"space": " ", "later": " ", "esc": ESCAPE}  # as a line may say them
ARROWS = {"\x1b[A": "k", "\x1b[B": "j", "\x1b[D": "k", "\x1b[C": "j"}


class Keys:
    """What a person presses and types. ``END`` stands for Ctrl-D, and for the end of the lines."""

    def __init__(self) -> None:
        self.terminal = sys.stdin.isatty()

    def key(self) -> str:
        """One key, pressed from now on: what was pressed before has nothing to do with what is
        seen now. Without a terminal: the first character of the next line."""
        if not self.terminal:
            line = sys.stdin.readline()
            if not line:
                return END
            words = line.rstrip("\r\n")
            return WORDS.get(words.strip().casefold(), words.strip()[:1] or words[:1])
        return _pressed()

    def line(self, prompt: str) -> str:
        """A line; empty to leave it."""
        if not self.terminal:
            return sys.stdin.readline().strip()
        sys.stderr.write(prompt)
        sys.stderr.flush()
        try:
            return input().strip()
        except EOFError:
            return ""


def _pressed() -> str:
    try:
        import termios
    except ImportError:
        return _pressed_on_windows()
    stdin = sys.stdin.fileno()
    with _one_by_one():
        termios.tcflush(stdin, termios.TCIFLUSH)
        pressed = os.read(stdin, 64).decode(errors="replace")  # whatever comes at once is one key
    return ARROWS.get(pressed, "") if pressed[:1] == ESCAPE != pressed else pressed[:1] or END


@contextmanager
def _one_by_one() -> Iterator[None]:
    import termios
    import tty

    before = termios.tcgetattr(sys.stdin)
    try:
        tty.setcbreak(sys.stdin, termios.TCSANOW)
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSANOW, before)


def _pressed_on_windows() -> str:
    import msvcrt

    while msvcrt.kbhit():  # type: ignore[attr-defined]
        msvcrt.getwch()  # type: ignore[attr-defined]
    pressed: str = msvcrt.getwch()  # type: ignore[attr-defined]
    if pressed == "\x03":
        raise KeyboardInterrupt
    return END if pressed == "\x1a" else pressed
