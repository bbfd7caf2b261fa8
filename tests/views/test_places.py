"""Place mentions counted by name and reading."""

from counterclaim.model.place import Place, PlaceMention, PlacePrecision, PlaceReason
from counterclaim.views.places import place_rows


def mention(words: str, name: str | None = None, qualifier: str | None = None) -> PlaceMention:
    known = {"name": name, "latitude": 1.0, "longitude": 2.0} if name else {}
    precision = PlacePrecision.EXACT if name else PlacePrecision.UNKNOWN
    place = Place(
        mention=words, start=0, end=len(words), precision=precision, qualifier=qualifier, **known
    )
    return PlaceMention(place=place, reason=PlaceReason.OWN if name else PlaceReason.NO_ENTRY)


def test_unresolved_names_come_first_the_most_frequent_first() -> None:
    read = [
        ("r-1", [mention("Dunmoor", "Dunmoor"), mention("Qarn"), mention("Tarvel")]),
        ("r-2", [mention("Tarvel"), mention("Tarvel"), mention("Dunmoor", "Dunmoor", "near")]),
    ]
    rows = place_rows(read)
    told = [(row.mention, row.mentions, row.reports, row.example) for row in rows]
    assert told == [("Tarvel", 3, 2, "r-1"), ("Qarn", 1, 1, "r-1"), ("Dunmoor", 2, 2, "r-1")]
    assert rows[-1].qualifiers == ("near",)
    assert (rows[0].where_prec, rows[-1].where_prec) == (None, 1)


def test_one_name_read_as_two_places_makes_two_rows() -> None:
    rows = place_rows([("r-1", [mention("Tarvel", "Tarvel"), mention("Tarvel", "Tarvel Bridge")])])
    assert [row.name for row in rows] == ["Tarvel", "Tarvel Bridge"]
