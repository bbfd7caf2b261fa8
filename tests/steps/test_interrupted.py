"""``add`` cut off: by kill -9, by Ctrl-C, with its workers."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.verify import verify
from counterclaim.model.claim import Claim

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kill -9 is of POSIX")

ROOT = Path(__file__).parents[2]
FILES = 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty small reports."""
    made = tmp_path_factory.mktemp("reports") / "in"
    fill(made, FILES)
    return made


def fill(folder: Path, files: int) -> None:
    folder.mkdir()
    for number in range(files):
        words = " ".join(f"Unit{chr(65 + n)} Moved" for n in range(number % 9))
        (folder / f"{number:03}.txt").write_text(f"Report {number}: Rebels Advanced. {words}")


@pytest.fixture(scope="module")
def whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    """What a run that nobody disturbs leaves."""
    ledger = tmp_path_factory.mktemp("whole") / "war.db"
    finish(ledger, folder)
    return told(ledger)


@contextmanager
def adding(ledger: Path, folder: Path, workers: int = 2) -> Iterator[subprocess.Popen[str]]:
    words = ["-m", "tests.steps.adding", str(ledger), str(folder), str(workers)]
    process = subprocess.Popen(
        [sys.executable, *words, f"{ledger}.said"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def finish(ledger: Path, folder: Path) -> str:
    with adding(ledger, folder) as process:
        said, complaints = process.communicate(timeout=60)
    assert (process.returncode, complaints) == (0, "")
    return said


def acknowledged(ledger: Path) -> list[str]:
    said = Path(f"{ledger}.said")
    return said.read_text().split() if said.exists() else []


def told(ledger: Path) -> list[object]:
    with LedgerReader(ledger) as reader:
        return [*reader.reports(), *reader.claims(), *reader.problems()]


def wait_for(what: object, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not what():  # type: ignore[operator]
        assert time.monotonic() < end, "it never came"
        time.sleep(0.01)


def test_twenty_kills(folder: Path, whole: list[object], tmp_path: Path) -> None:
    """Each leaves a ledger that opens, verifies, holds what was acknowledged, and goes on."""
    chance = random.Random(20)
    ledger, ledgers, cut_short = tmp_path / "0.db", 0, 0
    for _ in range(20):
        with adding(ledger, folder) as process:
            seen = len(acknowledged(ledger))
            if chance.random() < 0.8:  # while it writes; else at any time, also before it has begun
                wait_for(lambda: len(acknowledged(ledger)) > seen or process.poll() is not None)  # noqa: B023
                time.sleep(chance.uniform(0, 0.08))
            else:
                time.sleep(chance.uniform(0, 0.5))
            process.send_signal(signal.SIGKILL)
            process.wait()
        if not ledger.exists() or ledger.stat().st_size == 0:
            assert acknowledged(ledger) == []
            continue
        assert verify(ledger).fault is None
        with LedgerReader(ledger) as reader:
            kept = [report.id for report in reader.reports()]
        assert set(acknowledged(ledger)) <= set(kept)
        assert len(kept) == len(set(kept))
        cut_short += len(kept) < FILES
        if len(kept) == FILES:
            assert told(ledger) == whole
            ledgers += 1
            ledger = tmp_path / f"{ledgers}.db"
    finish(ledger, folder)
    assert told(ledger) == whole
    assert cut_short >= 8


def test_ctrl_c_keeps_what_is_done_and_the_same_command_goes_on(tmp_path: Path) -> None:
    folder, ledger = tmp_path / "in", tmp_path / "war.db"
    fill(folder, 4 * FILES)
    with adding(ledger, folder) as process:
        wait_for(lambda: acknowledged(ledger))
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers as well
        said, complaints = process.communicate(timeout=20)
    assert (process.returncode, complaints) == (0, "")
    assert "interrupted=True" in said
    assert not ledger.with_name("war.db-wal").exists()
    assert verify(ledger).fault is None
    with LedgerReader(ledger) as reader:
        kept = [report.id for report in reader.reports()]
    said_so = acknowledged(ledger)
    assert kept[: len(said_so)] == said_so
    assert len(kept) - len(said_so) <= 1  # the one that was being told of
    assert 0 < len(kept) < 4 * FILES
    assert "interrupted=False" in finish(ledger, folder)
    finish(tmp_path / "other.db", folder)
    assert told(ledger) == told(tmp_path / "other.db")


def test_workers_end_with_a_killed_parent(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    pid = tmp_path / "pid"
    (tmp_path / "in" / "a.txt").write_text(f"PID {pid}")
    with adding(tmp_path / "war.db", tmp_path / "in", 1) as process:
        wait_for(lambda: pid.exists() and pid.read_text())
        os.kill(int(pid.read_text()), 0)
        process.send_signal(signal.SIGKILL)
        process.wait()

    def gone() -> bool:
        try:
            os.kill(int(pid.read_text()), 0)
        except ProcessLookupError:
            return True
        # An orphan that has ended stays in the list until some init collects it.
        return " Z " in Path(f"/proc/{pid.read_text()}/stat").read_text()

    wait_for(gone)


def test_ctrl_c_does_not_wait_for_a_long_piece_of_work(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    pid = tmp_path / "pid"
    (tmp_path / "in" / "a.txt").write_text(f"PID {pid}")
    with adding(tmp_path / "war.db", tmp_path / "in", 1) as process:
        wait_for(lambda: pid.exists() and pid.read_text())
        os.killpg(process.pid, signal.SIGINT)
        said, complaints = process.communicate(timeout=10)
    assert complaints == ""
    assert "interrupted=True" in said


def test_reading_while_another_process_writes(
    folder: Path, whole: list[object], tmp_path: Path
) -> None:
    """Each look sees whole reports, never fewer than the last, and a ledger that verifies."""
    ledger, seen = tmp_path / "war.db", 0
    with adding(ledger, folder) as process:
        wait_for(lambda: acknowledged(ledger))
        while process.poll() is None:
            with LedgerReader(ledger) as reader:
                claims = list(reader.claims())
            assert claims == [each for each in whole if isinstance(each, Claim)][: len(claims)]
            assert len(claims) >= seen
            assert verify(ledger).fault is None
            seen = len(claims)
    assert told(ledger) == whole
