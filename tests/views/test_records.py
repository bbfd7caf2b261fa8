"""Rows as records: they come back from JSON as they were, and hold no words that were made up."""

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from counterclaim.export.jsonl import lines
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.claim import Claim
from counterclaim.model.control import ControlStatus
from counterclaim.model.event import EventType
from counterclaim.model.figure import Counted, Measure
from counterclaim.model.report import Report
from counterclaim.model.stance import Polarity, Stance
from counterclaim.model.timespan import Anchor
from counterclaim.views.accounts import AccountRow, ClashRow, SilentRow, accounts
from counterclaim.views.chains import ChainRow
from counterclaim.views.control import ControlRow, control_in
from counterclaim.views.diff import DiffRow, diff_of
from counterclaim.views.event_lists import totals
from counterclaim.views.events import EventRow
from counterclaim.views.labels import LabelRow
from counterclaim.views.linked import Linked
from counterclaim.views.records import (
    PlaceRecord,
    SourceRecord,
    Span,
    actor_of,
    distinct,
    figure_of,
    place_of,
)
from counterclaim.views.sources import EdgeRow, RootRow
from counterclaim.views.tolls import Total
from tests.views import whole as lists
from tests.views.making import (
    DAY,
    MONITOR,
    Teller,
    actor,
    at,
    events,
    figure,
    kept,
    linked,
    on,
    same,
)


def tellers() -> list[Teller]:
    """One attack told three ways, with all that a row can hold; one outlet has no name."""
    one, two, three = Teller("The Courier"), Teller(None), Teller("Radio Ten")
    one.tells(MONITOR, actor=replace(actor("jets"), name="Army of Dara", id="xx-army"))
    one.counts(figure(9), figure(3, of=Counted.CHILDREN), by=("a medic",))
    one.calls("bandits", "Hill Front", by=("a medic",))
    two.counts(figure(12, None), time=on(None, DAY, Anchor.PUBLICATION))
    two.tells(event_type=EventType.REJECT, event_mode="deny", actor=actor("the army"))
    three.tells(place=at("Harrow", 36.2, 37.1), stance=Stance(polarity=Polarity.DENIED))
    three.holds("the army", ControlStatus.LOST, share=0.7, target=actor("the militia"))
    silent = Teller("Northern Post")
    silent.counts(figure(4), place=at("Sill", 40.0, 40.0))
    return [one, two, three, silent]


def whole(*told: Teller) -> Linked:
    ids = [c.id for teller in told[:3] for c in teller.claims if c.label is None]
    return linked(*told, judgements=same(*ids))


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[type, list[Any]]:
    """Rows of every kind."""
    told = tellers()
    held = whole(*told)
    path: Path = kept(tmp_path_factory.mktemp("war") / "war.db", *told, judgements=held.judgements)
    found = accounts(path, held.events[0].id)
    return {
        EventRow: events(path),
        Total: list(totals(path, events(path))),
        AccountRow: list(found.accounts),
        ClashRow: list(found.clashes),
        SilentRow: list(found.silent),
        ControlRow: control_in(held),
        DiffRow: diff_of(linked(), held) + diff_of(linked(told[0]), held),
        LabelRow: lists.labels(held),
        EdgeRow: lists.relies_on(held),
        RootRow: lists.root_sources(held),
        ChainRow: lists.passed_on(held, 2),
    }


KINDS = (
    EventRow, Total, AccountRow, ClashRow, SilentRow, ControlRow, DiffRow, LabelRow, EdgeRow,
    RootRow, ChainRow,
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__name__))
def test_a_row_comes_back_from_json_as_it_was(rows: dict[type, list[Any]], kind: type) -> None:
    assert rows[kind]
    back = [msgspec.json.decode(line, type=kind) for line in lines(rows[kind])]
    assert back == rows[kind]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__name__))
def test_a_row_is_frozen_and_holds_no_whole_claim(rows: dict[type, list[Any]], kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(kind)
    assert not any(_holds(row, (Claim, Report)) for row in rows[kind])


def _holds(value: object, kinds: tuple[type, ...]) -> bool:
    if isinstance(value, tuple):
        return any(_holds(each, kinds) for each in value)
    if is_dataclass(value):
        parts = (getattr(value, field.name) for field in fields(value))
        return isinstance(value, kinds) or any(_holds(part, kinds) for part in parts)
    return False


def test_a_place_keeps_all_that_a_map_needs(rows: dict[type, list[Any]]) -> None:
    event = rows[EventRow][0]
    place = event.place
    assert (place.name, place.country, place.precision) == ("Dara", "SY", "exact")
    assert (place.latitude, place.longitude) == (32.6, 36.1)
    assert {told.place.name for told in event.places} == {"Dara", "Harrow"}


def test_what_makes_two_places_one() -> None:
    one = PlaceRecord.of(at())
    assert replace(one, mention="the town").key == one.key
    for other in (
        replace(one, latitude=40.0),
        replace(one, qualifier="near"),
        replace(one, name="Harrow"),
    ):
        assert other.key != one.key


def test_an_actor_is_one_however_worded_if_its_name_is_known() -> None:
    army = replace(actor("the army"), name="Army of Dara")
    told = (actor_of(each) for each in (army, replace(army, mention="its troops"), None, army))
    assert [each.mention for each in distinct(told, lambda record: record.key)] == ["the army"]


def test_a_source_of_whom_only_the_kind_is_known() -> None:
    keys = [
        SourceRecord.of(source).key
        for source in (
            Source(kind=SourceKind.OUTLET),
            Source(kind=SourceKind.ANONYMOUS),
            Source(mention="a medic"),
            Source(mention="the monitor", name="Hill Monitor"),
        )
    ]
    assert keys == [("", "outlet"), ("", "anonymous"), ("a medic", ""), ("Hill Monitor", "")]


def test_days() -> None:
    assert Span.of(None) is None
    assert Span.of(on(DAY)) == Span(earliest=DAY, latest=DAY)
    assert Span.of(on(None, DAY, Anchor.PUBLICATION)) == Span(
        earliest=None, latest=DAY, published=True
    )
    assert Span.of(replace(on(DAY), earliest=None, latest=None)) is None


def test_whom_a_figure_does_not_say_are_people() -> None:
    record = figure_of(figure(9, of=Counted.UNKNOWN))
    assert (record.measure, record.of, record.low) == (Measure.KILLED, Counted.PEOPLE, 9)
    assert place_of(None) is None
