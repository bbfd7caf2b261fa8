"""Rows as flat tables: the cells of a CSV, and DataFrames."""

from dataclasses import fields

from counterclaim.views.accounts import AccountRow
from counterclaim.views.control import ControlRow
from counterclaim.views.diff import DiffRow
from counterclaim.views.events import EventRow, events_in
from counterclaim.views.frames import columns_of, flat, frame
from counterclaim.views.labels import LabelRow
from counterclaim.views.sources import EdgeRow, RootRow
from tests.views.making import MONITOR, Teller, figure, linked, same


def rows() -> list[EventRow]:
    one, two = Teller("The Courier"), Teller("Radio Ten")
    ids = one.counts(figure(9), by=(MONITOR,)), two.counts(figure(9), by=(MONITOR,))
    return list(events_in(linked(one, two, judgements=same(*ids))))


def test_a_frame_has_the_columns_of_the_csv() -> None:
    made = frame(rows())
    assert tuple(made.columns) == columns_of(EventRow)
    first = made.iloc[0]
    assert (first["outlets"], first["root_sources"]) == (2, 1)
    assert first["outlet_names"] == "The Courier; Radio Ten"
    assert first["tolls"].startswith("killed 9: 9 by 2 outlets, 1 root source")
    assert list(frame([], EventRow).columns) == list(columns_of(EventRow))
    assert frame([]).empty


def test_every_row_cites_claims_and_fills_its_columns() -> None:
    for kind in (EventRow, AccountRow, ControlRow, LabelRow, EdgeRow, RootRow, DiffRow):
        assert "claims" in columns_of(kind)
        counts = kind in (LabelRow, EdgeRow, RootRow)
        assert ("examples" in columns_of(kind)) is counts
        assert len(columns_of(kind)) >= len(fields(kind))
    for row in rows():
        assert tuple(flat(row)) == columns_of(EventRow)
        assert all(not isinstance(cell, tuple) for cell in flat(row).values())
