"""What the tagger finds and what the rules add, on drafts made by hand."""

import spacy
from spacy.tokens import Doc

from counterclaim.annotating.attribution.combining import combine
from counterclaim.annotating.attribution.drafting import Draft

#        0   1     2 3      4    5 6    7
WORDS = ["It", "fell", ",", "Roe", "said", ",", "Wire", "reported"]


def doc() -> Doc:
    return Doc(
        spacy.blank("en").vocab,
        WORDS,
        pos=["PRON", "VERB", "PUNCT", "PROPN", "VERB", "PUNCT", "PROPN", "VERB"],
    )


def draft(anchor: int, source: int, content: tuple[int, int], kind: str = "say") -> Draft:
    clause = (min(anchor, source), max(anchor, source))
    return Draft(
        anchor, kind, [(anchor, anchor)], clause, (source, source), source, content=[content]
    )


def test_whoever_passes_a_saying_on_takes_it_whole() -> None:
    tagged = [draft(4, 3, (0, 1)), draft(7, 6, (0, 1))]
    by_rule = [draft(4, 3, (0, 1)), draft(7, 6, (0, 4))]
    assert [d.content for d in combine(doc(), tagged, by_rule)] == [[(0, 1)], [(0, 4)]]


def test_a_saying_within_a_saying_is_added() -> None:
    tagged = [draft(7, 6, (0, 4))]
    by_rule = [draft(4, 3, (0, 1)), draft(7, 6, (0, 4))]
    assert [d.anchor for d in combine(doc(), tagged, by_rule)] == [7, 4]


def test_a_saying_where_the_tagger_finds_nothing_is_added() -> None:
    assert len(combine(doc(), [], [draft(4, 3, (0, 1))])) == 1


def test_a_saying_that_cuts_across_the_taggers_is_left() -> None:
    assert len(combine(doc(), [draft(7, 6, (0, 2))], [draft(4, 3, (0, 1))])) == 1


def test_evidence_within_a_saying_is_no_saying() -> None:
    assert len(combine(doc(), [draft(7, 6, (0, 4))], [draft(4, 3, (0, 1), "show")])) == 1


def test_the_next_speakers_verb_is_not_the_firsts() -> None:
    """ "It fell Roe said Monday Wire reported": the tagger lays "said" to the wire."""
    words = ["It", "fell", "Roe", "said", "Monday", "Wire", "reported"]
    pos = ["PRON", "VERB", "PROPN", "VERB", "PROPN", "PROPN", "VERB"]
    made = Doc(spacy.blank("en").vocab, words, pos=pos)
    by_rule = [draft(3, 2, (0, 1)), draft(6, 5, (0, 3))]
    found = combine(made, [draft(3, 5, (0, 2))], by_rule)
    assert [(d.source, d.content) for d in found] == [((2, 2), [(0, 1)]), ((5, 5), [(0, 3)])]


def test_two_who_speak_are_both_taken() -> None:
    words = ["It", "fell", "a", "monitor", "and", "activists", "said"]
    pos = ["PRON", "VERB", "DET", "NOUN", "CCONJ", "NOUN", "VERB"]
    lemmas = ["it", "fall", "a", "monitor", "and", "activist", "say"]
    made = Doc(spacy.blank("en").vocab, words, pos=pos, lemmas=lemmas)
    (found,) = combine(made, [draft(6, 5, (0, 1))], [])
    assert (found.source, found.speaker) == ((2, 5), 3)
