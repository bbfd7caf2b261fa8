"""The command as a process: exit statuses, pipes that close, faults, and Ctrl-C while it loads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from counterclaim.cli.main import main
from counterclaim.model.version import VERSION
from tests.cli.conftest import Run

COMMANDS = (
    ("claims", "--csv"),
    ("claims", "--json"),
    ("claims", "--limit", "0"),
    ("reports",),
    ("verify",),
)


def test_version_and_no_arguments(cli: Run) -> None:
    assert cli("--version").out == f"counterclaim {VERSION}\n"
    ran = cli()
    assert (ran.status, ran.out) == (2, "")
    assert "Start with: counterclaim demo" in ran.err
    ran = cli("frobnicate")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "counterclaim: no such command 'frobnicate'; see `counterclaim --help`\n"


@pytest.mark.parametrize("command", ["reports", "claims", "verify"])
def test_no_ledger_there(cli: Run, tmp_path: Path, command: str) -> None:
    ran = cli(command, tmp_path / "no.db")
    assert (ran.status, ran.out) == (2, "")
    assert "there is no ledger at" in ran.err
    ran = cli(command, tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert "is a folder, and a ledger is one file" in ran.err


def test_verify_tells_good_from_changed(cli: Run, ledger: Path) -> None:
    ran = cli("verify", ledger)
    assert (ran.status, ran.err) == (0, "")
    assert "entries fit" in ran.out
    assert "head hash sha256:" in ran.out
    content = ledger.read_bytes()
    place = content.index(b"Nobody was hurt")
    ledger.write_bytes(content[:place] + b"Some" + content[place + 4 :])
    ran = cli("verify", ledger)
    assert (ran.status, ran.err) == (1, "")
    assert "does not fit" in ran.out


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_reader_that_goes_away_is_no_error(ledger: Path, command: tuple[str, ...]) -> None:
    name, *options = command
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [sys.executable, "-m", "counterclaim", name, str(ledger), *options],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert ran.returncode == 0
    assert "Traceback" not in ran.stderr
    assert "BrokenPipe" not in ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_is_told(ledger: Path) -> None:
    with open("/dev/full", "w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "counterclaim", "claims", str(ledger), "--csv"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (ran.returncode, ran.stderr) == (2, "counterclaim: No space left on device\n")


def test_a_screen_without_our_letters(ledger: Path) -> None:
    for options in ([], ["--csv"]):
        ran = subprocess.run(
            [sys.executable, "-m", "counterclaim", "claims", str(ledger), *options],
            env={**os.environ, "PYTHONIOENCODING": "ascii"},
            capture_output=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        assert ("›".encode() in ran.stdout) == bool(options)


def test_a_fault_of_the_program_is_two_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counterclaim.cli.run.run", lambda arguments: {}["no such key"])
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "argv", ["counterclaim"])
    with pytest.raises(KeyError) as caught:
        main()
    sys.excepthook(caught.type, caught.value, caught.tb)
    said = capsys.readouterr().err
    assert said.count("\n") == 2
    assert "a fault of the program (KeyError: 'no such key' in test_run.py, line " in said


def test_ctrl_c_is_no_fault(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(arguments: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("counterclaim.cli.run.run", interrupted)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
    assert capsys.readouterr().err == "Stopped.\n"
