"""What a denial is against."""

from dataclasses import replace
from typing import Any

import pytest

from counterclaim.linking.denials import contradicts, denied
from counterclaim.model.actor import ActorCategory
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.claim import ClaimKind
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.stance import Hedge, Polarity, Stance
from tests.linking.making import Fields, Writer, party

ARMY, FRONT = party("Ardmeran army"), party("Hill Front", ActorCategory.REBEL_GROUP)
HEDGE = Hedge(mention="denied", start=0, end=6)
DENIED: Fields = {"stance": Stance(polarity=Polarity.DENIED, hedges=(HEDGE,))}
REFUSED: Fields = {"event_type": EventType.REJECT, "event_mode": "allege", "sub_event_type": None}
STATED: Fields = {"kind": ClaimKind.STATEMENT, "event_type": None, "sub_event_type": None}
BLAMED: Fields = {"event_type": EventType.ACCUSE, "sub_event_type": None}


def told(words: str = "Jets bombed the fish market of Dara.", **fields: Any) -> Writer:
    writer = Writer(words)
    writer.tells(**fields)
    return writer


@pytest.mark.parametrize(
    ("denial", "claim", "against"),
    [
        (DENIED, {}, True),
        (DENIED, {"sub_event_type": SubEventType.SHELLING}, False),  # another deed
        (DENIED | {"actor": ARMY}, {}, False),  # that it was done is not denied
        (DENIED | {"actor": ARMY}, {"actor": ARMY}, True),
        (DENIED | {"actor": ARMY}, {"actor": party("Ardmeran Air Force")}, True),
        (DENIED | {"actor": ARMY}, {"actor": FRONT}, False),
        (DENIED | {"actor": ARMY}, BLAMED | {"target": ARMY}, True),
        (DENIED | {"actor": ARMY}, BLAMED | {"target": FRONT}, False),
        (REFUSED | {"actor": ARMY}, {"actor": ARMY}, True),
        (REFUSED, {"actor": ARMY}, True),
        (REFUSED, {}, False),
        (REFUSED, REFUSED, False),
        (DENIED | STATED, {"actor": ARMY}, True),
        (DENIED | STATED, {}, False),
        (DENIED, DENIED, False),
    ],
)
def test_what_a_denial_is_against(denial: Fields, claim: Fields, against: bool) -> None:
    refused = denial.get("event_type") is EventType.REJECT
    words = "The army denied responsibility." if refused else "It had not bombed Dara."
    [no] = told(words, **denial).claims
    [yes] = told(**claim).claims
    assert contradicts(no, yes) is against


def test_a_denied_report_is_denied_whatever_it_tells() -> None:
    [no] = told("The reports were denied by state television.", **REFUSED).claims
    assert contradicts(no, told().claims[0])


def test_who_names_the_doer_stands_against_it_first() -> None:
    no, yes = told(**DENIED), told()
    named = yes.tells(actor=ARMY)
    assert denied(no.claims, yes.claims) == (no.claims[0], named)
    assert denied(yes.claims, no.claims) == (named, no.claims[0])


def test_an_account_may_deny_and_tell() -> None:
    """One's army denies, and blames the Front; the other blames the army."""
    ours = told("It had not bombed Dara.", **DENIED | {"actor": ARMY})
    ours.tells(actor=FRONT)
    theirs = told(**BLAMED | {"target": ARMY})
    assert denied(ours.claims, theirs.claims) == (ours.claims[0], theirs.claims[0])
    assert denied(ours.claims, ours.claims) is None


def test_blame_is_no_target_of_the_denial_in_its_own_sentence() -> None:
    writer = told("The army had flown no jets and blamed the front for the bombs.", **BLAMED)
    writer.tells("had flown no jets", **DENIED)
    blame, no = writer.claims
    assert not contradicts(no, blame)
    [elsewhere] = told("The army had flown no jets and blamed the front.", **BLAMED).claims
    assert contradicts(no, elsewhere)


def test_a_speaker_does_not_tell_what_he_denies() -> None:
    guard = Source(name="River Guard", kind=SourceKind.MILITARY, cue="said")
    orrad = Source(name="Ines Orrad", kind=SourceKind.OFFICIAL, cue="denied", body="River Guard")
    [no] = told("It had not bombed Dara.", by=[orrad], **DENIED).claims
    assert not contradicts(no, told(by=[guard]).claims[0])
    assert contradicts(no, told(by=[replace(guard, name="Hill Front")]).claims[0])
