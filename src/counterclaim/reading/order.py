"""How the all-numeric dates of one file begin: with the day or with the month."""

from counterclaim.reading.columns import Cells, pick
from counterclaim.reading.dateline import order_at_head
from counterclaim.reading.dates import common_order, order_told_by
from counterclaim.reading.options import Columns


class Orders:
    """Collects, row by row, what a file's dates tell; heads of texts are told apart by outlet."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._told: set[bool] = set()
        self._at_heads: dict[str | None, set[bool]] = {}

    def note(self, cells: Cells) -> None:
        """Take one row into account."""
        row = pick(cells, self._columns)
        for value in (row.published, row.dated):
            if value and (told := order_told_by(value)) is not None:
                self._told.add(told)
        if row.text and (told := order_at_head(row.text)) is not None:
            self._at_heads.setdefault(row.outlet, set()).add(told)

    @property
    def day_first(self) -> bool | None:
        """The order in the date columns; None if no row tells, or rows disagree."""
        return common_order(self._told)

    def at_heads_of(self, cells: Cells) -> bool | None:
        """The order at the heads of the texts of this row's outlet."""
        return common_order(self._at_heads.get(pick(cells, self._columns).outlet, ()))
