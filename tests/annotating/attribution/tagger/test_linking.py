"""Linking on positions alone: what the weights decide, and what they may not."""

import numpy as np
import spacy

from counterclaim.annotating.attribution.tagger.linking import FEATURES, Linked, Page, link
from counterclaim.annotating.attribution.tagger.network import Answers
from counterclaim.annotating.attribution.tagger.tags import Role, Run
from counterclaim.annotating.attribution.tagger.wordpieces import words_of

TEXT = "Roe said it fell . Doe added that it burned ."
ROE, SAID, FELL = Run(Role.SOURCE, 0, 0), Run(Role.CUE, 1, 1), Run(Role.CONTENT, 2, 3)
DOE, ADDED, BURNED = Run(Role.SOURCE, 5, 5), Run(Role.CUE, 6, 6), Run(Role.CONTENT, 7, 9)


def weights(**given: float) -> dict[Role, np.ndarray]:
    row = np.array([given.get(feature, 0.0) for feature in FEATURES])
    return {Role.SOURCE: row, Role.CONTENT: row}


NEAREST = weights(distance=-1.0, sentence_ends_between=-3.0, nobody=-9.0)


def page(*runs: Run) -> Page:
    words = words_of(spacy.blank("en")(TEXT))
    flat = np.zeros((len(words), 2), np.float32)
    answers = Answers(flat, flat, flat, flat[:, 0])
    return Page(runs, answers, TEXT, words)


def test_each_cue_takes_its_neighbours() -> None:
    found = link(page(ROE, SAID, FELL, DOE, ADDED, BURNED), NEAREST)
    assert found == [Linked(ROE, SAID, (FELL,)), Linked(DOE, ADDED, (BURNED,))]


def test_a_source_may_serve_two_cues() -> None:
    found = link(page(ROE, SAID, FELL, ADDED, BURNED), NEAREST)
    assert [each.source for each in found] == [ROE, ROE]


def test_nobody_may_be_likelier_than_anybody() -> None:
    found = link(page(ROE, SAID, FELL), weights(nobody=1.0))
    assert found == [Linked(None, SAID, (FELL,))]


def test_a_cue_without_content_and_a_content_without_cue_say_nothing() -> None:
    assert link(page(ROE, SAID), NEAREST) == []
    assert link(page(ROE, FELL), NEAREST) == []
    assert link(page(), NEAREST) == []
