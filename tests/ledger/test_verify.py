import random
import sqlite3
import subprocess
import sys
import zlib
from contextlib import closing
from dataclasses import astuple, replace
from pathlib import Path

import pytest

from counterclaim.ledger.chain import Entry, following
from counterclaim.ledger.checker import checker_text
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.rows import ENTRY_COLUMNS, claim_json
from counterclaim.ledger.verify import verify
from counterclaim.ledger.write import Ledger
from counterclaim.model.errors import LedgerError, UsageError
from tests.ledger.making import claims, report

TABLES = ("entries", "originals", "reports", "readings", "claims", "problems", "decisions")
PAGE = 4096


def meddle(path: Path, *sql: str) -> None:
    """Do what a person with the disk can: without the triggers that stand in the way."""
    db = sqlite3.connect(path, isolation_level=None)
    triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")
    for statement in sql:
        db.execute(statement)
    for _, made in triggers:
        db.execute(made)
    db.close()


def everything(path: Path) -> list[object]:
    """All that a ledger tells."""
    db = sqlite3.connect(path)
    try:
        held = [db.execute(f"SELECT * FROM {table} ORDER BY seq") for table in TABLES]
        held.append(db.execute("SELECT sql FROM sqlite_schema WHERE name NOT LIKE '%_fts_%'"))
        for index in ("claims_fts", "reports_fts"):
            held.append(db.execute(f"SELECT rowid FROM {index} WHERE {index} MATCH 'shelled'"))
        return [list(rows) for rows in held]
    finally:
        db.close()


def test_a_ledger_as_it_was_written(made: Path) -> None:
    found = verify(made)
    with LedgerReader(made) as ledger:
        assert found.head == ledger.head()
    assert (found.entries, found.fault) == (32, None)


def test_an_empty_ledger(tmp_path: Path) -> None:
    Ledger(tmp_path / "war.db").close()
    found = verify(tmp_path / "war.db")
    assert (found.entries, found.head, found.fault) == (0, None, None)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE entries SET subject = 'x' WHERE seq = 5", "entry 5 (claim x): its hash is not"),
        ("UPDATE entries SET recorded_at = 'x' WHERE seq = 7", "entry 7 (original"),
        ("UPDATE entries SET kind = 'note' WHERE seq = 8", "entry 8 (note"),
        ("UPDATE entries SET hash = 'x' WHERE seq = 4", "entry 4 (claim"),
        ("DELETE FROM entries WHERE seq = 31", "entry 32 (problem table.csv): entries are missing"),
        ("DELETE FROM claims WHERE seq = 10", "entry 10 (claim"),
        (
            "UPDATE claims SET json = replace(json, 'direct', 'dIrect') WHERE seq = 10",
            "entry 10 (claim",
        ),
        ("UPDATE claims SET ordinal = 7 WHERE seq = 10", "the row it is about is not what was"),
        ("UPDATE reports SET text = text || '.' WHERE seq = 14", "entry 14 (report"),
        ("UPDATE readings SET rules = 'x' WHERE seq = 9", "entry 9 (reading"),
        ("UPDATE readings SET confirms = 3 WHERE seq = 9", "entry 9 (reading"),
        ("UPDATE claims SET reading = 3 WHERE seq = 10", "entry 10 (claim"),
        ("UPDATE claims SET reading = NULL WHERE seq = 10", "entry 10 (claim"),
        ("UPDATE reports SET outlet = 'Other' WHERE seq = 2", "entry 2 (report"),
        ("UPDATE reports SET side = NULL WHERE seq = 2", "entry 2 (report"),
        ("UPDATE originals SET content = x'00' WHERE seq = 1", "its bytes do not have the SHA"),
        ("UPDATE originals SET content = x'9999' WHERE seq = 1", "its bytes cannot be unpacked"),
        ("UPDATE originals SET path = 'x' WHERE seq = 1", "entry 1 (original"),
        (
            "UPDATE originals SET content = NULL, compression = NULL WHERE seq = 1",
            "not what was recorded",
        ),
        ("UPDATE problems SET reason = 'is fine' WHERE seq = 31", "entry 31 (problem broken.pdf)"),
        (
            "INSERT INTO problems VALUES (99, 'a', NULL, 'b', 'c')",
            "row 99 of problems belongs to no entry",
        ),
        ("INSERT INTO claims_fts (claims_fts) VALUES ('delete-all')", "the word index claims_fts"),
        ("DELETE FROM reports_fts_docsize", "the word index reports_fts"),
        ("UPDATE claims_fts_docsize SET sz = x'0101' WHERE id = 10", "counts the words of a row"),
        (
            "INSERT INTO claims_fts (claims_fts, rowid, verbatim, mentions) "
            "SELECT 'delete', seq, verbatim, mentions FROM claims WHERE seq = 10",
            "the word index claims_fts",
        ),
        (
            "INSERT INTO reports_fts (rowid, title, text) VALUES (99, 'x', 'y')",
            "the word index reports_fts",
        ),
        ("UPDATE claims_fts_idx SET pgno = 99", "the word index claims_fts"),
        ("DROP INDEX claims_report", "index claims_report is not as its version makes it"),
        ("CREATE TRIGGER spy AFTER INSERT ON claims BEGIN SELECT 1; END", "a trigger was added"),
    ],
)
def test_what_was_meddled_with_is_named(ledger_path: Path, sql: str, said: str) -> None:
    meddle(ledger_path, sql)
    found = verify(ledger_path)
    assert said in str(found.fault)


def test_words_that_changed_places_in_the_index(ledger_path: Path) -> None:
    """Each as often as before, in rows as long as before."""
    took = "INSERT INTO claims_fts (claims_fts, rowid, verbatim, mentions) VALUES ('delete', "
    put = "INSERT INTO claims_fts (rowid, verbatim, mentions) VALUES ("
    db = sqlite3.connect(ledger_path)
    [(held, mentions)] = db.execute("SELECT verbatim, mentions FROM claims WHERE seq = 10")
    db.close()
    first, second, *rest = held.split()
    turned = " ".join((second, first, *rest))
    meddle(
        ledger_path,
        f"{took}10, '{held}', '{mentions}')",
        f"{put}10, '{turned}', '{mentions}')",
    )
    assert "claims: it does not hold the words of the table" in str(verify(ledger_path).fault)


def test_word_indexes_are_checked_a_few_rows_at_a_time(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counterclaim.ledger.words.AT_ONCE", 100)
    assert verify(made).fault is None


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("DROP TRIGGER decisions_stay", "trigger decisions_stay is not as its version makes it"),
        ("DROP TRIGGER readings_follow", "trigger readings_follow"),
        ("DROP INDEX drawn_claims_state", "index drawn_claims_state"),
        ("ALTER TABLE drawn_events ADD COLUMN x TEXT", "table drawn_events"),
        ("DROP TABLE drawn_words", "table drawn_words"),
        ("CREATE TRIGGER spy AFTER INSERT ON drawn_claims BEGIN SELECT 1; END", "trigger was add"),
    ],
)
def test_a_changed_schema_is_a_fault_of_drawn_tables_too(
    ledger_path: Path, sql: str, said: str
) -> None:
    with closing(sqlite3.connect(ledger_path)) as db:
        db.execute(sql)
    assert said in str(verify(ledger_path).fault)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE drawn_claims SET state = 'rejected', event = 'e-0', json = '{}'",
        "DELETE FROM drawn_reports",
        "INSERT INTO drawn_waiting VALUES (99, 2, 2)",
        "INSERT INTO drawn_words VALUES ('market', 9)",
    ],
)
def test_what_drawn_tables_hold_is_no_fault(ledger_path: Path, sql: str) -> None:
    with closing(sqlite3.connect(ledger_path, isolation_level=None)) as db:
        db.execute(sql)
    assert verify(ledger_path).fault is None


def forged_claim(path: Path, json: str) -> Entry:
    """An entry with this claim, of no reading, put behind the last one as the chain asks for."""
    db = sqlite3.connect(path, isolation_level=None)
    last = Entry(*db.execute(f"SELECT {ENTRY_COLUMNS} FROM entries ORDER BY seq DESC").fetchone())
    made = following(last, kind="claim", subject="c-0", recorded_at="t", payload=(0, json))
    db.execute("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)", astuple(made))
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("INSERT INTO claims (seq, ordinal, json) VALUES (?, 0, ?)", (made.seq, json))
    db.close()
    return made


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "", None),
        ("Rebels", "Nobody", "its words are not those of the report at its place"),
        (report(3).id, "r-0", "it does not stand with its report"),
        ('"north"', '"south"', "it does not stand with its report"),
    ],
)
def test_a_claim_far_from_its_report_must_fit_it(
    ledger_path: Path, old: str, new: str, said: str | None
) -> None:
    of = replace(claims(report(3))[0], id="c-0")
    json = claim_json(of).replace(old, new) if old else claim_json(of)
    made = forged_claim(ledger_path, json)
    fault = verify(ledger_path).fault
    assert str(fault) == (f"entry {made.seq} (claim c-0): {said}" if said else "None")
    ran = subprocess.run(
        [sys.executable, "-", str(ledger_path)],
        input=checker_text(),
        capture_output=True,
        text=True,
        check=False,
    )
    by_checker = said is not None and new != '"south"'  # which looks at words alone
    assert (f"entry {made.seq} (claim c-0): {said}" in ran.stderr) == by_checker


def test_a_dropped_trigger_is_named(ledger_path: Path) -> None:
    db = sqlite3.connect(ledger_path)
    db.execute("DROP TRIGGER claims_keep")
    db.close()
    assert "trigger claims_keep" in str(verify(ledger_path).fault)


def test_the_first_of_several_is_named(ledger_path: Path) -> None:
    meddle(
        ledger_path,
        "UPDATE claims SET ordinal = 9 WHERE seq = 16",
        "UPDATE reports SET title = 'x' WHERE seq = 8",
    )
    found = verify(ledger_path)
    assert found.fault is not None
    assert found.fault.entry is not None
    assert (found.fault.entry.seq, found.entries) == (8, 7)


def test_bytes_that_were_swapped_for_others(ledger_path: Path) -> None:
    other = zlib.compress(b"something else").hex()
    meddle(ledger_path, f"UPDATE originals SET content = x'{other}' WHERE seq = 1")
    assert "its bytes do not have the SHA-256" in str(verify(ledger_path).fault)


def test_tables_of_the_users_own_may_stand_beside(ledger_path: Path) -> None:
    db = sqlite3.connect(ledger_path)
    db.execute("CREATE TABLE notes (x)")
    db.execute("CREATE VIEW early AS SELECT * FROM claims WHERE earliest < '2031'")
    db.close()
    assert verify(ledger_path).fault is None


def test_the_end_cut_off_shows_in_the_head_alone(ledger_path: Path) -> None:
    """What the chain does not prove, unless the head was kept elsewhere."""
    before = verify(ledger_path)
    meddle(ledger_path, "DELETE FROM problems", "DELETE FROM entries WHERE kind = 'problem'")
    after = verify(ledger_path)
    assert after.fault is None
    assert after.head != before.head


def test_words_that_are_not_in_the_report_though_the_chain_was_made_anew(tmp_path: Path) -> None:
    path, of = tmp_path / "war.db", report()
    with Ledger(path) as ledger:
        ledger.add(of, claims(of)[:1])
    db = sqlite3.connect(path)
    json = db.execute("SELECT json FROM claims").fetchone()[0].replace("Rebels", "Nobody")
    entries = [Entry(*row) for row in db.execute(f"SELECT {ENTRY_COLUMNS} FROM entries")]
    db.close()
    forged = following(
        entries[2],
        kind="claim",
        subject=entries[3].subject,
        recorded_at=entries[3].recorded_at,
        payload=(0, json, 3),
    )
    quoted = json.replace("'", "''")
    meddle(
        path,
        f"UPDATE claims SET json = '{quoted}'",
        f"UPDATE entries SET payload_sha256 = '{forged.payload_sha256}', hash = '{forged.hash}' "
        "WHERE seq = 4",
        "INSERT INTO claims_fts (claims_fts) VALUES ('rebuild')",
    )
    assert "its words are not those of the report" in str(verify(path).fault)


def evidence_in(content: bytes, path: Path) -> list[int]:
    """The numbers of the pages that hold what people and programs said, and its hashes."""
    db = sqlite3.connect(path)
    said = [
        value.encode() if isinstance(value, str) else value
        for sql in (
            "SELECT hash FROM entries",
            "SELECT json FROM claims",
            "SELECT text FROM reports",
            "SELECT content FROM originals",
            "SELECT reason FROM problems",
            "SELECT rules || lists FROM readings",
        )
        for (value,) in db.execute(sql)
    ]
    db.close()
    return sorted({place // PAGE for each in said if (place := content.find(each[:40])) >= 0})


def test_one_flipped_byte(made: Path, tmp_path: Path) -> None:
    """Found, or of no consequence: then all that the ledger tells is as before."""
    content, told = made.read_bytes(), everything(made)
    chance = random.Random(20310505)
    pages = evidence_in(content, made)
    path, found, tries = tmp_path / "copy.db", 0, 150
    for number in range(2 * tries):
        where = pages if number < tries else range(len(content) // PAGE)
        place = chance.choice(where) * PAGE + chance.randrange(PAGE)
        flipped = bytearray(content)
        flipped[place] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        if verify(path).fault is None:
            assert everything(path) == told, f"byte {place}"
        elif number < tries:
            found += 1
        for side in ("-wal", "-shm"):
            path.with_name(path.name + side).unlink(missing_ok=True)
    assert found > tries // 2  # the rest hit the empty space of half-filled pages


@pytest.mark.parametrize("word", ["shelled", "The Courier", "A. Nónym", "Hill Front", "is damaged"])
def test_one_flipped_byte_in_what_is_told(made: Path, tmp_path: Path, word: str) -> None:
    content = bytearray(made.read_bytes())
    content[content.index(word.encode())] ^= 1
    path = tmp_path / "copy.db"
    path.write_bytes(content)
    assert verify(path).fault is not None


@pytest.mark.parametrize("left", [50, 5000, -5000, -1])
def test_a_file_cut_short(made: Path, tmp_path: Path, left: int) -> None:
    path = tmp_path / "copy.db"
    path.write_bytes(made.read_bytes()[:left])
    assert verify(path).fault is not None


def test_what_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("Dear diary")
    assert "is not a counterclaim ledger" in str(verify(tmp_path / "diary.txt").fault)
    with pytest.raises(LedgerError, match="there is no ledger"):
        verify(tmp_path / "none.db")


def test_verifying_writes_nothing(ledger_path: Path) -> None:
    before = ledger_path.read_bytes()
    ledger_path.chmod(0o444)
    verify(ledger_path)
    assert ledger_path.read_bytes() == before


def test_verifying_while_another_connection_writes(ledger_path: Path) -> None:
    with Ledger(ledger_path) as ledger, ledger.batch():
        ledger.add(replace(report(9)))
        assert verify(ledger_path).entries == 32


def hashes(path: Path) -> list[str]:
    db = sqlite3.connect(path)
    found = [hash for (hash,) in db.execute("SELECT hash FROM entries ORDER BY seq")]
    db.close()
    return found


@pytest.mark.parametrize("cut", [slice(None), slice(7, None), slice(0, 15), slice(7, 15)])
def test_an_earlier_head_is_found(made: Path, cut: slice) -> None:
    whole = hashes(made)[11]
    found = verify(made, head=f" {whole[cut].upper()}\n")
    [earlier] = found.earlier
    assert (earlier.seq, earlier.hash, earlier.since) == (12, whole, 20)
    assert earlier.recorded_at.endswith("Z")
    assert verify(made).earlier == ()


def test_a_head_that_was_cut_off_is_not_found(ledger_path: Path) -> None:
    last = hashes(ledger_path)[-1]
    meddle(ledger_path, "DELETE FROM problems", "DELETE FROM entries WHERE kind = 'problem'")
    found = verify(ledger_path, head=last)
    assert (found.fault, found.earlier) == (None, ())


def test_a_head_is_looked_for_in_what_fits(ledger_path: Path) -> None:
    meddle(ledger_path, "UPDATE claims SET ordinal = 7 WHERE seq = 10")
    all_of_them = hashes(ledger_path)
    [earlier] = verify(ledger_path, head=all_of_them[4]).earlier
    assert (earlier.seq, earlier.since) == (5, 4)
    assert verify(ledger_path, head=all_of_them[10]).earlier == ()


def test_the_short_start_of_a_head_may_be_that_of_several(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counterclaim.ledger.verify._start_of_hash", lambda head: head)
    assert len(verify(made, head="sha256:").earlier) == 32


@pytest.mark.parametrize("head", ["", "5f8a03c", "sha256:", "sha512:5f8a03c1", "x" * 64, "a" * 65])
def test_what_is_no_head(made: Path, head: str) -> None:
    with pytest.raises(UsageError, match="is no head hash"):
        verify(made, head=head)
