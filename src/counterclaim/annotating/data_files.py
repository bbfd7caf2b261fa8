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
    return (cells for _, cells in tsv_lines(text))


def tsv_lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The same with the number of each line, from 1."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, [cell.strip() for cell in line.split("\t")]


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """The words under ``key`` of a TOML file."""
    return frozenset(tomllib.loads(read_text(name))[key])
