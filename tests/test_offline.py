"""No network, ever: the whole program runs with Python's sockets refused, workers included.

tests/test_nothing_leaves.py watches below Python, on machines that let it.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

BLOCKED = Path(__file__).parent / "blocked"
PACKAGE = Path(__file__).parents[1] / "src" / "counterclaim"
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(BLOCKED), str(PACKAGE.parent)])}


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "counterclaim", *command],
        cwd=cwd,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def test_the_block_works(tmp_path: Path) -> None:
    tried = "import socket; socket.create_connection(('127.0.0.1', 9))"
    ran = subprocess.run(
        [sys.executable, "-c", tried],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "tried to use the network" in ran.stderr


def test_the_whole_program_runs_with_sockets_blocked(tmp_path: Path) -> None:
    ran = run("demo", "demo", cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    report = tmp_path / "report.html"
    report.write_text("<html><body><p>Shelling killed three people in Homs, a doctor said.</p>")
    ran = run("add", "war.db", str(report), "--workers", "2", cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    for command in ("reports", "claims", "link", "events", "places", "actors", "verify", "doctor"):
        ran = run(command, *(["war.db"] if command != "doctor" else []), cwd=tmp_path)
        assert ran.returncode == 0, ran.stderr
    ran = run("sources", "war.db", "--plot", "who.svg", cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    ran = run("export", "jsonl", "war.db", "-o", "war.jsonl", cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "war.jsonl").read_bytes()


def test_no_module_imports_a_network_client() -> None:
    clients = re.compile(
        r"^\s*(?:import|from)\s+(?:requests|urllib3|httpx|aiohttp|urllib\.request|http\.client|ssl"
        r"|socket)\b",
        re.M,
    )
    found = [p.name for p in PACKAGE.rglob("*.py") if clients.search(p.read_text("utf-8"))]
    assert found == []
