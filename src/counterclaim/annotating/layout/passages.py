"""Paragraphs: how far what one sentence tells reaches into the next."""

from collections.abc import Sequence

from counterclaim.annotating.layout.breaks import FULL_LINE


def paragraphs_of(text: str, starts: Sequence[int]) -> list[int]:
    """The number of the paragraph that each sentence stands in.

    A blank line divides. A single line end does where the text has no blank lines, and after a
    line too short to have been wrapped: a heading.
    """
    wrapped = "\n\n" in text
    found: list[int] = []
    paragraph = 0
    for last, start in zip([0, *starts], starts, strict=False):
        before = text[last:start]
        line = before.rstrip()
        between = before[len(line) :]
        if found and "\n" in between:
            length = len(line) - line.rfind("\n") - 1
            if between.count("\n") > 1 or not wrapped or length < FULL_LINE:
                paragraph += 1
        found.append(paragraph)
    return found
