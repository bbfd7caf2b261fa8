"""Lines that a page layout broke, made paragraphs again."""

import re
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]+")
_FULL = 0.85  # of the longest line: proportional fonts make full lines differ in characters


def unwrap(text: str) -> str:
    """``text`` with the line breaks inside paragraphs made spaces.

    A break is the layout's where the next word would not have fitted on the line, or where a line
    goes on in lower case. A word hyphenated at a break is joined if the text has it elsewhere.
    """
    lines = [line.strip() for line in text.replace("\r\n", "\n").split("\n")]
    lengths = sorted(len(line) for line in lines if line)
    if not lengths:
        return ""
    width = lengths[int(0.95 * (len(lengths) - 1))]
    known = frozenset(_WORD.findall(text.lower()))
    parts = [lines[0]]
    for line, following in pairwise(lines):
        if not line or not following or not _goes_on(line, following, width):
            parts.append("\n" + following)
        elif line.endswith("\u00ad"):
            parts[-1] = parts[-1][:-1]
            parts.append(following)
        elif line.endswith("-") and following[0].islower():
            if _rejoined(line, following) in known:
                parts[-1] = parts[-1][:-1]
            parts.append(following)
        else:
            parts.append(" " + following)
    return "".join(parts)


def _goes_on(line: str, following: str, width: int) -> bool:
    if following[0].islower() and line[-1] not in ".!?:":
        return True
    first = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(first) > _FULL * width and len(line) > width // 3


def _rejoined(line: str, following: str) -> str:
    before, after = _WORD.findall(line[:-1].lower()), _WORD.findall(following.lower())
    return (before[-1] if before else "") + (after[0] if after else "")
