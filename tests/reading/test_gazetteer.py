"""A user's gazetteer as a file: what is understood, and what is said of what is not."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from counterclaim.model.errors import UsageError
from counterclaim.model.gazetteer import GazetteerPlace, PlaceLevel, Refusal
from counterclaim.reading import gazetteer
from counterclaim.reading.gazetteer import Source, parse_columns, read_gazetteer, survey

HEADER = "name,lat,lon\n"
GOOD = "Dunmoor,-41.3,-20.4\n"


def geonames(id: int, name: str, lat: str, lon: str, kind: str, code: str, **more: str) -> str:
    cells = [str(id), name, more.get("ascii", name), more.get("alt", ""), lat, lon, kind, code]
    cells += ["XA", "", more.get("unit", "01"), "", "", "", more.get("people", "0")]
    return "\t".join([*cells, "", "12", "", "2031-01-01"]) + "\n"


def source(path: Path, content: str | bytes, columns: Mapping[str, str] | None = None) -> Source:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Source(path=path, columns=columns or {}, units={}, misplaced=lambda place: None)


def read(path: Path, content: str, **columns: str) -> list[GazetteerPlace]:
    found = [place for _, place in read_gazetteer(source(path, content, columns))]
    assert not [place for place in found if isinstance(place, Refusal)], found
    return [place for place in found if isinstance(place, GazetteerPlace)]


def refused(path: Path, content: str) -> list[Refusal]:
    return list(survey(source(path, content)).refusals)


def test_a_geonames_dump(tmp_path: Path) -> None:
    alt = "MRN,Marran Town,http://example.org/m,مران,Марран,7th Mile"
    dump = (
        geonames(1, "Märran", "-41.3", "-20.4", "P", "PPLC", ascii="Marran", alt=alt, people="900")
        + geonames(2, "Northmarch", "-41.2", "-20.2", "A", "ADM1")
        + geonames(3, "Issen", "-41.1", "-20.1", "H", "STM")
        + geonames(4, "Sound of Skell", "-41.0", "-20.0", "H", "SEA")
    )
    town, unit, river, sound = read(tmp_path / "XA.txt", dump)
    assert town == GazetteerPlace(
        name="Märran",
        latitude=-41.3,
        longitude=-20.4,
        level=PlaceLevel.CAPITAL,
        alternates=("Marran", "Marran Town", "مران", "Марран"),
        admin1="Northmarch",
        country="XA",
        population=900,
        geonameid=1,
    )
    assert [unit.level, river.level, sound.level] == ["admin1", "area", "sea"]


def test_a_table_of_humanitarian_units(tmp_path: Path) -> None:
    table = (
        "admin2Name_en,admin2Name_ar,admin2Pcode,admin1Name_en,admin1Pcode,admin0Name_en,"
        "admin0Pcode,Latitude,Longitude\n"
        "Averil,أفيريل,XA0101,Northmarch,XA01,Marran,XA,-41.2,-20.1\n"
    )
    [unit] = read(tmp_path / "units.csv", table)
    assert (unit.name, unit.alternates, unit.admin1) == ("Averil", ("أفيريل",), "Northmarch")
    assert (unit.pcode, unit.level, unit.country) == ("XA0101", "admin2", "XA")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_table_with_its_columns_named(tmp_path: Path, delimiter: str) -> None:
    rows = [["Village", "Y", "X", "Arabic"], ["Dunmoor", "-41.3", "-20.4", "دنمور|Old Dunmoor"]]
    content = "".join(delimiter.join(row) + "\n" for row in rows)
    [place] = read(tmp_path / "a.csv", content, name="Village", lat="Y", lon="X", alt="Arabic")
    assert place.alternates == ("دنمور", "Old Dunmoor")


def test_columns_are_told_apart() -> None:
    assert parse_columns('name=Village,"lat=Y, north"') == {"name": "Village", "lat": "Y, north"}
    with pytest.raises(UsageError, match="town"):
        parse_columns("town=Village")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Dunmoor,91,181", "WGS84"),
        ("Dunmoor,120.5,-20.4", "swapped"),
        ("Dunmoor,north,-20.4", "numbers"),
        ("Dunmoor,nan,-20.4", "WGS84"),
        (",-41.3,-20.4", "name"),
        ("…,-41.3,-20.4", "name"),
        ("Dun\x1b[31mmoor,-41.3,-20.4", "control"),
        ("Dunmoor,-41.3", "number of cells"),
        ('Dun"moor"x,"-41".3,-20.4', "quotation"),
    ],
)
def test_a_bad_row_is_refused_with_its_number(tmp_path: Path, row: str, said: str) -> None:
    [refusal] = refused(tmp_path / "a.csv", HEADER + GOOD * 2 + row + "\n")
    assert refusal.row == 3
    assert said in refusal.reason


@pytest.mark.parametrize("column", ["geonameid", "pcode"])
def test_an_id_twice_is_refused(tmp_path: Path, column: str) -> None:
    content = f"name,lat,lon,{column}\nA1,1,1,7\nB1,1,1,8\nC1,1,1,7\n"
    [refusal] = refused(tmp_path / "a.csv", content)
    assert refusal.row == 3
    assert "row 1" in refusal.reason


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (HEADER.encode(), "no rows"),
        (b"town,north,east\nA,1,2\n", "--map name=...,lat=...,lon=..."),
        (b"<!DOCTYPE html><html><body>", "web page"),
        (b"\n <html><table>", "web page"),
        (b'[{"name": "A"}]', "JSON"),
        (b"PK\x03\x04\x00\x00", "unpack"),
        (b"\x1f\x8b\x08", "unpack"),
        (HEADER.encode() + b"Dunmoor,1,2\nMarr\xe4n,1,2\n", "line 3 is no utf-8"),
        (HEADER.encode() + b"Dun\0moor,1,2\n", "line 2 holds a NUL"),
        (HEADER.encode() + b"x" * 70_000, "longer than"),
        (HEADER.encode() + b'"Dunmoor,1,2\n' + b"A,1,2\n" * 40, "line 2: a quotation mark"),
        (HEADER.encode() + b"A,95,200\nB,1,1\nC,95,200\n", "row 1"),
        ("name,lat\nДанмур,1\n".encode("utf-16"), "UTF-16"),
    ],
)
def test_a_file_that_is_no_gazetteer(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(UsageError, match=r"bad\.csv") as error:
        survey(source(tmp_path / "bad.csv", content))
    assert said in str(error.value)


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "MOST_BYTES", 10)
    with pytest.raises(UsageError, match="a gazetteer may have"):
        survey(source(tmp_path / "large.csv", HEADER + GOOD))


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    for encoding in ("windows-1251", "utf-16"):
        path = tmp_path / f"{encoding}.csv"
        given = source(path, "name,lat,lon\nДанмур,1,2\n".encode(encoding))
        named = Source(
            path=path, columns={}, units={}, misplaced=given.misplaced, encoding=encoding
        )
        [(_, place)] = read_gazetteer(named)
        assert isinstance(place, GazetteerPlace)
        assert place.name == "Данмур"


def test_a_byte_order_mark_is_no_part_of_a_name(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", "\ufeff" + HEADER + GOOD)[0].name == "Dunmoor"
