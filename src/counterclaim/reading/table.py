"""CSV and TSV: a row is a report."""

import csv
import json
import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from typing import Literal

from counterclaim.model.intake import Container, Format, Item
from counterclaim.model.problem import Problem
from counterclaim.reading.columns import complaint
from counterclaim.reading.decode import decode
from counterclaim.reading.found import Unreadable
from counterclaim.reading.options import ReadingOptions
from counterclaim.reading.order import Orders

_DELIMITERS = ",;\t"
_HEADER_SAMPLE = 65_536  # characters
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_QUOTINGS: tuple[Literal[0, 3], ...] = (csv.QUOTE_MINIMAL, csv.QUOTE_NONE)

# A field may be a whole book; our own limits, which the user can set, are checked instead.
csv.field_size_limit(min(sys.maxsize, 2**31 - 1))


def split_table(path: str, content: bytes, options: ReadingOptions) -> Iterator[Item | Problem]:
    """A row an item, its content a JSON object of the columns in their order.

    A row with too few or too many cells, or broken quotes, is a Problem; a column that is missing
    is one for the whole file, and nothing of it is read.
    """
    try:
        text = decode(content, options.encoding)
        table = _Table(text, options.limits.max_item_bytes)
        if reason := complaint(table.names, options.columns):
            raise Unreadable(reason)
    except Unreadable as verdict:
        yield Problem(path=path, row=None, reason=str(verdict))
        return
    orders = Orders(options.columns)
    for cells in table.rows():
        if isinstance(cells, dict):
            orders.note(cells)
    digest = sha256(content).hexdigest()
    container = Container(path=path, sha256=digest, size=len(content), content=content)
    row = 0
    for row, cells in enumerate(table.rows(), 1):
        if isinstance(cells, str):
            yield Problem(path=path, row=row, reason=cells)
            continue
        data = json.dumps(cells, ensure_ascii=False, separators=(",", ":")).encode()
        if len(data) > options.limits.max_item_bytes:
            reason = f"has {len(data):,} bytes; --limit item_bytes={len(data)} allows it"
            yield Problem(path=path, row=row, reason=reason)
            continue
        yield Item(
            path=path,
            row=row,
            format=Format.ROW,
            content=data,
            sha256=sha256(data).hexdigest(),
            container=container,
            day_first=orders.day_first,
            head_day_first=orders.at_heads_of(cells),
        )
    if row == 0:
        yield Problem(path=path, row=None, reason="has a header but no rows")


class _Lines:
    """The lines of a text with their ends; csv.Error for one that is too long, then the next."""

    def __init__(self, text: str, longest: int) -> None:
        self._text = text
        self._matches = _LINE.finditer(text)
        self._longest = longest

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        start, end = next(self._matches).span()
        if end - start > self._longest:
            raise csv.Error(
                f"a line has {end - start:,} characters; --limit item_bytes=N allows more"
            )
        return self._text[start:end]


class _Table:
    """The text of a table, and how its cells are told apart."""

    def __init__(self, text: str, longest: int) -> None:
        self._text = text
        self._longest = longest
        first = text[:_HEADER_SAMPLE].lstrip("\r\n").split("\n", 1)[0]
        self._delimiter = max(_DELIMITERS, key=first.count)
        self._quoting: Literal[0, 3] = csv.QUOTE_MINIMAL
        self.names = self._header()
        if self._delimiter == "\t" and '"' in text:
            # Some programs quote cells of a TSV, others never do and leave quotation marks bare.
            spoilt: dict[Literal[0, 3], int] = {}
            for quoting in _QUOTINGS:
                self._quoting = quoting
                spoilt[quoting] = sum(isinstance(cells, str) for cells in self.rows())
            self._quoting = min(spoilt, key=lambda quoting: spoilt[quoting])
            self.names = self._header()

    def rows(self) -> Iterator[dict[str, str] | str]:
        """The data rows by column name, or in words what is wrong with one."""
        reader = self._reader()
        self._skip_to_header(reader)
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield f"it cannot be told into cells: {error}"
                continue
            if not cells:
                continue
            if len(cells) != len(self.names):
                yield f"its number of cells is {len(cells)}, the header's {len(self.names)}"
            else:
                yield dict(zip(self.names, cells, strict=True))

    def _reader(self) -> Iterator[list[str]]:
        return csv.reader(
            _Lines(self._text, self._longest),
            delimiter=self._delimiter,
            quoting=self._quoting,
            strict=True,
        )

    def _skip_to_header(self, reader: Iterator[list[str]]) -> list[str]:
        try:
            return next((cells for cells in reader if any(cells)), [])
        except csv.Error as error:
            raise Unreadable(f"its header cannot be read ({error})") from None

    def _header(self) -> list[str]:
        names: list[str] = []
        for number, cell in enumerate(self._skip_to_header(self._reader()), 1):
            name = cell.strip() or f"column {number}"
            while name in names:
                name += f" ({number})"
            names.append(name)
        if not names:
            raise Unreadable("is empty")
        return names
