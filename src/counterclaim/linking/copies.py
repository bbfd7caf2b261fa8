"""Which reports hold each other's text: wire copy, however it is credited.

Runs of five words are hashed and one in four is kept (a "0 mod p" sketch, Broder 1997): unlike a
MinHash of the whole text it measures how much of the shorter text stands in the longer one, which
is how wire copy is used.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from zlib import crc32

RUN = 5  # words
KEEP = 4  # one run in so many
COMMON = 12  # a run in more reports than this is boilerplate
LEAST = 0.1  # a share below this is not worth telling


@dataclass(frozen=True, slots=True)
class Copied:
    """``share`` (0-1) of the shorter of two reports' text stands in the other too."""

    a: str
    b: str
    share: float


def copies(texts: Iterable[tuple[str, str]]) -> list[Copied]:
    """Every pair of reports, given as id and text, that shares more than a tenth."""
    sketches: dict[str, frozenset[int]] = {id: sketch(text) for id, text in texts}
    holders: dict[int, list[str]] = defaultdict(list)
    for id, runs in sketches.items():
        for run in runs:
            holders[run].append(id)
    shared: Counter[tuple[str, str]] = Counter()
    for held in holders.values():
        if 1 < len(held) <= COMMON:
            shared.update(combinations(sorted(held), 2))
    found = []
    for (a, b), count in sorted(shared.items()):
        share = count / max(min(len(sketches[a]), len(sketches[b])), 1)
        if share >= LEAST and count > 1:
            found.append(Copied(a, b, min(share, 1.0)))
    return found


def sketch(text: str) -> frozenset[int]:
    """The kept hashes of the runs of words in ``text``, its punctuation and case left out."""
    words = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    runs = (" ".join(words[at : at + RUN]).encode() for at in range(len(words) - RUN + 1))
    return frozenset(h for h in map(crc32, runs) if h % KEEP == 0)
