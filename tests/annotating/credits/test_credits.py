"""Bylines and wire credits of invented reports."""

from dataclasses import replace

import pytest

from counterclaim.annotating.credits.component import find_credits
from counterclaim.annotating.layout.datelines import edges, find_dateline
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.attribution import SourceKind

BODY = "Two people were killed in Oldtown on Sunday. The road north was closed until the evening."

TABLE = [
    (f"{BODY} - REUTERS", [("REUTERS", "Reuters")]),
    (f"{BODY}-AFP", [("AFP", "Agence France-Presse")]),
    (f"{BODY} --Reuters", [("Reuters", "Reuters")]),
    (f"OLDTOWN (Xinhua) - {BODY}", [("Xinhua", "Xinhua News Agency")]),
    (
        f"Blast kills two in Oldtown AFP Sunday 30 Oct 2016 {BODY}",
        [("AFP", "Agence France-Presse")],
    ),
    (f"{BODY} (With Reuters and AFP)", []),  # added to, not passed on
    (
        f"{BODY} Source TRTWorld and agencies Related News",
        [("TRTWorld", "TRT World"), ("agencies", None)],
    ),
    (f"Smoke over Oldtown (AFP) {BODY}", []),  # a picture's
    (
        "Posted on 3 May 2031 by Ann Roe John Doe and Mary Poe " + BODY,
        [("Ann Roe John Doe and Mary Poe", "Ann Roe John Doe and Mary Poe")],
    ),
    (f"{BODY} Additional reporting by Ann Roe; Writing by John Doe", [("John Doe", "John Doe")]),
    (f"{BODY} Additional reporting by Ann Roe; Editing by John Doe", [("Ann Roe", "Ann Roe")]),
    (f"{BODY} Source TRT World and agencies", [("TRT World", "TRT World"), ("agencies", None)]),
    (f"{BODY} Agencies contributed to this report", [("Agencies", None)]),
    (f"Blast in Oldtown\nBy Jane Roe\n\n{BODY}", [("Jane Roe", "Jane Roe")]),
    (
        f"Blast in Oldtown\n\nBy Jane Roe and John Doe\n\n{BODY}\n\nAP",
        [("Jane Roe and John Doe", "Jane Roe and John Doe"), ("AP", "Associated Press")],
    ),
    (f"{BODY} (Reporting by Jane Roe; editing by John Doe)", [("Jane Roe", "Jane Roe")]),
    (f"By Jane Roe\n\nOLDTOWN {BODY}", [("Jane Roe", "Jane Roe")]),  # a name ends with its line
    (f"{BODY} J. Roe / Doe", []),  # the outlet's own desk
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_credits(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = find_credits(text)
    assert [(s.mention, s.name) for s in found] == expected
    assert all(text[s.start : s.end] == s.mention for s in found)


def test_journalists_come_before_agencies() -> None:
    found = find_credits(f"OLDTOWN (AFP) - {BODY} (Reporting by Jane Roe)")
    assert [s.kind for s in found] == [SourceKind.JOURNALIST, SourceKind.AGENCY]


@pytest.mark.parametrize(
    "text",
    [
        "",
        BODY,
        "A doctor told AFP that two people were killed.",
        "The app fell by Monday.",
        "by AP",
    ],
)
def test_no_credit(text: str) -> None:
    assert find_credits(text) == ()


HALCYON = Actor(
    mention="Halcyon", start=0, end=0, name="Halcyon Agency", category=ActorCategory.AGENCY
)


@pytest.mark.parametrize(
    "foot",
    [
        "\n(Halcyon; additional reporting by our staff)",
        "\n\n- HALCYON and Mercury staff",
        " - Halcyon",
    ],
)
def test_agencies_that_only_a_registry_knows(foot: str) -> None:
    text = BODY + foot
    start = text.lower().index("halcyon")
    known = replace(HALCYON, mention=text[start : start + 7], start=start, end=start + 7)
    found = find_credits(text, [known])
    assert [(s.name, s.kind) for s in found] == [("Halcyon Agency", SourceKind.AGENCY)]
    assert find_credits(text) == ()


DATELINES = [
    ("OLDTOWN, March 12 (Wire) - Snow fell.", "OLDTOWN, March 12 (Wire) -"),
    (
        "A title\nOLDTOWN, Lakeland, Wednesday (WA) — Snow fell.",
        "OLDTOWN, Lakeland, Wednesday (WA) —",
    ),
    ("Oldtown (Reuters) - Snow fell.", "Oldtown (Reuters) -"),
    ("(Reuters) - Snow fell.", "(Reuters) -"),
    ("OLDTOWN -- Snow fell.", "OLDTOWN --"),
    ("Snow in the hills Sunday 30 Oct 2016 OLDTOWN (AFP) - Snow fell.", "OLDTOWN (AFP) -"),
]


@pytest.mark.parametrize(("text", "expected"), DATELINES)
def test_datelines(text: str, expected: str) -> None:
    found = find_dateline(text)
    assert found is not None
    assert found.of(text) == expected
    assert text.index("Snow fell") in edges(text)


@pytest.mark.parametrize(
    "text", ["", "Snow fell - a little.", "The U.S. - led force left.", "EU and UN — friends."]
)
def test_no_dateline(text: str) -> None:
    assert find_dateline(text) is None
