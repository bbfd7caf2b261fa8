"""Reads PolNeAR in its converted format: one JSON object a line, offsets into its text."""

import json
from dataclasses import dataclass
from pathlib import Path

from counterclaim.annotating.attribution.tagger.tags import ROLES, Role

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One attribution's characters by role; a role may be empty or in pieces."""

    spans: tuple[tuple[Role, Span], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its attributions."""

    name: str
    text: str
    attributions: tuple[Annotated, ...]


def read_corpus(path: Path) -> list[Document]:
    """Every document of the file."""
    with path.open(encoding="utf-8") as lines:
        return [_document(json.loads(line)) for line in lines]


def _document(row: dict[str, object]) -> Document:
    found: list[dict[str, list[list[int]]]] = row["attributions"]  # type: ignore[assignment]
    attributions = tuple(
        Annotated(tuple((role, (start, end)) for role in ROLES for start, end in each[role]))
        for each in found
    )
    return Document(str(row["doc"]), str(row["text"]), attributions)
