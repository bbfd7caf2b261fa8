"""Names in lower case: "shells fell in mosul"."""

from counterclaim.annotating.places.gazetteer import KNOWN_TO_ALL, Gazetteer
from counterclaim.annotating.places.gazetteer_files import Level, NameGrade
from counterclaim.annotating.places.tokens import Tokens
from counterclaim.annotating.places.words import PlaceWords

_SHORTEST = 4  # letters
_LONGEST = 3  # words
_BEFORE = frozenset({"in", "near", "outside", "from", "of", "around", "inside", "across"})


def raise_names(tokens: Tokens, gazetteer: Gazetteer, words: PlaceWords) -> None:
    """Mark as names what is written small and can hardly be anything else, in place.

    Only behind a preposition of place, where the sentence has no other capital than its first, and
    only names that all know and no English word has.
    """
    quiet = _quiet(tokens)
    for at in range(1, len(tokens.text)):
        if not quiet[at] or tokens.lower[at - 1] not in _BEFORE:
            continue
        for size in range(_LONGEST, 0, -1):
            last = at + size - 1
            if last < len(tokens.text) and _is_known(tokens, at, last, gazetteer, words):
                tokens.name[at : last + 1] = [True] * size
                break


def _quiet(tokens: Tokens) -> list[bool]:
    """For each token, whether its sentence has no capitals but its first letter."""
    quiet = [True] * len(tokens.text)
    begin = 0
    for at in range(1, len(tokens.text) + 1):
        if at < len(tokens.text) and not tokens.first[at]:
            continue
        if any(tokens.name[begin + 1 : at]):
            quiet[begin:at] = [False] * (at - begin)
        begin = at
    return quiet


def _is_known(
    tokens: Tokens, first: int, last: int, gazetteer: Gazetteer, words: PlaceWords
) -> bool:
    parts = tokens.lower[first : last + 1]
    if not all(part.isalpha() for part in parts) or len("".join(parts)) < _SHORTEST:
        return False
    if any(part in words.never for part in parts) and last == first:
        return False
    if all(part in words.ordinary or part in words.given for part in parts):
        return False
    return any(
        m.entry.added
        or (
            m.grade is NameGrade.MAIN
            and (m.entry.level is Level.COUNTRY or m.entry.population >= KNOWN_TO_ALL)
        )
        for m in gazetteer.named(tokens.words(first, last))
    )
