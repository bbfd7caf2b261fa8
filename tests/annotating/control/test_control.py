"""Sentences and what they say of who holds a place. Most places and all events are invented."""

from datetime import date

import pytest
from spacy.language import Language

from counterclaim.annotating.control.component import find_controls
from counterclaim.annotating.control.places import share_in
from counterclaim.model.control import ControlMention
from counterclaim.model.words import Words

# text, status, words of holder, words of loser, place
TOLD = [
    ("The army captured the town of Tarbin.", "captured", "army", None, "Tarbin"),
    ("Rebels have taken control of 70% of Aleppo.", "captured", "Rebels", None, "Aleppo"),
    ("Mosul fell to the militants.", "captured", "militants", None, "Mosul"),
    ("The town of Homs was retaken by the army.", "captured", "army", None, "Homs"),
    ("The army managed to retake the town of Tarbin.", "captured", "army", None, "Tarbin"),
    ("The town of Tarbin was lost by the rebels.", "lost", None, "rebels", "Tarbin"),
    ("The rebels lost the town of Tarbin.", "lost", None, "rebels", "Tarbin"),
    ("The group lost control of Mosul.", "lost", None, "group", "Mosul"),
    ("The insurgents withdrew from Homs.", "withdrew", None, "insurgents", "Homs"),
    ("The army pulled out of Mosul.", "withdrew", None, "army", "Mosul"),
    (
        "The militia handed over the village of Tarbin to the army.",
        "handed over",
        "army",
        "militia",
        "Tarbin",
    ),
    ("The army drove the militants out of Mosul.", "captured", "army", "militants", "Mosul"),
    ("The army has surrounded the town of Tarbin.", "encircled", "army", None, "Tarbin"),
    ("The army besieges the town of Tarbin.", "besieged", "army", None, "Tarbin"),
    ("The besieged city of Homs was quiet.", "besieged", None, None, "Homs"),
    ("Homs has been under siege since 2012.", "besieged", None, None, "Homs"),
    ("The army tightened its siege on Aleppo.", "besieged", "army", None, "Aleppo"),
    (
        "The militia, which has held the western bank since March, fired.",
        "holds",
        "militia",
        None,
        "bank",
    ),
    ("The rebels left Homs under a deal.", "withdrew", None, "rebels", "Homs"),
    (
        "The army cleared the village of Tarbin of militants.",
        "captured",
        "army",
        "militants",
        "Tarbin",
    ),
    ("Gunmen stormed the village.", "entered", "Gunmen", None, "village"),
    ("Fighters were evacuated from Homs.", "withdrew", None, "Fighters", "Homs"),
    ("Rebels entered the town of Tarbin.", "entered", "Rebels", None, "Tarbin"),
    ("Both sides are fighting for control of Aleppo.", "contested", None, None, "Aleppo"),
    ("Kurdish forces now control most of Mosul.", "holds", "Kurdish forces", None, "Mosul"),
    (
        "The town of Tarbin is under the control of the rebels.",
        "holds",
        "rebels",
        None,
        "Tarbin",
    ),
    ("The village of Tarbin is in rebel hands.", "holds", "rebel", None, "Tarbin"),
    ("Rebel-held eastern Aleppo was bombed.", "holds", "Rebel", None, "Aleppo"),
    ("The rebel stronghold of Idlib was hit.", "holds", "rebel", None, "Idlib"),
    ("The army restored Mosul to the state.", "captured", "state", None, "Mosul"),
    ("The rebels abandoned Homs.", "withdrew", None, "rebels", "Homs"),
    ("Mosul remained under the authority of the state.", "holds", "state", None, "Mosul"),
    ("The army held the mill.", "holds", "army", None, "the mill"),
    ("Half of Aleppo has changed hands.", "contested", None, None, "Aleppo"),
    ("The deal gave the rebels control of Homs.", "captured", "rebels", None, "Homs"),
    (
        "The army expelled the gunmen occupying the mill of Tarbin.",
        "captured",
        "army",
        "gunmen",
        "Tarbin",
    ),
    ("The army siege of Aleppo goes on.", "besieged", "army", None, "Aleppo"),
    ("The army announced the capture of Homs.", "captured", None, None, "Homs"),
    ("The capture of Aleppo on Monday was a blow.", "captured", None, None, "Aleppo"),
    ("The liberation of Aleppo", "captured", None, None, "Aleppo"),
    ("Neither side controls the bridge.", "holds", None, None, "the bridge"),
    ("The fall of Mosul to the militants shocked many.", "captured", "militants", None, "Mosul"),
]

NOT_TOLD = [
    "Residents left Homs.",
    "Families were evacuated from Homs.",
    "Sappers cleared the village of Tarbin of mines.",
    "The capital Aleppo was quiet.",
    "The area surrounding the mill was hit.",
    "The rockets fell short of Homs.",
    "The army denied holding anyone at Homs.",
    "Who holds Homs?",
    "Nobody said who holds Homs.",
    "People danced to celebrate the liberation of Aleppo.",
    "This liberation of Aleppo",
    "An aid convoy entered Homs.",
    "They pulled an old man out of a collapsed building in Homs.",
    "The men took orders from the Aleppo office.",
    "The mayor runs a bakery in Homs.",
    "The army is advancing on Mosul.",
    "The rebels are closing in on Mosul.",
    "The coalition seeks to take Mosul.",
    "The army vowed to retake Mosul.",
    "The group aims to capture Mosul.",
    "The operation aimed at recapturing Mosul began.",
    "The army will capture Mosul soon.",
    "The army launched an offensive to capture Mosul.",
    "The army broke the siege of Mosul.",
    "Police seized weapons and captured 12 fighters.",
    "The two held talks and took part in a summit in Mosul.",
    "The formerly rebel-held town of Tarbin was rebuilt.",
]

SHARES = [
    ("70% of eastern Aleppo", 0.7, 0.7, "70% of"),
    ("nearly 60 percent of the province", 0.54, 0.6, "nearly 60 percent of"),
    ("more than 80 per cent of the city", 0.8, 0.99, "more than 80 per cent of"),
    ("half of the city", 0.5, 0.5, "half of"),
    ("most of the city", 0.5, 0.99, "most of"),
    ("the vast majority of the town", 0.75, 0.99, "the vast majority of"),
    ("the entire city", 1.0, 1.0, "the entire"),
    ("parts of the city", 0.01, 0.9, "parts of"),
]


def told(nlp: Language, text: str) -> tuple[ControlMention, ...]:
    return find_controls(nlp(text))


@pytest.mark.parametrize(("text", "status", "holder", "loser", "place"), TOLD)
def test_who_holds_what(
    nlp: Language, text: str, status: str, holder: str | None, loser: str | None, place: str
) -> None:
    (mention,) = told(nlp, text)
    assert mention.control.status.value == status
    assert (mention.holder.mention if mention.holder else None) == holder
    assert (mention.loser.mention if mention.loser else None) == loser
    assert mention.place is not None
    assert place in mention.place.mention


@pytest.mark.parametrize("text", NOT_TOLD)
def test_aims_and_other_uses_are_not_control(nlp: Language, text: str) -> None:
    assert told(nlp, text) == ()


@pytest.mark.parametrize(("text", "low", "high", "words"), SHARES)
def test_shares(text: str, low: float, high: float, words: str) -> None:
    share = share_in(text, Words(0, len(text)))
    assert share is not None
    assert (share.low, share.high, share.words.of(text)) == (low, high, words)


def test_a_share_goes_with_the_place(nlp: Language) -> None:
    text = "The army controlled 93% of eastern Aleppo."
    (mention,) = told(nlp, text)
    assert (mention.control.share_low, mention.control.share_high) == (0.93, 0.93)
    assert mention.share is not None
    assert mention.share.of(text) == "93% of"


def test_a_share_of_a_town_is_of_that_town(nlp: Language) -> None:
    (mention,) = told(nlp, "The rebels seized half of the city of Homs from the army.")
    assert mention.place is not None
    assert (mention.place.mention, mention.control.share_low) == ("Homs", 0.5)
    assert mention.loser is not None
    assert mention.loser.name == "Syrian Arab Armed Forces"


def test_what_lasts_has_a_beginning(nlp: Language) -> None:
    (mention,) = told(nlp, "The army has held Homs since 2014, residents said.")
    assert mention.control.since == date(2014, 1, 1)


def test_full_control_is_the_whole_place(nlp: Language) -> None:
    (mention,) = told(nlp, "The army retook full control of Aleppo.")
    assert (mention.control.share_low, mention.control.share_high) == (1.0, 1.0)


@pytest.mark.parametrize("words", ["in full", "entirely"])
def test_a_deed_done_in_full_is_the_whole_place(nlp: Language, words: str) -> None:
    (mention,) = told(nlp, f"The army has liberated Aleppo {words}.")
    assert (mention.control.share_low, mention.control.share_high) == (1.0, 1.0)


def test_almost_entirely_is_not_the_whole_place(nlp: Language) -> None:
    (mention,) = told(nlp, "Aleppo is held almost entirely by the army.")
    assert mention.control.share_low is None


def test_an_area_may_account_for_a_share(nlp: Language) -> None:
    (mention,) = told(nlp, "The captured area accounted for 40% of the province.")
    assert mention.control.status.value == "captured"
    assert mention.control.share_low == 0.4


def test_both_parties_of_neither_are_denied_control(nlp: Language) -> None:
    found = told(nlp, "Neither the army nor the rebels control Aleppo.")
    assert [m.holder.mention for m in found if m.holder] == ["army", "rebels"]


def test_it_goes_back_to_the_town_told_before(nlp: Language) -> None:
    text = "Shells hit Aleppo. The army took it in May, opening the road from Damascus."
    (mention,) = told(nlp, text)
    assert mention.place is not None
    assert mention.place.mention == "Aleppo"


def test_all_of_a_place_is_that_place(nlp: Language) -> None:
    (mention,) = told(nlp, "Shells hit Homs. Rebels control almost all of Idlib province.")
    assert mention.place is not None
    assert mention.place.name == "Idlib"
    assert mention.control.share_low == 0.9


def test_rule_by_a_party_is_control(nlp: Language) -> None:
    (mention,) = told(nlp, "The Islamic State has governed Mosul since 2014.")
    assert mention.control.status.value == "holds"
    assert mention.holder is not None
    assert mention.holder.name == "Islamic State"


def test_the_town_in_a_province_is_not_the_province(nlp: Language) -> None:
    text = "Shells fell on Saraqib, Syria. The army has besieged the town in the province of Idlib."
    (mention,) = told(nlp, text)
    assert mention.place is not None
    assert mention.place.mention == "Saraqib"


def test_villages_near_a_town_are_not_the_town(nlp: Language) -> None:
    (mention,) = told(nlp, "Rebels had captured three villages near Aleppo.")
    assert mention.place is not None
    assert mention.place.mention == "Aleppo"
    assert mention.place.qualifier == "three villages near"
    assert mention.place.precision.value != "exact"
    assert mention.control.share_low is None


def test_villages_in_a_country_are_not_the_country(nlp: Language) -> None:
    (mention,) = told(nlp, "Rebels had captured three villages in Syria.")
    assert mention.place is not None
    assert mention.place.mention == "three villages in Syria"
    assert mention.place.name is None


def test_held_parts_are_not_the_whole(nlp: Language) -> None:
    (mention,) = told(nlp, "Shells hit rebel-held parts of Aleppo.")
    assert (mention.control.share_low, mention.control.share_high) == (0.01, 0.9)


def test_each_place_has_its_own_mention(nlp: Language) -> None:
    found = told(nlp, "Rebels captured Aleppo and the village of Tarbin.")
    assert [m.place.mention for m in found if m.place] == ["Aleppo", "Tarbin"]


@pytest.mark.parametrize("text", [row[0] for row in TOLD])
def test_positions_are_exact(nlp: Language, text: str) -> None:
    for mention in told(nlp, text):
        assert mention.trigger in mention.clause
        for record in (mention.place, mention.holder, mention.loser):
            if record is not None:
                assert text[record.start : record.end] == record.mention
