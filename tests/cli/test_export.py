"""``export jsonl``: the file is whole or not there, and never in place of a ledger."""

import os
from pathlib import Path
from threading import Thread

import pytest

from tests.cli.conftest import Run


def test_a_file_holds_every_claim(cli: Run, ledger: Path, tmp_path: Path) -> None:
    ran = cli("export", "jsonl", ledger, "-o", tmp_path / "war.jsonl")
    assert (ran.status, ran.out) == (0, "")
    written = (tmp_path / "war.jsonl").read_text("utf-8")
    assert written == cli("claims", ledger, "--json").out
    count = len(written.splitlines())
    assert ran.err == f"{count} claims written to {tmp_path / 'war.jsonl'}\n"


def test_a_ledger_is_never_overwritten(cli: Run, ledger: Path) -> None:
    before = ledger.read_bytes()
    ran = cli("export", "jsonl", ledger, "-o", ledger)
    assert (ran.status, ran.out) == (2, "")
    assert "is a ledger, which would be lost" in ran.err
    assert ledger.read_bytes() == before


@pytest.mark.parametrize(
    ("output", "said"), [("no/war.jsonl", "does not exist; make it first"), (".", "is a folder")]
)
def test_where_nothing_can_be_written(
    cli: Run,
    ledger: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    output: str,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = cli("export", "jsonl", ledger, "-o", output)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_a_missing_ledger_leaves_no_file_behind(cli: Run, tmp_path: Path) -> None:
    ran = cli("export", "jsonl", tmp_path / "no.db", "-o", tmp_path / "war.jsonl")
    assert ran.status == 2
    assert "there is no ledger at" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_takes_every_claim(cli: Run, ledger: Path, tmp_path: Path) -> None:
    pipe, got = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    assert cli("export", "jsonl", ledger, "-o", pipe).status == 0
    reader.join(60)
    assert got[0].decode() == cli("claims", ledger, "--json").out
    assert pipe.is_fifo()


def test_a_link_to_a_ledger_is_known_for_one(cli: Run, ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(ledger)
    ran = cli("export", "jsonl", ledger, "-o", tmp_path / "link")
    assert ran.status == 2
    assert "is a ledger, which would be lost" in ran.err


def test_a_pipe_is_no_ledger(cli: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for command in ("reports", "verify"):
        ran = cli(command, tmp_path / "pipe")
        assert ran.status == 2
        assert "it is no file, as a ledger is" in ran.err
