"""The id of a claim hangs on report, kind and trigger; its content on all else that it says."""

from dataclasses import replace

import pytest

from counterclaim.model.abstained import Abstained, Because, Blank, Candidate
from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Manner, Source
from counterclaim.model.claim import FORMAT, PERSON, Claim, ClaimKind, Origin, ReportRef, Trigger
from counterclaim.model.event import EventType
from counterclaim.model.identity import content_of, identified
from counterclaim.model.report import Report
from counterclaim.model.stance import Polarity, Stance
from counterclaim.model.weapon import Weapon, WeaponKind

REPORT = Report(text="Ten died, a doctor said.", outlet="Daily")
CLAIM = Claim(
    id="",
    trigger=Trigger(mention="died", start=4, end=8),
    report=ReportRef.of(REPORT),
    start=0,
    end=8,
    verbatim="Ten died",
    kind=ClaimKind.STATEMENT,
    sources=(Source(name="Daily"),),
    manner=Manner.OWN_VOICE,
    stance=Stance(),
    confidence=0.5,
    origin=Origin(component="x", version="1"),
)

DOCTOR = Actor(mention="doctor", start=12, end=18)
SHELLS = Weapon(mention="died", start=4, end=8, kind=WeaponKind.ARTILLERY)
LEFT_OUT = Abstained(
    field=Blank.ACTOR,
    candidates=(Candidate(mention="doctor", start=12, end=18),),
    reason=Because.ONLY_REPORTS,
)


@pytest.mark.parametrize(
    "other",
    [
        replace(CLAIM, trigger=Trigger(mention="Ten", start=0, end=3)),
        replace(CLAIM, trigger=Trigger(mention="died", start=4, end=8, turn=1)),
        replace(CLAIM, kind=ClaimKind.EVENT, event_type=EventType.ASSAULT),
        replace(CLAIM, report=ReportRef.of(Report(text="Ten died, a doctor said!"))),
        replace(CLAIM, origin=Origin(component=PERSON, version="1")),
    ],
)
def test_report_kind_and_trigger_make_the_id(other: Claim) -> None:
    assert identified(other).id != identified(CLAIM).id


SAID_OTHERWISE = [
    replace(CLAIM, start=4, verbatim="died"),
    replace(CLAIM, sources=(Source(mention="a doctor", start=10, end=18), *CLAIM.sources)),
    replace(CLAIM, sources=(replace(CLAIM.sources[0], body="North Press"),)),
    replace(CLAIM, stance=Stance(polarity=Polarity.DENIED)),
    replace(CLAIM, actor=DOCTOR),
    replace(CLAIM, actor=DOCTOR, co_actors=(replace(DOCTOR, mention="Ten", start=0, end=3),)),
]


@pytest.mark.parametrize("other", SAID_OTHERWISE)
def test_what_a_rule_reads_otherwise_changes_the_content_alone(other: Claim) -> None:
    assert identified(other).id == identified(CLAIM).id
    assert content_of(other) != content_of(CLAIM)


@pytest.mark.parametrize(
    "same",
    [
        replace(CLAIM, confidence=0.9),
        replace(CLAIM, origin=Origin(component="x", version="2")),
        replace(CLAIM, report=replace(CLAIM.report, side="north")),
        replace(CLAIM, abstained=(LEFT_OUT,)),
    ],
)
def test_what_is_only_known_about_it_changes_neither(same: Claim) -> None:
    assert identified(same).id == identified(CLAIM).id
    assert content_of(same) == content_of(CLAIM)


def test_a_field_more_at_its_default_changes_no_content() -> None:
    """The hash is known: a field added later must leave it as it is."""
    assert content_of(CLAIM) == "a5ef81e3dda9e43c"


def test_the_form_of_an_id() -> None:
    made = identified(CLAIM)
    assert made.id.startswith("c-")
    assert len(made.id) == 18
    assert made.format == FORMAT
    assert made.content == content_of(CLAIM)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"verbatim": "Ten"}, "its words are not those"),
        ({"sources": ()}, "nobody says it"),
        ({"confidence": 1.5}, "between 0 and 1"),
        ({"kind": ClaimKind.CONTROL}, "has no control"),
        ({"kind": ClaimKind.FIGURE}, "has no figure"),
        ({"kind": ClaimKind.EVENT}, "has no event type"),
        ({"event_type": EventType.ASSAULT}, "cannot have a type of event"),
        ({"weapon": (SHELLS,)}, "cannot have the field weapon"),
        (
            {
                "kind": ClaimKind.EVENT,
                "event_type": EventType.ASSAULT,
                "weapon": (replace(SHELLS, end=9),),
            },
            "in weapon are not those of its characters",
        ),
        ({"co_actors": (DOCTOR,)}, "has co_actors and no actor"),
    ],
)
def test_a_claim_fits_its_kind(wrong: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        replace(CLAIM, **wrong)  # type: ignore[arg-type]
