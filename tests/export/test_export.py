"""Claims as CSV and JSONL: harmless in a spreadsheet, whole for a program, the same each time."""

import csv
import dataclasses
import json
from io import StringIO

import msgspec
import pytest

from counterclaim.export.jsonl import lines
from counterclaim.export.table import COLUMNS, write_csv
from counterclaim.model.claim import Claim
from counterclaim.model.place import Place
from tests.ledger.making import claim, claims, report


def rows(*made: Claim) -> list[dict[str, str]]:
    out = StringIO(newline="")
    write_csv(made, out)
    return list(csv.DictReader(StringIO(out.getvalue(), newline="")))


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", " =", "\n=", "＝", "＋", "－", "＠"]
)
def test_a_cell_that_would_run_gets_an_apostrophe(start: str) -> None:
    outlet = f"{start}HYPERLINK(1)"
    [row] = rows(claim(report(outlet=outlet), "Rebels"))
    assert row["outlet"] == "'" + outlet.replace("\r", "\n")


@pytest.mark.parametrize("outlet", ['He said "no"', "a, b", "two\nlines", "Étoile 🕊", "a=b", "3-1"])
def test_other_cells_come_back_as_they_were(outlet: str) -> None:
    [row] = rows(claim(report(outlet=outlet), "Rebels"))
    assert row["outlet"] == outlet


def test_numbers_stay_numbers() -> None:
    [entered, *_] = claims(report())
    [row] = rows(entered)
    assert tuple(row) == COLUMNS
    assert (row["latitude"], row["longitude"]) == ("35", "38.5")
    assert (row["start"], row["end"]) == ("0", str(len(row["verbatim"])))
    assert row["earliest"] == row["latest"] == "2031-05-03"
    assert row["chain"] == "the ministry › Agence Étoile › The Courier"


def test_a_negative_coordinate_is_no_formula() -> None:
    place = Place(mention="Dara", start=0, end=4, latitude=-41.5, longitude=-0.5)
    [row] = rows(claim(report(), "Rebels", place=place))
    assert (row["latitude"], row["longitude"]) == ("-41.5", "-0.5")


def test_jsonl_comes_back_and_is_the_same_bytes_twice() -> None:
    made = claims(report())
    first = b"".join(lines(made))
    assert first == b"".join(lines(made))
    back = tuple(msgspec.json.decode(line, type=Claim) for line in first.splitlines())
    assert back == made
    fields = list(json.loads(first.splitlines()[0]))
    assert fields == [field.name for field in dataclasses.fields(Claim)]
