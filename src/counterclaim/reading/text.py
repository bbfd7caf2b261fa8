"""Plain text and Markdown: the text exactly as decoded."""

import re

from counterclaim.reading.dates import mentions
from counterclaim.reading.decode import decode
from counterclaim.reading.found import Found
from counterclaim.reading.options import ReadingOptions

_LINE = re.compile(r"[^\r\n]+")
_LONGEST_HEADLINE = 200
_HEADLINE_SEARCH = 2_000  # characters; a headline further down is none


def read_text(content: bytes, options: ReadingOptions) -> Found:
    """The decoded text, with its first line as title where that is a headline."""
    text = decode(content, options.encoding)
    return Found(body=text, title=headline(text))


def headline(text: str) -> str | None:
    """The first line if it stands as a headline: short, no sentence, and with text below it.

    A line that is little more than a date or credit ("AFP Sunday 30 Oct 2016") is passed over.
    """
    lines = [line[0].strip() for line in _LINE.finditer(text[:_HEADLINE_SEARCH])]
    lines = [line for line in lines if line]
    if lines and _is_dateline(lines[0]):
        lines = lines[1:]
    if len(lines) < 2:
        return None
    title = lines[0].lstrip("\ufeff# ").rstrip("# ")
    if not title or len(title) > _LONGEST_HEADLINE or title[-1] in ".,;:" or title[0] in "-*>":
        return None
    return title if len(title.split()) > 1 and any(map(str.isalpha, title)) else None


def _is_dateline(line: str) -> bool:
    found = next(mentions(line, head=True), None)
    return found is not None and len((line[: found.start] + line[found.end :]).split()) <= 5
