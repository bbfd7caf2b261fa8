"""Ledgers of older versions are read and verified as they are, and never written to."""

import sqlite3
import warnings
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from counterclaim.ledger.drawn import Draw
from counterclaim.ledger.file import VERSION
from counterclaim.ledger.gazetteer import PlaceIndex
from counterclaim.ledger.read import ClaimQuery, LedgerReader
from counterclaim.ledger.rows import claim_of
from counterclaim.ledger.verify import verify
from counterclaim.ledger.write import Ledger
from counterclaim.model.decision import State
from counterclaim.model.errors import LedgerError, LedgerNotice
from tests.ledger.making import claims, report
from tests.ledger.old import VERSIONS, old_ledger
from tests.ledger.test_verify import meddle

ENTRIES = {1: 20, 2: 25, 3: 34, 4: 36}


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def old(tmp_path: Path, version: int) -> Iterator[Path]:
    """An old ledger, the same to the byte when the test ends, and nothing beside it."""
    path = old_ledger(tmp_path, version)
    before, at = path.read_bytes(), path.stat().st_mtime_ns
    yield path
    assert path.read_bytes() == before
    assert path.stat().st_mtime_ns == at
    for beside in ("-wal", "-shm"):
        side = path.with_name(path.name + beside)
        assert not side.exists() or beside == "-shm" or not side.stat().st_size


def test_all_that_it_holds_is_read(old: Path, version: int) -> None:
    with pytest.warns(LedgerNotice, match=f"older counterclaim .ledger version {version};"):
        reader = LedgerReader(old)
    with reader:
        assert reader.was_version == version
        assert [report.outlet for report in reader.reports()] == ["Harbour Weekly", "Radio Ten"]
        assert len(list(reader.claims())) == 14
        assert len(list(reader.claims(ClaimQuery(search="rescuers")))) > 0
        assert [problem.path for problem in reader.problems()] == ["broken.csv"]
        assert reader.last_entry() == ENTRIES[version]
        assert [held.name for held in reader.gazetteers()] == ["villages.csv"][: version - 1]
        assert len(list(reader.place_mentions())) == (2 if version > 1 else 0)
        assert reader.is_linked() == (version > 2)
        assert (reader.own_list("actors") is not None) == (version > 3)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader._db.execute("DELETE FROM gazetteer_names")


@pytest.mark.filterwarnings("ignore::counterclaim.model.errors.LedgerNotice")
def test_its_gazetteers_are_looked_up(old: Path, version: int) -> None:
    with closing(PlaceIndex(old)) as index:
        found = [place.name for _, place, _ in index.by_key("qalatdara")]
    assert found == (["Qalat Dara"] if version > 1 else [])


def test_it_is_verified_as_what_it_is(old: Path, version: int) -> None:
    with pytest.warns(LedgerNotice, match="It is read as it is"):
        found = verify(old)
    assert (found.fault, found.entries, found.version) == (None, ENTRIES[version], version)


@pytest.mark.filterwarnings("ignore::counterclaim.model.errors.LedgerNotice")
@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE claims SET ordinal = 7 WHERE ordinal = 2", "the row it is about is not what was"),
        ("DELETE FROM reports_fts_docsize", "the word index reports_fts"),
        ("DROP INDEX claims_kind", "index claims_kind is not as its version makes it"),
        ("INSERT INTO problems VALUES (99, 'a', NULL, 'b', 'c')", "belongs to no entry"),
    ],
)
def test_what_was_meddled_with_is_named(tmp_path: Path, version: int, sql: str, said: str) -> None:
    path = old_ledger(tmp_path, version)
    meddle(path, sql)
    assert said in str(verify(path).fault)


@pytest.mark.filterwarnings("ignore::counterclaim.model.errors.LedgerNotice")
def test_one_that_says_it_is_older_than_it_is(tmp_path: Path) -> None:
    path = old_ledger(tmp_path, VERSIONS[-1])
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(f"PRAGMA user_version = {VERSIONS[-2]}")
    assert "a trigger was added" in str(verify(path).fault)
    with pytest.raises(LedgerError, match="is damaged"):
        LedgerReader(path)


def test_adding_to_it_brings_it_up_to_date(tmp_path: Path, version: int) -> None:
    path, new = old_ledger(tmp_path, version), report(9)
    with Ledger(path) as ledger:
        assert ledger.was_version == version
        ledger.add(new, claims(new))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert verify(path).fault is None
        with LedgerReader(path) as reader:
            assert reader.was_version == VERSION
            assert len(list(reader.claims())) == 17


def test_bringing_it_up_to_date_loses_nothing(tmp_path: Path, version: int) -> None:
    path = old_ledger(tmp_path, version)
    with closing(sqlite3.connect(path)) as db:
        kept = "SELECT seq, ordinal, json FROM claims ORDER BY seq"
        places = "SELECT seq, report_id, json FROM place_mentions ORDER BY seq"
        before = db.execute(kept).fetchall(), db.execute(places).fetchall() if version > 1 else []
    with Ledger(path) as ledger:
        rows = {(of := claim_of(json)).id: of for _, _, json in before[0]}
        assert {of.id: of for of in ledger.claims()} == rows
        assert list(ledger.claims(ClaimQuery(as_read=True))) == list(ledger.claims())
        assert ledger.count() == ledger.count(ClaimQuery(state=State.UNREVIEWED)) == 14
        assert ledger.count(ClaimQuery(search="rescuers")) > 0
        assert [len(json) for _, _, json in before[1]] == [
            len(json) for (json,) in ledger._rows("SELECT json FROM place_mentions")
        ]
        drawn = ledger._rows("SELECT claim FROM drawn_claims ORDER BY claim")
        assert [row for (row,) in drawn] == [row for row, _, _ in before[0]]
        assert [each.claims for each in ledger.drawn_reports()] == [4, 10]
        assert {each.draw for each in ledger.to_draw()} == {Draw.SOURCES}
        assert len(ledger.to_draw()) == 2
        assert ledger.readings() == []
        assert ledger.is_drawn()
    found = verify(path)
    assert (found.fault, found.entries, found.version) == (None, ENTRIES[version], VERSION)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute(kept).fetchall() == before[0]
        assert db.execute(places).fetchall() == before[1]


@pytest.mark.filterwarnings("ignore::counterclaim.model.errors.LedgerNotice")
def test_in_a_folder_that_cannot_be_written_to(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = sqlite3.connect

    def connect(address: str, **options: object) -> sqlite3.Connection:
        if address.endswith("?mode=ro"):  # root may write anywhere
            raise sqlite3.OperationalError("unable to open database file")
        return real(address, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr("counterclaim.ledger.file.sqlite3.connect", connect)
    with LedgerReader(old) as reader:
        assert len(list(reader.claims())) == 14
    assert verify(old).fault is None
    assert list(old.parent.iterdir()) == [old]
