"""Damage to training texts: offsets must still cut out the same words."""

import random

from training.attribution.corpus import Annotated, Document
from training.attribution.noise import APOSTROPHES, COMMAS, Damage, damaged, some_damage

from counterclaim.annotating.attribution.tagger.tags import Role

TEXT = "The port's gate, Ann Roe said,\n\nisn't shut."
SPANS = {Role.SOURCE: "Ann Roe", Role.CUE: "said", Role.CONTENT: "The port's gate"}


def document() -> Document:
    spans = tuple((r, (TEXT.index(w), TEXT.index(w) + len(w))) for r, w in SPANS.items())
    return Document("invented", TEXT, (Annotated(spans),))


def words(found: Document) -> dict[Role, str]:
    [attribution] = found.attributions
    return {role: found.text[start:end] for role, (start, end) in attribution.spans}


def test_commas_and_apostrophes_go_and_offsets_move_along() -> None:
    found = damaged(document(), Damage(COMMAS | APOSTROPHES, one_line=True))
    assert found.text == "The ports gate Ann Roe said  isnt shut."
    assert words(found) == {**SPANS, Role.CONTENT: "The ports gate"}


def test_case_goes() -> None:
    assert words(damaged(document(), Damage(lower=True)))[Role.SOURCE] == "ann roe"


def test_no_damage_changes_nothing() -> None:
    assert damaged(document(), Damage()) == document()


def test_most_documents_stay_whole() -> None:
    rng = random.Random(0)
    whole = sum(some_damage(rng) == Damage() for _ in range(1000))
    assert 500 < whole < 900
