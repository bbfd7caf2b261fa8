"""What claims add to an event's: made-up reports of an invented war."""

from collections import Counter

import pytest

from counterclaim import Report, read_claims
from counterclaim.model.claim import Claim, ClaimKind


def read(text: str) -> list[Claim]:
    return list(read_claims(Report(text=text, outlet="Halyard")))


def kinds(text: str) -> Counter[ClaimKind]:
    return Counter(claim.kind for claim in read(text))


def test_a_relation_that_events_tell_again_is_claimed_once() -> None:
    told = "Soldiers clashed with rebels in Dara. Soldiers clashed with rebels again in Ostrel."
    assert kinds(told)[ClaimKind.RELATION] == 1
    assert kinds(told)[ClaimKind.EVENT] == 2


def test_a_relation_in_words_of_its_own_stays() -> None:
    member = "The Ostrel Brigade, part of the Harrow Front, shelled"
    told = f"{member} Dara. {member} Velm."
    assert kinds(told)[ClaimKind.RELATION] == 2


def test_a_thing_hit_again_by_the_same_word_is_claimed_once() -> None:
    told = "The army shelled the school. On Friday the army shelled the school."
    assert kinds(told)[ClaimKind.SERVICE] == 1


def test_what_became_of_the_thing_stays() -> None:
    told = "The army shelled the hospital. The hospital is closed."
    found = [c.service.effect.value for c in read(told) if c.service is not None]
    assert found == ["hit", "closed"]


@pytest.mark.parametrize(
    "told",
    [
        "The army did not shell the school.",
        "Hospitals must not be attacked.",
        "The rebels plan to attack the hospital.",
    ],
)
def test_what_event_words_deny_or_demand_is_no_service(told: str) -> None:
    assert kinds(told)[ClaimKind.SERVICE] == 0


def test_the_doer_of_a_service_is_the_event_s() -> None:
    [service] = [c for c in read("Rebel fighters shelled the school.") if c.service is not None]
    assert service.actor is not None
    assert service.actor.mention == "Rebel fighters"
