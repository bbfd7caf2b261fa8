import sqlite3
from pathlib import Path

import msgspec

from counterclaim.ledger.file import VERSION
from counterclaim.ledger.health import sqlite_problem, sqlite_words
from counterclaim.ledger.migrations import statements, steps
from tests.ledger.making import claims, report


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    db = sqlite3.connect(path)
    try:
        return db.execute(sql).fetchall()
    finally:
        db.close()


def test_the_version_is_that_of_the_last_step() -> None:
    assert len(steps()) == VERSION


def test_a_script_is_cut_into_its_statements() -> None:
    script = (
        "-- why\nCREATE TABLE t (x);\nCREATE TRIGGER g AFTER INSERT ON t BEGIN\n SELECT 1;\nEND;\n"
    )
    assert [s[:10] for s in statements(script)] == ["-- why\nCRE", "CREATE TRI"]


def test_every_table_is_strict(made: Path) -> None:
    sql = "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict"
    assert [name for (name,) in rows(made, sql) if "_" not in str(name)] == []


def test_columns_of_claims_are_computed_from_their_json(made: Path) -> None:
    of = report(1)
    [row] = rows(
        made,
        'SELECT id, report_id, kind, start, "end", verbatim, actor, place, latitude, country, '
        "earliest, time_anchor, source, source_mention, links, outlet, published, certainty, "
        f"confidence, low FROM claims WHERE report_id = '{of.id}' AND kind = 'control'",
    )
    claim = claims(of)[0]
    assert row == (
        claim.id,
        of.id,
        "control",
        0,
        35,
        claim.verbatim,
        "Hill Front",
        "Qalat Dara",
        35.0,
        "SY",
        "2031-05-03",
        "clause",
        "the ministry",
        "the ministry",
        3,
        "The Courier",
        "2031-05-04",
        "stated",
        0.5,
        None,
    )


def test_the_json_is_that_of_the_export(made: Path) -> None:
    [(json,)] = rows(made, f"SELECT json FROM claims WHERE id = '{claims(report(1))[0].id}'")
    assert str(json).encode() == msgspec.json.encode(claims(report(1))[0])


def test_positions_count_characters_in_sql_too(made: Path) -> None:
    sql = """
        SELECT count(*) FROM claims JOIN reports ON reports.id = report_id
        WHERE verbatim = substr(text, start + 1, "end" - start)
    """
    assert rows(made, sql) == [(15,)]


def test_words_of_reports_are_found_without_their_accents(made: Path) -> None:
    sql = "SELECT count(*) FROM reports_fts WHERE reports_fts MATCH 'dara'"
    assert rows(made, sql) == [(5,)]


def test_this_sqlite_can_hold_a_ledger() -> None:
    assert sqlite_problem() is None
    assert sqlite_words().startswith("SQLite 3.")
