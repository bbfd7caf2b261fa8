"""The demo's reports and what the program reads in them, read once for the whole run."""

from dataclasses import dataclass

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.intake import Intake
from counterclaim.model.report import Report
from tests.demo_expected.demo import demo_claims, demo_intakes


@dataclass(frozen=True)
class DemoRead:
    """Reports and claims by the report's file, or file and row."""

    intakes: dict[str, Intake]
    claims: dict[str, tuple[Claim, ...]]

    @property
    def reports(self) -> dict[str, Report]:
        return {name: intake.report for name, intake in self.intakes.items()}


@pytest.fixture(scope="session")
def demo_read() -> DemoRead:
    return DemoRead(demo_intakes(), demo_claims())
