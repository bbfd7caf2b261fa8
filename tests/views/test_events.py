"""The events of a ledger: who tells of them, when, where, and which are asked for."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from counterclaim.linking.accounts import Account
from counterclaim.linking.clashes import Clash, ClashType
from counterclaim.model.control import ControlStatus
from counterclaim.model.errors import UsageError
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.figure import Measure
from counterclaim.model.judgement import Verdict
from counterclaim.model.place import Place
from counterclaim.model.timespan import Anchor
from counterclaim.views import sides
from counterclaim.views.event_lists import totals
from counterclaim.views.events import DeedTold, EventRow
from counterclaim.views.records import Deed, PlaceRecord
from counterclaim.wording.times import dates_words, days_words
from counterclaim.wording.tolls import toll_words, total_words
from tests.views.making import (
    DAY,
    MONITOR,
    Teller,
    at,
    events,
    events_in,
    figure,
    judged,
    kept,
    linked,
    on,
    same,
    timeline,
)

LATER = DAY + timedelta(days=9)


def two_events(path: Path) -> tuple[Path, list[str]]:
    """A strike told by two outlets, and a later one elsewhere told by one."""
    one, two = Teller("The Courier"), Teller("Radio Ten")
    ids = [one.tells(MONITOR), two.tells(MONITOR), two.counts(figure(12), by=(MONITOR,))]
    ids.append(two.tells(place=at("Harrow", 36.2, 37.1), time=on(LATER)))
    return kept(path, one, two, judgements=same(*ids[:3])), ids


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return two_events(tmp_path / "war.db")[0]


def test_most_outlets_first_with_what_stands_behind_each(tmp_path: Path) -> None:
    ledger, ids = two_events(tmp_path / "war.db")
    first, second = events(ledger)
    assert first.claims == tuple(ids[:3])
    assert second.claims == (ids[3],)
    assert first.event == "e-" + ids[0].removeprefix("c-")
    assert (len(first.behind.outlets), len(first.behind.roots)) == (2, 1)
    assert first.what == (
        DeedTold(
            deed=Deed(sub_event_type=SubEventType.AIR_STRIKE),
            outlets=("The Courier", "Radio Ten"),
            claims=tuple(ids[:2]),
        ),
    )
    assert [(told.place, told.claims) for told in first.places] == [
        (PlaceRecord.of(at()), tuple(ids[:3]))
    ]
    assert first.day == DAY
    assert [toll_words(toll) for toll in first.tolls] == ["killed 12"]
    assert first.disputed == ()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"place": "harrow"}, ["Harrow"]),
        ({"since": LATER}, ["Harrow"]),
        ({"until": DAY}, ["Dara"]),
        ({"min_outlets": 2}, ["Dara"]),
        ({"disputed": True}, []),
        ({"place": "nowhere"}, []),
    ],
)
def test_what_is_asked_for(path: Path, asked: dict[str, object], found: list[str]) -> None:
    assert [row.place.name for row in events(path, **asked)] == found  # type: ignore


def test_the_timeline_runs_by_day(path: Path) -> None:
    assert [row.day for row in timeline(path)] == [DAY, LATER]


def test_what_lasts_longer_than_a_month_ends_the_timeline(tmp_path: Path) -> None:
    one = Teller("The Courier")
    years = date(2024, 1, 1)
    one.tells(place=at("Harrow", 36.2, 37.1), time=on(years, LATER))
    told = same(one.tells(), one.tells())
    first, last = timeline(kept(tmp_path / "war.db", one, judgements=told))
    assert (first.day, first.is_long) == (DAY, False)
    assert (last.day, last.is_long) == (years, True)


def test_what_is_over_by_a_day_is_looked_for_on_that_day(tmp_path: Path) -> None:
    one = Teller("The Courier")
    told = same(*(one.tells(time=on(None, LATER)) for _ in range(2)))
    ledger = kept(tmp_path / "war.db", one, judgements=told)
    assert len(events(ledger, since=LATER)) == len(events(ledger, until=LATER)) == 1
    assert events(ledger, until=DAY) == []


def test_before_anything_is_linked_it_says_how(tmp_path: Path) -> None:
    one = Teller("The Courier")
    one.tells()
    ledger = kept(tmp_path / "war.db", one)
    for ask in (events, timeline):
        with pytest.raises(UsageError, match=r"nothing is linked yet: counterclaim link .*war\.db"):
            ask(ledger)


def row_of(*tellers: Teller) -> EventRow:
    ids = [claim.id for teller in tellers for claim in teller.claims]
    [row] = events_in(linked(*tellers, judgements=same(*ids)))
    return row


def test_dates_and_places_that_differ_stand_apart_most_told_first() -> None:
    one, two, three = Teller("The Courier"), Teller("Radio Ten"), Teller("The Lantern")
    one.tells(time=on(DAY, DAY + timedelta(days=2)), place=at("Dara Bridge"))
    two.tells()
    three.tells()
    row = row_of(one, two, three)
    assert [dates_words(dates) for dates in row.dates] == [
        "2031-05-03 by 2 outlets",
        "2031-05-03 – 2031-05-05 by 1 outlet",
    ]
    assert [told.place.name for told in row.places] == ["Dara", "Dara Bridge"]
    assert (row.earliest, row.latest) == (DAY, date(2031, 5, 5))


def test_a_publication_dates_only_what_nothing_else_does() -> None:
    one = Teller("The Courier")
    one.tells(time=on(None, date(2031, 5, 4), Anchor.PUBLICATION))
    row = row_of(one)
    assert [days_words(dates.span) for dates in row.dates] == ["by 2031-05-04 [published]"]
    assert (row.earliest, row.latest, row.day) == (None, None, date(2031, 5, 4))
    one.tells()
    assert [days_words(dates.span) for dates in row_of(one).dates] == ["2031-05-03"]


def test_a_deed_of_its_own_kind_goes_before_a_count() -> None:
    one, two = Teller("The Courier"), Teller("Radio Ten")
    one.counts(figure(9))
    assert _deeds(one) == [Deed(measure=Measure.KILLED)]
    one.tells(event_type=EventType.COERCE, sub_event_type=None)
    assert _deeds(one) == [Deed(event_type=EventType.COERCE)]
    two.tells(sub_event_type=SubEventType.SHELLING)
    two.holds("the army", ControlStatus.CAPTURED)
    assert _deeds(one, two) == [
        Deed(sub_event_type=SubEventType.SHELLING),
        Deed(control=ControlStatus.CAPTURED),
    ]


def _deeds(*tellers: Teller) -> list[Deed]:
    return [told.deed for told in row_of(*tellers).what]


def test_two_places_of_one_name_stay_two() -> None:
    one, two, three = Teller("The Courier"), Teller("Radio Ten"), Teller("The Lantern")
    far = at(latitude=40.0)
    ids = [teller.tells(place=far) for teller in (one, two)]
    three.tells()
    row = row_of(one, two, three)
    assert [(told.place.latitude, told.outlets) for told in row.places] == [
        (40.0, ("The Courier", "Radio Ten")),
        (32.6, ("The Lantern",)),
    ]
    assert row.places[0].claims == tuple(ids)


def test_it_is_put_where_coordinates_are_known() -> None:
    one, two, three = Teller("The Courier"), Teller("Radio Ten"), Teller("The Lantern")
    unresolved = Place(mention="the quarter", start=0, end=4)
    for teller in (one, two):
        teller.tells(place=unresolved)
    assert row_of(one, two).place == PlaceRecord.of(unresolved)
    three.tells()
    assert row_of(one, two, three).place == PlaceRecord.of(at())
    bare = Teller("The Courier")
    bare.tells(place=None)
    assert row_of(bare).place is None


def differ(ours: Account, theirs: Account) -> tuple[Clash, ...]:
    """A stand-in: every two accounts clash in the date, and use other words."""
    ids = (ours.told[0].id,), (theirs.told[0].id,)
    return (
        Clash(type=ClashType.LABEL, ours="x", theirs="y", our_claims=ids[0], their_claims=ids[1]),
        Clash(type=ClashType.DATE, ours="3", theirs="4", our_claims=ids[0], their_claims=ids[1]),
    )


def test_disputed_names_what_cannot_both_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sides, "clashes", differ)
    one, two = Teller("The Courier"), Teller("Radio Ten")
    one.tells()
    assert row_of(one).disputed == ()
    two.tells()
    assert row_of(one, two).disputed == (ClashType.DATE,)


def test_events_judged_different_are_added_up(tmp_path: Path) -> None:
    one, two = Teller("The Courier"), Teller("Radio Ten")
    ids = one.counts(figure(12)), two.counts(figure(5))
    ledger = kept(tmp_path / "a.db", one, two, judgements=[judged(*ids, Verdict.UNSURE)])
    assert [total_words(made) for made in totals(ledger, events(ledger))] == [
        "killed 12 in 1 event"
    ]
    other = kept(tmp_path / "b.db", one, two, judgements=[judged(*ids, Verdict.DIFFERENT)])
    assert _sums(other) == ["killed 17 in 2 events"]


def _sums(ledger: Path) -> list[str]:
    return [total_words(made) for made in totals(ledger, events(ledger))]
