"""Truces and passage: who offers, asks, accepts, refuses, breaks. Every sentence is invented."""

import pytest
from spacy.language import Language

from counterclaim.annotating.offers.reading import find_offers

# text, then for each mention: act, trigger, who, to whom, words in the terms
TOLD = [
    ("Norland announced a 48-hour truce.", [("offer", "announced", "Norland", None, "truce")]),
    ("The rebels rejected the truce.", [("refusal", "rejected", "rebels", None, "truce")]),
    (
        "The army violated the ceasefire again.",
        [("violation", "violated", "army", None, "ceasefire")],
    ),
    (
        "A truce agreed by the rebels in May has been violated.",
        [
            ("acceptance", "agreed", "rebels", None, "truce"),
            ("violation", "violated", None, None, "truce"),
        ],
    ),
    ("The truce came into effect.", [("acceptance", "came into effect", None, None, "truce")]),
    ("The rebels called for a truce.", [("demand", "called", "rebels", None, "truce")]),
    (
        "The rebels refused to leave the town.",
        [("refusal", "refused", "rebels", None, "leave the town")],
    ),
    (
        "The army urged the rebels to lay down their arms.",
        [("demand", "urged", "army", "rebels", "lay down their arms")],
    ),
    ("The rebels withdrew from the truce.", [("withdrawal", "withdrew", "rebels", None, "truce")]),
    ("The truce was extended.", [("extension", "extended", None, None, "truce")]),
    (
        "The rebels will not accept any truce.",
        [("refusal", "not accept", "rebels", None, "truce")],
    ),
    (
        "The rebels turned down the offer of safe passage.",
        [
            ("refusal", "turned down", "rebels", None, "safe passage"),
            ("offer", "offer", None, "rebels", "safe passage"),
        ],
    ),
    (
        "The army accepted the truce on condition that the road be opened.",
        [
            ("acceptance", "accepted", "army", None, "truce"),
            ("condition", "condition", "army", None, "road be opened"),
        ],
    ),
    (
        "The army declared a truce and was the first to violate it.",
        [
            ("offer", "declared", "army", None, "truce"),
            ("violation", "violate", "army", None, "truce"),
        ],
    ),
    (
        "Breaches of the truce went on.",
        [("violation", "Breaches", None, None, "truce")],
    ),
]
NOT_TOLD = [
    "The firm signed a deal.",
    "The minister offered tea.",
    "The truce was the talk of the town.",
    "He asked for the way to Velm.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_is_done_with_the_terms(
    nlp: Language, text: str, expected: list[tuple[str, str, str | None, str | None, str]]
) -> None:
    found = find_offers(nlp(text))
    assert [
        (
            m.act.value,
            m.trigger.of(text),
            m.actor.mention if m.actor else None,
            m.target.mention if m.target else None,
        )
        for m in found
    ] == [row[:4] for row in expected]
    for mention, (*_, terms) in zip(found, expected, strict=True):
        assert mention.terms is not None
        assert terms in mention.terms.of(text)
        assert mention.trigger in mention.clause


@pytest.mark.parametrize("text", NOT_TOLD)
def test_other_deals_are_none(nlp: Language, text: str) -> None:
    assert find_offers(nlp(text)) == ()


def test_who_studies_an_offer_did_not_make_it(nlp: Language) -> None:
    told = "The rebels study the government's offer of a truce in exchange for hostages."
    offers = {o.act.value: o.actor and o.actor.mention for o in nlp(told)._.offers}
    assert offers["offer"] == "government"
    assert "rebels" not in offers.values()
