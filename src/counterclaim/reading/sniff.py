"""What bytes are, where no file name tells."""

import json
import re

from counterclaim.reading.columns import TEXT
from counterclaim.reading.found import Unreadable
from counterclaim.reading.inputs import Kind
from counterclaim.reading.options import Columns

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_HEAD = 65_536


def sniff(content: bytes, columns: Columns) -> Kind:
    """The kind of ``content``; plain text where nothing else shows. Unreadable for archives."""
    if b"%PDF-" in content[:1024]:
        return Kind.PDF
    if content.startswith(b"PK\x03\x04"):
        if b"word/" in content:
            return Kind.DOCX
        raise Unreadable("is a zip archive and no Word document; unpack it and add its files")
    if content.startswith((b"WARC/", b"\x1f\x8b")):
        return Kind.WARC
    head = content[:_HEAD].decode("utf-8", "replace").removeprefix("\ufeff")
    if _HTML.match(head):
        return Kind.HTML
    first = next((line for line in content.splitlines() if line.strip()), b"")
    if first.lstrip().startswith((b"{", b"[")):
        return _json(content, first)
    header = [name.strip().strip('"') for name in re.split("[,;\t]", head.split("\n", 1)[0])]
    known = (columns.text,) if columns.text else TEXT
    return Kind.TABLE if len(header) > 1 and any(name in header for name in known) else Kind.TEXT


def _json(content: bytes, first: bytes) -> Kind:
    try:
        if isinstance(json.loads(first), dict):
            return Kind.LINES
    except (ValueError, RecursionError):
        pass
    if re.match(rb"\s*(\[\s*\{|\{\s*\")", content):
        raise Unreadable("is JSON, but not one object a line; `jq -c .[]` makes it so")
    return Kind.TEXT
