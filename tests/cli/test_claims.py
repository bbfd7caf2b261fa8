"""``claims``: filters, forms, and what is asked wrongly."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from counterclaim.cli.claims import PAGE
from tests.cli.conftest import REPORTS, Run


def kept(cli: Run, ledger: Path, *options: str) -> list[dict[str, object]]:
    ran = cli("claims", ledger, "--json", *options)
    assert (ran.status, ran.err) == (0, "")
    return [json.loads(line) for line in ran.out.splitlines()]


def test_every_filter_leaves_what_it_names(cli: Run, ledger: Path) -> None:
    everything = kept(cli, ledger)
    assert {claim["kind"] for claim in kept(cli, ledger, "--kind", "figure")} == {"figure"}
    for options in (
        ("--source", "governor"),
        ("--outlet", "radio ten"),
        ("--place", "Idlib"),
        ("--actor", "army"),
        ("--since", "2031-03-05"),
        ("--until", "2031-03-04"),
        ("--search", "strike"),
        ("--report", str(everything[0]["report"]["id"])[:8]),  # type: ignore[index]
    ):
        found = kept(cli, ledger, *options)
        assert 0 < len(found) < len(everything), options


def test_json_is_the_same_bytes_twice(cli: Run, ledger: Path) -> None:
    first = cli("claims", ledger, "--json").out
    assert first == cli("claims", ledger, "--json").out
    assert cli("export", "jsonl", ledger, "-o", "-").out == first


def test_csv_comes_back_as_it_was_and_runs_nothing(cli: Run, ledger: Path) -> None:
    ran = cli("claims", ledger, "--csv")
    assert (ran.status, ran.err) == (0, "")
    rows = list(csv.DictReader(StringIO(ran.out)))
    assert len(rows) == len(kept(cli, ledger))
    assert rows[0]["outlet"] == "'" + REPORTS[0]["outlet"]


def test_the_table_is_data_and_the_count_is_talk(cli: Run, ledger: Path) -> None:
    ran = cli("claims", ledger, "--kind", "figure")
    assert ran.status == 0
    assert "killed 12 or more" in ran.out
    assert ran.err.endswith((" claim.\n", " claims.\n"))
    assert max(map(len, ran.out.splitlines())) <= 100


def test_a_limited_table_says_how_many_more(cli: Run, ledger: Path) -> None:
    ran = cli("claims", ledger, "--limit", "1")
    assert ran.out.count("\nc-") == 1
    assert f"1 claim of {len(kept(cli, ledger))}: use --limit 0 for all" in ran.err


def test_pages_of_a_long_table_have_one_heading(
    cli: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counterclaim.cli.claims.PAGE", 2)
    assert PAGE > 2
    ran = cli("claims", ledger, "--limit", "0")
    assert ran.out.count("who says, through whom") == 1
    assert ran.out.count("\nc-") == len(kept(cli, ledger))


def test_nothing_found_is_told_on_stderr(cli: Run, ledger: Path) -> None:
    ran = cli("claims", ledger, "--place", "Nowhere")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.startswith("No claim fits.")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--kind", "figures"), "'event', 'figure', 'control'"),
        (("--since", "2031"), "--since '2031' is not a date; write it as 2016-07-31"),
        (("--since", "2031-03-05", "--until", "2031-03-01"), "is after --until 2031-03-01"),
        (("--json", "--csv"), "cannot both be asked for"),
        (("--search", " "), "--search is empty"),
        (("--limit", "-1"), "--limit"),
        (("--report", "r-none"), "no report has an id that begins with 'r-none'"),
        (("--report", "c-1", "--csv"), "no report has an id"),
        (("--colour", "red"), "no such option"),
    ],
)
def test_what_is_asked_wrongly(cli: Run, ledger: Path, options: tuple[str, ...], said: str) -> None:
    ran = cli("claims", ledger, *options)
    assert (ran.status, ran.out) == (2, "")
    assert said.casefold() in ran.err.casefold()
    assert ran.err.count("\n") == 1
