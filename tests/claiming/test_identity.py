"""The id of a claim changes with what is said and by whom, and with nothing else."""

from dataclasses import replace

import pytest

from counterclaim.claiming.identity import identified
from counterclaim.model.attribution import Manner, Source
from counterclaim.model.claim import Claim, ClaimKind, Origin, ReportRef
from counterclaim.model.report import Report
from counterclaim.model.stance import Polarity, Stance

REPORT = Report(text="Ten died, a doctor said.", outlet="Daily")
CLAIM = Claim(
    id="",
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


@pytest.mark.parametrize(
    "other",
    [
        replace(CLAIM, start=4, verbatim="died"),
        replace(CLAIM, kind=ClaimKind.EVENT),
        replace(CLAIM, sources=(Source(mention="a doctor", start=10, end=18), *CLAIM.sources)),
        replace(CLAIM, stance=Stance(polarity=Polarity.DENIED)),
        replace(CLAIM, report=ReportRef.of(Report(text="Ten died, a doctor said!"))),
    ],
)
def test_what_is_said_changes_the_id(other: Claim) -> None:
    assert identified(other).id != identified(CLAIM).id


@pytest.mark.parametrize(
    "same",
    [
        replace(CLAIM, confidence=0.9),
        replace(CLAIM, origin=Origin(component="x", version="2")),
        replace(CLAIM, report=replace(CLAIM.report, side="north")),
        replace(CLAIM, sources=(replace(CLAIM.sources[0], body="North Press"),)),
    ],
)
def test_what_is_only_known_about_it_does_not(same: Claim) -> None:
    assert identified(same).id == identified(CLAIM).id


def test_the_form_of_an_id() -> None:
    made = identified(CLAIM).id
    assert made.startswith("c-")
    assert len(made) == 18
