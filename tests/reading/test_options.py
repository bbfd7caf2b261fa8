"""What a person may say, and what is answered when it cannot be understood."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from counterclaim.model.errors import UsageError
from counterclaim.reading.options import (
    Columns,
    Limits,
    Outlet,
    ReadingOptions,
    load_outlets,
    parse_limits,
    parse_map,
)


def test_a_map_names_columns():
    assert parse_map("text=body, title=head line") == Columns(text="body", title="head line")
    assert parse_map('"text=body, cleaned",title=a') == Columns(text="body, cleaned", title="a")
    assert parse_map("") == Columns()


@pytest.mark.parametrize("spec", ["body=text", "text", "text=", "=x", "text=a,,title=b"])
def test_a_wrong_map_names_the_keys(spec: str):
    with pytest.raises(UsageError, match="text, title, outlet, authors, published, url, id"):
        parse_map(spec)


def test_limits_are_set_one_by_one():
    assert parse_limits("characters=2_000_000,seconds=5") == Limits(
        max_characters=2_000_000, seconds=5
    )
    assert parse_limits("seconds=5", Limits(max_pdf_pages=3)) == Limits(max_pdf_pages=3, seconds=5)


@pytest.mark.parametrize("spec", ["pages=3", "seconds"])
def test_a_wrong_limit_names_the_limits(spec: str):
    with pytest.raises(UsageError, match="file_bytes, item_bytes, characters, pdf_pages"):
        parse_limits(spec)


@pytest.mark.parametrize("value", ["0", "-1", "many", "1.5"])
def test_a_limit_is_a_whole_number_above_0(value: str):
    with pytest.raises(UsageError, match="whole number above 0"):
        parse_limits(f"seconds={value}")


def test_an_unknown_encoding_is_refused():
    with pytest.raises(UsageError, match="'utf-80' is not known"):
        ReadingOptions(encoding="utf-80")


def test_outlets_are_matched_on_either_name(tmp_path: Path):
    path = tmp_path / "outlets.csv"
    path.write_text("\ufeffoutlet,side,name\nqpost,north,The Qarma Post\nwire,,\n", "utf-8")
    outlets = load_outlets(path)
    assert outlets == (
        Outlet(outlet="qpost", side="north", name="The Qarma Post"),
        Outlet(outlet="wire"),
    )
    options = ReadingOptions(outlets=outlets)
    assert options.listed("QPOST ") == options.listed("the qarma post") == outlets[0]
    assert options.listed("other") is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("outlet;side\na;b\n", "has no column outlet or side"),
        ("outlet,party\na,b\n", "has no column side.*outlet, party"),
        ("", "has no column"),
        ("outlet,side\n,north\n", "row 1: the outlet is empty"),
        ("outlet,side\na,north\nA,south\n", "row 2: A is listed twice"),
    ],
)
def test_a_wrong_outlets_file_is_refused(tmp_path: Path, content: str, reason: str):
    path = tmp_path / "outlets.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(UsageError, match=reason):
        load_outlets(path)


def test_a_missing_or_binary_outlets_file_is_refused(tmp_path: Path):
    (tmp_path / "x.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="no UTF-8 CSV"):
        load_outlets(tmp_path / "x.csv")
    with pytest.raises(UsageError, match="No such file"):
        load_outlets(tmp_path / "none.csv")


def test_the_docs_name_every_limit_with_its_default():
    page = (Path(__file__).parents[2] / "docs" / "reading.md").read_text("utf-8")
    named = dict(re.findall(r"^\| `(\w+)` \| (\d+) \|", page, re.MULTILINE))
    limits = {each.name.removeprefix("max_"): each.default for each in fields(Limits)}
    assert named == {name: str(default) for name, default in limits.items()}
