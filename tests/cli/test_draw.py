"""``draw``: what is drawn can be held against a fresh drawing, and drawn anew."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Run
from tests.views.making import MONITOR, Teller, kept, same


def told(tmp_path: Path) -> Path:
    one, two = Teller("The Courier"), Teller("Radio Ten")
    ids = one.tells(MONITOR), two.tells(MONITOR)
    return kept(tmp_path / "war.db", one, two, judgements=same(*ids))


def test_what_is_drawn_is_as_a_fresh_drawing_makes_it(cli: Run, tmp_path: Path) -> None:
    path = told(tmp_path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM drawn_waiting")
        db.commit()
    ran = cli("draw", path, "--check")
    assert (ran.status, ran.out) == (0, "")
    assert "as a fresh drawing makes it" in ran.err


def test_what_is_other_is_told_and_drawn_afresh(cli: Run, tmp_path: Path) -> None:
    path = told(tmp_path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM drawn_waiting")
        db.execute("UPDATE drawn_claims SET root = 'nobody'")
        db.execute("UPDATE drawn_events SET json = replace(json, 'Dara', 'Lost')")
        db.commit()
    ran = cli("draw", path, "--check")
    assert ran.status == 1
    assert ": root" in ran.out
    assert "event e-" in ran.out
    assert cli("draw", path, "--again").status == 0
    assert cli("draw", path, "--check").status == 0
    assert cli("verify", path).status == 0


def test_a_ledger_that_is_not_there(cli: Run, tmp_path: Path) -> None:
    ran = cli("draw", tmp_path / "none.db")
    assert ran.status == 2
    assert "there is no ledger" in ran.err
    assert not (tmp_path / "none.db").exists()
