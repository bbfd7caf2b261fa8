"""The programs in docs/ledger.md run, and say what they should."""

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from counterclaim.ledger.verify import verify

PAGE = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def run(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=False
    )


def block(word: str) -> str:
    [found] = [program for program in BLOCKS if word in program]
    return found


def test_pandas(ledger_path: Path) -> None:
    pytest.importorskip("pandas")
    said = run(block("pandas") + "print(by_outlet.to_csv())", ledger_path.parent)
    assert said.stderr == ""
    assert said.stdout.splitlines()[:2] == ["outlet,control,event,statement", "Radio Säule,2,2,2"]


def test_bytes_come_back(ledger_path: Path) -> None:
    said = run(block("zlib.decompress(content)\n") + "print(original.decode())", ledger_path.parent)
    assert said.stdout.strip().endswith("Report 5.")


def test_the_byte_that_the_docs_flip_is_found(ledger_path: Path) -> None:
    [program] = re.findall(r'python3 -c "\n(.*?)"\n', PAGE, re.DOTALL)
    copy = ledger_path.rename(ledger_path.with_name("copy.db"))
    assert run(program, copy.parent).stderr == ""
    assert verify(copy).fault is not None


def test_the_chain_of_each_claim_in_sql(ledger_path: Path) -> None:
    [sql] = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
    with closing(sqlite3.connect(ledger_path)) as db:
        rows = db.execute(sql).fetchall()
    assert [row[1:] for row in rows[:3]] == [
        (None, "the ministry"),
        ("Agence Étoile", None),
        ("The Courier", None),
    ]
