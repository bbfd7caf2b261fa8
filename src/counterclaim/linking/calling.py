"""What an account calls the parties: its words for each kind of party."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from functools import cache, lru_cache

from counterclaim.linking.data_files import rows
from counterclaim.model.claim import Claim

ENOUGH = 4  # words for a party in two accounts
Called = Mapping[str, Counter[str]]


def called(claims: Iterable[Claim]) -> dict[str, Counter[str]]:
    """How often each word stands for each kind of party; words of nested claims count once."""
    found: dict[str, Counter[str]] = {}
    reached: dict[str, int] = {}
    for claim in sorted(claims, key=lambda claim: (claim.report.id, claim.start, -claim.end)):
        fresh = reached.get(claim.report.id, 0)
        for kind, word, _, start in words_in(claim.verbatim):
            if claim.start + start >= fresh:
                found.setdefault(kind, Counter())[word] += 1
        reached[claim.report.id] = max(fresh, claim.end)
    return found


def called_otherwise(ours: Called, theirs: Called, sure: Container[str]) -> tuple[str, str] | None:
    """The usual words for the first kind of party that is called otherwise.

    Of a kind that is not in ``sure`` there must be words enough for the usual ones to be usual.
    """
    for kind in _kinds():
        if kind not in ours or kind not in theirs:
            continue
        one, other = _usual(ours[kind]), _usual(theirs[kind])
        enough = kind in sure or ours[kind].total() + theirs[kind].total() >= ENOUGH
        if one != other and enough:
            return one, other
    return None


def spelt(claim: Claim, word: str) -> str:
    """How the claim spells ``word`` for a party; empty where it has it not."""
    found = (spelling for _, had, spelling, _ in words_in(claim.verbatim) if had == word)
    spelling = next(found, "")
    return spelling.lower() if word.islower() else spelling


@lru_cache(maxsize=50_000)
def words_in(text: str) -> tuple[tuple[str, str, str, int], ...]:
    """Kind, word, spelling and position of each word for a party in ``text``."""
    return tuple(
        (kind, word_of.get(match[1]) or word_of[match[1].lower()], match[1], match.start())
        for kind, (pattern, word_of) in _kinds().items()
        for match in pattern.finditer(text)
    )


def _usual(words: Counter[str]) -> str:
    """The word used most, of such the first."""
    return max(words, key=lambda word: words[word])


@cache
def _kinds() -> dict[str, tuple[re.Pattern[str], dict[str, str]]]:
    """For each kind of party what finds its words, and the word that a spelling stands for."""
    found = {}
    for kind, listed in rows("called.tsv"):
        words = [word.split("/") for word in listed.split("|")]
        word_of = {s if s.isupper() else s.lower(): word[0] for word in words for s in word}
        spelt = "|".join(s if s.isupper() else f"(?i:{s})" for s in word_of)
        found[kind] = re.compile(rf"\b({spelt})s?\b"), word_of
    return found
