"""What keeps one claim from being made, or one component from reading, costs no other claim."""

import logging
from typing import Any

import pytest
from spacy.language import Language

from counterclaim.annotating.times import component as times
from counterclaim.claiming.assemble import CLAIMING
from counterclaim.claiming.read import read_claims, read_reports
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.report import Report

TEXT = (
    "Rebels shelled Aleppo on Monday, killing at least 12 soldiers, a doctor told reporters. "
    "The army recaptured the village of Marj from the terrorists last week."
)
REPORT = Report(text=TEXT, outlet="The Courier")


@pytest.mark.parametrize(
    "kind", [ClaimKind.EVENT, ClaimKind.FIGURE, ClaimKind.CONTROL, ClaimKind.LABEL]
)
def test_a_claim_that_violates_its_checks_is_a_fault(
    nlp: Language, monkeypatch: pytest.MonkeyPatch, kind: ClaimKind
) -> None:
    [(_, whole)] = read_claims(nlp, [REPORT])
    make = Claim.__init__

    def checked(self: Claim, **fields: Any) -> None:
        make(self, **fields)
        if self.kind is kind:
            raise ValueError(f"no {kind} is right")

    monkeypatch.setattr(Claim, "__init__", checked)
    [(_, claims, places, faults)] = read_reports(nlp, [REPORT])
    assert claims == tuple(claim for claim in whole if claim.kind is not kind)
    assert places
    assert {(f.component, f.error) for f in faults} == {
        (CLAIMING, f"ValueError: no {kind} is right")
    }
    assert len(faults) == len(whole) - len(claims) > 0
    assert all(0 <= f.start < f.end <= len(TEXT) for f in faults)


def test_where_and_when_failing_costs_the_claims_that_ask(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Any) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("counterclaim.claiming.assemble.Attacher.of", fail)
    [(_, claims, _, faults)] = read_reports(nlp, [REPORT])
    assert ClaimKind.LABEL in {claim.kind for claim in claims}
    assert {fault.error for fault in faults} == {"RecursionError: too deep"}


def test_a_program_that_reads_claims_hears_of_it_in_the_log(
    nlp: Language, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: Any) -> None:
        raise KeyError("fi̇ve")

    monkeypatch.setattr(times, "find_times", fail)
    with caplog.at_level(logging.WARNING):
        [(report, claims)] = read_claims(nlp, [REPORT])
    assert report == REPORT
    assert {claim.kind for claim in claims} >= {ClaimKind.EVENT, ClaimKind.CONTROL}
    assert all(claim.time is None or claim.time.mention is None for claim in claims)
    assert "counterclaim_times failed on characters 0–" in caplog.text
