"""The program that checks a ledger without us finds what verify finds, entry for entry."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.ledger.checker import checker_text
from counterclaim.ledger.rows import PROBLEMS, TABLES
from counterclaim.ledger.verify import verify
from counterclaim.ledger.write import Ledger
from counterclaim.model.claim import PERSON, ClaimKind, Origin
from counterclaim.model.decision import Act, Decision, Field
from counterclaim.model.judgement import Judge, Judgement, Subject, Verdict
from counterclaim.model.problem import Problem
from counterclaim.steps.draw import draw_backlog
from tests.ledger.making import claim, claims, report
from tests.ledger.old import VERSIONS, old_ledger
from tests.ledger.test_gazetteer import keep
from tests.ledger.test_verify import hashes, meddle

PROGRAM = Path(__file__).parents[2] / "docs" / "check_ledger.py"

pytestmark = pytest.mark.filterwarnings("ignore::counterclaim.model.errors.LedgerNotice")


ADDED = claim(
    report(2),
    "the ministry",
    9,
    kind=ClaimKind.STATEMENT,
    origin=Origin(component=PERSON, version="ben"),
)
FIRST_READING = 17  # of the second report


def run(path: Path, *head: str, program: Path = PROGRAM) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-S", str(program), str(path), *head]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with every kind of entry."""
    with Ledger(tmp_path / "war.db") as ledger:
        keep(ledger, "gone")
        keep(ledger, "villages")
        ledger.remove_gazetteer("gone")
        ledger.keep_list("actors", "mine.tsv", "velm\tVelm Guard\n")
        for of in (report(1), report(2)):
            ledger.add(of, claims(of), places=())
        ledger.add_problem(Problem(path="broken.pdf", row=None, reason="is damaged"))
        a, b = sorted(claim.id for claim in claims(report(1))[:2])
        ledger.add_judgements(
            [
                Judgement(
                    a=a,
                    b=b,
                    about=Subject.EVENT,
                    verdict=Verdict.SAME,
                    by=Judge.PROGRAM,
                    score=0.5,
                    reasons=("the day",),
                )
            ]
        )
        ledger.add_linking("1", ledger.last_entry())
        # Neither directly behind its report.
        ledger.add_reading(report(1), claims(report(1)), (), "lists")
        ledger.add_reading(report(2), claims(report(2)), (), "lists", confirms=FIRST_READING)
        ledger.add_claim(report(2), ADDED)
        ledger.add_decisions(
            [
                Decision(claim=a, act=Act.EDIT, field=Field.EVENT_MODE, value="raid", coder="ann"),
                Decision(claim=ADDED.id, act=Act.ADD, coder="ben", reasons=("missed",)),
            ]
        )
        draw_backlog(ledger)
    return tmp_path / "war.db"


def test_the_published_program_is_the_one_we_write() -> None:
    assert PROGRAM.read_text("utf-8") == checker_text(), "docs/check_ledger.py: make docs"


def test_a_ledger_with_every_kind_of_entry(path: Path) -> None:
    with Ledger(path) as ledger:
        kinds = {kind for (kind,) in ledger._rows("SELECT DISTINCT kind FROM entries")}
    assert kinds == {table.kind for table in TABLES}
    found, said = verify(path), run(path)
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout == f"{found.entries} entries fit, head {found.head}\n"


@pytest.mark.parametrize("version", VERSIONS)
def test_ledgers_of_older_versions(tmp_path: Path, version: int) -> None:
    path = old_ledger(tmp_path, version)
    found, said = verify(path), run(path)
    assert said.stdout == f"{found.entries} entries fit, head {found.head}\n", said.stderr


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE entries SET subject = 'x' WHERE seq = 6",
        "UPDATE entries SET recorded_at = 'x' WHERE seq = 8",
        "UPDATE entries SET kind = 'note' WHERE seq = 7",
        "UPDATE claims SET ordinal = 7 WHERE ordinal = 1",
        "DELETE FROM claims WHERE ordinal = 1",
        "UPDATE reports SET title = 'x'",
        "UPDATE problems SET reason = 'is fine'",
        "UPDATE judgements SET verdict = 'unsure'",
        "UPDATE judgements SET score = NULL",
        "UPDATE linkings SET upto = 1",
        "UPDATE lists SET text = 'velm\tother\n'",
        "UPDATE gazetteers SET action = 'remove' WHERE name = 'villages'",
        "UPDATE gazetteer_places SET latitude = 1.5 WHERE id = 5",
        "DELETE FROM gazetteer_names WHERE place = 5",
        "UPDATE place_mentions SET json = '[1]'",
        "UPDATE readings SET rules = 'x' WHERE confirms IS NOT NULL",
        "UPDATE readings SET confirms = NULL WHERE confirms IS NOT NULL",
        "UPDATE claims SET reading = NULL WHERE reading = (SELECT max(reading) FROM claims)",
        "UPDATE claims SET json = replace(json, 'ministry', 'Ministry') WHERE reading IS NULL",
        "UPDATE decisions SET value = '\"x\"' WHERE act = 'edit'",
        "UPDATE decisions SET coder = 'cal' WHERE act = 'add'",
        "DELETE FROM decisions WHERE act = 'add'",
        "UPDATE originals SET path = 'x'",
        "UPDATE originals SET content = x'00'",
        "UPDATE originals SET content = x'9999'",
        "INSERT INTO problems VALUES (99, 'a', NULL, 'b', 'c')",
    ],
)
def test_the_first_that_does_not_fit_is_the_one_that_verify_names(path: Path, sql: str) -> None:
    meddle(path, sql)
    fault, said = verify(path).fault, run(path)
    assert fault is not None
    assert said.returncode == 1
    name = f"entry {fault.entry.seq} (" if fault.entry else "belongs to no entry"
    assert f"does not fit: {name}" in said.stderr or said.stderr.endswith(f"{name}\n")


def test_what_is_drawn_is_no_evidence(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        select = "SELECT name FROM pragma_table_list WHERE name LIKE 'drawn%' AND type = 'table'"
        for (name,) in db.execute(select).fetchall():
            db.execute(f"DELETE FROM {name}")
        db.commit()
    assert (verify(path).fault, run(path).returncode) == (None, 0)


def test_a_claim_of_a_report_that_is_not_there(path: Path) -> None:
    meddle(path, "UPDATE reports SET id = 'r-0' WHERE id = '" + report(1).id + "'")
    assert "(report " in run(path).stderr


def test_words_of_a_report_that_were_flipped_in_the_file(ledger_path: Path) -> None:
    content = bytearray(ledger_path.read_bytes())
    content[content.index(b"The market") + 1] ^= 1
    ledger_path.write_bytes(content)
    assert "does not fit: entry " in run(ledger_path).stderr


def test_an_earlier_head(path: Path) -> None:
    head = hashes(path)[4]
    said = run(path, head[7:15])
    assert "entry 5, recorded " in said.stdout
    assert said.stdout.endswith(f"has the hash {head}\n")
    said = run(path, "sha256:00000000")
    assert said.returncode == 1
    assert "no entry has the hash sha256:00000000" in said.stderr
    assert "is too short" in run(path, "ab").stderr


def test_what_is_no_ledger_is_told_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("Dear diary")
    for path in (tmp_path / "diary.txt", tmp_path / "none.db"):
        said = run(path)
        assert said.returncode == 1
        assert "Traceback" not in said.stderr


def test_columns_that_a_version_adds_later(path: Path, tmp_path: Path) -> None:
    """The program is told of them; where they hold nothing, or are not there yet, all fits."""
    later = replace(PROBLEMS, later=("hint",))
    tables = [later if table is PROBLEMS else table for table in TABLES]
    program = tmp_path / "check.py"
    program.write_text(checker_text(tables), "utf-8")
    assert run(path, program=program).returncode == 0
    meddle(path, "ALTER TABLE problems ADD COLUMN hint TEXT")
    assert run(path, program=program).returncode == 0
    meddle(path, "UPDATE problems SET hint = 'x'")
    assert "(problem broken.pdf)" in run(path, program=program).stderr
