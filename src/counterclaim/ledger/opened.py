"""An open ledger: its connection, and every SQLite error in plain words."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from counterclaim.ledger.file import UNREADABLE, damaged, explained, prepare
from counterclaim.ledger.older import open_up_to_date
from counterclaim.model.errors import LedgerError


class Opened:
    """A ledger opened for reading; what all that read from it share.

    ``was_version`` is the version of the file, which may be older than what is read.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._db, self.was_version = self._open()
        prepare(self._db)

    def _open(self) -> tuple[sqlite3.Connection, int]:
        return open_up_to_date(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @contextmanager
    def _sound(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, zlib.error) as error:
            raise LedgerError(damaged(self.path, error)) from error

    def _row(self, sql: str, *values: str | int | None) -> Any:
        return next(self._rows(sql, values), None)

    def _rows(self, sql: str, values: Any = ()) -> Iterator[Any]:
        with self._read():
            yield from self._db.execute(sql, values)

    @contextmanager
    def _read(self) -> Iterator[None]:
        try:
            yield
        except UNREADABLE as error:
            raise explained(self.path, error) from error
