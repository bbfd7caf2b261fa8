"""Every command that reads takes a ledger of an older version as it is, and says so once."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.ledger.old import VERSIONS, old_ledger

READING = ("reports", "claims", "labels", "sources", "places", "actors", "verify")


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("command", READING)
def test_it_is_read_and_left_as_it_is(cli: Run, tmp_path: Path, command: str, version: int) -> None:
    path = old_ledger(tmp_path, version)
    before = path.read_bytes()
    ran = cli(command, path)
    assert ran.status == 0, ran.err
    assert ran.err.count("was written by an older counterclaim") == 1
    assert "adding to it brings it up to date." in ran.err
    assert path.read_bytes() == before


def test_show_and_export(cli: Run, tmp_path: Path) -> None:
    path = old_ledger(tmp_path, 1)
    lines = cli("export", "jsonl", path, "-o", "-").out.splitlines()
    assert len(lines) == 14
    claim = lines[0].partition('"id":"c-')[2].partition('"')[0]
    assert cli("show", path, f"c-{claim}").status == 0


def test_gazetteers_that_verify_cannot_answer_for_are_named(cli: Run, tmp_path: Path) -> None:
    ran = cli("verify", old_ledger(tmp_path, 2))
    assert ran.status == 0
    assert "the places of the gazetteer villages.csv are not covered" in ran.err
