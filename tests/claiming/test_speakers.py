"""Whom a claim is laid to: ``speakers.tsv``, beside this file."""

from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

from counterclaim.annotating.data_files import tsv_rows
from counterclaim.claiming.read import read_claims
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.report import Report

DAY = date(2031, 3, 12)
TABLE = tsv_rows(Path(__file__).with_name("speakers.tsv").read_text(encoding="utf-8"))
ROWS = [(text.replace("\\n", "\n"), told) for _, text, told in TABLE]


def speakers(claim: Claim) -> str:
    """The links before the outlet, nearest first."""
    links = [source.name or source.mention or "somebody" for source in claim.sources[:-1]]
    return " > ".join(links) or "-"


@pytest.mark.parametrize(("text", "told"), ROWS)
def test_each_claim_has_its_speakers(nlp: Language, text: str, told: str) -> None:
    [(_, claims)] = read_claims(nlp, [Report(text=text, outlet="Halyard", published=DAY)])
    for words, expected in (each.split(" = ") for each in told.split("; ")):
        found = {
            speakers(claim)
            for claim in claims
            if claim.kind is not ClaimKind.LABEL and words.lower() in claim.verbatim.lower()
        }
        assert found == {expected}, words
