"""``verify``: what it prints, and whether an earlier head stands."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Run


def heads(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT hash, recorded_at FROM entries ORDER BY seq").fetchall()


def test_the_head_that_was_printed_stands(cli: Run, ledger: Path) -> None:
    said = cli("verify", ledger).out.splitlines()
    head = said[1].removeprefix("head hash ")
    ran = cli("verify", ledger, "--head", head)
    assert ran.status == 0
    assert ran.out.splitlines()[:2] == said
    assert ran.out.endswith("everything up to there is as it was then; 0 entries came since\n")


def test_an_earlier_head_stands(cli: Run, ledger: Path) -> None:
    known = heads(ledger)
    ran = cli("verify", ledger, "--head", known[-2][0][7:15])
    assert ran.status == 0
    assert f"that head stood at entry {len(known) - 1}, recorded {known[-2][1]}:" in ran.out
    assert "1 entry came since" in ran.out


def test_a_head_that_is_not_there(cli: Run, ledger: Path) -> None:
    ran = cli("verify", ledger, "--head", "sha256:" + 8 * "0")
    assert ran.status == 1
    assert "no entry in the ledger has the hash sha256:00000000:" in ran.out
    assert "was cut off or rewritten" in ran.out


def test_what_is_no_head(cli: Run, ledger: Path) -> None:
    ran = cli("verify", ledger, "--head", "yesterday")
    assert (ran.status, ran.out) == (2, "")
    assert "'yesterday' is no head hash" in ran.err


def test_an_empty_file_is_told_of_without_a_word_too_many(cli: Run, tmp_path: Path) -> None:
    (tmp_path / "war.db").touch()
    ran = cli("verify", tmp_path / "war.db")
    assert ran.status == 1
    assert ran.out.startswith("nothing is in ")


def test_a_program_that_checks_without_us(cli: Run, ledger: Path, tmp_path: Path) -> None:
    program = tmp_path / "check.py"
    ran = cli("verify", ledger, "--checker", program)
    assert ran.status == 0
    assert f"run it with: python3 {program} {ledger}" in ran.err
    command = [sys.executable, "-I", str(program), str(ledger)]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    assert said.stdout.split()[-1] == ran.out.split()[-1]
