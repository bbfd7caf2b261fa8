"""``places`` and ``gazetteer``: what they print, and that nothing in it acts on the terminal."""

import csv
import io
import json
from pathlib import Path

from tests.cli.conftest import Run


def test_a_gazetteer_is_added_listed_and_removed(cli: Run, tmp_path: Path) -> None:
    ledger, file = tmp_path / "war.db", tmp_path / "own.csv"
    file.write_text("Place,Y,X\nOldtown,1,2\nNewtown,1,2\n,3,4\n", "utf-8")
    ran = cli("gazetteer", "add", ledger, file, "--map", "name=Place,lat=Y,lon=X")
    assert ran.status == 1  # a row was refused
    assert "own.csv, row 3: the column name is missing" in ran.err
    assert "2 places added" in ran.err
    assert "own.csv" in cli("gazetteer", "list", ledger).out
    assert "name is missing" in cli("gazetteer", "list", ledger, "--refused", "own.csv").out
    assert cli("gazetteer", "remove", ledger, "own.csv").status == 0
    assert "0 gazetteers" in cli("gazetteer", "list", ledger).out


def test_a_bad_file_is_told_in_words(cli: Run, tmp_path: Path) -> None:
    file = tmp_path / "page.csv"
    file.write_text("<html><body>\x1b[31m</body></html>", "utf-8")
    ran = cli("gazetteer", "add", tmp_path / "war.db", file)
    assert (ran.status, ran.out) == (2, "")
    assert "page.csv looks like a web page" in ran.err


def test_control_characters_never_reach_the_terminal(cli: Run, tmp_path: Path) -> None:
    ledger, file = tmp_path / "war.db", tmp_path / "own.csv"
    file.write_text("name,lat,lon,level\nA1,1,2,\nB1,1,2,\nC1,1,2,\x1b[31mcity\n", "utf-8")
    ran = cli("gazetteer", "add", ledger, file, "--name", "\x1b[2Jown")
    listed = cli("gazetteer", "list", ledger)
    assert "\x1b" not in ran.err + ran.out + listed.out


def test_places_fit_the_page(cli: Run, ledger: Path) -> None:
    ran = cli("places", ledger)
    assert ran.status == 0
    assert "Homs" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 100


def test_places_as_json_and_csv(cli: Run, ledger: Path) -> None:
    rows = [json.loads(line) for line in cli("places", ledger, "--json").out.splitlines()]
    homs = next(row for row in rows if row["mention"] == "Homs")
    assert (homs["precision"], homs["where_prec"], homs["geo_precision"]) == ("exact", 1, 1)
    table = list(csv.DictReader(io.StringIO(cli("places", ledger, "--csv").out)))
    assert [row["mention"] for row in table] == [row["mention"] for row in rows]
    assert cli("places", ledger, "--csv", "--json").status == 2


def test_only_unresolved_places(cli: Run, ledger: Path) -> None:
    rows = cli("places", ledger, "--unresolved", "--json").out.splitlines()
    assert all(json.loads(row)["name"] is None for row in rows)
