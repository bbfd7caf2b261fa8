"""Rows of any view as a pandas DataFrame."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from counterclaim.export.columns import columns_of, flat

if TYPE_CHECKING:
    import pandas as pd


def frame(rows: Iterable[object], kind: type | None = None) -> "pd.DataFrame":
    """A DataFrame of ``rows``, which are all of one kind; its columns are those of the CSV.

    ``kind`` is the rows' class, for the columns where there may be no row. Who stands behind a row
    fills five columns: two counts, the names and the ids of the reports. Several values in
    one cell are joined with "; ". Coordinates, numbers and days are columns of their own.

        >>> from counterclaim.views.events import events
        >>> frame(events("war.db", place="Tarvel"))  # doctest: +SKIP
    """
    import pandas as pd  # slow to import: only when asked for

    held = list(rows)
    kind = kind or (type(held[0]) if held else None)
    columns = columns_of(kind) if kind else ()
    return pd.DataFrame([flat(row) for row in held], columns=list(columns))
