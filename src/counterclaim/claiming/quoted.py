"""Whose word a label is: the quoted speaker's inside quotation marks, the reporter's elsewhere."""

from collections.abc import Iterable, Sequence

from counterclaim.model.attribution import Attribution, Manner
from counterclaim.model.words import Words

_OPENING, _CLOSING = "“„«", "”»"
_PLAIN = '"'


def quoting(label: Words, attributions: Iterable[Attribution], text: str) -> list[Attribution]:
    """The attributions that give ``label`` in the source's own words.

    A paraphrase is worded by whoever paraphrases: "terrorists" in an indirect report of a doctor's
    words is not the doctor's.
    """
    return [
        attribution
        for attribution in attributions
        if any(label in part for part in attribution.content)
        and (
            attribution.manner is Manner.DIRECT
            or (
                attribution.manner is Manner.MIXED
                and _inside_marks(label, attribution.content, text)
            )
        )
    ]


def _inside_marks(label: Words, content: Sequence[Words], text: str) -> bool:
    """Whether a quotation mark opened in the content is still open where the label stands."""
    part = next(part for part in content if label in part)
    depth = plain = 0
    for character in text[part.start : label.start]:
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(depth - 1, 0)
        elif character == _PLAIN:
            plain += 1
    return depth > 0 or plain % 2 == 1
