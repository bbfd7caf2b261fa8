"""Who does it to whom with what, by a table of sentences."""

from pathlib import Path

import pytest
from spacy.language import Language

from counterclaim.annotating.data_files import tsv_rows
from counterclaim.annotating.grammar.frames import frame_of
from counterclaim.annotating.grammar.roles import Role, Rule

TABLE = Path(__file__).with_name("frames.tsv")


def word(role: Role | None) -> str:
    return role.noun.text if role is not None else "-"


@pytest.mark.parametrize("row", list(tsv_rows(TABLE.read_text(encoding="utf-8"))))
def test_frame(nlp: Language, row: list[str]) -> None:
    sentence, predicate, *wanted = row
    token = next(t for t in nlp(sentence) if t.text == predicate)
    frame = frame_of(token)
    assert [word(frame.doer), word(frame.done_to), word(frame.instrument)] == wanted


@pytest.mark.parametrize(
    ("sentence", "predicate", "rule"),
    [
        ("The army shelled the town.", "shelled", Rule.SUBJECT),
        ("The town was shelled by the army.", "shelled", Rule.AGENT),
        ("Two men were shot and killed by gunmen.", "shot", Rule.SHARED_AGENT),
        ("The army was accused of shelling the town.", "shelling", Rule.CONTROLLED),
        ("The army shelled the town, killing nine.", "killing", Rule.MAIN_CLAUSE),
        ("Mines laid by the rebels killed a farmer.", "killed", Rule.WIELDER),
        ("The army carried out raids on the town.", "raids", Rule.LIGHT_VERB),
        ("The attack was blamed on the rebels.", "attack", Rule.LAID_TO),
    ],
)
def test_the_rule_is_told(nlp: Language, sentence: str, predicate: str, rule: Rule) -> None:
    token = next(t for t in nlp(sentence) if t.text == predicate)
    doer = frame_of(token).doer
    assert doer is not None
    assert doer.rule is rule


def test_a_sentence_without_end_is_read(nlp: Language) -> None:
    """Clauses hung one under the other by the hundred are climbed a few heads up, not for ever."""
    doc = nlp("The army said " + "that it knew " * 300 + "of shelling the town.")
    assert all(frame_of(token) for token in doc if token.pos_ == "VERB")
