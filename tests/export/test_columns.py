"""Rows as flat tables: the cells of a CSV, and DataFrames."""

import csv
from dataclasses import replace
from io import StringIO

import pytest

from counterclaim.export.columns import columns_of, flat
from counterclaim.export.frames import frame
from counterclaim.export.table import write_rows
from counterclaim.model.figure import Measure
from counterclaim.views.accounts import AccountRow, accounts_of
from counterclaim.views.control import ControlRow, control_in
from counterclaim.views.diff import DiffRow, diff_of
from counterclaim.views.events import EventRow
from counterclaim.views.labels import LabelRow
from counterclaim.views.linked import Linked
from counterclaim.views.sources import EdgeRow, RootRow
from tests.views import whole as lists
from tests.views.making import MONITOR, Teller, actor, events_in, figure, linked, same

PLACE = "place_name geonameid admin1 country latitude longitude place_precision"
BEHIND = "outlets root_sources outlet_names root_names reports"
COLUMNS = {
    EventRow: f"event earliest latest dates places what tolls {BEHIND} disputed claims day {PLACE} "
    "killed_low killed_high injured_low injured_high",
    AccountRow: "row event root root_kind own_voice outlets chains published what who whom where "
    f"when figures told_as labels reports claims earliest latest {PLACE} weapon hit persons",
    ControlRow: "claimant claimant_kind own_voice earliest latest place holder status share_low "
    f"share_high loser told_as what words {BEHIND} claims holder_id loser_id {PLACE}",
    DiffRow: f"change because event when where what then now {BEHIND} claims earliest latest "
    f"{PLACE}",
    LabelRow: "whom used outlet side speaker own_voice times first last months reports claims "
    "examples",
    EdgeRow: "source source_kind named by by_kind by_named how wordings words reports "
    "claims examples",
    RootRow: "root root_kind own_voice share outlets outlet_names reports claims examples",
}


def whole() -> Linked:
    """Nine dead at one town as two outlets pass it on; one of them has no name."""
    one, two = Teller("The Courier"), Teller(None)
    ids = one.counts(figure(9), by=(MONITOR,)), two.counts(figure(9), by=(MONITOR,))
    two.counts(figure(40, None, measure=Measure.INJURED))
    two.holds("x", actor=replace(actor("the army"), name="Army of Dara", id="xx-army"), share=0.7)
    two.calls("bandits", "Hill Front")
    return linked(one, two, judgements=same(*ids, two.claims[1].id))


def rows_of(kind: type) -> list[object]:
    held = whole()
    made: dict[type, list[object]] = {
        EventRow: [*events_in(held)],
        AccountRow: [*accounts_of(held, held.events[0]).accounts],
        ControlRow: [*control_in(held)],
        DiffRow: [*diff_of(linked(), held)],
        LabelRow: [*lists.labels(held)],
        EdgeRow: [*lists.relies_on(held)],
        RootRow: [*lists.root_sources(held)],
    }
    return made[kind]


@pytest.mark.parametrize("kind", COLUMNS, ids=lambda kind: str(kind.__name__))
def test_columns_keep_their_names_and_order(kind: type) -> None:
    assert " ".join(columns_of(kind)) == COLUMNS[kind]
    rows = rows_of(kind)
    assert rows
    for row in rows:
        assert tuple(flat(row)) == columns_of(kind)
        assert all(
            isinstance(cell, int | float | str | None) or cell for cell in flat(row).values()
        )
        assert not any(isinstance(cell, tuple) for cell in flat(row).values())


def test_an_event_has_words_to_read_and_numbers_to_reckon_with() -> None:
    cells = flat(rows_of(EventRow)[0])
    assert (cells["places"], cells["what"], cells["outlets"]) == ("Dara", "killed; injured", 2)
    assert cells["outlet_names"] == "The Courier; (unknown outlet)"
    assert str(cells["tolls"]).startswith("killed 9: 9 by 2 outlets, 1 root source; injured 40")
    assert cells["dates"] == "2031-05-03 by 2 outlets"
    numbers = [cells[name] for name in columns_of(EventRow)[-6:]]
    assert numbers == [36.1, "exact", 9, 9, 40, None]


def test_control_and_changes_and_accounts_in_words_and_as_records() -> None:
    held = flat(rows_of(ControlRow)[0])
    assert (held["place"], held["holder"], held["holder_id"]) == ("Dara", "Army of Dara", "xx-army")
    assert (held["what"], held["told_as"]) == ("Army of Dara holds 70%", "")
    assert (held["country"], held["latitude"]) == ("SY", 32.6)
    new, control = (flat(row) for row in rows_of(DiffRow))
    assert (new["when"], new["now"]) == ("2031-05-03", "killed 9, injured 40 or more")
    assert control["now"] == "(outlet): Army of Dara holds 70%"
    assert str(control["earliest"]) == "2031-05-03"
    account = flat(rows_of(AccountRow)[0])
    assert account["chains"] == "Hill Monitor › The Courier; Hill Monitor › (unknown outlet)"
    assert (account["figures"], account["told_as"]) == ("killed 9", "stated")


def test_outlets_without_a_name_are_told_as_such() -> None:
    assert flat(rows_of(LabelRow)[0])["outlet"] == "(unknown outlet)"
    assert "(unknown outlet)" in {flat(row)["by"] for row in rows_of(EdgeRow)}


def test_a_frame_has_the_columns_of_the_csv() -> None:
    made = frame(rows_of(EventRow))
    assert tuple(made.columns) == columns_of(EventRow)
    first = made.iloc[0]
    assert (first["outlets"], first["root_sources"]) == (2, 1)
    assert (first["latitude"], first["killed_low"]) == (32.6, 9)
    assert list(frame([], EventRow).columns) == list(columns_of(EventRow))
    assert frame([]).empty


def test_a_csv_without_rows_has_its_heading() -> None:
    out = StringIO(newline="")
    write_rows(ControlRow, [], out)
    assert list(csv.reader([out.getvalue()])) == [list(columns_of(ControlRow))]
