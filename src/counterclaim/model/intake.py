"""What comes in at the door: one document's bytes, and the report read from them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counterclaim.model.problem import Problem
from counterclaim.model.report import Report


class Format(StrEnum):
    """How an item's bytes are to be read."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    ROW = "row"  # a row of a table or a JSON line; the bytes are a JSON object of its columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """The file that held several items (CSV, JSONL, WARC); ``content`` None: too large to keep."""

    path: str
    sha256: str
    size: int
    content: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One document before it is read: its bytes, and the way it came in.

    ``path`` is as the user gave it, ``row`` counts from 1 inside a container. ``url``, ``outlet``
    and ``published`` are what the container or the user says of it; they outrank what is inside.
    ``day_first`` tells how the container's all-numeric dates begin (True: with the day, False:
    with the month, None: nothing decides), ``head_day_first`` the same for the heads of texts of
    the same outlet.
    """

    path: str
    row: int | None
    format: Format
    content: bytes
    sha256: str
    container: Container | None = None
    url: str | None = None
    outlet: str | None = None
    published: date | None = None
    day_first: bool | None = None
    head_day_first: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """An item and the report read from it.

    ``notes`` are what was wrong yet did not keep the report from being read (a date that cannot
    be one). ``own_id`` is what a row calls itself in its ``id`` column.
    """

    item: Item
    report: Report
    notes: tuple[Problem, ...] = ()
    own_id: str | None = None
