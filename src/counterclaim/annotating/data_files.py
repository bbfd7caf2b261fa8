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


class LexiconError(ValueError):
    """A row of a lexicon that cannot be meant: the file, the line, and what is wrong."""


def rows(name: str, width: int) -> Iterator[list[str]]:
    """The rows of ``annotating/data/<name>``, each of ``width`` cells and none standing twice.

    Raises ``LexiconError`` for a row of another width, one that stands twice, or a word that stands
    twice in a cell of words ("a|b|a").
    """
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in tsv_lines(read_text(name)):
        if len(cells) != width:
            raise LexiconError(f"{name}, line {number}: {len(cells)} cells where {width} stand")
        before = seen.setdefault(tuple(cells), number)
        if before != number:
            raise LexiconError(f"{name}, line {number}: the row of line {before} again")
        for cell in cells:
            words = cell.split("|")
            twice = next((w for i, w in enumerate(words) if w and w in words[:i]), None)
            if twice is not None:
                raise LexiconError(f"{name}, line {number}: {twice!r} stands twice")
        yield cells


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """The words under ``key`` of a TOML file."""
    return frozenset(tomllib.loads(read_text(name))[key])
