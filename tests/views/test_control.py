"""Lanes of control: one a claimant, nothing voted on, nothing filled in."""

from datetime import date, timedelta
from pathlib import Path

from counterclaim.model.control import ControlStatus
from counterclaim.model.stance import Polarity, Stance
from counterclaim.model.timespan import Anchor
from counterclaim.views.control import control
from counterclaim.views.records import ActorRecord, PlaceRecord, StanceRecord
from tests.views.making import DAY, MONITOR, Teller, actor, at, kept, on

LATER = DAY + timedelta(days=3)


def test_a_lane_a_claimant_by_day(tmp_path: Path) -> None:
    one, two = Teller("The Courier"), Teller("Radio Ten")
    later = one.holds("the army", share=1.0, time=on(LATER))
    first = one.holds("the army", share=0.7)
    passed = [teller.holds("the militia", by=(MONITOR,)) for teller in (one, two)]
    one.holds("the army", place=at("Harrow"))
    rows = control(kept(tmp_path / "war.db", one, two), "dara")
    assert [(row.claimant, row.own_voice, row.day, row.claims) for row in rows] == [
        ("Hill Monitor", False, DAY, tuple(passed)),
        ("The Courier", True, DAY, (first,)),
        ("The Courier", True, LATER, (later,)),
    ]
    assert rows[0].behind.outlets == ("The Courier", "Radio Ten")
    army = ActorRecord.of(actor("the army"))
    assert (rows[1].share_low, rows[1].holder, rows[1].loser) == (0.7, army, None)
    assert rows[1].place == PlaceRecord.of(at())


def test_denials_and_losses_stay_what_they_are(tmp_path: Path) -> None:
    one = Teller("The Courier")
    one.holds("the army", stance=Stance(polarity=Polarity.DENIED))
    one.holds("the militia", ControlStatus.LOST, target=actor("the army"))
    denied, lost = control(kept(tmp_path / "war.db", one), "Dara")
    assert denied.told_as == StanceRecord(polarity=Polarity.DENIED)
    assert (lost.loser, lost.status) == (ActorRecord.of(actor("the army")), ControlStatus.LOST)


def test_on_one_day_what_names_nobody_comes_first(tmp_path: Path) -> None:
    one = Teller("The Courier")
    said = [one.holds(name) for name in ("the militia", "the army")]
    nobody = one.holds("x", actor=None)
    rows = control(kept(tmp_path / "war.db", one), "Dara")
    assert [row.claims for row in rows] == [(nobody,), (said[1],), (said[0],)]


def test_a_share_that_reads_the_same_is_the_same(tmp_path: Path) -> None:
    one, two = Teller("The Courier"), Teller("Radio Ten")
    one.holds("the army", share=0.7, by=(MONITOR,))
    two.holds("the army", share=0.1 * 7, by=(MONITOR,))
    assert len(control(kept(tmp_path / "war.db", one, two), "Dara")) == 1


def test_a_publication_is_only_the_last_possible_day(tmp_path: Path) -> None:
    one = Teller("The Courier")
    one.holds("the army", time=on(None, DAY, Anchor.PUBLICATION))
    one.holds("the militia", time=None)
    path = kept(tmp_path / "war.db", one)
    assert [(row.earliest, row.latest) for row in control(path, "Dara")] == [
        (None, DAY),
        (None, date(2031, 5, 4)),
    ]
    assert control(path, "Dara", since=LATER) == []
