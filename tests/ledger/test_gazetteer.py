"""The rows of a user's gazetteers: what was changed, put in or taken out is found."""

import sqlite3
from pathlib import Path

import pytest

from counterclaim.ledger.gazetteer import Keyed
from counterclaim.ledger.verify import verify
from counterclaim.ledger.write import Ledger
from counterclaim.model.gazetteer import GazetteerFile, GazetteerPlace, PlaceLevel
from tests.ledger.old import VERSIONS, old_ledger
from tests.ledger.test_verify import meddle

PLACES: tuple[Keyed, ...] = tuple(
    (
        GazetteerPlace(name=name, latitude=latitude, longitude=38.5, level=PlaceLevel.PLACE),
        {name.lower(): True, f"xa:{name[:2].lower()}": False},
    )
    for name, latitude in (("East Mill", 35), ("Qal‘at Dārā", 35.1), ("West Mill", -35.25))
)


def keep(ledger: Ledger, name: str, places: tuple[Keyed, ...] = PLACES) -> None:
    of = GazetteerFile(
        name=name, path=name, sha256="0" * 64, places=len(places), refused=0, recorded_at=""
    )
    ledger.add_gazetteer(of, ["XA"], places, [])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with the gazetteers "one", "two", "gone" (taken out again) and "last"."""
    with Ledger(tmp_path / "war.db") as ledger:
        for name in ("one", "gone", "two"):
            keep(ledger, name)
        ledger.remove_gazetteer("gone")
        keep(ledger, "last", PLACES[:1])
    return tmp_path / "war.db"


def test_as_they_were_added(path: Path) -> None:
    found = verify(path)
    assert (found.entries, found.fault, found.uncovered) == (9, None, ())


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE gazetteer_places SET latitude = 36 WHERE id = 2", "entry 2 (gazetteer rows one)"),
        ("UPDATE gazetteer_places SET population = 9 WHERE id = 8", "entry 6 (gazetteer rows two)"),
        ("DELETE FROM gazetteer_places WHERE id = 7", "entry 6 (gazetteer rows two)"),
        ("UPDATE gazetteer_places SET gazetteer = 3 WHERE id = 1", "entry 2 (gazetteer rows one)"),
        (
            "INSERT INTO gazetteer_places (id, gazetteer, name, latitude, longitude, level) "
            "VALUES (99, 1, 'New', 0, 0, 'place')",
            "entry 2 (gazetteer rows one)",
        ),
        (
            "INSERT INTO gazetteer_places (id, gazetteer, name, latitude, longitude, level) "
            "VALUES (99, 3, 'New', 0, 0, 'place')",
            "row 99 of gazetteer_places (New) is of no gazetteer in force",
        ),
        ("UPDATE gazetteer_names SET key = 'mill' WHERE place = 3 AND main", "entry 2 ("),
        ("UPDATE gazetteer_names SET main = 0 WHERE place = 7", "entry 6 ("),
        ("DELETE FROM gazetteer_names WHERE place = 1", "entry 2 ("),
        ("INSERT INTO gazetteer_names VALUES ('mill', 1, 0)", "entry 2 ("),
        ("INSERT INTO gazetteer_names VALUES ('mill', 77, 0)", "the key mill in gazetteer_names"),
        ("UPDATE gazetteer_rows SET sha256 = 'x' WHERE gazetteer = 1", "entry 2 ("),
    ],
)
def test_what_was_meddled_with_is_named(path: Path, sql: str, said: str) -> None:
    meddle(path, sql)
    assert said in str(verify(path).fault)


def test_a_hash_is_kept_as_all_rows_are(path: Path) -> None:
    db = sqlite3.connect(path)
    for sql in ("UPDATE gazetteer_rows SET sha256 = ''", "DELETE FROM gazetteer_rows"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            db.execute(sql)
    db.close()


@pytest.mark.filterwarnings("ignore::counterclaim.model.errors.LedgerNotice")
@pytest.mark.parametrize("version", VERSIONS)
def test_those_that_an_older_version_added_are_told_of(tmp_path: Path, version: int) -> None:
    path = old_ledger(tmp_path, version)
    due = ("villages.csv",) if version > 1 else ()
    assert verify(path).uncovered == due
    with Ledger(path) as ledger:
        keep(ledger, "new")
    found = verify(path)
    assert (found.fault, found.uncovered) == (None, due)


@pytest.mark.filterwarnings("ignore::counterclaim.model.errors.LedgerNotice")
def test_a_row_of_none_is_found_in_an_older_ledger_too(tmp_path: Path) -> None:
    path = old_ledger(tmp_path, 2)
    meddle(path, "UPDATE gazetteer_places SET gazetteer = 3 WHERE id = 1")
    assert "(Qalat Dara) is of no gazetteer in force" in str(verify(path).fault)
