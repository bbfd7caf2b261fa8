"""Prints constraints.txt anew: the newest versions that install together on the oldest Python.

    make constraints PYTHON=python3.11

What installs on the oldest installs on the newer ones, so one list serves all, though some
libraries have later releases for newer Pythons alone. Names and versions, never where from.
"""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
EXTRAS = "dev,benchmark"  # the training extra fixes what matters to it itself, and is torch
HEAD = """\
# The versions that `make` installs, and the tests pass with. `make constraints` renews them;
# CONTRIBUTING.md says how.
"""


def oldest_python() -> tuple[int, int]:
    """The oldest Python that pyproject.toml allows."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found = re.fullmatch(r">=(\d+)\.(\d+)", project["requires-python"])
    if not found:
        sys.exit(f"requires-python is {project['requires-python']}; this expects >=MAJOR.MINOR")
    return int(found[1]), int(found[2])


def listed(installed: str) -> str:
    """The file, from what ``pip list --format=freeze`` prints: a line ``name==version`` each."""
    lines = [line for line in installed.splitlines() if re.fullmatch(r"[\w.-]+==[\w.!]+", line)]
    return HEAD + "".join(f"{line}\n" for line in sorted(lines, key=str.lower))


def main() -> None:
    """Install everything into an environment that is thrown away, and print what it got."""
    oldest = oldest_python()
    if sys.version_info[:2] != oldest:
        python = "python{}.{}".format(*oldest)
        sys.exit(
            f"the list is made with the oldest Python supported: make constraints PYTHON={python}"
        )
    with TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = [f"{folder}/bin/python", "-m", "pip", "--disable-pip-version-check"]
        newest = ["--upgrade", "--upgrade-strategy", "eager"]
        wanted = [
            f"{ROOT}[{EXTRAS}]",
            "setuptools",
        ]  # newer Pythons bring no setuptools of their own
        subprocess.run([*pip, "install", "--quiet", *newest, *wanted], check=True)
        left_out = ["--exclude", "counterclaim", "--exclude", "pip"]
        asked = [*pip, "list", "--format=freeze", *left_out]
        ran = subprocess.run(asked, check=True, capture_output=True, text=True)
    sys.stdout.write(listed(ran.stdout))


if __name__ == "__main__":
    main()
