"""JSON lines: a line is a report."""

import io
from collections.abc import Iterator
from hashlib import sha256

from counterclaim.model.intake import Container, Format, Item
from counterclaim.model.problem import Problem
from counterclaim.reading.columns import complaint
from counterclaim.reading.found import Unreadable
from counterclaim.reading.options import ReadingOptions
from counterclaim.reading.order import Orders
from counterclaim.reading.row import parse_object

_BOM = b"\xef\xbb\xbf"


def split_lines(path: str, content: bytes, options: ReadingOptions) -> Iterator[Item | Problem]:
    """A line an item, its content the line's own bytes (as UTF-8 if ``--encoding`` says other).

    ``row`` is the number of the line. A bad line is a Problem; a column that no line has is one
    for the whole file, and nothing of it is read.
    """
    orders = Orders(options.columns)
    keys: dict[str, None] = {}
    bad: dict[int, str] = {}
    for row, line in _lines(content, options.encoding):
        if len(line) > options.limits.max_item_bytes:
            bad[row] = f"has {len(line):,} bytes; --limit item_bytes={len(line)} allows it"
            continue
        try:
            cells = parse_object(line)
        except Unreadable as verdict:
            bad[row] = str(verdict)
            continue
        keys.update(dict.fromkeys(cells))
        orders.note(cells)
    if not keys and not bad:
        yield Problem(path=path, row=None, reason="is empty")
    if keys and (reason := complaint(keys, options.columns)):
        yield Problem(path=path, row=None, reason=reason)
        return
    digest = sha256(content).hexdigest()
    container = Container(path=path, sha256=digest, size=len(content), content=content)
    for row, line in _lines(content, options.encoding):
        if row in bad:
            yield Problem(path=path, row=row, reason=bad[row])
            continue
        yield Item(
            path=path,
            row=row,
            format=Format.ROW,
            content=line,
            sha256=sha256(line).hexdigest(),
            container=container,
            day_first=orders.day_first,
            head_day_first=orders.at_heads_of(parse_object(line)),
        )


def _lines(content: bytes, encoding: str | None) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, without their line breaks, numbered from 1."""
    if encoding is not None:
        content = content.decode(encoding, "replace").encode("utf-8", "replace")
    for row, line in enumerate(io.BytesIO(content.removeprefix(_BOM)), 1):
        if stripped := line.strip():
            yield row, stripped
