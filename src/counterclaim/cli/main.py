"""The ``counterclaim`` command: runs it, and ends every error in a line or two."""

import os
import sys
import traceback
import warnings
from types import TracebackType
from typing import Any

INTERRUPTED = 130  # as shells count a program that Ctrl-C ended


def main() -> None:
    """Run the command line and exit: 0 done, 1 inputs had problems, 2 it cannot be done."""
    sys.excepthook = _told
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # a library's, for programmers
    try:
        from counterclaim.cli.run import run  # slow to import: Ctrl-C may come meanwhile

        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        status = INTERRUPTED
    if status == INTERRUPTED:
        sys.stderr.write("Stopped.\n")
    sys.exit(status)


def _told(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None, *_: Any
) -> None:
    """A fault of the program, for a person who cannot mend it; ``python -X dev`` shows it whole."""
    if sys.flags.dev_mode:
        traceback.print_exception(kind, error, trace)
        return
    if issubclass(kind, ImportError):
        sys.stderr.write(f"counterclaim: {error}; see what `counterclaim doctor` says is missing\n")
        return
    frames = traceback.extract_tb(trace)
    where = (
        f" in {os.path.basename(frames[-1].filename)}, line {frames[-1].lineno}" if frames else ""
    )
    said = " ".join(f"{kind.__name__}: {error}".split())
    sys.stderr.write(
        f"counterclaim: a fault of the program ({said}{where}); what was saved is safe.\n"
        "Please report it with the command you gave.\n"
    )
