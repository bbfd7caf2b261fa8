"""What was known then, and what is known now: as recorded, and as published."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from counterclaim.ledger.write import Ledger
from counterclaim.model.control import ControlStatus
from counterclaim.model.errors import UsageError
from counterclaim.model.figure import Counted, Measure
from counterclaim.model.judgement import Judgement, Verdict
from counterclaim.views.diff import Change, DiffRow, Known, Tolls, diff
from counterclaim.views.records import Deed, FigureRecord, PlaceRecord, Span
from tests.views.making import DAY, MONITOR, Teller, at, figure, judged, kept, same


def killed(low: int, high: int | None = None) -> Tolls:
    return (FigureRecord(measure=Measure.KILLED, of=Counted.PEOPLE, low=low, high=high or low),)


Step = tuple[Teller | None, Sequence[Judgement]]


def written(path: Path, *days: Step) -> Path:
    """A ledger to which one teller and some judgements are added on each day of June 2031."""
    for day, (teller, judgements) in enumerate(days, 1):
        noon = datetime(2031, 6, day, 12, tzinfo=UTC)
        with Ledger(path, clock=lambda noon=noon: noon) as ledger:  # type: ignore[misc]
            if teller:
                ledger.add(teller.report, teller.claims)
            ledger.add_judgements(judgements)
    return path


def since(path: Path, day: int) -> list[DiffRow]:
    return diff(path, Known(moment=f"2031-06-{day:02}T23:59:59.999999Z"), Known())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Nine dead on the first day; twelve, and another source, on the second; a place held."""
    one, two = Teller("The Courier"), Teller("Radio Ten", published=date(2031, 5, 6))
    first = one.counts(figure(9))
    second = two.counts(figure(12), by=(MONITOR,))
    two.holds("the army")
    apart = [judged(first, "c-0", Verdict.DIFFERENT)]
    return written(tmp_path / "war.db", (one, apart), (two, same(first, second)), (None, ()))


def test_a_toll_an_account_and_a_control_claim(path: Path) -> None:
    rows = since(path, 1)
    assert [(row.change, row.then, row.now, row.account) for row in rows] == [
        (Change.TOLL, (killed(9),), killed(9, 12), None),
        (Change.ACCOUNT, (), (), "Hill Monitor"),
        (Change.CONTROL, (), (), None),
    ]
    assert rows[2].control is not None
    assert (rows[2].control.claimant, rows[2].what) == (
        "Radio Ten",
        (Deed(control=ControlStatus.HOLDS),),
    )
    assert all(row.claims for row in rows)
    assert rows[0].event == rows[1].event
    assert rows[2].event is None


def test_before_the_first_day_all_is_new(path: Path) -> None:
    rows = diff(path, Known(moment="2031-05-31T00:00:00.000000Z"), Known())
    assert [row.change for row in rows] == [Change.EVENT, Change.CONTROL]
    assert (rows[0].then, rows[0].now) == ((), killed(9, 12))
    assert (rows[0].where, rows[0].when) == (PlaceRecord.of(at()), Span(earliest=DAY, latest=DAY))
    assert since(path, 2) == since(path, 3) == []


def test_between_two_days_the_later_is_not_known(path: Path) -> None:
    rows = diff(
        path,
        Known(moment="2031-05-31T00:00:00.000000Z"),
        Known(moment="2031-06-01T23:59:59.999999Z"),
    )
    assert [(row.change, row.now) for row in rows] == [(Change.EVENT, killed(9))]


def test_a_judgement_made_later_changes_the_toll(tmp_path: Path) -> None:
    one, two = Teller("The Courier"), Teller("Radio Ten")
    ids = one.counts(figure(9)), two.counts(figure(12))
    path = written(tmp_path / "war.db", (one, ()), (two, ()), (None, same(*ids)))
    [row] = since(path, 2)
    assert (row.change, row.then, row.now) == (
        Change.TOLL,
        (killed(9), killed(12)),
        killed(9, 12),
    )
    assert row.claims == ids


def test_as_published(path: Path) -> None:
    rows = diff(path, Known(published=date(2031, 5, 4)), Known(published=date(2031, 5, 6)))
    assert [row.change for row in rows] == [Change.TOLL, Change.ACCOUNT, Change.CONTROL]
    assert diff(path, Known(published=date(2031, 5, 4)), Known(published=date(2031, 5, 5))) == []


def test_before_anything_is_linked_it_says_how(tmp_path: Path) -> None:
    one = Teller("The Courier")
    one.tells()
    with pytest.raises(UsageError, match="nothing is linked yet"):
        since(kept(tmp_path / "war.db", one), 1)
