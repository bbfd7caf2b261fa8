"""Every position points at its own words, whatever the text is made of."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from counterclaim.claiming.read import read_claims
from counterclaim.model.claim import Claim
from counterclaim.model.report import Report

# Invented sentences that give claims of every kind; what stands between them is what is tested.
SENTENCES = (
    "Rebels shelled Aleppo on Monday, killing at least 12 soldiers, a doctor told reporters.",
    '"We hold 70% of the city," said the commander.',
    "The army recaptured the village of Marj from the terrorists last week.",
    "Army-backed militants denied the attack that reportedly injured dozens.",
    "About 4,000 people were evacuated from eastern Homs by 29 November, the governor said.",
)
ODD = (
    "\r\n",
    "\r\n\r\n",
    "\u2028",
    " 🙂👩‍👩‍👧 ",
    " حلب الشرقية ",
    " e\u0301te\u0301 ",
    " \u202bعربي\u202c ",
    "\u00a0",
    "\t",
    "x" * 5000,
    "　",
    "“”‘’«»",
)


def positions(claim: Claim) -> Iterator[tuple[str, int, int]]:
    yield claim.verbatim, claim.start, claim.end
    parts = [claim.actor, claim.target, claim.place, claim.time, *claim.figures, *claim.sources]
    for part in [*parts, *claim.stance.hedges]:
        if part is not None and part.mention is not None:
            assert part.start is not None
            assert part.end is not None
            yield part.mention, part.start, part.end


def check(nlp: Language, text: str) -> list[Claim]:
    report = Report(text=text, outlet="Daily", published=date(2016, 11, 30))
    [(_, claims)] = read_claims(nlp, [report])
    for claim in claims:
        for mention, start, end in positions(claim):
            assert text[start:end] == mention
        assert claim.sources[-1].name == "Daily"
        assert 0 <= claim.confidence <= 1
    assert len({claim.id for claim in claims}) == len(claims)
    return list(claims)


@pytest.mark.timeout(600)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pieces=st.lists(st.sampled_from(SENTENCES + ODD), min_size=1, max_size=10))
def test_positions_hold_between_odd_characters(nlp: Language, pieces: list[str]) -> None:
    check(nlp, "".join(pieces))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=400))
def test_any_text_at_all_is_read_without_a_crash(nlp: Language, text: str) -> None:
    check(nlp, text)


def test_the_sentences_give_every_kind_of_claim(nlp: Language) -> None:
    kinds = {claim.kind.value for claim in check(nlp, " ".join(SENTENCES))}
    assert kinds >= {"event", "figure", "control", "relation", "label"}


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "“" * 50, "(" * 1000, "said " * 300])
def test_texts_without_claims_are_read_without_a_crash(nlp: Language, text: str) -> None:
    check(nlp, text)
