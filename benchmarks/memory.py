"""Peak memory of ``counterclaim add`` with two workers, all its processes together (Linux)."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

EVERY = 0.2  # seconds between looks
LIMIT = 1024  # MB


def peak(table: Path, columns: str, workers: int = 2) -> int | None:
    """Megabytes of resident memory, pages shared between processes counted once (PSS).

    None where /proc does not tell. CalledProcessError if ``add`` fails.
    """
    if not Path("/proc/self/smaps_rollup").is_file():
        return None
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "counterclaim", "add", str(Path(folder, "m.db"))]
        command += [str(table), "--map", columns, "--workers", str(workers), "--quiet"]
        running = subprocess.Popen(command)
        most = 0
        while running.poll() is None:
            most = max(most, sum(_pss(pid) for pid in _family(running.pid)))
            time.sleep(EVERY)
        if running.returncode:
            raise subprocess.CalledProcessError(running.returncode, command)
    return most // 1024


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:  # it has just ended
        return []
    return [pid, *(each for child in children for each in _family(int(child)))]


def _pss(pid: int) -> int:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next(
        (int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0
    )
