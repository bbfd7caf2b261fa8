"""``reread``: what it says, and what it cannot be asked."""

from pathlib import Path

import pytest

from counterclaim.cli.reread import _tell
from counterclaim.steps.reread import RereadSummary
from tests.cli.conftest import Run


def test_a_dry_run_and_a_run(cli: Run, ledger: Path) -> None:
    nothing = cli("reread", ledger)
    assert (nothing.status, nothing.out) == (0, "")
    assert "Nothing to read anew. 3 reports read by these rules and lists already." in nothing.err
    dry = cli("reread", ledger, "--again", "--dry-run", "--workers", "1")
    assert "3 reports read anew: nothing would change." in dry.err
    assert "linked" not in dry.err
    report = cli("reports", ledger).out.split("r-")[1][:8]
    done = cli("reread", ledger, "--again", "--report", f"r-{report}", "--workers", "1")
    assert "1 report read anew: every claim as before." in done.err
    assert "3 reports wait to be linked: " in done.err
    shown = cli("show", ledger, f"r-{report}").out
    assert "all as in an earlier reading" in shown
    assert cli("verify", ledger).status == 0


def test_what_cannot_be_asked(cli: Run, ledger: Path, tmp_path: Path) -> None:
    both = cli("reread", ledger, "--report", "r-1", "--all")
    assert (both.status, "choose one" in both.err) == (2, True)
    assert cli("reread", ledger, "--report", "r-none").status == 2
    assert "there is no ledger" in cli("reread", tmp_path / "none.db").err
    assert not (tmp_path / "none.db").exists()


def test_cut_off_it_does_not_say_that_nothing_was_to_be_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = RereadSummary(interrupted=True)
    _tell(done, Path("war.db"), dry_run=False, quiet=False)
    told = capsys.readouterr().err
    assert "Nothing to read anew" not in told
    assert "give the same command again" in told
