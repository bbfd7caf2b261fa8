import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import counterclaim

ROOT = Path(__file__).parents[2]
SOURCE = Path(counterclaim.__file__).parents[1]
SWITCH = "ORT_DISABLE_TELEMETRY"
LOADED = """
import sys, types
library = types.ModuleType("onnxruntime")
library.disable_telemetry_events = lambda: print("disabled")
sys.modules["onnxruntime"] = library
"""


def run(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name != SWITCH}
    path = os.pathsep.join([str(SOURCE), str(ROOT)])
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**kept, "PYTHONPATH": path, **environment},
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.mark.parametrize(
    "module",
    ["counterclaim", "counterclaim.model.report", "training"],
)
@pytest.mark.parametrize("said", [{}, {SWITCH: "0"}, {SWITCH: ""}], ids=["unset", "0", "empty"])
def test_any_import_switches_it_off_for_this_process_and_its_children(
    module: str, said: dict[str, str]
) -> None:
    asks = f"import os; print(os.environ[{SWITCH!r}])"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {asks!r}])"
    assert run(f"import {module}\n{child}", **said).stdout == "1\n"


def test_a_library_loaded_before_is_told_and_the_caller_warned() -> None:
    ran = run(f"{LOADED}\nimport counterclaim")
    assert ran.stdout == "disabled\n"
    assert "RuntimeWarning: onnxruntime was imported before counterclaim" in ran.stderr


@pytest.mark.parametrize("off", ["1", "true", "YES"])
def test_no_warning_where_the_caller_had_switched_it_off(off: str) -> None:
    ran = run(f"{LOADED}\nimport counterclaim", **{SWITCH: off})
    assert (ran.stdout, ran.stderr) == ("", "")


def test_two_places_load_it() -> None:
    """One in the package; one outside, in a package that imports counterclaim first."""
    importing = re.compile(r"^\s*(?:import|from)\s+onnxruntime\b", re.M)
    found = [
        path.relative_to(ROOT).as_posix()
        for room in ("src", "benchmarks", "training", "tools")
        for path in sorted((ROOT / room).rglob("*.py"))
        if importing.search(path.read_text("utf-8"))
    ]
    assert found == [
        "src/counterclaim/annotating/attribution/tagger/network.py",
        "training/attribution/export.py",
    ]
