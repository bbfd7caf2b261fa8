"""Deeds of which an anniversary is told: they lie whole years back."""

from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.annotating.data_files import rows, word_set

_ANNIVERSARIES = word_set("reality_words.toml", "anniversaries")
_BEHIND = frozenset({"of", "since", "for"})
_STEPS = 8  # heads from the deed up to "anniversary"


@dataclass(frozen=True, slots=True)
class Anniversary:
    """The word for it, and how many years back the deed lies; None where that is not said."""

    word: Token
    years: int | None


def anniversary_of(deed: Token) -> Anniversary | None:
    """The anniversary that a deed hangs on: "the tenth anniversary of the blast that killed 9"."""
    token = deed
    for _ in range(_STEPS):
        head = token.head
        if head.i == token.i:
            return None
        if head.lemma_.lower() in _ANNIVERSARIES and head.i < deed.i:
            behind = token.dep_ in ("prep", "acl") and token.lower_ in _BEHIND
            return Anniversary(head, _years(head)) if behind else None
        token = head
    return None


def _years(anniversary: Token) -> int | None:
    for child in anniversary.lefts:
        number = _ordinal(child.lower_)
        if number is not None:
            return number
    return None


def _ordinal(word: str) -> int | None:
    if word[:-2].isdecimal() and word[-2:] in ("st", "nd", "rd", "th") and len(word) < 6:
        return int(word[:-2])
    return _ORDINALS.get(word)


_ORDINALS = {
    "second": 2,  # of time, the word is read as a length
} | {
    row[0]: int(row[2])
    for row in rows("time_words.tsv", 3)
    if len(row) > 2 and row[1] == "ord" and row[2].isdecimal()
}
