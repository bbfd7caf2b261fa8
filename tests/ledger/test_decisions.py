"""Decisions are kept as they were given; every field's value comes back as it went in."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.ledger.drawn import Draw
from counterclaim.ledger.query import ClaimQuery
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.rows import decision_of, decision_row
from counterclaim.ledger.verify import verify
from counterclaim.ledger.write import Ledger, RefusedError
from counterclaim.model.decision import FIELD_TYPES, Act, Decision, Field, State
from counterclaim.model.words import Words
from counterclaim.steps.draw import draw_backlog
from tests.ledger import test_roundtrip as roundtrip
from tests.ledger.making import claims, report

OF = report(1)
FIRST, SECOND, THIRD = claims(OF)
NOW = "2031-05-05T12:00:00.000001Z"
GIVEN = (
    Decision(claim=FIRST.id, act=Act.ACCEPT, coder="ann", standing="abc", reasons=("clear",)),
    Decision(
        claim=FIRST.id,
        act=Act.EDIT,
        field=Field.WORDS,
        value=Words(0, 6),
        coder="ben",
        round="r1",
        batch="b1",
        blind=True,
        decided_at="2031-05-04T10:00:00Z",
        packet=2,
    ),
    Decision(claim=SECOND.id, act=Act.REJECT, coder="ann", batch="b1"),
    Decision(claim=THIRD.id, act=Act.EDIT, field=Field.TIME, value=None, coder="ann"),
)


def clock() -> datetime:
    return datetime(2031, 5, 5, 12, 0, 0, 1, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Ledger(tmp_path / "war.db", clock=clock) as ledger:
        ledger.add(OF, claims(OF))
        draw_backlog(ledger)
    return tmp_path / "war.db"


def test_they_are_kept_as_they_were_given(path: Path) -> None:
    with Ledger(path, clock=clock) as ledger:
        kept = ledger.add_decisions(GIVEN)
        assert [each.draw for each in ledger.to_draw()] == [Draw.ALL]
        for decision, due in zip(kept, GIVEN, strict=True):
            assert decision == replace(due, seq=decision.seq, recorded_at=NOW)
        held = list(ledger.decisions())
    assert held == [replace(each, decided_at=each.decided_at or NOW) for each in kept]
    with LedgerReader(path) as reader:
        assert list(reader.decisions(claim=FIRST.id)) == held[:2]
        assert list(reader.decisions(report=OF.id)) == held
        assert list(reader.decisions(report="r-0")) == []
        assert list(reader.decisions(coder="ben")) == held[1:2]
        assert reader.decided_batch("b1") == held[1:3]
        assert held[1].seq is not None
        assert reader.decision(held[1].seq) == held[1]
        assert reader.decision(1) is None
    assert verify(path).fault is None


def test_one_is_taken_back_by_the_number_of_its_entry(path: Path) -> None:
    with Ledger(path) as ledger:
        [one] = ledger.add_decisions(GIVEN[:1])
        back = Decision(claim=FIRST.id, act=Act.TAKE_BACK, takes_back=one.seq, coder="ann")
        ledger.add_decisions([back])
        draw_backlog(ledger)
        assert list(ledger.claims(ClaimQuery(state=State.ACCEPTED))) == []
    assert verify(path).fault is None


def test_all_of_them_or_none(path: Path) -> None:
    lost = Decision(claim=FIRST.id, act=Act.TAKE_BACK, coder="ann")
    with Ledger(path) as ledger:
        before = ledger.head()
        with pytest.raises(RefusedError, match="CHECK"):
            ledger.add_decisions([*GIVEN, lost])
        assert ledger.head() == before
        assert ledger.to_draw() == []


@pytest.mark.parametrize(
    ("state", "found"),
    [
        (None, [FIRST, THIRD]),
        (State.UNREVIEWED, [THIRD]),
        (State.ACCEPTED, [FIRST]),
        (State.REJECTED, [SECOND]),
        (State.DIFFER, []),
    ],
)
def test_claims_are_asked_for_by_their_state(
    path: Path, state: State | None, found: list[object]
) -> None:
    with Ledger(path) as ledger:
        ledger.add_decisions([GIVEN[0], GIVEN[2]])
        ledger.add_decisions([replace(GIVEN[0], standing=None)])
        draw_backlog(ledger)
        asked = ClaimQuery(state=state)
        assert list(ledger.claims(asked)) == found
        assert ledger.count(asked) == len(found)
        assert list(ledger.claims(ClaimQuery(as_read=True))) == list(claims(OF))


@pytest.mark.parametrize("field", Field)
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_every_value_of_a_field_comes_back(field: Field, data: st.DataObject) -> None:
    assert roundtrip.words is not None  # its strategies draw all fields of records
    value = data.draw(st.from_type(FIELD_TYPES[field]))  # type: ignore[arg-type]
    made = Decision(
        claim="c-1", act=Act.EDIT, field=field, value=value, coder="ann", decided_at=NOW
    )
    assert decision_of((7, *decision_row(made, NOW))) == replace(made, seq=7, recorded_at=NOW)


@pytest.mark.parametrize("act", [act for act in Act if act not in (Act.EDIT, Act.TAKE_BACK)])
def test_every_act_comes_back(path: Path, act: Act) -> None:
    with Ledger(path) as ledger:
        [kept] = ledger.add_decisions([Decision(claim=FIRST.id, act=act, coder="ann")])
        assert kept.seq is not None
        held = ledger.decision(kept.seq)
    assert held == replace(kept, decided_at=kept.recorded_at)
