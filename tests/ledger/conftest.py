"""A small ledger, made once and copied."""

import shutil
from pathlib import Path

import pytest

from counterclaim.ledger.write import Ledger
from counterclaim.model.problem import Problem
from tests.ledger.making import claims, report


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed ledger with five reports and two problems."""
    path = tmp_path_factory.mktemp("made") / "made.db"
    with Ledger(path) as ledger:
        for number in range(1, 6):
            of = report(number, outlet="The Courier" if number % 2 else "Radio Säule")
            ledger.add(of, claims(of))
        ledger.add_problem(Problem(path="broken.pdf", row=None, reason="is damaged"))
        ledger.add_problem(Problem(path="table.csv", row=3, reason="has no text"))
    return path


@pytest.fixture
def ledger_path(made: Path, tmp_path: Path) -> Path:
    """A copy of it, to do harm to."""
    return Path(shutil.copy(made, tmp_path / "war.db"))
