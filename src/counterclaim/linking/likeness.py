"""How like two tellings are: measures that a person can check, each with points of its own.

The points are in ``data/points.tsv``: for each measure, steps. They were fitted to pairs of reports
that people had read and judged (docs/linking.md); their sum, as log-odds, gives the score.
"""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from counterclaim.linking.data_files import rows
from counterclaim.linking.spots import distance_km
from counterclaim.linking.telling import Telling, Toll

UNKNOWN = -1.0  # a measure that one of the two gives no ground for
RARE = 4.0  # a word as rare as this (natural logarithm of how rarely) tells events apart
NEAR_KM, FAR_KM = 5.0, 30.0
WEEK = 7.0  # days between two reports beyond which more of them say nothing more


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """In how many of so many ``reports`` each word is; a word that is not in ``counts`` is in none.

    ``counts`` is only ever asked for single words, so it may be a table that is read as needed.
    """

    reports: int
    counts: Mapping[str, int]

    @classmethod
    def of(cls, vocabularies: Iterable[frozenset[str] | set[str]]) -> "Vocabulary":
        """Counted from the words of each report."""
        counts: Counter[str] = Counter()
        total = 0
        for words in vocabularies:
            counts.update(words)
            total += 1
        return cls(total, counts)


class Rarity:
    """How rare words are among reports: the logarithm of one in how many has it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._of: dict[str, float] = {}
        self._lengths: dict[int, float] = {}

    def __getitem__(self, word: str) -> float:
        known = self._of.get(word)
        if known is None:
            count = self._vocabulary.counts.get(word, 0)
            known = self._of[word] = math.log(1 + self._vocabulary.reports / (count + 0.5))
        return known

    def cosine(self, one: frozenset[str] | set[str], other: frozenset[str] | set[str]) -> float:
        """Cosine of two sets of words weighted by rarity, 0-1."""
        shared = sum(self[word] ** 2 for word in one & other)
        return shared / (self._length(one) * self._length(other)) if shared else 0.0

    def rare(self, one: frozenset[str] | set[str], other: frozenset[str] | set[str]) -> list[str]:
        """The rare words that both have, rarest first."""
        shared = [word for word in one & other if self[word] > RARE]
        return sorted(shared, key=lambda word: (-self[word], word))

    def _length(self, words: frozenset[str] | set[str]) -> float:
        known = self._lengths.get(id(words))
        if known is None:
            known = math.sqrt(sum(self[word] ** 2 for word in words))
            self._lengths[id(words)] = known  # the sets live as long as the tellings do
        return known


@dataclass(frozen=True, slots=True)
class Likeness:
    """The measures of a pair by name, and what the reasons need besides."""

    measures: Mapping[str, float]
    toll: Toll | None = None
    rare: tuple[str, ...] = ()


def likeness(a: Telling, b: Telling, rarity: Rarity, copied: float = 0.0) -> Likeness:
    """Compare two tellings; ``copied`` is how much of the shorter report stands in the other."""
    published = _gap(a.published, b.published)
    gap, firm = _days_between(a, b)
    km = _km(a, b)
    province = _shared(a.provinces, b.provinces)
    deed = _shared(a.special, b.special)
    ratio, size, toll = _tolls(a, b)
    both_main = a.main and b.main
    rare = rarity.rare(a.text, b.text) if both_main else rarity.rare(a.words, b.words)
    words = rarity.cosine(a.words, b.words)
    text = rarity.cosine(a.text, b.text) if both_main else words
    when = _when(published, gap if firm else UNKNOWN)
    where = _where(km, province)
    return Likeness(
        {
            "published": min(published, WEEK),
            "days": gap if firm else UNKNOWN,
            "km": km,
            "province": province,
            "deed": deed,
            "toll_ratio": ratio,
            "words": words,
            "text": text,
            "rare": float(len(rare)),
            "copied": copied,
            "when_where": when + 2 * where,
            "when_where_deed": when + 2 * where + (0.0 if deed < 0 else 2.0 if not deed else -2.0),
            "text_when": text / (1 + when / 2),
            "rare_when": len(rare) / (1 + when / 2),
            "toll_when": size / (1 + when),
        },
        toll,
        tuple(rare[:4]),
    )


def log_odds(likeness: Likeness) -> float:
    """The points of all measures together, the base rate included."""
    cards = _points()
    total = cards["base"][1][0]
    for name, value in likeness.measures.items():
        steps, points = cards[name]
        total += points[bisect_right(steps, value)]
    return total


def score(likeness: Likeness) -> float:
    """How likely it is that both tell of one event, 0-1."""
    return 1 / (1 + math.exp(-log_odds(likeness)))


@cache
def _points() -> dict[str, tuple[list[float], list[float]]]:
    """For each measure where the steps are, and the points below, between and above them."""
    found: dict[str, tuple[list[float], list[float]]] = {}
    for name, above, points in rows("points.tsv"):
        steps, given = found.setdefault(name, ([], []))
        if given:
            steps.append(float(above))
        given.append(float(points))
    return found


def _when(published: float, gap: float) -> float:
    """How far apart in days, 0-8: as the reports name the days, else as they were published.

    Two reports may name one day and come out weeks apart: their own days then count little.
    """
    printed = 2.0 if published < 0 else min(published, WEEK)
    return printed + 1.0 if gap < 0 else min(gap, 6.0) + 0.15 * printed


def _gap(one: int | None, other: int | None) -> float:
    return UNKNOWN if one is None or other is None else float(abs(one - other))


def _days_between(a: Telling, b: Telling) -> tuple[float, bool]:
    """Days between the two spans, and whether the words of both reports name the days."""
    one, other = a.days, b.days
    if one is None or other is None:
        return UNKNOWN, False
    gap = max(one.first - other.last, other.first - one.last, 0)
    firm = one.firm and other.firm
    return float(gap if firm else min(gap, 3)), firm


def _km(a: Telling, b: Telling) -> float:
    """Between the nearest two of their places; 0 for a place of one name, known or not."""
    if not a.mentions.isdisjoint(b.mentions):
        return 0.0
    found = UNKNOWN
    for one in a.points:
        for other in b.points:
            km = 0.0 if one.key == other.key else distance_km(one, other)
            if km is not None and (found < 0 or km < found):
                found = km
    return found


def _where(km: float, province: float) -> float:
    """0 one place, 1 near or one province, 2 cannot be said, 3 elsewhere."""
    if km < 0:
        return 2.0 if province < 0 else 1.0 if province else 3.0
    return 0.0 if km <= NEAR_KM else 1.0 if km <= FAR_KM else 3.0


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return UNKNOWN
    return len(one & other) / min(len(one), len(other))


def _tolls(a: Telling, b: Telling) -> tuple[float, int, Toll | None]:
    """How near the nearest two tolls of one kind are (0-1), and the largest that both give."""
    ratio, size = UNKNOWN, 0
    same: Toll | None = None
    for measure, mine in a.counts.items():
        theirs = b.counts.get(measure)
        if theirs is None:
            continue
        shared = mine & theirs
        if shared:
            ratio, largest = 1.0, max(shared)
            if largest > size:
                size, same = largest, Toll(measure, "", largest, largest)
        elif ratio < 1.0:
            ratio = max(ratio, *(min(m, t) / max(m, t) for m in mine for t in theirs))
    return ratio, size, same
