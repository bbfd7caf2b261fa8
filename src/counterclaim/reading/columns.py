"""The columns of a row that we understand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counterclaim.reading.options import Columns

TEXT = ("text", "event_text")
TITLE = ("title", "headline")
OUTLET = ("outlet", "publisher")
AUTHORS = ("authors", "author")
PUBLISHED = ("published", "pub_date")
DATED = ("date",)
URL = ("url",)
ID = ("id",)

Cells = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row's cells under our names, as strings; None where absent or blank."""

    text: str | None
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None
    dated: str | None
    url: str | None
    id: str | None


def pick(cells: Cells, columns: Columns) -> Row:
    """The cells under our names: the columns the user named, else those understood unasked."""
    return Row(
        text=_text(cells, columns.text, TEXT),
        title=_text(cells, columns.title, TITLE),
        outlet=_text(cells, columns.outlet, OUTLET),
        authors=_authors(cells, columns.authors),
        published=_text(cells, columns.published, PUBLISHED),
        dated=None if columns.published else _text(cells, None, DATED),
        url=_text(cells, columns.url, URL),
        id=_text(cells, columns.id, ID),
    )


def complaint(present: Iterable[str], columns: Columns) -> str | None:
    """What is wrong with these columns as a whole, in words that list those that exist."""
    names = list(present)
    missing = [name for name in columns.named() if name not in names]
    shown = ", ".join(name[:40] for name in names[:30]) + (", …" if len(names) > 30 else "")
    if missing:
        return f"has no column {' or '.join(map(repr, missing))}; its columns are: {shown}"
    if columns.text is None and not any(name in names for name in TEXT):
        return f"no column is known to hold the text: name it with --map text=…; columns: {shown}"
    return None


def _text(cells: Cells, named: str | None, known: tuple[str, ...]) -> str | None:
    for name in (named,) if named else known:
        value = cells.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
    return None


def _authors(cells: Cells, named: str | None) -> tuple[str, ...]:
    for name in (named,) if named else AUTHORS:
        value = cells.get(name)
        if isinstance(value, list):
            return tuple(each.strip() for each in value if isinstance(each, str) and each.strip())
        if isinstance(value, str) and value.strip():
            return tuple(part.strip() for part in value.split(";") if part.strip())
    return ()
