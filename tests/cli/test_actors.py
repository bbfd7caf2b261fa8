"""``actors``: who is named, by whom, and a list of one's own."""

import csv
import json
from io import StringIO
from pathlib import Path

from tests.cli.conftest import Run

OWN = "# mine\nharbour\tHarbour Guard\trebel group\t\trebels\n"


def test_actors_are_listed_with_their_names_and_outlets(cli: Run, ledger: Path) -> None:
    ran = cli("actors", ledger, "--json")
    assert (ran.status, ran.err) == (0, "")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    (rebels,) = [row for row in rows if row["actor"] == "Rebels"]
    named = {"name": "Rebels", "mentions": 2, "outlets": ["Radio Ten"], "by": None}
    assert rebels["names"] == [named]
    assert rebels["claims"]
    mentions = [row["mentions"] for row in rows]
    assert mentions == sorted(mentions, reverse=True)


def test_the_table_fits_and_a_name_chooses(cli: Run, ledger: Path) -> None:
    ran = cli("actors", ledger, "--name", "rebel")
    assert ran.status == 0
    assert "Rebels ×2: Radio Ten" in ran.out
    assert ran.err == "1 actor.\n"
    assert max(map(len, ran.out.splitlines())) <= 100


def test_csv_has_a_row_a_name_and_runs_nothing(cli: Run, ledger: Path) -> None:
    rows = list(csv.DictReader(StringIO(cli("actors", ledger, "--csv").out)))
    assert {row["name"] for row in rows} >= {"Rebels"}
    assert all(not row["outlets"].startswith("=") for row in rows)


def test_ones_own_actors_are_kept_and_read_with(cli: Run, ledger: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(OWN)
    left = cli("actors", ledger, "--use", own, "--no-reread").err
    assert "1 actor kept" in left
    assert "1 report mentions its names, and is left" in left
    assert "already" in cli("actors", ledger, "--use", own).err
    report = tmp_path / "report.txt"
    report.write_text("Rebels captured Homs on Monday.")
    assert cli("add", ledger, report, "--workers", "1").status == 0
    rows = [json.loads(line) for line in cli("actors", ledger, "--json").out.splitlines()]
    assert [row["actor"] for row in rows if row["id"] == "harbour"] == ["Harbour Guard"]
    done = cli("reread", ledger, "--workers", "1")
    assert done.status == 0
    assert "3 reports read anew, 2 as before" in done.err
    assert "4 reports wait to be linked: " in done.err
    (row,) = map(json.loads, cli("actors", ledger, "--name", "harbour", "--json").out.splitlines())
    assert row["reports"] == 2
    assert cli("reread", ledger, "--again", "--report", "r-").status == 2
    assert cli("verify", ledger).status == 0


def test_reports_that_mention_new_actors_are_read_anew(
    cli: Run, ledger: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(OWN)
    used = cli("actors", ledger, "--use", own)
    assert used.status == 0
    assert "1 report read anew, 0 as before" in used.err
    (row,) = map(json.loads, cli("actors", ledger, "--name", "harbour", "--json").out.splitlines())
    assert (row["actor"], row["mentions"]) == ("Harbour Guard", 2)


def test_a_wrong_line_is_named_and_nothing_kept(cli: Run, ledger: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("harbour\tHarbour Guard\tarmy\n")
    ran = cli("actors", ledger, "--use", own)
    assert ran.status == 2
    assert "own.tsv, line 1" in ran.err
    assert cli("add", ledger, own.with_name("none.txt")).status != 0


def test_two_forms_at_once_are_refused(cli: Run, ledger: Path) -> None:
    assert cli("actors", ledger, "--json", "--csv").status == 2


def test_the_registry_tells_whose_part_since_when_and_who_calls_it_so(
    cli: Run, ledger: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(
        "guard\tHarbour Guard\trebel group\tXV\tquay watch@opponents\tport\t2011-03\t2014\n"
    )
    assert cli("actors", ledger, "--use", own).status == 0
    report = tmp_path / "report.txt"
    report.write_text("The quay watch captured Homs on Monday. The Harbour Guard left Aleppo.")
    assert cli("add", ledger, report, "--workers", "1").status == 0
    (row,) = map(json.loads, cli("actors", ledger, "--name", "guard", "--json").out.splitlines())
    assert [row[key] for key in ("country", "parent", "since", "until")] == [
        *("XV", "port", "2011-03", "2014")
    ]
    assert {name["name"]: name["by"] for name in row["names"]} == {
        "quay watch": "opponents",
        "Harbour Guard": None,
    }
    table = cli("actors", ledger, "--name", "guard").out
    assert "2011-03–2014" in table
    assert "used by opponents" in table
    (first, *_) = csv.DictReader(StringIO(cli("actors", ledger, "--name", "guard", "--csv").out))
    assert (first["parent"], first["since"]) == ("port", "2011-03")
