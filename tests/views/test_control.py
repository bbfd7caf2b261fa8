"""Lanes of control: one a claimant, nothing voted on, nothing filled in."""

from datetime import date, timedelta
from pathlib import Path

from counterclaim.model.control import ControlStatus
from counterclaim.model.stance import Polarity, Stance
from counterclaim.model.timespan import Anchor
from counterclaim.views.control import control
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
    assert rows[0].behind.words() == "2 outlets, 1 root source"
    assert (rows[1].share_low, rows[1].holder, rows[1].what) == (0.7, "the army", rows[1].what)
    assert "70%" in rows[1].what


def test_denials_and_losses_stay_what_they_are(tmp_path: Path) -> None:
    one = Teller("The Courier")
    one.holds("the army", stance=Stance(polarity=Polarity.DENIED))
    one.holds("the militia", ControlStatus.LOST, target=actor("the army"))
    denied, lost = control(kept(tmp_path / "war.db", one), "Dara")
    assert (denied.told_as, lost.loser, lost.status) == ("denied", "the army", ControlStatus.LOST)


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
