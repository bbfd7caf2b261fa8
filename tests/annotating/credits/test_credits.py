"""Bylines and wire credits of invented reports."""

import pytest

from counterclaim.annotating.credits.component import find_credits
from counterclaim.model.attribution import SourceKind

BODY = "Two people were killed in Oldtown on Sunday. The road north was closed until the evening."

TABLE = [
    (f"{BODY} - REUTERS", [("REUTERS", "Reuters")]),
    (f"{BODY}-AFP", [("AFP", "Agence France-Presse")]),
    (f"{BODY} --Reuters", [("Reuters", "Reuters")]),
    (f"OLDTOWN (Xinhua) - {BODY}", [("Xinhua", "Xinhua")]),
    (
        f"Blast kills two in Oldtown AFP Sunday 30 Oct 2016 {BODY}",
        [("AFP", "Agence France-Presse")],
    ),
    (f"{BODY} (With Reuters and AFP)", [("Reuters", "Reuters"), ("AFP", "Agence France-Presse")]),
    (f"{BODY} Source TRT World and agencies", [("TRT World", "TRT World"), ("agencies", None)]),
    (f"{BODY} Agencies contributed to this report", [("Agencies", None)]),
    (f"Blast in Oldtown\nBy Jane Roe\n\n{BODY}", [("Jane Roe", "Jane Roe")]),
    (
        f"Blast in Oldtown\n\nBy Jane Roe and John Doe\n\n{BODY}\n\nAP",
        [("Jane Roe", "Jane Roe"), ("John Doe", "John Doe"), ("AP", "Associated Press")],
    ),
    (f"{BODY} (Reporting by Jane Roe; editing by John Doe)", [("Jane Roe", "Jane Roe")]),
    (f"{BODY} J. Roe / Doe", [("J. Roe", "J. Roe"), ("Doe", "Doe")]),
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
