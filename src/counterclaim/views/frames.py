"""Rows of any view as a flat table: a CSV's cells, or a pandas DataFrame."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, get_type_hints

from counterclaim.views.behind import Behind

if TYPE_CHECKING:
    import pandas as pd

_BEHIND = ("outlets", "root_sources", "outlet_names", "root_names", "reports")
_MANY = "; "


def frame(rows: Iterable[object], kind: type | None = None) -> "pd.DataFrame":
    """A DataFrame of ``rows``, which are all of one kind; its columns are those of the CSV.

    ``kind`` is the rows' class, for the columns where there may be no row. Who stands behind a row
    fills five columns: two counts, the names and the ids of the reports. Several values in
    one cell are joined with "; ".

        >>> from counterclaim.views.events import events
        >>> frame(events("war.db", place="Tarvel"))  # doctest: +SKIP
    """
    import pandas as pd  # slow to import: only when asked for

    held = list(rows)
    kind = kind or (type(held[0]) if held else None)
    columns = columns_of(kind) if kind else ()
    return pd.DataFrame([flat(row) for row in held], columns=list(columns))


@cache
def columns_of(kind: type) -> tuple[str, ...]:
    """The names of the cells of rows of this class."""
    hints = get_type_hints(kind)
    return tuple(
        column
        for field in fields(kind)
        for column in (_BEHIND if hints[field.name] is Behind else (field.name,))
    )


def flat(row: object) -> dict[str, object]:
    """The cells of ``row`` by column."""
    assert is_dataclass(row)
    cells: dict[str, object] = {}
    for field in fields(row):
        value = getattr(row, field.name)
        if isinstance(value, Behind):
            held = (value.outlets, value.roots, value.reports)
            counts = len(value.outlets), len(value.roots)
            cells |= dict(zip(_BEHIND, (*counts, *map(_MANY.join, held)), strict=True))
        elif isinstance(value, tuple):
            cells[field.name] = _MANY.join(map(str, value))
        else:
            cells[field.name] = str(value) if is_dataclass(value) else value
    return cells
