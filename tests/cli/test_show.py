"""``show`` and ``reports``: a report with its marks, a claim, ids that fit none or several."""

import json
import re
from pathlib import Path

import pytest

from counterclaim.model.version import RULES
from tests.cli.conftest import Run


def first_claim(cli: Run, ledger: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(cli("claims", ledger, "--json").out.splitlines()[0])
    return found


def test_a_report_shows_its_claims_where_they_end(cli: Run, ledger: Path) -> None:
    report = first_claim(cli, ledger)["report"]
    assert isinstance(report, dict)
    ran = cli("show", ledger, report["id"][:10])
    assert (ran.status, ran.err) == (0, "")
    assert "[n] stands where the words of claim number n end" in ran.out
    assert "[1" in ran.out.split("[n] stands")[0]
    assert report["sha256"] in ran.out
    assert re.search(
        rf"^read +\d{{4}}-\d\d-\d\d \d\d:\d\d by rules {RULES}: \d claims$", ran.out, re.M
    )
    assert max(map(len, ran.out.splitlines())) <= 100


def test_a_report_without_claims_says_so(cli: Run, ledger: Path) -> None:
    listed = cli("reports", ledger).out.splitlines()
    [weather] = [line.split()[0] for line in listed if "Weather" in line]
    assert "No claim was found in it." in cli("show", ledger, weather).out


def test_a_claim_shows_words_chain_and_reading(cli: Run, ledger: Path) -> None:
    claim = first_claim(cli, ledger)
    ran = cli("show", ledger, str(claim["id"]).upper()[:12])
    assert (ran.status, ran.err) == (0, "")
    for words in (str(claim["id"]), "»An air strike", "Chain, nearest speaker first", "outlet"):
        assert words in ran.out
    assert "in the reading, not in what is claimed" in ran.out


@pytest.mark.parametrize("id", ["r-", "c-"])
def test_an_id_of_several(cli: Run, ledger: Path, id: str) -> None:
    ran = cli("show", ledger, id)
    assert (ran.status, ran.out) == (2, "")
    assert "give more of it" in ran.err


@pytest.mark.parametrize("id", ["", "r-zz", "c-zz", "12", "x"])
def test_an_id_of_none(cli: Run, ledger: Path, id: str) -> None:
    ran = cli("show", ledger, id)
    assert (ran.status, ran.out) == (2, "")
    assert f"nothing in {ledger} has an id that begins with {id!r}" in ran.err


def test_hostile_words_are_shown_and_not_obeyed(cli: Run, ledger: Path) -> None:
    report = first_claim(cli, ledger)["report"]
    assert isinstance(report, dict)
    for ran in (cli("reports", ledger), cli("show", ledger, report["id"])):
        assert "\x1b" not in ran.out
        assert "\u202e" not in ran.out
        assert "␛[31mStrike" in ran.out
        assert "[bold]" in ran.out


def test_reports_are_listed_with_their_claims(cli: Run, ledger: Path) -> None:
    ran = cli("reports", ledger)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("3 reports")
    assert "side" not in ran.out.splitlines()[1]  # nobody has one
    assert ran.out.splitlines()[-1].endswith(" 0")
    assert max(map(len, ran.out.splitlines())) <= 100


def test_problems_are_listed(cli: Run, ledger: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert cli("add", ledger, empty, "no.csv", "--workers", "1").status == 1
    ran = cli("reports", ledger, "--problems")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("2 problems")
    assert "does not exist" in ran.out
