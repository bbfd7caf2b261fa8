"""Which files there are to read: files, folders, globs and standard input."""

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from counterclaim.model.problem import Problem


class Kind(StrEnum):
    """How a file is taken apart."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    TABLE = "table"
    LINES = "lines"
    WARC = "warc"


_KINDS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.TEXT,
    ".markdown": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".csv": Kind.TABLE,
    ".tsv": Kind.TABLE,
    ".jsonl": Kind.LINES,
    ".ndjson": Kind.LINES,
    ".warc": Kind.WARC,
    ".warc.gz": Kind.WARC,
}
READ_KINDS = ".txt, .md, .html, .pdf, .docx, .csv, .tsv, .jsonl, .warc, .warc.gz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file to read, or standard input. ``kind`` None: the bytes must tell."""

    path: str
    kind: Kind | None
    stdin: BinaryIO | None = None


def find_inputs(paths: Sequence[str], stdin: BinaryIO | None = None) -> Iterator[Input | Problem]:
    """The inputs behind ``paths``, in the order given, folders in sorted order.

    ``-`` is ``stdin``. In a folder, hidden files and kinds that are not read are passed over, with
    one Problem for each kind. A link back to a folder already visited is not followed.
    """
    for path in paths:
        if path == "-":
            if stdin is None:
                yield Problem(path=path, row=None, reason="there is no standard input to read")
            else:
                yield Input(path=path, kind=None, stdin=stdin)
        elif not os.path.lexists(path) and glob.has_magic(path):
            yield from _matches(path)
        else:
            yield from _named(path)


def kind_of_name(name: str) -> Kind | None:
    """The kind that the file's extension names, None if it is not one that is read."""
    lower = name.lower()
    if lower.endswith(".warc.gz"):
        return Kind.WARC
    return _KINDS.get(os.path.splitext(lower)[1])


def _matches(pattern: str) -> Iterator[Input | Problem]:
    found = sorted(glob.glob(pattern, recursive=True))
    if "**" in pattern:  # which lists the folders' files as well
        found = [path for path in found if not os.path.isdir(path)]
    if not found:
        yield Problem(path=pattern, row=None, reason="no file matches this pattern")
    for path in found:
        yield from _named(path)


def _named(path: str) -> Iterator[Input | Problem]:
    if os.path.isdir(path):
        yield from _folder(path)
    elif os.path.isfile(path):
        yield Input(path=path, kind=kind_of_name(path))
    else:
        reason = "is neither a file nor a folder; to read from a program, pipe it to -"
        if not os.path.lexists(path):
            reason = "does not exist"
        elif not os.path.exists(path):
            reason = "is a link to a file that does not exist"
        yield Problem(path=path, row=None, reason=reason)


def _folder(top: str) -> Iterator[Input | Problem]:
    visited: set[tuple[int, int]] = set()
    passed_over: Counter[str] = Counter()
    refused: list[Problem] = []
    any_read = False

    def refuse(error: OSError) -> None:
        reason = f"cannot be opened: {error.strerror}"
        refused.append(Problem(path=error.filename, row=None, reason=reason))

    for folder, folders, files in os.walk(top, onerror=refuse, followlinks=True):
        status = os.stat(folder)
        if (status.st_dev, status.st_ino) in visited:
            folders.clear()
            continue
        visited.add((status.st_dev, status.st_ino))
        passed_over["hidden"] += sum(name.startswith(".") for name in (*folders, *files))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            if kind_of_name(name) is None:
                passed_over[Path(name).suffix.lower() or "no extension"] += 1
            else:
                any_read = True
                yield from _named(os.path.join(folder, name))
    yield from refused
    for kind, count in sorted(passed_over.items()):
        if count:
            what = f"{count} file{'s' if count > 1 else ''}"
            reason = (
                f"{what} or folder{'s' if count > 1 else ''} passed over: hidden"
                if kind == "hidden"
                else f"{what} passed over: {kind} is not read (read are {READ_KINDS})"
            )
            yield Problem(path=top, row=None, reason=reason)
    if not any_read and not refused and not any(passed_over.values()):
        yield Problem(path=top, row=None, reason="the folder is empty")
