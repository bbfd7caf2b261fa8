"""The room's own lists: tab-separated, comments after ``#``, the first row the names of columns."""

from collections.abc import Iterator
from importlib.resources import files


def rows(name: str) -> Iterator[list[str]]:
    """The rows of ``data/name`` below its heading."""
    text = (files("counterclaim.linking") / "data" / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    for line in lines[1:]:
        yield line.split("\t")
