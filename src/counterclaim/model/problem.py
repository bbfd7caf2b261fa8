"""An input that could not be read, or not wholly: recorded, shown, never in the way of the rest."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """``path`` as the user gave it, ``row`` (1 is the first data row) or None, and a plain reason.

    ``reason`` says what is wrong and the way out, in one line.
    """

    path: str
    row: int | None
    reason: str

    def __str__(self) -> str:
        where = self.path if self.row is None else f"{self.path}, row {self.row}"
        return f"{where}: {self.reason}"
