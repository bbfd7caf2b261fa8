import sqlite3
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from counterclaim.ledger.file import APPLICATION_ID, VERSION
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.verify import verify
from counterclaim.ledger.write import Added, Ledger, RefusedError
from counterclaim.model.claim import Claim
from counterclaim.model.errors import LedgerError
from counterclaim.model.intake import Container, Format, Intake, Item
from counterclaim.model.problem import Problem
from counterclaim.model.report import Report
from tests.ledger.making import claims, report


def clock() -> datetime:
    return datetime(2031, 5, 5, 12, 0, 0, 1, tzinfo=UTC)


def intake(content: bytes, *, path: str = "a.txt", container: Container | None = None) -> Intake:
    digest = sha256(content).hexdigest()
    item = Item(
        path=path,
        row=4 if container else None,
        format=Format.TEXT,
        content=content,
        sha256=digest,
        container=container,
    )
    return Intake(item=item, report=Report(text="Read from it.", sha256=digest), own_id="row-4")


def columns(path: Path, sql: str) -> list[tuple[object, ...]]:
    db = sqlite3.connect(path)
    try:
        return db.execute(sql).fetchall()
    finally:
        db.close()


def test_a_report_with_its_claims_is_kept(tmp_path: Path) -> None:
    of = report()
    with Ledger(tmp_path / "war.db") as ledger:
        assert ledger.add(of, claims(of)) == Added(report_id=of.id, claims=3, new=True)
        assert ledger.report(of.id) == of
        assert tuple(ledger.claims()) == claims(of)
        assert ledger.has(of.sha256) == of.id
    assert verify(tmp_path / "war.db").fault is None


def test_the_same_bytes_again_change_nothing(tmp_path: Path) -> None:
    of = report()
    with Ledger(tmp_path / "war.db") as ledger:
        ledger.add(of, claims(of))
        head = ledger.head()
        again = ledger.add(replace(of, outlet="Another"), ())
        assert again == Added(report_id=of.id, claims=0, new=False)
        assert ledger.head() == head


def test_original_bytes_are_kept_with_their_way_in(tmp_path: Path) -> None:
    table = b"text\n" + b"x" * 10_000
    container = Container(
        path="t.csv", sha256=sha256(table).hexdigest(), size=len(table), content=table
    )
    with Ledger(tmp_path / "war.db", clock=clock) as ledger:
        for content in (b'{"text": "1"}', b'{"text": "2"}'):
            ledger.add(intake(content, path="t.csv", container=container))
        kept = ledger.original(sha256(b'{"text": "2"}').hexdigest())
        whole = ledger.original(container.sha256)
    assert kept is not None
    assert whole is not None
    assert (kept.content, kept.size, kept.path, kept.row) == (b'{"text": "2"}', 13, "t.csv", 4)
    assert kept.container_sha256 == container.sha256
    assert kept.added_at == "2031-05-05T12:00:00.000001Z"
    assert whole.content == table
    stored = columns(tmp_path / "war.db", "SELECT length(content) FROM originals WHERE seq = 1")
    assert stored[0][0] < 100
    assert columns(tmp_path / "war.db", "SELECT path, row, own_id FROM reports") == 2 * [
        ("t.csv", 4, "row-4")
    ]
    assert verify(tmp_path / "war.db").fault is None


def test_a_container_too_large_to_keep_is_named(tmp_path: Path) -> None:
    container = Container(path="big.warc", sha256=64 * "a", size=10**10, content=None)
    with Ledger(tmp_path / "war.db") as ledger:
        ledger.add(intake(b"one", container=container))
        whole = ledger.original(64 * "a")
    assert whole is not None
    assert (whole.size, whole.content) == (10**10, None)
    assert verify(tmp_path / "war.db").fault is None


def test_a_file_of_reports_that_is_itself_a_report(tmp_path: Path) -> None:
    line = b'{"text": "only one line"}'
    container = Container(
        path="one.jsonl", sha256=sha256(line).hexdigest(), size=len(line), content=line
    )
    with Ledger(tmp_path / "war.db") as ledger:
        assert ledger.add(intake(line, container=container)).new
    assert verify(tmp_path / "war.db").fault is None


OF = report()
FIRST, SECOND, _ = claims(OF)
assert FIRST.place is not None
PLACE = FIRST.place


@pytest.mark.parametrize(
    ("what", "of_it", "why"),
    [
        (replace(OF, sha256=64 * "0", id="r-0"), (), "do not have the SHA-256"),
        (replace(intake(b"x"), item=replace(intake(b"x").item, content=b"y")), (), "SHA-256"),
        (OF, claims(report(2)), "is of another report"),
        (OF, (replace(FIRST, start=1, end=FIRST.end + 1),), "are not those of the text"),
        (OF, (replace(FIRST, verbatim="R" + FIRST.verbatim[:-1]),), "are not those of the text"),
        (OF, (FIRST, replace(SECOND, id=FIRST.id)), "UNIQUE"),
        (Report(text="half \ud83d of a dove"), (), "surrogate"),
        (
            OF,
            (replace(FIRST, place=replace(PLACE, latitude=float("nan"))),),
            "is not kept as it is",
        ),
    ],
)
def test_what_does_not_fit_is_refused_whole(
    tmp_path: Path, what: Report | Intake, of_it: tuple[Claim, ...], why: str
) -> None:
    other = report(3)
    with Ledger(tmp_path / "war.db") as ledger, ledger.batch():
        ledger.add(report(2))
        with pytest.raises(RefusedError, match=why):
            ledger.add(what, of_it)
        ledger.add(other, claims(other))
    with LedgerReader(tmp_path / "war.db") as reader:
        assert [r.id for r in reader.reports()] == [report(2).id, other.id]
        assert reader.original(OF.sha256) is None
    assert verify(tmp_path / "war.db").fault is None


def test_another_report_with_the_same_id_is_refused(tmp_path: Path) -> None:
    with Ledger(tmp_path / "war.db") as ledger:
        ledger.add(report(1, id="r-1"))
        with pytest.raises(RefusedError, match=r"reports\.id"):
            ledger.add(report(2, id="r-1"))


def test_a_batch_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    with Ledger(tmp_path / "war.db") as ledger:
        ledger.add(report(1))
        with suppress(KeyboardInterrupt), ledger.batch():
            ledger.add(report(2))
            raise KeyboardInterrupt
        assert [r.id for r in ledger.reports()] == [report(1).id]
        with ledger.batch(), pytest.raises(RuntimeError, match="already open"), ledger.batch():
            pass
        ledger.add(report(2))
    assert verify(tmp_path / "war.db").entries == 6  # two originals, reports and readings


def test_numbers_beyond_sqlite_are_kept(tmp_path: Path) -> None:
    from counterclaim.model.figure import Counted, Figure, Measure

    huge = Figure(
        mention="3",
        start=0,
        end=1,
        measure=Measure.KILLED,
        of=Counted.PEOPLE,
        low=10**30,
        high=None,
    )
    with Ledger(tmp_path / "war.db") as ledger:
        ledger.add(OF, (replace(SECOND, figures=(huge,)),))
        assert next(ledger.claims()).figures == (huge,)


def test_a_problem_is_recorded_once(tmp_path: Path) -> None:
    problem = Problem(path="t.csv", row=3, reason="has no text")
    with Ledger(tmp_path / "war.db") as ledger:
        assert ledger.add_problem(problem)
        assert not ledger.add_problem(problem)
        assert ledger.add_problem(replace(problem, row=None))
        assert not ledger.add_problem(replace(problem, row=None))
        assert ledger.add_problem(replace(problem, path="bad\udcffname.txt"))
        assert [p.path for p in ledger.problems()] == ["t.csv", "t.csv", r"bad\udcffname.txt"]
    assert verify(tmp_path / "war.db").entries == 3


def test_the_folder_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="nowhere does not exist; make it first"):
        Ledger(tmp_path / "nowhere" / "war.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"Dear diary", b"x", b"SQLite format 3\x00" + bytes(200)])
def test_a_file_that_is_no_ledger_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "diary.txt"
    path.write_bytes(content)
    for opened in (Ledger, LedgerReader):
        with pytest.raises(LedgerError, match="is not a counterclaim ledger; it was left"):
            opened(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE t (x)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="is not a counterclaim ledger"):
        Ledger(path)
    assert path.read_bytes() == before


def test_a_newer_ledger_is_left_as_it_is(ledger_path: Path) -> None:
    columns(ledger_path, f"PRAGMA user_version = {VERSION + 1}")
    for opened in (Ledger, LedgerReader):
        with pytest.raises(LedgerError, match="written by a newer counterclaim"):
            opened(ledger_path)


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "war.db"
    path.touch()
    with Ledger(path) as ledger:
        assert ledger.head() is None
    assert columns(path, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert columns(path, "PRAGMA journal_mode") == [("wal",)]
    assert verify(path).fault is None


def test_a_second_writer_hears_why_it_must_wait(tmp_path: Path) -> None:
    path = tmp_path / "war.db"
    with Ledger(path) as first, Ledger(path, wait=0.1) as second:
        with first.batch():
            first.add(report(1))
            with pytest.raises(LedgerError, match="another process is writing"):
                second.add(report(2))
        assert second.add(report(2)).new
        assert first.add(report(3)).new
        assert not first.add(report(2)).new
    assert verify(path).entries == 9


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE {} SET seq = seq",
        "DELETE FROM {}",
        "INSERT OR REPLACE INTO {0} SELECT * FROM {0} LIMIT 1",
    ],
)
@pytest.mark.parametrize("table", ["entries", "originals", "reports", "problems"])
def test_nothing_is_changed_or_removed(ledger_path: Path, table: str, sql: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        columns(ledger_path, sql.format(table))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE claims SET json = json",
        "DELETE FROM claims",
        "INSERT OR REPLACE INTO claims (seq, ordinal, json) SELECT seq, ordinal, json FROM claims",
        "INSERT INTO entries VALUES (99, 'claim', '', '', '', '', '')",
        "INSERT INTO entries SELECT max(seq) + 1, '', '', '', '', '', '' FROM entries",
    ],
)
def test_nothing_comes_in_beside_the_chain(ledger_path: Path, sql: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        columns(ledger_path, sql)
