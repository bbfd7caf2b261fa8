"""What matplotlib reads and leaves is its own business only where somebody else loaded it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import counterclaim

SOURCE = Path(counterclaim.__file__).parents[1]
ASKS = (
    "import matplotlib, os; print(matplotlib.rcParams['font.size'], os.environ.get('MPLCONFIGDIR'))"
)


def run(program: str, home: Path, **environment: str) -> str:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MPL", "XDG"))}
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**kept, "PYTHONPATH": str(SOURCE), "HOME": str(home), **environment},
        cwd=home,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="HOME is no home folder there")
def test_loading_leaves_and_reads_nothing_in_the_home_folder(tmp_path: Path) -> None:
    (tmp_path / ".config" / "matplotlib").mkdir(parents=True)
    (tmp_path / ".config" / "matplotlib" / "matplotlibrc").write_text("font.size: 33\n")
    said = run(f"import counterclaim.export.pictures\n{ASKS}", tmp_path)
    assert said == "10.0 None"
    assert {p.name for p in tmp_path.rglob("*")} == {".config", "matplotlib", "matplotlibrc"}


def test_a_folder_that_the_user_names_is_used(tmp_path: Path) -> None:
    named = tmp_path / "named"
    said = run(f"import counterclaim.export.pictures\n{ASKS}", tmp_path, MPLCONFIGDIR=str(named))
    assert said == f"10.0 {named}"
    assert named.is_dir()
