"""Who calls whom what, by outlet and over time."""

from datetime import date
from pathlib import Path

from counterclaim.views.labels import labels
from tests.views.making import MONITOR, Teller, kept


def ledger(tmp_path: Path) -> Path:
    one, two = Teller("The Courier"), Teller("The Courier", "more", published=date(2031, 6, 1))
    three = Teller("Radio Ten", published=None)
    one.calls("bandits", "Hill Front")
    two.calls("bandits", "Hill Front")
    two.calls("rebels", "Hill Front", by=(MONITOR,))
    three.calls("rebels")
    return kept(tmp_path / "war.db", one, two, three)


def test_by_whom_is_meant_then_word_then_outlet(tmp_path: Path) -> None:
    rows = labels(ledger(tmp_path)).rows
    assert [(row.whom, row.used, row.outlet, row.speaker, row.times) for row in rows] == [
        ("Hill Front", "bandits", "The Courier", "The Courier", 2),
        ("Hill Front", "rebels", "The Courier", "Hill Monitor", 1),
        ("", "rebels", "Radio Ten", "Radio Ten", 1),
    ]
    first = rows[0]
    assert (first.first, first.last) == (date(2031, 5, 4), date(2031, 6, 1))
    assert first.months == ("2031-05: 1", "2031-06: 1")
    assert len(first.examples) == first.times == first.reports == 2
    assert (rows[2].first, rows[2].months) == (None, ())


def test_what_is_asked_for(tmp_path: Path) -> None:
    path = ledger(tmp_path)
    assert {row.outlet for row in labels(path, outlet="ten").rows} == {"Radio Ten"}
    assert {row.whom for row in labels(path, actor="hill").rows} == {"Hill Front"}
    assert [row.times for row in labels(path, since=date(2031, 5, 5)).rows] == [1, 1]
    assert labels(path, until=date(2031, 5, 3)).rows == ()
