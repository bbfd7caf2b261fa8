"""Word documents: checked as an archive first, then every paragraph in document order."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from counterclaim.reading.found import Found, Unreadable
from counterclaim.reading.metadata import plausible_title
from counterclaim.reading.options import Limits, ReadingOptions
from counterclaim.reading.text import headline

_MOST_MEMBERS = 10_000
_MOST_RATIO = 200  # Word's own XML packs 10 to 20 times; beyond this it is a bomb
_SMALL = 2**23  # bytes unpacked that do no harm at whatever ratio
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_SKIPPED = {
    qn("w:del"),
    qn("w:moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_PARAGRAPH, _TEXT = qn("w:p"), qn("w:t")


def read_docx(content: bytes, options: ReadingOptions) -> Found:
    """The text, a line a paragraph; insertions are in, deletions out. Pictures are left unread."""
    if not content:
        raise Unreadable("is empty")
    if content.startswith(_OLD_OFFICE):
        raise Unreadable("is an old or password-protected Word file; save it as plain .docx")
    _check_archive(content, options.limits)
    try:
        document = docx.Document(BytesIO(content))
        body = "\n".join(_paragraphs(document.element.body))
        title = document.core_properties.title
    except (zipfile.BadZipFile, OpcError, KeyError, ValueError, etree.XMLSyntaxError):
        raise Unreadable("is no Word document that can be opened: damaged or cut off") from None
    return Found(body=body, title=plausible_title(title) or headline(body))


def _check_archive(content: bytes, limits: Limits) -> None:
    """Judge by the archive's directory alone; its sizes bind, as zipfile unpacks no more."""
    try:
        members = zipfile.ZipFile(BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise Unreadable("is no Word document, or one cut off") from None
    unpacked = sum(member.file_size for member in members)
    if len(members) > _MOST_MEMBERS or unpacked > limits.max_unpacked_bytes:
        raise Unreadable(
            f"unpacks to {unpacked:,} bytes in {len(members):,} parts; allowed are"
            f" {limits.max_unpacked_bytes:,} (--limit unpacked_bytes=N) in {_MOST_MEMBERS:,}"
        )
    if unpacked > _SMALL and unpacked > _MOST_RATIO * len(content):
        raise Unreadable(f"unpacks to {unpacked // len(content):,} times its size: a zip bomb")
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("is encrypted; save a copy without its password and add that")


def _paragraphs(body: etree._Element) -> Iterator[str]:
    # Not python-docx's Paragraph.text: it leaves out tracked insertions, content controls and
    # text boxes.
    lines: dict[etree._Element, list[str]] = {}
    current: list[etree._Element] = []
    skipping = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        if tag in _SKIPPED:
            skipping += 1 if event == "start" else -1
        elif skipping:
            continue
        elif tag == _PARAGRAPH:
            if event == "start":
                current.append(element)
                lines[element] = []
            else:
                current.pop()
        elif event == "start" and current:
            if tag == _TEXT:
                lines[current[-1]].append(element.text or "")
            elif tag in _BREAKS and element.getparent().tag == qn("w:r"):
                lines[current[-1]].append(_BREAKS[tag])
    for parts in lines.values():
        yield "".join(parts)
