"""The README's own code runs as printed."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```", README, re.M | re.S)


def test_there_is_code_to_run() -> None:
    assert len(BLOCKS) == 2


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[0])
def test_the_library_examples_run_as_printed(block: str, tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-"],
        input=block,
        cwd=tmp_path,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout
    if "Ledger" in block:
        assert "figure | " in ran.stdout
        assert (tmp_path / "war.db").stat().st_size


def test_every_command_shown_is_one() -> None:
    from counterclaim.cli.reference import reference

    known = set(re.findall(r"^## counterclaim (.+)$", reference(), re.M))
    shown = re.findall(r"^ +counterclaim (export jsonl|\w+)", README, re.M)
    assert shown
    assert set(shown) <= known
