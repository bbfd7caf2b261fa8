"""Files written whole or not at all."""

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from counterclaim.model.errors import UsageError

_LINKS = 40  # as many as Linux follows
_OPEN_FILES = ("/proc/", "/dev/fd/")  # names of what a program has open: /dev/stdout leads there


@contextmanager
def whole_file(path: Path, option: str) -> Iterator[BinaryIO]:
    """A file to write to, which takes the name ``path`` once all of it is on the disk.

    Until then, and if writing fails, what stood there stands. A link stays a link: what it leads to
    is written. A pipe, a device or a file that is open already is written to as it is, never
    replaced. UsageError, naming ``option``, where something cannot be written.
    """
    try:
        if _is_stream(path):
            with path.open("ab") as stream:
                yield stream
        else:
            with _replacing(Path(os.path.realpath(path))) as file:
                yield file
    except OSError as error:
        why = error.strerror or str(error)
        raise UsageError(f"{option} {path}: cannot be written: {why}") from None


def _is_stream(path: Path) -> bool:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return True
    except FileNotFoundError:
        return False
    return any(os.path.abspath(link).startswith(_OPEN_FILES) for link in _links(path))


def _links(path: Path) -> Iterator[Path]:
    for _ in range(_LINKS):
        yield path
        if not path.is_symlink():
            return
        path = path.parent / os.readlink(path)


@contextmanager
def _replacing(target: Path) -> Iterator[BinaryIO]:
    part = target.with_name(f".counterclaim-{secrets.token_hex(8)}.part")
    with part.open("xb") as file:  # never a file that somebody has already
        try:
            with suppress(FileNotFoundError):
                part.chmod(stat.S_IMODE(target.stat().st_mode))
            yield file
            file.flush()
            os.fsync(file.fileno())
            file.close()
            part.replace(target)
        finally:
            file.close()
            with suppress(OSError):
                part.unlink(missing_ok=True)
