"""A time limit that also stops code which catches every ordinary exception."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TimeUp(BaseException):
    """The time allowed has passed. No Exception, because parsers swallow every one."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeUp inside the block after ``seconds`` of processor time.

    Processor time, so that a busy machine does not change what can be read, and so that an alarm
    clock set by the caller stays untouched: it has a timer of its own. Works where signals do: on
    POSIX, in the main thread; elsewhere, and inside a C library, the block runs without limit.
    """
    in_main = threading.current_thread() is threading.main_thread()
    if not in_main or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeUp

    handler = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, handler)
