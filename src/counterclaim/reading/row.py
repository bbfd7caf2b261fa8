"""A row of a table or a JSON line."""

import json

from counterclaim.reading.columns import pick
from counterclaim.reading.dates import Dated, read_date
from counterclaim.reading.found import Found, Unreadable
from counterclaim.reading.options import ReadingOptions


def parse_object(content: bytes | str) -> dict[str, object]:
    """The JSON object that ``content`` (UTF-8) is; raises Unreadable if it is none."""
    try:
        value = json.loads(content)
    except UnicodeDecodeError as error:
        raise Unreadable(f"is not UTF-8 (byte {error.start}); give its --encoding") from None
    except RecursionError:
        raise Unreadable("is JSON nested too deep to read") from None
    except json.JSONDecodeError as error:
        raise Unreadable(f"is not JSON ({error.msg.lower()}, character {error.pos + 1})") from None
    except ValueError as error:
        raise Unreadable(f"is JSON that cannot be read ({error})") from None
    if not isinstance(value, dict):
        raise Unreadable("is not a JSON object ({…}) but another JSON value")
    return value


def read_row(content: bytes, options: ReadingOptions, day_first: bool | None) -> Found:
    """The fields of the row. A date that cannot be taken becomes a note; the row is still read."""
    row = pick(parse_object(content), options.columns)
    if row.text is None:
        raise Unreadable("its text is empty")
    notes: list[str] = []

    def dated(name: str, value: str | None) -> Dated | None:
        if value is None:
            return None
        read = read_date(value, day_first=day_first)
        if isinstance(read, Dated):
            return read
        notes.append(f"read without its {name} {value[:60]!r}, which {read}")
        return None

    return Found(
        body=row.text,
        title=row.title,
        outlet=row.outlet,
        authors=row.authors,
        published=dated("publication date", row.published),
        dated=dated("date", row.dated),
        url=row.url,
        own_id=row.id,
        notes=tuple(notes),
    )
