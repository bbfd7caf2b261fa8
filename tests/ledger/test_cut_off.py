"""A writer that is killed while it makes a ledger, or halfway through a page: what then is said."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from counterclaim.ledger.file import is_fresh
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.verify import verify
from counterclaim.ledger.write import Ledger
from counterclaim.model.errors import LedgerError
from counterclaim.steps.asked import check_place
from tests.ledger.making import claims, report

# Pages go to the file before the commit where the cache holds few.
MAKING = """
import os, sqlite3, sys
from counterclaim.ledger.migrations import statements, steps
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA cache_size = " + sys.argv[2])
db.execute("BEGIN IMMEDIATE")
for step in steps():
    for statement in statements(step):
        db.execute(statement)
os.kill(os.getpid(), 9)
"""
ADDING = """
import os, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA journal_mode = DELETE")
db.execute("PRAGMA cache_size = 2")
db.execute("BEGIN IMMEDIATE")
db.execute("CREATE TABLE notes (words)")
db.executemany("INSERT INTO notes VALUES (?)", [("x" * 3000,)] * 50)
os.kill(os.getpid(), 9)
"""


def killed(program: str, *arguments: object) -> None:
    ended = subprocess.run([sys.executable, "-c", program, *map(str, arguments)], check=False)
    assert ended.returncode == -signal.SIGKILL


@pytest.fixture(params=[10_000, 2])
def unmade(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Cut off before the first page was written, or after some were."""
    path = tmp_path / "war.db"
    killed(MAKING, path, request.param)
    assert bool(path.stat().st_size) == (request.param == 2)
    assert (tmp_path / "war.db-journal").exists()
    return path


def test_a_reader_says_that_nothing_is_in_it_yet(unmade: Path) -> None:
    before = unmade.read_bytes()
    with pytest.raises(LedgerError, match=r"its making was cut off\. .* starts it again"):
        LedgerReader(unmade)
    assert "its making was cut off" in str(verify(unmade).fault)
    assert unmade.read_bytes() == before


def test_the_next_writer_makes_it(unmade: Path) -> None:
    check_place(unmade)
    with Ledger(unmade) as ledger:
        ledger.add(report(), claims(report()))
    found = verify(unmade)
    assert (found.entries, found.fault) == (6, None)


def test_one_that_was_cut_off_halfway_is_put_back_by_the_next_writer(
    made: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(made, tmp_path / "war.db"))
    killed(ADDING, path)
    assert not is_fresh(path)
    with pytest.raises(LedgerError, match=r"cut off halfway\. The next command that adds"):
        LedgerReader(path)
    Ledger(path).close()
    found = verify(path)
    assert (found.entries, found.fault) == (32, None)


def test_an_empty_file_is_no_foreign_one(tmp_path: Path) -> None:
    path = tmp_path / "war.db"
    path.touch()
    with pytest.raises(LedgerError, match=r"nothing is in .* yet"):
        LedgerReader(path)
