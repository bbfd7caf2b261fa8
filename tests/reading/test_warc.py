"""Web archives."""

import gzip
import io
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from counterclaim.model.intake import Format, Item
from counterclaim.model.problem import Problem
from counterclaim.reading.inputs import Input, Kind, find_inputs
from counterclaim.reading.options import Limits, ReadingOptions
from counterclaim.reading.read import read
from counterclaim.reading.split import split
from tests.reading.make import SENTENCE, pdf

HTML = f"<html><body><p>{SENTENCE}</p></body></html>".encode()


def warc(
    *responses: tuple[str, str, str, bytes],
    packed: bool = True,
    encoding: str | None = None,
    requests: bool = True,
) -> bytes:
    """Responses of address, status, content type and payload, each after its request."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for url, status, kind, payload in responses:
        headers = [("Content-Type", kind)]
        if encoding:
            headers.append(("Content-Encoding", encoding))
        response = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        request = StatusAndHeaders(
            "GET / HTTP/1.1", [("Host", "example.org")], is_http_request=True
        )
        if requests:
            writer.write_record(writer.create_warc_record(url, "request", http_headers=request))
        writer.write_record(
            writer.create_warc_record(
                url, "response", payload=io.BytesIO(payload), http_headers=response
            )
        )
    return out.getvalue()


def parts(content: bytes, **limits: int) -> list[Item | Problem]:
    source = Input(path="-", kind=Kind.WARC, stdin=io.BytesIO(content))
    return list(split(source, ReadingOptions(limits=Limits(**limits))))


@pytest.mark.parametrize("packed", [True, False])
def test_documents_come_with_their_address(tmp_path: Path, packed: bool):
    content = warc(
        ("https://example.org/a", "200 OK", "text/html; charset=utf-8", HTML),
        ("https://example.org/b", "200 OK", "text/plain", SENTENCE.encode()),
        ("https://example.org/c", "200 OK", "application/pdf", pdf([SENTENCE])),
        ("https://example.org/d", "200 OK", "image/png", b"x"),
        ("https://example.org/e", "404 Not Found", "text/html", HTML),
        ("https://example.org/f", "301 Moved", "text/html", b""),
        packed=packed,
    )
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(content)
    [source] = find_inputs([str(path)])
    items = list(split(source, ReadingOptions()))
    assert [each.format for each in items] == [Format.HTML, Format.TEXT, Format.PDF]
    assert [each.url for each in items] == [f"https://example.org/{name}" for name in "abc"]
    assert [each.row for each in items] == [2, 4, 6]
    assert {each.container.content for each in items} == {None}
    assert {each.container.size for each in items} == {len(content)}
    for each in items:
        report = read(each, ReadingOptions()).report
        assert SENTENCE in report.text
        assert report.url == each.url
        assert report.published is None


def test_packed_payloads_are_unpacked():
    content = warc(
        ("https://example.org/a", "200 OK", "text/html", gzip.compress(HTML)), encoding="gzip"
    )
    [found] = parts(content)
    assert found.content == HTML


@pytest.mark.parametrize("packed", [True, False])
def test_a_cut_off_archive_gives_what_it_has_and_says_so(packed: bool):
    address = "https://example.org/"
    pages = [(address + name, "200 OK", "text/html", HTML) for name in "abc"]
    content = warc(*pages, packed=packed, requests=False)
    archive = ArchiveIterator(io.BytesIO(content))
    ends = [*[archive.get_record_offset() for _ in archive][1:], len(content)]
    for length in range(1, len(content), 7):
        found = parts(content[:length])
        items = [each for each in found if isinstance(each, Item)]
        assert {each.content for each in items} <= {HTML}
        # A record's last bytes are line breaks and a checksum: without them nothing is lost.
        assert len(items) in (whole := sum(end <= length for end in ends), whole + 1)
        if not any(end - 15 <= length <= end for end in ends):
            assert len(items) == whole
            assert isinstance(found[-1], Problem)


@pytest.mark.parametrize("content", [b"", b"Just words", b"WARC/1.0\r\n\r\n", b"\x1f\x8b\x08junk"])
def test_what_is_no_archive_is_one_problem(content: bytes):
    [problem] = parts(content)
    assert isinstance(problem, Problem)


def test_a_page_beyond_the_limit_does_not_stop_the_rest():
    content = warc(
        ("https://example.org/a", "200 OK", "text/html", HTML + b" " * 1000),
        ("https://example.org/b", "200 OK", "text/html", HTML),
    )
    problem, found = parts(content, max_item_bytes=500)
    assert "--limit item_bytes=" in problem.reason
    assert found.url == "https://example.org/b"


@pytest.mark.timeout(10)
@pytest.mark.parametrize("kind", ["text/html", "image/png"])
@pytest.mark.parametrize("inner", [True, False])
def test_a_bomb_is_stopped(kind: str, inner: bool):
    payload = bytes(60 * 2**20)
    if inner:
        payload = gzip.compress(payload, 1)
    content = warc(
        ("https://example.org/a", "200 OK", kind, payload), encoding="gzip" if inner else None
    )
    problem = parts(content, max_unpacked_bytes=10 * 2**20)[-1]
    assert "zip bomb" in problem.reason
