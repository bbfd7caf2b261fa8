"""Reads the lexicons and registries beside the code, each file once."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def read_text(name: str) -> str:
    """The text of ``annotating/data/<name>``."""
    return files("counterclaim.annotating").joinpath("data", name).read_text(encoding="utf-8")


def tsv_rows(text: str) -> Iterator[list[str]]:
    """The cells of each line; comments (#) and empty lines are left out."""
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("\t")]


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """The words under ``key`` of a TOML file."""
    return frozenset(tomllib.loads(read_text(name))[key])
