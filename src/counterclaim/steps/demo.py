"""The demo: bundled reports on an invented war, unpacked and read into a new ledger."""

import shutil
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from counterclaim.model.errors import UsageError
from counterclaim.steps.add import add
from counterclaim.steps.asked import add_options
from counterclaim.steps.options import AddSummary, Progress

MARK = "outline.geojson"  # by this file a folder is known to be a demo


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """Where the demo lies: the unpacked ``folder`` and the ``ledger`` in it."""

    folder: Path
    ledger: Path


def unpack(folder: Path) -> Demo:
    """Put the demo's files into ``folder``, and choose a name for a ledger that is not there yet.

    UsageError if ``folder`` holds something else or cannot be written to.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name a folder for the demo")
    try:
        if folder.exists() and not (folder / MARK).is_file() and any(folder.iterdir()):
            raise UsageError(f"{folder} is not empty and not a demo; name another folder")
        with as_file(files("counterclaim.steps") / "demo_data") as data:
            shutil.copytree(data, folder, dirs_exist_ok=True)
    except (OSError, shutil.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(
            f"{folder} cannot be written to ({reason}); name another folder: counterclaim demo DIR"
        ) from None
    ledger, number = folder / "demo.db", 1
    while ledger.exists():
        number += 1
        ledger = folder / f"demo-{number}.db"
    return Demo(folder=folder, ledger=ledger)


def read_demo(demo: Demo, progress: Progress | None = None) -> AddSummary:
    """Read the unpacked reports into the demo's ledger, as ``counterclaim add`` would."""
    options = add_options(
        outlets=demo.folder / "outlets.csv",
        gazetteer=demo.folder / "gazetteer.csv",
        actors=demo.folder / "actors.tsv",
    )
    return add(demo.ledger, [str(demo.folder / "reports")], options, progress)
