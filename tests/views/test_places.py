"""Place mentions counted by name and reading."""

from pathlib import Path

from counterclaim.model.place import Place, PlaceMention, PlacePrecision, PlaceReason
from counterclaim.views.places import list_places, unread_reports
from tests.views.making import Teller, kept


def mention(words: str, name: str | None = None, qualifier: str | None = None) -> PlaceMention:
    known = {"name": name, "latitude": 1.0, "longitude": 2.0} if name else {}
    precision = PlacePrecision.EXACT if name else PlacePrecision.UNKNOWN
    place = Place(
        mention=words, start=0, end=len(words), precision=precision, qualifier=qualifier, **known
    )
    return PlaceMention(place=place, reason=PlaceReason.OWN if name else PlaceReason.NO_ENTRY)


def test_unresolved_names_come_first_the_most_frequent_first(tmp_path: Path) -> None:
    one, two, old = Teller("The Courier"), Teller("Radio Ten"), Teller("The Lantern")
    path = tmp_path / "war.db"
    kept(path, one, places=[mention("Dunmoor", "Dunmoor"), mention("Qarn"), mention("Tarvel")])
    more = [mention("Tarvel"), mention("Tarvel"), mention("Dunmoor", "Dunmoor", "near")]
    kept(kept(path, two, places=more), old)
    rows = list_places(path).rows
    told = [(row.mention, row.mentions, row.reports, row.example) for row in rows]
    first = one.report.id
    assert told == [("Tarvel", 3, 2, first), ("Qarn", 1, 1, first), ("Dunmoor", 2, 2, first)]
    assert rows[-1].qualifiers == ("near",)
    assert (rows[0].where_prec, rows[-1].where_prec) == (None, 1)
    assert [row.mention for row in list_places(path, unresolved=True).rows] == ["Tarvel", "Qarn"]
    assert list_places(path, unresolved=True, limit=1).total == 2
    assert unread_reports(path) == 1


def test_one_name_read_as_two_places_makes_two_rows(tmp_path: Path) -> None:
    read = [mention("Tarvel", "Tarvel"), mention("Tarvel", "Tarvel Bridge")]
    path = kept(tmp_path / "war.db", Teller("The Courier"), places=read)
    assert {row.name for row in list_places(path).rows} == {"Tarvel", "Tarvel Bridge"}
