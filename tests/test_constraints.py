"""Newcomers get the versions that the tests pass with, by one list without any address."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tools.renew_constraints import HEAD, listed, oldest_python

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
WANTED = [
    Requirement(line)
    for line in (
        *PROJECT["dependencies"],
        *PROJECT["optional-dependencies"]["dev"],
        *PROJECT["optional-dependencies"]["benchmark"],
    )
]
TEXT = (ROOT / "constraints.txt").read_text("utf-8")
LINES = [line for line in TEXT.splitlines() if not line.startswith("#")]


def test_lines_are_names_and_versions_and_nothing_else() -> None:
    assert LINES
    assert [line for line in LINES if not re.fullmatch(r"[\w.-]+==[\w.!]+", line)] == []
    assert not re.search(r"//|@|--", TEXT)
    assert listed("\n".join(LINES)) == TEXT, "not as the tool writes it: make constraints"


@pytest.mark.parametrize("wanted", WANTED, ids=lambda wanted: wanted.name)
def test_every_dependency_has_a_version_that_pyproject_allows(wanted: Requirement) -> None:
    versions = {canonicalize_name(n): v for n, v in (line.split("==") for line in LINES)}
    assert canonicalize_name(wanted.name) in versions, "make constraints"
    assert wanted.specifier.contains(versions[canonicalize_name(wanted.name)])


def test_everything_that_make_installs_follows_the_list() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    lines = [line for line in makefile.splitlines() if "pip install" in line]
    assert lines
    assert all("-c constraints.txt" in line for line in lines)
    targets = re.findall(r"^\.venv/installed\S*:(.*)$", makefile, re.M)
    assert targets
    assert all("constraints.txt" in needs for needs in targets)


def test_a_list_says_no_place_that_a_package_came_from() -> None:
    printed = (
        "b_c==1.0\n-e git+https://host.example/x@1#egg=x\nA==2!1.0.post1\nd @ file:///wheels/d.whl"
    )
    assert listed(printed + "\ntorch==2.13.0+cpu\n") == f"{HEAD}A==2!1.0.post1\nb_c==1.0\n"


def test_the_oldest_python_is_the_declared_one() -> None:
    assert (
        "Programming Language :: Python :: {}.{}".format(*oldest_python())
        in (PROJECT["classifiers"])
    )
