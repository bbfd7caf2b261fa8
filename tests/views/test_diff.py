"""What was known then, and what is known now: as recorded, and as published."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from counterclaim.ledger.write import Ledger
from counterclaim.model.claim import Trigger
from counterclaim.model.control import ControlStatus
from counterclaim.model.decision import Act, Decision
from counterclaim.model.errors import UsageError
from counterclaim.model.figure import Counted, Measure
from counterclaim.model.identity import identified
from counterclaim.model.judgement import Judgement, Verdict
from counterclaim.model.version import RULES
from counterclaim.steps.draw import draw_waiting
from counterclaim.views.diff import Because, Change, DiffRow, Known, Tolls, diff
from counterclaim.views.records import Deed, FigureRecord, PlaceRecord, Span
from tests.views.making import DAY, MONITOR, Teller, actor, at, figure, judged, kept, same


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


def later(path: Path, day: int, change: Callable[[Ledger], object]) -> None:
    """Change the ledger on a day of June, and draw it."""
    noon = datetime(2031, 6, day, 12, tzinfo=UTC)
    with Ledger(path, clock=lambda: noon) as ledger, ledger.batch():
        change(ledger)
        draw_waiting(ledger)


def test_news_and_another_reading_are_told_apart(tmp_path: Path) -> None:
    one, two = Teller("The Courier"), Teller("Radio Ten", published=date(2031, 5, 6))
    counted, held, burnt = one.counts(figure(9)), one.holds("the army"), one.tells(place=at("Oda"))
    second = two.counts(figure(12))
    path = written(
        tmp_path / "war.db",
        (one, [judged(counted, "c-0", Verdict.DIFFERENT)]),
        (two, same(counted, second)),
    )
    now = one.claims[0], replace(one.claims[1], actor=actor("the militia"))
    recount = replace(now[0], figures=(figure(8),))
    later(path, 3, lambda ledger: ledger.add_reading(one.report, (recount, now[1]), None, ""))
    by_news = diff(path, Known(moment="2031-06-01T23:00:00.0Z"), Known(moment="2031-06-02T23"))
    assert {row.because for row in by_news} == {(Because.REPORT,)}
    assert [row.change for row in by_news] == [Change.TOLL, Change.ACCOUNT]
    rows = since(path, 2)
    read = (Because.READING,)
    assert [(row.change, row.because, row.then, row.now) for row in rows] == [
        (Change.TOLL, read, (killed(9, 12),), killed(8, 12)),
        (Change.EVENT_GONE, read, (), ()),
        (Change.CONTROL_CHANGED, read, (), ()),
    ]
    [was], is_now = rows[2].control_then, rows[2].control
    assert is_now is not None
    assert [each.holder.key for each in (was, is_now) if each.holder] == ["the army", "the militia"]
    assert [row.claims for row in rows] == [(counted,), (burnt,), (held,)]
    both = since(path, 1)
    assert (both[0].change, both[0].because) == (Change.TOLL, (Because.REPORT, Because.READING))
    assert (both[0].then, both[0].now) == ((killed(9),), killed(8, 12))
    assert since(path, 3) == []


def test_what_a_person_rejects_or_links_is_no_news(tmp_path: Path) -> None:
    one, two = Teller("The Courier"), Teller("Radio Ten")
    first, second = one.counts(figure(9)), two.counts(figure(12))
    path = written(tmp_path / "war.db", (one, ()), (two, ()), (None, same(first, second)))
    assert [row.because for row in since(path, 2)] == [(Because.JUDGEMENT,)]
    rejected = Decision(claim=second, act=Act.REJECT, coder="ana")
    later(path, 4, lambda ledger: ledger.add_decisions([rejected]))
    [row] = since(path, 3)
    assert (row.change, row.because) == (Change.TOLL, (Because.DECISION,))
    assert (row.then, row.now) == ((killed(9, 12),), killed(9))


def test_names_that_did_not_stand_make_no_news(tmp_path: Path) -> None:
    one, two = Teller("The Courier"), Teller("Radio Ten")
    first, second = one.counts(figure(9)), two.counts(figure(12))
    path = written(tmp_path / "war.db", (one, ()), (two, same(first, second)))
    trigger = Trigger(mention="bombed", start=5, end=11)
    named = [identified(replace(of.claims[0], trigger=trigger)) for of in (one, two)]
    recount = identified(replace(named[0], figures=(figure(8),)))

    def change(ledger: Ledger) -> None:
        ledger.add_reading(one.report, (recount,), None, "")
        ledger.add_reading(two.report, (named[1],), None, "")
        ledger.add_judgements(same(named[0].id, named[1].id))

    later(path, 3, change)
    [row] = since(path, 2)
    assert (row.change, row.because) == (Change.TOLL, (Because.READING,))
    assert (row.then, row.now) == ((killed(9, 12),), killed(8, 12))


def test_a_version_of_the_rules_stands_for_its_last_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Teller("The Courier")
    counted = one.counts(figure(9))
    path = written(tmp_path / "war.db", (one, [judged(counted, "c-0", Verdict.DIFFERENT)]))
    monkeypatch.setattr("counterclaim.ledger.write.RULES", "2099.01.01")
    recount = replace(one.claims[0], figures=(figure(8),))
    later(path, 3, lambda ledger: ledger.add_reading(one.report, (recount,), None, ""))
    [row] = diff(path, Known(rules=RULES), Known(rules="2099.01.01"))
    assert (row.because, row.then, row.now) == ((Because.READING,), (killed(9),), killed(8))
    with pytest.raises(UsageError, match=f"those that were: {RULES}, 2099.01.01"):
        diff(path, Known(rules="2000.01.01"), Known())


def test_a_control_claim_that_is_read_no_more_is_told_as_it_was(tmp_path: Path) -> None:
    one = Teller("The Courier")
    counted, held = one.counts(figure(9)), one.holds("the army")
    path = written(tmp_path / "war.db", (one, [judged(counted, "c-0", Verdict.DIFFERENT)]))
    later(path, 3, lambda ledger: ledger.add_reading(one.report, one.claims[:1], None, ""))
    [row] = since(path, 1)
    assert (row.change, row.because) == (Change.CONTROL_GONE, (Because.READING,))
    assert (row.control, row.claims, row.what) == (
        None,
        (held,),
        (Deed(control=ControlStatus.HOLDS),),
    )
    [was] = row.control_then
    assert was.claims == (held,)
    [back] = diff(path, Known(), Known(moment="2031-06-01T23:59:59.999999Z"))
    assert (back.change, back.control) == (Change.CONTROL, was)


def test_reports_of_before_readings_were_recorded_are_known_from_when_they_entered(
    path: Path,
) -> None:
    with sqlite3.connect(path) as db:
        db.executescript(
            "DROP TRIGGER readings_stay; DELETE FROM readings;"
            "DROP TRIGGER claims_keep; UPDATE claims SET reading = NULL;"
        )
    test_a_toll_an_account_and_a_control_claim(path)


def test_before_anything_is_linked_it_says_how(tmp_path: Path) -> None:
    one = Teller("The Courier")
    one.tells()
    with pytest.raises(UsageError, match="nothing is linked yet"):
        since(kept(tmp_path / "war.db", one), 1)
