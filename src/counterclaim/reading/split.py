"""From one input to the documents and rows in it."""

import os
from collections.abc import Iterator
from hashlib import sha256

from counterclaim.model.intake import Format, Item
from counterclaim.model.problem import Problem
from counterclaim.reading.found import Unreadable
from counterclaim.reading.inputs import Input, Kind
from counterclaim.reading.lines import split_lines
from counterclaim.reading.options import Limits, ReadingOptions
from counterclaim.reading.sniff import sniff
from counterclaim.reading.table import split_table
from counterclaim.reading.warc import split_warc

_FORMATS = {
    Kind.TEXT: Format.TEXT,
    Kind.HTML: Format.HTML,
    Kind.PDF: Format.PDF,
    Kind.DOCX: Format.DOCX,
}


def split(source: Input, options: ReadingOptions) -> Iterator[Item | Problem]:
    """The items of ``source``, one at a time; what cannot be one is a Problem, the rest goes on.

    The items of a table or of JSON lines share one Container, which holds the whole file.
    """
    try:
        if source.kind is Kind.WARC and source.stdin is None:
            yield from split_warc(source.path, None, options)
            return
        content = _content(source, options.limits)
        kind = source.kind or sniff(content, options.columns)
    except Unreadable as verdict:
        yield Problem(path=source.path, row=None, reason=str(verdict))
        return
    except OSError as error:
        yield Problem(path=source.path, row=None, reason=f"cannot be opened: {error.strerror}")
        return
    if kind is Kind.WARC:
        yield from split_warc(source.path, content, options)
    elif kind is Kind.TABLE:
        yield from split_table(source.path, content, options)
    elif kind is Kind.LINES:
        yield from split_lines(source.path, content, options)
    else:
        yield _document(source.path, _FORMATS[kind], content, options.limits)


def _document(path: str, form: Format, content: bytes, limits: Limits) -> Item | Problem:
    if len(content) > limits.max_item_bytes:
        reason = (
            f"has {len(content):,} bytes, more than {limits.max_item_bytes:,} for one document;"
            f" --limit item_bytes={len(content)} allows it"
        )
        return Problem(path=path, row=None, reason=reason)
    digest = sha256(content).hexdigest()
    return Item(path=path, row=None, format=form, content=content, sha256=digest)


def _content(source: Input, limits: Limits) -> bytes:
    """The whole input, at most ``max_file_bytes`` of it; Unreadable if there is more."""
    allowed = limits.max_file_bytes
    if source.stdin is not None:
        content = source.stdin.read(allowed + 1)
        size = "more"
    else:
        with open(source.path, "rb") as file:
            actual = os.fstat(file.fileno()).st_size
            content = b"" if actual > allowed else file.read(allowed + 1)
            size = f"{actual:,}, more"
            if actual > allowed:
                raise _too_large(size, allowed)
    if len(content) > allowed:
        raise _too_large(size, allowed)
    return content


def _too_large(size: str, allowed: int) -> Unreadable:
    return Unreadable(f"its bytes are {size} than {allowed:,}; --limit file_bytes=N allows more")
