import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from counterclaim.ledger.query import ClaimQuery
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.write import Ledger
from counterclaim.model.claim import ClaimKind
from counterclaim.model.errors import LedgerError, UsageError
from tests.ledger.making import claims, report

ENTERED, SHELLED, UNDATED = "Rebels entered", "The market was shelled", "shelled"


def test_reports_and_claims_come_back_as_they_went_in(made: Path) -> None:
    of = report(1)
    with LedgerReader(made) as ledger:
        assert next(ledger.reports()) == of
        assert tuple(ledger.claims(ClaimQuery(report=of.id))) == claims(of)
        assert len(list(ledger.claims())) == 15


def test_claims_stand_in_the_order_of_entry_then_of_the_text(tmp_path: Path) -> None:
    one, two = report(1), report(2)
    with Ledger(tmp_path / "war.db") as ledger:
        ledger.add(two, claims(two)[::-1])
        ledger.add(one, claims(one))
        found = [(c.report.id, c.start) for c in ledger.claims()]
    assert found == [(of.id, c.start) for of in (two, one) for c in claims(of)]


@pytest.mark.parametrize(
    ("query", "begins"),
    [
        (ClaimQuery(), [ENTERED, SHELLED, UNDATED]),
        (ClaimQuery(kind=ClaimKind.CONTROL), [ENTERED]),
        (ClaimQuery(kind=ClaimKind.FIGURE), []),
        (ClaimQuery(source="MINISTRY"), [ENTERED, SHELLED, UNDATED]),
        (ClaimQuery(source="etoile"), [ENTERED, SHELLED, UNDATED]),
        (ClaimQuery(source="nobody"), []),
        (ClaimQuery(place="qalat dara"), [ENTERED]),
        (ClaimQuery(place="Qal'at"), [ENTERED]),
        (ClaimQuery(actor="hill"), [ENTERED]),
        (ClaimQuery(actor="rebels"), [ENTERED]),
        (ClaimQuery(outlet="courier"), [ENTERED, SHELLED, UNDATED]),
        (ClaimQuery(outlet="saule"), []),
        (ClaimQuery(since=date(2031, 5, 3)), [ENTERED, SHELLED]),
        (ClaimQuery(since=date(2031, 5, 4)), [SHELLED]),
        (ClaimQuery(since=date(2031, 5, 5)), []),
        (ClaimQuery(until=date(2031, 5, 3)), [ENTERED]),
        (ClaimQuery(until=date(2031, 5, 2)), []),
        (ClaimQuery(since=date(2031, 5, 1), until=date(2031, 5, 4)), [ENTERED, SHELLED]),
        (ClaimQuery(search="market shelled"), [SHELLED]),
        (ClaimQuery(search='"shelled market"'), []),
        (ClaimQuery(search="dara rebels"), [ENTERED]),
        (ClaimQuery(search="ministry"), [ENTERED, SHELLED, UNDATED]),
        (ClaimQuery(search="", kind=ClaimKind.EVENT), []),
        (ClaimQuery(search='AND ( "', place="dara"), []),
        (ClaimQuery(search="\udcff"), []),
    ],
)
def test_queries(made: Path, query: ClaimQuery, begins: list[str]) -> None:
    of = report(1).id
    with LedgerReader(made) as ledger:
        everything = list(ledger.claims(query))
        assert ledger.count(query) == len(everything)
    found = [c for c in everything if c.report.id == of]
    assert len(found) == len(begins)
    assert all(c.verbatim.startswith(b) for c, b in zip(found, begins, strict=True))


def test_days_from_and_to_are_those_of_both(made: Path) -> None:
    days = [date(2031, 5, day) for day in range(1, 7)]
    with LedgerReader(made) as ledger:
        for since in days:
            for until in days:
                from_then = {c.id for c in ledger.claims(ClaimQuery(since=since))}
                up_to_then = {c.id for c in ledger.claims(ClaimQuery(until=until))}
                both = {c.id for c in ledger.claims(ClaimQuery(since=since, until=until))}
                assert both == from_then & up_to_then


def test_ids_may_be_shortened_as_long_as_they_are_clear(made: Path) -> None:
    of = report(1)
    with LedgerReader(made) as ledger:
        assert ledger.report(of.id) == ledger.report(of.id[:-2]) == of
        assert ledger.claim(claims(of)[1].id) == claims(of)[1]
        assert ledger.report("r-zz") is None
        assert ledger.claim("' OR 1=1 --") is None
        with pytest.raises(UsageError, match="several ids begin with 'c-"):
            ledger.claim(claims(of)[1].id[:6])


def test_a_whole_id_wins_over_those_that_begin_with_it(tmp_path: Path) -> None:
    short, long = report(1, id="r-abc"), report(2, id="r-abcdef")
    with Ledger(tmp_path / "war.db") as ledger:
        ledger.add(long)
        ledger.add(short)
        assert ledger.report("r-abc") == short


def test_counts_and_problems(made: Path) -> None:
    with LedgerReader(made) as ledger:
        assert [(r.id, r.claims) for r in ledger.drawn_reports()] == [
            (r.id, 3) for r in ledger.reports()
        ]
        assert [str(p) for p in ledger.problems()] == [
            "broken.pdf: is damaged",
            "table.csv, row 3: has no text",
        ]


def test_a_reader_cannot_write(made: Path) -> None:
    with LedgerReader(made) as ledger, pytest.raises(sqlite3.OperationalError, match="readonly"):
        ledger._db.execute("DROP TABLE claims_fts")


def test_no_ledger_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"there is no ledger at .*; `counterclaim add"):
        LedgerReader(tmp_path / "none.db")
    with pytest.raises(LedgerError, match="cannot be read"):
        LedgerReader(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_reading_goes_on_while_another_connection_writes(ledger_path: Path) -> None:
    with LedgerReader(ledger_path) as reader, Ledger(ledger_path) as writer:
        found = reader.claims()
        next(found)
        new = report(9)
        with writer.batch():
            writer.add(new, claims(new))
            assert reader.report(new.id) is None
        assert len(list(found)) == 14  # as it was when the call began
        assert reader.report(new.id) == new


@pytest.fixture
def on_a_disc(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where nothing can be written: SQLite cannot make the two side files. (Root may always.)"""
    real = sqlite3.connect

    def connect(address: str, **options: Any) -> sqlite3.Connection:
        if address.endswith("?mode=ro"):
            raise sqlite3.OperationalError("unable to open database file")
        return real(address, **options)

    monkeypatch.setattr("counterclaim.ledger.file.sqlite3.connect", connect)


@pytest.mark.usefixtures("on_a_disc")
def test_a_ledger_in_a_folder_that_cannot_be_written_to(ledger_path: Path) -> None:
    ledger_path.with_name("war.db-wal").touch()  # as a reader leaves it
    with LedgerReader(ledger_path) as ledger:
        assert len(list(ledger.reports())) == 5


@pytest.mark.usefixtures("on_a_disc")
def test_there_what_a_writer_left_unfinished_is_not_passed_over(ledger_path: Path) -> None:
    ledger_path.with_name("war.db-wal").write_bytes(b"the last reports")
    with pytest.raises(LedgerError, match="its last writer was cut off"):
        LedgerReader(ledger_path)


def test_damage_is_told_in_plain_words(ledger_path: Path) -> None:
    content = bytearray(ledger_path.read_bytes())
    content[4096 * 2 :] = bytes(len(content) - 4096 * 2)
    ledger_path.write_bytes(content)

    def read_all() -> None:
        with LedgerReader(ledger_path) as ledger:
            list(ledger.claims())
            list(ledger.reports())

    with pytest.raises(LedgerError, match=r"is damaged .*; `counterclaim verify"):
        read_all()
