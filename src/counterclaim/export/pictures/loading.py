"""Loads matplotlib so that it leaves nothing in the home folder and takes no settings there."""

import os
import sys
from tempfile import TemporaryDirectory

_FOLDER = "MPLCONFIGDIR"


def load_matplotlib() -> None:
    """Import matplotlib and list the fonts, once, before any module that draws.

    On import it makes two folders in the home folder and keeps the list of fonts in one; a folder
    of its own takes them, and is gone when this returns. Where the process has loaded matplotlib
    already, or the user names the folder (MPLCONFIGDIR), that is left as it is.
    """
    if "matplotlib" in sys.modules or os.environ.get(_FOLDER):
        return
    with TemporaryDirectory(prefix="counterclaim-") as folder:
        os.environ[_FOLDER] = folder
        try:
            import matplotlib.font_manager  # noqa: F401
        finally:
            del os.environ[_FOLDER]
