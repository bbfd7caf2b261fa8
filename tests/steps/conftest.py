"""A ledger to review, made once and copied."""

import shutil
from pathlib import Path

import pytest

from tests.reviewing.ledgers import make


@pytest.fixture(scope="session")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger, as it was linked."""
    path = tmp_path_factory.mktemp("reviewed") / "made.db"
    make(path)
    return path


@pytest.fixture
def ledger(reviewed: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(reviewed, tmp_path / "war.db"))
