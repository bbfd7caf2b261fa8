"""Where words stand in a report: values that a person gives rest on the report's words."""

import re
from collections.abc import Iterable, Iterator

from counterclaim.model.claim import Claim
from counterclaim.model.words import Words

_EDGE = r"(?<![^\W_]){}(?![^\W_])"


def stands_at(words: str, claim: Claim, text: str) -> Words | None:
    """Where ``words`` stand: in the claim's own words if they can, else the nearest; else None.

    Line breaks count as spaces, and letter case only where the words stand so written too.
    """
    found = list(occurrences(words, text))
    if not found:
        return None
    inside = Words(claim.start, claim.end)
    return min(found, key=lambda each: (each not in inside, _apart(each, inside), each.start))


def occurrences(words: str, text: str) -> Iterator[Words]:
    """Every place where ``words`` stand as whole words."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return
    pattern = _EDGE.format(r"\s+".join(parts))
    found = list(re.finditer(pattern, text)) or list(re.finditer(pattern, text, re.IGNORECASE))
    for match in found:
        yield Words(match.start(), match.end())


def rests_on(names: Iterable[str], own: Words | None, claim: Claim, text: str) -> Words:
    """The words for a value: the first of ``names`` that stands in the report, else the ``own`` of
    the field before, else none: an empty stretch where the claim's trigger stands."""
    for name in names:
        found = stands_at(name, claim, text)
        if found is not None:
            return found
    if own is not None:
        return own
    start = claim.trigger.start if claim.trigger else claim.start
    return Words(start, start)


def _apart(one: Words, other: Words) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
