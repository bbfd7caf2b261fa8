"""The commands in docs/review.md do what the page says, on claims like those it names."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.verify import verify
from tests.cli.conftest import Run
from tests.reviewing.ledgers import make

PAGE = (Path(__file__).parents[2] / "docs" / "review.md").read_text("utf-8")
COMMANDS = re.findall(r"^    counterclaim (.+?)(?: +#.*)?$", PAGE, re.M)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("docs") / "made.db"
    make(path)
    return path


def test_the_page_shows_the_commands() -> None:
    shown = {command.split()[0] for command in COMMANDS}
    assert {"review", "correct", "accept", "reject", "add-claim", "undo", "decisions"} <= shown


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_runs_as_printed(
    cli: Run, made: Path, tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", open("/dev/null"))  # noqa: SIM115
    ledger = Path(shutil.copy(made, tmp_path / "war.db"))
    with LedgerReader(ledger) as reader:
        claim = next(c.id for c in reader.claims() if c.kind == "event")
        report = next(r.id for r in reader.reports() if r.title == "Elsewhere")
    cli("accept", ledger, claim)
    with LedgerReader(ledger) as reader:
        [entry] = [d.seq for d in reader.decisions()]
    said = command.replace("war.db", str(ledger)).replace("c-00d1", claim)
    said = said.replace("r-3f9a", report).replace("4711", str(entry))
    said = said.replace("shells hit the bridge", "The bridge was hit")
    ran = cli(*shlex.split(said))
    assert ran.status == 0, ran.err
    assert verify(ledger).fault is None


def test_the_keys_and_states_are_those_of_the_program() -> None:
    from counterclaim.cli.review import KEYS, REASONS
    from counterclaim.model.decision import State
    from counterclaim.views.review import Queue

    words = " ".join(PAGE.split())
    for key, _ in KEYS:
        for each in key.split(", "):
            assert each in words
    for word in (*State, *Queue, *(str(reason) for reason in REASONS.values())):
        assert str(word) in words, word
