"""A ledger made by the program itself from three invented reports, and a way to run commands."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from counterclaim.cli.run import run

REPORTS = (
    {
        "title": "\x1b[31mStrike\x1b[0m on [bold]Homs[/bold] \u202eport",
        "text": "An air strike killed at least 12 people in Homs on 3 March 2031, a doctor in "
        "the town said. The army denied bombing the town.",
        "outlet": '=Harbour, "Weekly"',
        "published": "2031-03-04",
    },
    {
        "title": "Rebels take Idlib",
        "text": "Rebels captured Idlib on 5 March 2031, the governor said. Nobody was hurt.",
        "outlet": "Radio Ten",
        "published": "2031-03-06",
    },
    {"title": "Weather", "text": "Rain is expected over the hills.", "outlet": "Radio Ten"},
)


@dataclass(frozen=True)
class Ran:
    """What a command said: exit status, standard output, standard error."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three reports as JSON lines."""
    path = tmp_path_factory.mktemp("reports") / "three.jsonl"
    path.write_text("".join(json.dumps(report) + "\n" for report in REPORTS), "utf-8")
    return path


@pytest.fixture(scope="session")
def made(reports: Path) -> Path:
    """The ledger of the three, read by the whole pipeline in a process of its own."""
    path = reports.with_name("made.db")
    assert run(["add", str(path), str(reports), "--workers", "1"]) == 0
    return path


@pytest.fixture
def ledger(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(made, tmp_path / "war.db"))


@pytest.fixture
def cli(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process; ``cli("claims", ledger, "--json")``."""

    def ran(*arguments: object) -> Ran:
        capfd.readouterr()
        status = run([str(argument) for argument in arguments])
        said = capfd.readouterr()
        return Ran(status, said.out, said.err)

    return ran
