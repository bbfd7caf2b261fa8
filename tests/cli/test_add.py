"""``add`` as it is typed: what it says, where, and with which exit status."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_what_is_known_is_left_alone(cli: Run, ledger: Path, reports: Path) -> None:
    ran = cli("add", ledger, reports, "--workers", "1")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.startswith("reading ...\n")  # on a slow machine it tells how far it is
    assert ran.err.endswith(f"Nothing new: 3 reports in {ledger} already.\n")


def test_quiet_tells_of_problems_only(cli: Run, ledger: Path, reports: Path) -> None:
    ran = cli("add", ledger, reports, "--quiet")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    ran = cli("add", ledger, "no.txt", "--quiet")
    assert (ran.status, ran.out) == (1, "")
    first, second = ran.err.splitlines()
    assert first == "no.txt: does not exist"
    assert second.startswith("1 problem, told above; `counterclaim reports ")


def test_a_wrong_column_names_the_right_ones(cli: Run, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("headline,body\nOne,Rain fell.\n")
    ran = cli("add", tmp_path / "war.db", table, "--map", "text=bdoy")
    assert ran.status == 1
    assert "has no column 'bdoy'; its columns are: headline, body" in ran.err
    assert f"Nothing was added to {tmp_path / 'war.db'}." in ran.err


def test_the_ledger_is_one_file_and_comes_first(cli: Run, tmp_path: Path, reports: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Rain fell.")
    for first, said in (
        (tmp_path, "is a folder, and a ledger is one file: name it, as"),
        (note, "is not a counterclaim ledger; it was left as it is"),
        (tmp_path / "new.csv", "is named like a report, and would become the ledger"),
        (tmp_path / "no" / "war.db", "does not exist; make it first"),
    ):
        ran = cli("add", first, reports)
        assert (ran.status, ran.out) == (2, "")
        assert said in ran.err
    assert note.read_text() == "Rain fell."
    assert sorted(path.name for path in tmp_path.iterdir()) == ["note.txt"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--published", "12/03/2031"), "'12/03/2031' is not a date; write it as 2016-07-31"),
        (("--map", "txt=body"), "write it as NAME=VALUE with a name of text, title"),
        (("--encoding", "klingon"), "encoding 'klingon' is not known; try utf-8"),
        (("--limit", "pages=3"), "write it as NAME=VALUE"),
        (("--outlets", "no.csv"), "--outlets no.csv: cannot be opened"),
        (("--gazetteer", "no.csv"), "--gazetteer no.csv: there is no such file"),
        (("--actors", "no.tsv"), "--actors no.tsv: there is no such file"),
        (("--workers", "0"), "--workers"),
    ],
)
def test_options_that_cannot_be(
    cli: Run, tmp_path: Path, reports: Path, options: tuple[str, ...], said: str
) -> None:
    ran = cli("add", tmp_path / "war.db", reports, *options)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_missing_arguments(cli: Run, ledger: Path) -> None:
    for arguments, said in ((("add",), "'LEDGER'"), (("add", ledger), "'PATH'")):
        ran = cli(*arguments)
        assert (ran.status, ran.out) == (2, "")
        assert said in ran.err
        assert "`counterclaim add --help`" in ran.err


def test_reports_without_an_outlet_are_told_while_it_can_be_helped(
    cli: Run, tmp_path: Path
) -> None:
    """Whoever adds a folder of text files learns of it before a day's work stands on them."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"Rain fell on hill {name}.\n", "utf-8")
    files = str(tmp_path / "one.txt"), str(tmp_path / "two.txt")
    ran = cli("add", tmp_path / "war.db", *files, "--workers", "1")
    assert "2 reports name no outlet. --outlet NAME gives that" in ran.err
    ran = cli("add", tmp_path / "war.db", files[0], "--outlet", "The Kite", "--workers", "1")
    assert "a new ledger takes them with another outlet" in ran.err
    ran = cli("add", tmp_path / "b.db", files[0], "--outlet", "The Kite", "--workers", "1")
    assert "no outlet" not in ran.err
