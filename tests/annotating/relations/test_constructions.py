"""The ways of telling a relation, one sentence each: ``told.tsv``, beside this file."""

from pathlib import Path

import pytest
from spacy.language import Language

from counterclaim.annotating.data_files import tsv_rows

TOLD = list(tsv_rows(Path(__file__).with_name("told.tsv").read_text(encoding="utf-8")))

NOT_TOLD = [
    "The president backed out.",
    "The minister supports free trade.",
    "Doctors fought the fever.",
    "The leader of the choir, Anna Velm, sang.",
    "The team clashed with its coach.",
    "The firm is backed by a bank.",
    "The two brothers split from the tour.",
    "A pilot was injured in talks.",
    "The army fought a fire near Osk.",
    "The army attacked the town of Osk.",
    "Shells hit the regime-controlled village of Osk.",
    "Wing Commander Anna Velm spoke.",
    "The army chief of staff, Anna Velm, spoke.",
    "The rebel group was led by a former Karvost Front colonel.",
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_every_way_of_telling_it(nlp: Language, text: str, told: str) -> None:
    found = nlp(text)._.relations
    shown = (f"{r.actor.mention} | {r.type.value} | {r.target.mention}" for r in found)
    assert "; ".join(shown) == told


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_not_told(nlp: Language, text: str) -> None:
    assert nlp(text)._.relations == ()
