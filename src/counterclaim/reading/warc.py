"""Web archives: a page, text or PDF that was fetched is a report."""

import io
import os
import zlib
from collections.abc import Iterator
from hashlib import sha256
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.limitreader import LimitReader
from warcio.recordloader import ArcWarcRecord

from counterclaim.model.intake import Container, Format, Item
from counterclaim.model.problem import Problem
from counterclaim.reading.options import ReadingOptions

_FORMATS = {
    "text/html": Format.HTML,
    "application/xhtml+xml": Format.HTML,
    "text/plain": Format.TEXT,
    "application/pdf": Format.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Format.DOCX,
}
_CHUNK = 2**20
_FAIR_RATIO = 20  # packed web pages unpack to 5 to 10 times their size
_BROKEN = (
    *(ArchiveLoadFailed, OSError, EOFError, ValueError, zlib.error),
    # with which warcio's own code trips over records that lack their headers
    *(AttributeError, TypeError, KeyError, IndexError),
)


class _Archive(ArchiveIterator):  # type: ignore[misc]
    INC_RECORD = ""  # what it would write to stderr about records of a wrong length


def split_warc(
    path: str, content: bytes | None, options: ReadingOptions
) -> Iterator[Item | Problem]:
    """The successful responses that hold documents, with their addresses, read as a stream.

    ``content`` stands in for the file where it came from standard input. Other records (requests,
    pictures, errors, redirections) are passed over. ``row`` is the number of the record.
    """
    row = 0
    found_any = False
    try:
        with io.BytesIO(content) if content is not None else open(path, "rb") as file:
            container = _container(path, file)
            if container.size == 0:
                yield Problem(path=path, row=None, reason="is empty")
                return
            budget = max(options.limits.max_unpacked_bytes, _FAIR_RATIO * container.size)
            archive = _Archive(file)
            for row, record in enumerate(archive, 1):
                form = _format(record)
                largest = options.limits.max_item_bytes
                payload, length = _payload(record, largest if form else 0, budget)
                budget -= length
                if budget < 0:
                    reason = (
                        f"unpacks to over {_FAIR_RATIO} times its size: a zip bomb?"
                        " --limit unpacked_bytes=N allows more"
                    )
                    yield Problem(path=path, row=row, reason=reason)
                    return
                if _is_short(record):
                    raise EOFError("its bytes end early")
                if form is None or length == 0:
                    continue
                found_any = True
                if length > largest:
                    reason = f"has {length:,} bytes; --limit item_bytes={length} allows it"
                    yield Problem(path=path, row=row, reason=reason)
                    continue
                yield Item(
                    path=path,
                    row=row,
                    format=form,
                    content=payload,
                    sha256=sha256(payload).hexdigest(),
                    container=container,
                    url=record.rec_headers.get_header("WARC-Target-URI"),
                )
            if 0 < archive.offset < container.size:
                raise EOFError("its bytes end early")
    except _BROKEN as error:
        reason = f"the archive is damaged or cut off at record {row} ({error})"
        yield Problem(path=path, row=None, reason=" ".join(reason.split())[:300])
        return
    if not found_any:
        reason = "holds no page, text or PDF that was fetched: damaged, or no WARC file?"
        yield Problem(path=path, row=None, reason=reason)


def _container(path: str, file: BinaryIO) -> Container:
    digest = sha256()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    return Container(path=path, sha256=digest.hexdigest(), size=size, content=None)


def _format(record: ArcWarcRecord) -> Format | None:
    headers = record.http_headers
    if record.rec_type == "response" and headers is not None:
        if not (headers.get_statuscode() or "").startswith("2"):
            return None
        kind = headers.get_header("Content-Type")
    elif record.rec_type == "resource":
        kind = record.rec_headers.get_header("Content-Type")
    else:
        return None
    return _FORMATS.get((kind or "").partition(";")[0].strip().lower())


def _payload(record: ArcWarcRecord, keep: int, budget: int) -> tuple[bytes, int]:
    """The first ``keep`` bytes and the length, counted no further than a little over ``budget``."""
    stream = record.content_stream()
    kept, length = bytearray(), 0
    while length <= budget and (chunk := stream.read(_CHUNK)):
        length += len(chunk)
        if length <= keep:
            kept += chunk
    return bytes(kept), length


def _is_short(record: ArcWarcRecord) -> bool:
    """Whether the file ends before the record does; warcio itself passes over that in silence."""
    raw = record.raw_stream
    while raw.read(_CHUNK):
        pass
    stated = record.rec_headers.get_header("Content-Length") or ""
    return not stated.strip().isdigit() or (isinstance(raw, LimitReader) and raw.limit > 0)
