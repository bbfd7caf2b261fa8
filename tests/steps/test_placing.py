"""What a person corrects is linked anew among what is near, and the rest is not read."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import pytest

from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.verify import verify
from counterclaim.ledger.write import Ledger
from counterclaim.model.decision import Act, Decision, Field, Value
from counterclaim.model.timespan import TimeSpan
from counterclaim.steps import link as steps
from counterclaim.steps.draw_check import differences
from counterclaim.steps.link import link
from counterclaim.views.accounts import find_event
from tests.linking.making import HARROW, Writer, strike
from tests.views.making import DAY, on

LATER = DAY + timedelta(days=9)


@pytest.fixture
def war() -> list[Writer]:
    """Three reports of a strike at Dara, two of one at Harrow nine days on."""
    there = [strike(n, HARROW, LATER) for n in (60, 61)]
    return [*(strike(n) for n in (1, 2, 3)), *there]


@pytest.fixture
def path(tmp_path: Path, war: list[Writer]) -> Path:
    path = tmp_path / "war.db"
    with Ledger(path) as ledger:
        for writer in war:
            ledger.add(writer.report, writer.claims)
    link(path)
    return path


def homes(path: Path, writers: Sequence[Writer]) -> list[set[str | None]]:
    """The events of each report's claims."""
    with LedgerReader(path) as ledger:
        return [{ledger.event_of(claim.id) for claim in w.claims} for w in writers]


def edited(path: Path, writer: Writer, field: Field, value: Value) -> list[int]:
    with Ledger(path) as ledger:
        kept = ledger.add_decisions(
            [
                Decision(claim=c.id, act=Act.EDIT, field=field, value=value, coder="ana")
                for c in writer.claims
            ]
        )
    return [each.seq for each in kept if each.seq is not None]


def undone(path: Path, writer: Writer, entries: Sequence[int]) -> None:
    with Ledger(path) as ledger:
        ledger.add_decisions(
            [
                Decision(claim=claim.id, act=Act.TAKE_BACK, takes_back=seq, coder="ana")
                for claim, seq in zip(writer.claims * 2, entries, strict=False)
            ]
        )


def nothing_else(ledger: object) -> NoReturn:
    raise AssertionError("the whole ledger was read")


def test_a_report_put_right_goes_to_the_other_event_and_back(
    path: Path, war: list[Writer], monkeypatch: pytest.MonkeyPatch
) -> None:
    dara, _, _, harrow, _ = [next(iter(home)) for home in homes(path, war)]
    assert dara != harrow
    monkeypatch.setattr(steps, "_linker", nothing_else)
    there: TimeSpan = on(LATER)
    entries = edited(path, war[2], Field.PLACE, HARROW) + edited(path, war[2], Field.TIME, there)
    done = link(path)
    assert (done.reports, done.events, done.shared) == (1, 2, 2)
    *first, moved, other, last = homes(path, war)
    assert first == [{dara}, {dara}]
    assert moved == other == last != {dara}
    with LedgerReader(path) as ledger:
        assert {find_event(ledger, str(harrow))} == moved  # the id leads on
    undone(path, war[2], entries)
    link(path)
    assert homes(path, war) == [{dara}, {dara}, {dara}, {harrow}, {harrow}]
    assert list(differences(path)) == []
    assert verify(path).fault is None


def test_what_is_corrected_without_consequence_changes_no_link(
    path: Path, war: list[Writer], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = homes(path, war)
    monkeypatch.setattr(steps, "_linker", nothing_else)
    with Ledger(path) as ledger:
        ledger.add_decisions([Decision(claim=war[0].claims[0].id, act=Act.ACCEPT, coder="ana")])
    done = link(path)
    assert (done.written, done.undone) == (0, 0)
    assert homes(path, war) == before


def test_new_reports_are_linked_with_all_that_hangs_on_them(path: Path, war: list[Writer]) -> None:
    new = strike(5)
    with Ledger(path) as ledger:
        ledger.add(new.report, new.claims)
    link(path)
    assert homes(path, [new]) == homes(path, war[:1])
