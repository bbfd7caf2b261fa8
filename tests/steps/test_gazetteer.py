"""A user's gazetteers go into a ledger, are used when reports are read, and come out again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from counterclaim.annotating.places.gazetteer import Gazetteer
from counterclaim.annotating.places.own import ListedPlaces
from counterclaim.ledger.gazetteer import PlaceIndex
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.verify import verify
from counterclaim.model.errors import LedgerError, UsageError
from counterclaim.model.gazetteer import GazetteerPlace
from counterclaim.steps.add import add
from counterclaim.steps.gazetteer import add_gazetteer, misplaced, remove_gazetteer
from counterclaim.views.places import list_places

PLACES = """name,lat,lon,alt,admin1,country,level,adjectives,population
Marran,-41.5,-20.5,,,XA,country,Marric,
Oldtown,-41.2,-20.1,البلدة القديمة,Northmarch,XA,,,
Tel Quoram,-41.3,-20.2,تل كورام,Northmarch,XA,,,
Невгород,-41.35,-20.25,,Northmarch,XA,,,
Myo,-41.6,-20.3,မြို့သစ်,Northmarch,XA,,,
Tripoli,-41.7,-20.3,,Northmarch,XA,,,0
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "marran.csv"
    path.write_text(PLACES, "utf-8")
    return path


@pytest.fixture
def ledger(tmp_path: Path, file: Path) -> Path:
    path = tmp_path / "war.db"
    add_gazetteer(path, file)
    return path


@contextmanager
def opened(ledger: Path) -> Iterator[Gazetteer]:
    index = PlaceIndex(ledger)
    yield Gazetteer(index)
    index.close()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Oldtown", "Oldtown"),
        ("تل كورام", "Tel Quoram"),
        ("البلدة القديمة", "Oldtown"),
        ("Невгород", "Невгород"),
        ("မြို့သစ်", "Myo"),
    ],
)
def test_names_in_any_script_are_found(ledger: Path, words: str, name: str) -> None:
    with opened(ledger) as gazetteer:
        assert [m.entry.name for m in gazetteer.named(words)] == [name]
        assert gazetteer.demonym("marrics") == "XA"
        assert gazetteer.added_countries == {"XA"}


def test_names_are_found_by_their_consonants(ledger: Path) -> None:
    with opened(ledger) as gazetteer:
        assert [m.entry.name for m in gazetteer.alike("Tell Kworam", ["XA"])] == ["Tel Quoram"]
        assert [m.entry.name for m in gazetteer.alike("Nevgorod", ["XA"])] == ["Невгород"]


def test_an_arabic_name_is_no_abbreviation() -> None:
    homs = GazetteerPlace(name="حمص", latitude=-41, longitude=-20, country="XA")
    assert all(not m.entry.added for m in Gazetteer(ListedPlaces([homs])).named("HMS"))


def test_a_hamlet_of_a_dump_stands_beside_a_city_abroad(ledger: Path) -> None:
    with opened(ledger) as gazetteer:
        assert {m.entry.country for m in gazetteer.named("Tripoli")} >= {"XA", "LY"}


def test_reports_are_read_with_it_in_another_process(ledger: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "Shells fell on Oldtown on Monday. Residents of تل كورام left for the village of Qazbuna.",
        "utf-8",
    )
    add(ledger, [str(report)])
    rows = {row.mention: row for row in list_places(ledger).rows}
    assert next(iter(rows)) == "Qazbuna"
    assert (rows["Oldtown"].latitude, rows["Oldtown"].reason) == (-41.2, "in your gazetteer")
    assert rows["تل كورام"].name == "Tel Quoram"
    assert verify(ledger).fault is None


def test_what_is_added_is_listed_and_can_be_removed(ledger: Path, file: Path) -> None:
    with LedgerReader(ledger) as reader:
        [held] = reader.gazetteers()
    assert (held.name, held.places, held.refused, held.path) == ("marran.csv", 6, 0, str(file))
    remove_gazetteer(ledger, "marran.csv")
    with LedgerReader(ledger) as reader:
        assert reader.gazetteers() == []
    with opened(ledger) as gazetteer:
        assert all(not m.entry.added for m in gazetteer.named("Oldtown"))
        assert gazetteer.added_countries == frozenset()
    assert verify(ledger).fault is None
    add_gazetteer(ledger, file)  # the name is free again


def test_two_gazetteers_of_one_name(ledger: Path, file: Path) -> None:
    with pytest.raises(UsageError, match="--name"):
        add_gazetteer(ledger, file)
    add_gazetteer(ledger, file, name="again")


def test_rows_that_are_refused_are_kept(tmp_path: Path) -> None:
    path, ledger = tmp_path / "a.csv", tmp_path / "war.db"
    path.write_text("name,lat,lon\nOldtown,1,1\nNewtown,1,1\nBad,99,1\n", "utf-8")
    kept, refused = add_gazetteer(ledger, path)
    assert (kept.places, kept.refused, [each.row for each in refused]) == (2, 1, [3])
    remove_gazetteer(ledger, "a.csv")
    with LedgerReader(ledger) as reader:
        assert reader.refusals("a.csv") == refused


def test_a_bad_file_changes_nothing(tmp_path: Path, ledger: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("name,lat,lon\n" + "Bad,99,1\n" * 3, "utf-8")
    before = verify(ledger)
    with pytest.raises(UsageError, match=r"bad.csv, row 1"):
        add_gazetteer(ledger, path)
    assert verify(ledger) == before
    with pytest.raises(UsageError, match=r"bad\.csv"):
        add_gazetteer(tmp_path / "none.db", path)
    assert not (tmp_path / "none.db").exists()


def test_a_missing_file_or_gazetteer_is_named(tmp_path: Path, ledger: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        add_gazetteer(ledger, tmp_path / "nowhere.csv")
    with pytest.raises(UsageError, match="no gazetteer called x"):
        remove_gazetteer(ledger, "x")
    with pytest.raises(LedgerError):
        remove_gazetteer(tmp_path / "none.db", "x")


@pytest.mark.parametrize(
    ("latitude", "longitude", "country", "swapped"),
    [
        (36.2, 37.1, "SY", False),
        (37.1, 47.0, "SY", False),
        (30.5, 50.4, "UA", True),
        (50.4, 30.5, "UA", False),
        (-41.0, -20.0, "XA", False),
    ],
)
def test_swapped_degrees_show_by_the_country(
    latitude: float, longitude: float, country: str, swapped: bool
) -> None:
    place = GazetteerPlace(name="A", latitude=latitude, longitude=longitude, country=country)
    assert (misplaced(place) is not None) is swapped
