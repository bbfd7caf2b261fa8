"""Marks lie over the words they mark; a claim stands among whole words."""

from pathlib import Path

import pytest

from counterclaim.ledger.write import Ledger
from counterclaim.model.claim import ClaimKind
from counterclaim.model.errors import LedgerError, UsageError
from counterclaim.model.report import Report
from counterclaim.views.claims import find_claims
from counterclaim.views.overview import claims_by_kind
from counterclaim.views.reports import list_reports
from counterclaim.views.show import AROUND, ShownClaim, ShownReport, in_context, show, stretches
from tests.ledger.making import claim, claims, report


def titled(number: int) -> Report:
    return report(number, title=None if number == 2 else "One")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "war.db"
    with Ledger(made) as ledger:
        for number in (1, 2):
            of = titled(number)
            ledger.add(of, claims(of))
    return made


def test_stretches_join_to_the_text_and_number_the_claims() -> None:
    of = report()
    inner = claim(of, "entered", 7, kind=ClaimKind.LABEL)
    made = (*claims(of), inner)
    found = list(stretches(of.text, made))
    assert "".join(stretch.text for stretch in found) == of.text
    assert [s.text for s in found if ClaimKind.LABEL in s.kinds] == ["entered"]
    assert [s.kinds for s in found if s.text == "entered"] == [(ClaimKind.CONTROL, ClaimKind.LABEL)]
    ends = {number: stretch for stretch in found for number in stretch.ending}
    assert sorted(ends) == [1, 2, 3, 4]
    assert ends[2] is ends[3]  # "The market was shelled" and the statement "shelled"
    assert ends[1].text.endswith("3 May")


def test_a_report_without_claims_or_text_has_its_text() -> None:
    assert [s.text for s in stretches("Rain.", ())] == ["Rain."]
    assert list(stretches("", ())) == []


def test_context_is_whole_words_of_the_report() -> None:
    text = "begin " + "wordy " * 60 + "Rebels entered" + " wordy" * 60 + " end"
    of = Report(text=text, outlet="The Courier")
    shown = in_context(claim(of, "Rebels entered"), text)
    around = shown.before + "Rebels entered" + shown.after
    assert around in text
    assert shown.before.startswith("wordy ")
    assert shown.after.endswith(" wordy")
    assert len(shown.before) <= AROUND >= len(shown.after)
    assert (shown.cut_before, shown.cut_after) == (True, True)
    whole = in_context(claim(report(), "Rebels"), report().text)
    assert (whole.before, whole.cut_before, whole.cut_after) == ("", False, False)


def test_ids_by_their_start_in_any_case(path: Path) -> None:
    of = titled(1)
    first = claims(of)[0]
    shown = show(path, of.id[:9].upper())
    assert isinstance(shown, ShownReport)
    assert shown.claims == claims(of)
    one = show(path, f" {first.id} ")
    assert isinstance(one, ShownClaim)
    assert one.claim == first
    with pytest.raises(UsageError, match="several ids begin with 'r-'"):
        show(path, "r-")


def test_claims_of_a_report_by_the_start_of_its_id(path: Path) -> None:
    of = titled(2)
    assert tuple(find_claims(path, report=of.id[:10])) == claims(of)
    with pytest.raises(UsageError, match="no report has an id that begins with ''"):
        find_claims(path, report="")


def test_what_cannot_be_found_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        find_claims(tmp_path / "no.db")


def test_reports_and_kinds(path: Path) -> None:
    rows = list(list_reports(path))
    assert [(row.report, row.claims) for row in rows] == [(report(n).id, 3) for n in (1, 2)]
    assert rows[0].title == "One"
    assert rows[1].title == report(2).text
    kinds = claims_by_kind(path)
    assert [(row.kind, row.claims, row.outlets) for row in kinds] == [
        (ClaimKind.EVENT, 2, 1),
        (ClaimKind.CONTROL, 2, 1),
        (ClaimKind.STATEMENT, 2, 1),
    ]
    assert kinds[0].example == claims(titled(1))[1].id
