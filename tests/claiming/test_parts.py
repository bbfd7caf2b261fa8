"""What a claim carries of a deed: weapons, things, persons, parties, and why a field is blank."""

from datetime import date

import msgspec
import pytest

from counterclaim import Report, read_claims
from counterclaim.model.abstained import Abstained, Because, Blank, Candidate
from counterclaim.model.actor import ActorCategory
from counterclaim.model.claim import Claim, ClaimKind


def claims_in(text: str, kind: ClaimKind) -> list[Claim]:
    report = Report(text=text, outlet="Halyard", published=date(2031, 3, 12))
    return [claim for claim in read_claims(report) if claim.kind is kind]


def test_an_event_has_them_and_its_figure_the_weapon() -> None:
    text = "The army and the police shelled a school in Dara with mortars, killing nine pupils."
    [event] = claims_in(text, ClaimKind.EVENT)
    [figure] = claims_in(text, ClaimKind.FIGURE)
    assert [weapon.mention for weapon in event.weapon] == ["mortars"]
    assert [thing.mention for thing in event.hit] == ["school"]
    assert [actor.mention for actor in event.co_actors] == ["police"]
    if figure.event_type is not None:
        assert figure.weapon == event.weapon
    assert figure.hit == ()


def test_what_was_hit_stands_in_for_a_target_that_is_no_party() -> None:
    [event] = claims_in("Shells hit a hospital in Dara on Monday.", ClaimKind.EVENT)
    assert event.target is not None
    assert (event.target.mention, event.target.category) == ("hospital", ActorCategory.THING)
    [event] = claims_in("The army attacked rebels in a house in Dara.", ClaimKind.EVENT)
    assert event.target is not None
    assert event.target.category is ActorCategory.REBEL_GROUP


def test_a_doer_who_only_suffers_is_left_out_and_told_of() -> None:
    [event] = claims_in("Civilians shelled the market in Dara.", ClaimKind.EVENT)
    candidate = Candidate(mention="Civilians", start=0, end=9)
    assert event.actor is None
    assert event.abstained == (
        Abstained(field=Blank.ACTOR, candidates=(candidate,), reason=Because.WRONG_KIND),
    )


@pytest.mark.parametrize("field", ["weapon", "hit", "persons", "co_actors", "abstained"])
def test_claims_of_format_2_have_none_of_them(field: str) -> None:
    """A claim written before the field was there is read as one that has nothing in it."""
    [event] = claims_in("Rebels attacked an army post in Dara with mortars.", ClaimKind.EVENT)
    older = msgspec.to_builtins(event) | {"format": 2}
    del older[field]
    read = msgspec.convert(older, Claim)
    assert getattr(read, field) == ()
    assert read.id == event.id
