"""From what a person typed to options: every mistake is told before anything is touched."""

from datetime import date
from pathlib import Path

import pytest

from counterclaim.ledger.write import Ledger
from counterclaim.model.errors import UsageError
from counterclaim.steps.asked import add_options, check_output, check_place


def test_everything_asked_for_arrives(tmp_path: Path) -> None:
    outlets = tmp_path / "outlets.csv"
    outlets.write_text("outlet,side\nRadio Ten,north\n")
    gazetteer, actors = tmp_path / "g.csv", tmp_path / "a.tsv"
    gazetteer.write_text("name,lat,lon\n")
    actors.write_text("# none\n")
    options = add_options(
        columns="text=body",
        outlet="Radio Ten",
        published=date(2031, 5, 4),
        outlets=outlets,
        encoding="latin-1",
        limits=("seconds=5", "pdf_pages=2"),
        gazetteer=gazetteer,
        actors=actors,
        workers=3,
    )
    reading = options.reading
    assert reading.columns.text == "body"
    assert (reading.outlet, reading.published) == ("Radio Ten", date(2031, 5, 4))
    assert reading.outlets[0].side == "north"
    assert (reading.limits.seconds, reading.limits.max_pdf_pages) == (5, 2)
    assert (options.gazetteer, options.actors) == (str(gazetteer), str(actors))
    assert options.workers == 3


@pytest.mark.parametrize("option", ["gazetteer", "actors"])
def test_lists_that_are_no_text(tmp_path: Path, option: str) -> None:
    binary = tmp_path / "list"
    binary.write_bytes(b"\xff\xfe\x00name")
    with pytest.raises(UsageError, match=f"--{option} .*: is no UTF-8 text"):
        add_options(**{option: binary})  # type: ignore[arg-type]
    with pytest.raises(UsageError, match=f"--{option} .*: there is no such file"):
        add_options(**{option: tmp_path})  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["war.db", "war", "war.sqlite", "war.ledger"])
def test_a_new_ledger_may_have_any_name_but_a_reports(tmp_path: Path, name: str) -> None:
    check_place(tmp_path / name)
    for wrong in (f"{name}.txt", f"{name}.csv", f"{name}.warc.gz"):
        with pytest.raises(UsageError, match="the ledger comes first"):
            check_place(tmp_path / wrong)


def test_an_empty_report_never_becomes_the_ledger(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    with pytest.raises(UsageError, match="named like a report"):
        check_place(empty)
    empty.write_text("Rain.")
    with pytest.raises(UsageError, match=r"is not a counterclaim ledger.*The ledger comes first"):
        check_place(empty)


def test_a_ledger_is_no_place_for_an_export(tmp_path: Path) -> None:
    ledger = tmp_path / "war.txt"
    with Ledger(ledger):
        pass
    check_place(ledger)
    for output, said in (
        (ledger, "is a ledger, which would be lost"),
        (tmp_path, "is a folder"),
        (Path(""), "is a folder"),
        (tmp_path / "no" / "x.jsonl", "does not exist; make it first"),
    ):
        with pytest.raises(UsageError, match=said):
            check_output(output)
    check_output(tmp_path / "x.jsonl")
    other = tmp_path / "old.jsonl"
    other.write_text("{}\n")
    check_output(other)
