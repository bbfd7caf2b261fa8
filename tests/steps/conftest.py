"""A ledger to review, made once and copied; the demo as it is read, once for the whole run."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.intake import Intake
from counterclaim.model.report import Report
from tests.demo_expected.demo import demo_claims, demo_intakes
from tests.reviewing.ledgers import make


@dataclass(frozen=True)
class DemoRead:
    """Reports and claims by the report's file, or file and row."""

    intakes: dict[str, Intake]
    claims: dict[str, tuple[Claim, ...]]

    @property
    def reports(self) -> dict[str, Report]:
        return {name: intake.report for name, intake in self.intakes.items()}


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


@pytest.fixture(scope="session")
def demo_read() -> DemoRead:
    return DemoRead(demo_intakes(), demo_claims())
