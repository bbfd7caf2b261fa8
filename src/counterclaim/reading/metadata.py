"""Titles that office programs write into a file's properties."""

import re

_NO_TITLE = re.compile(
    r"microsoft \w+|untitled|document ?\d*|doc ?\d*|slide ?\d*|\S+\.\w{2,5}|title|.* - .*\.\w{2,5}",
    re.IGNORECASE,
)


def plausible_title(title: object) -> str | None:
    """``title`` unless it is empty, one word, or what a program fills in by itself."""
    if not isinstance(title, str):
        return None
    words = title.split()
    if len(words) < 2 or _NO_TITLE.fullmatch(" ".join(words)):
        return None
    return " ".join(words)
