"""From the words of two reports to what their accounts clash in."""

from datetime import date

import pytest
from spacy.language import Language

from counterclaim.claiming.read import read_claims
from counterclaim.linking.accounts import Account, blame_amid, blaming
from counterclaim.linking.acts import acts_of
from counterclaim.linking.clashes import ClashType, clashes
from counterclaim.model.report import Report


def account(nlp: Language, text: str, outlet: str) -> Account:
    """All happenings of the report, with blame and denials, and what else it says."""
    report = Report(text=text, outlet=outlet, published=date(2031, 5, 7))
    claims = next(iter(read_claims(nlp, [report])))[1]
    happened = [claim for claim in claims if acts_of(claim)]
    blame = list(blame_amid(happened, [claim for claim in claims if blaming(claim)]))
    told = {claim.id for claim in (*happened, *blame)}
    return Account(
        tuple(claim for claim in claims if claim.id in told),
        tuple(claim for claim in claims if claim.id not in told),
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "Rockets hit the port of Dunhaven on Tuesday. The army denied it had fired rockets.",
            "Rockets hit the port of Dunhaven on Tuesday. The council blamed the army for them.",
            {ClashType.DENIAL},
        ),
        (
            "Shells hit Dunhaven on Tuesday. The army denied any responsibility for the attack.",
            "The army shelled Dunhaven on Tuesday.",
            {ClashType.DENIAL},
        ),
        (
            "Shells hit Dunhaven on Tuesday. The army denied any responsibility for the attack.",
            "Shells hit Dunhaven on Tuesday.",
            set(),
        ),
        (
            "Jets bombed Dunhaven on Tuesday, killing six soldiers and three residents.",
            "Jets bombed Dunhaven on Tuesday, killing nine people.",
            {ClashType.FIGURE},
        ),
        (
            "Jets bombed Dunhaven on Tuesday, killing nine people.",
            "Rebel shelling of Dunhaven killed nine people on Tuesday.",
            {ClashType.CAUSE},
        ),
        (
            "Jets bombed Dunhaven on Tuesday, killing nine civilians.",
            "Jets bombed Dunhaven on Wednesday, killing ten rebel fighters.",
            {ClashType.DATE, ClashType.TARGET, ClashType.VICTIMS, ClashType.FIGURE},
        ),
        (
            "A suicide bomber blew himself up in Dunhaven on Tuesday, and rebels were blamed.",
            "A suicide bomber blew himself up in Dunhaven on Tuesday, and terrorists were blamed.",
            {ClashType.LABEL},
        ),
        (
            "The blast in Dunhaven on Tuesday killed nine. The attack will not go unpunished.",
            "The blast in Dunhaven on Tuesday killed nine.",
            set(),
        ),
    ],
)
def test_in_what_they_clash(nlp: Language, one: str, other: str, expected: set[ClashType]) -> None:
    found = clashes(account(nlp, one, "A"), account(nlp, other, "B"))
    assert {clash.type for clash in found} == expected
