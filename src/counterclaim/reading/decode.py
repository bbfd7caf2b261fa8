"""From bytes to text, exactly as they stand."""

import codecs
import re

from charset_normalizer import from_bytes

from counterclaim.reading.found import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document; name it .pdf"),
    (b"PK\x03\x04", "a zip archive or Word document; unpack it, or name it .docx"),
    (b"\x1f\x8b", "compressed; unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old or password-protected Office file; save it as .docx or .pdf"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_SAMPLE = 2**18
_SURROGATE = re.compile("[\ud800-\udfff]")
_HIGH = re.compile(rb"[\x80-\xff]")
_GAP = re.compile(rb"[ \n]")  # no byte of any multi-byte character
_AROUND = 100


def decode(content: bytes, encoding: str | None = None) -> str:
    """The text of ``content``, its byte-order mark left out, nothing else changed.

    ``encoding`` outranks all; without it a byte-order mark, then UTF-8 if the bytes are valid,
    then charset-normalizer's best guess. Raises Unreadable for empty and binary content.
    """
    if not content:
        raise Unreadable("is empty")
    if encoding is not None:
        try:
            return storable(content.decode(encoding).removeprefix("\ufeff"))
        except UnicodeDecodeError as error:
            raise Unreadable(
                f"is not {encoding} (byte {error.start}); give its own --encoding, or none"
            ) from None
    for mark, name in _BOMS:
        if content.startswith(mark):
            try:
                return storable(content.decode(name))
            except UnicodeDecodeError:
                raise Unreadable(f"is broken {name}; try --encoding") from None
    _refuse_binary(content)
    try:
        return storable(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _guessed(content)


def storable(text: str) -> str:
    """``text`` with each NUL and lone surrogate, which cannot be stored, made U+FFFD."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _refuse_binary(content: bytes) -> None:
    for magic, what in _MAGIC:
        if content.startswith(magic):
            raise Unreadable(f"is not text: it looks like {what}")
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if controls > max(2, len(sample) // 20):
        raise Unreadable("is binary, not text; if it is text, give its --encoding (utf-16-le?)")


def _guessed(content: bytes) -> str:
    for sample in (_telling(content), content[: 16 * _SAMPLE]):
        best = from_bytes(sample).best()
        if best is not None:
            try:
                return storable(content.decode(best.encoding))
            except UnicodeDecodeError:
                continue
    raise Unreadable("has an encoding that cannot be told; give it with --encoding")


def _telling(content: bytes) -> bytes:
    """The words with bytes beyond ASCII and those around them, up to a sample's size."""
    telling = bytearray()
    at = 0
    while len(telling) < _SAMPLE and (high := _HIGH.search(content, at)):
        end = _GAP.search(content, high.start() + _AROUND)
        start, at = max(at, high.start() - _AROUND), end.end() if end else len(content)
        telling += content[start : min(at, start + _SAMPLE)]
    return bytes(telling)
