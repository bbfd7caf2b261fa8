"""What a report is mainly about: its main event and that event's toll, as a view.

Chosen by where a claim stands (title, lead) and how often it comes again. Nothing is dropped: all
other claims stay where they are, and the choice names the claims it rests on.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.figure import Figure, Measure, Scope
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.model.timespan import Anchor, TimeSpan
from counterclaim.model.words import Words

LEAD = 600  # characters after the title
BACKGROUND = 3000  # a war's toll, not a day's
VAGUE = 1.5  # "dozens": high by low
AGAIN = 4  # recurrences that count

IN_TITLE, IN_LEAD, LATER = 3.0, 1.5, 0.4
OWN = 2.0  # one of the claims that tell the main event
FIRST = 1.0  # the first of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """Deaths told together: "50 militants and eight civilians".

    ``claims`` are figure claims that stand side by side and may be added up; ``parts`` are claims
    of figures that are part of one of those, and may not.
    """

    claims: tuple[Claim, ...]
    parts: tuple[Claim, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that stand side by side."""
        return tuple(claim.figures[0] for claim in self.claims)

    @property
    def subsets(self) -> tuple[Figure, ...]:
        """The figures that are part of those."""
        return tuple(claim.figures[0] for claim in self.parts)

    @property
    def low(self) -> int | None:
        """How many at least; None if any of them leaves it open."""
        return _sum(figure.low for figure in self.figures)

    @property
    def high(self) -> int | None:
        """How many at most; None if any of them leaves it open."""
        return _sum(figure.high for figure in self.figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class MainEvent:
    """What a report is mainly about.

    ``claims`` are the claims that tell it, those of its toll first. ``time`` and ``place`` are
    taken from claims of the report; ``killed`` is None where no death is counted.
    """

    claims: tuple[Claim, ...]
    place: Place | None
    time: TimeSpan | None
    killed: Toll | None


def main_event(claims: Sequence[Claim], title: str | None = None) -> MainEvent | None:
    """The main event that ``claims``, all of one report, tell of; None if they tell of none.

    ``title`` is taken for part of the text where the text begins with it, as most reports' does.
    """
    tolls = tolls_of(claims)
    killed = main_toll(tolls, title)
    happened = [c for c in claims if c.kind in (ClaimKind.EVENT, ClaimKind.FIGURE)]
    if killed is not None:
        told = _telling(killed, happened)
    elif happened:
        told = (max(happened, key=lambda c: (_standing(c, title), -c.start)),)
    else:
        return None
    return MainEvent(
        claims=told, place=_place(told, claims, title), time=_time(told), killed=killed
    )


def tolls_of(claims: Sequence[Claim]) -> tuple[Toll, ...]:
    """The tolls of the dead in text order: figures that share a cue, with their parts."""
    groups: dict[Words, list[Claim]] = defaultdict(list)
    parts: dict[Words, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind is not ClaimKind.FIGURE or claim.figures[0].measure is not Measure.KILLED:
            continue
        figure = claim.figures[0]
        if figure.part_of is not None:
            parts[figure.part_of].append(claim)
        else:
            groups[figure.cue or figure.words].append(claim)
    return tuple(
        Toll(
            claims=tuple(group),
            parts=tuple(part for c in group for part in parts[c.figures[0].words]),
        )
        for group in groups.values()
    )


def main_toll(tolls: Sequence[Toll], title: str | None = None) -> Toll | None:
    """The toll of the event that the report is about."""

    def weight(toll: Toll) -> tuple[float, int]:
        first = toll.claims[0]
        number = _number(toll)
        points = {IN_TITLE: 3.0, IN_LEAD: 2.0}.get(_standing(first, title), 0.0)
        points += 0.75 * min(AGAIN, sum(_number(other) == number for other in tolls))
        points -= 3 * _is_vague(toll)
        points -= 4 * (number >= BACKGROUND or toll.figures[0].scope is Scope.BACKGROUND)
        points -= 6 * (number == 0)
        points -= 1.5 * (number == 1)
        return points, -first.start

    best = max(tolls, key=weight, default=None)
    if best is None or len(best.claims) > 1:
        return best
    return next((t for t in tolls if _holds(t, best.figures[0], title)), best)


def _holds(toll: Toll, only: Figure, title: str | None) -> bool:
    """ "30 children killed", and below "30 children were among 39 dead"."""
    return _standing(toll.claims[0], title) > LATER and any(
        _point(part) == _point(only) and part.of is only.of for part in toll.subsets
    )


def _number(toll: Toll) -> int:
    """One number to weigh by."""
    return sum(_point(figure) for figure in toll.figures)


def _point(figure: Figure) -> int:
    return (figure.low if figure.low is not None else figure.high) or 0


def _sum(counts: Iterable[int | None]) -> int | None:
    total = 0
    for count in counts:
        if count is None:
            return None
        total += count
    return total


def _is_vague(toll: Toll) -> bool:
    return any(is_vague(figure) for figure in toll.figures)


def is_vague(figure: Figure) -> bool:
    """Whether the words give no number ("dozens", "several")."""
    low, high = figure.low, figure.high
    return low is not None and high is not None and high > VAGUE * low


def _standing(claim: Claim, title: str | None) -> float:
    """The weight of where the claim stands."""
    told = claim.figures[0] if claim.kind is ClaimKind.FIGURE else None
    start, words = (told.start, told.mention) if told else (claim.start, claim.verbatim)
    title = title or ""
    shown = title[start : start + len(words)]
    if shown and words.startswith(shown):
        return IN_TITLE
    return IN_LEAD if start < len(title) + LEAD else LATER


# Where and when.


def _telling(toll: Toll, happened: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of the toll, and of the events whose outcome it is."""
    figures = set(toll.figures)
    events = [c for c in happened if c.kind is ClaimKind.EVENT and figures & set(c.figures)]
    return (*toll.claims, *events)


def _place(told: Sequence[Claim], claims: Sequence[Claim], title: str | None) -> Place | None:
    """The place most told of, in the first-level unit most told of; the title weighs most."""
    weights = [
        (c.place, _standing(c, title) + OWN * (c in told) + FIRST * (c is told[0]))
        for c in claims
        if c.place is not None
    ]
    known = [(place, weight) for place, weight in weights if place.precision not in _VAGUE_PLACES]
    units: dict[tuple[str | None, str | None], float] = defaultdict(float)
    for place, weight in known:
        units[place.country, place.admin1] += weight
    unit = max(units, key=lambda key: units[key], default=None)
    votes: dict[int | str, float] = defaultdict(float)
    first: dict[int | str, Place] = {}
    for place, weight in known if unit else weights:
        if unit in (None, (place.country, place.admin1)):
            key = place.geonameid or place.mention.casefold()
            votes[key] += weight
            first.setdefault(key, place)
    best = max(votes, key=lambda key: votes[key], default=None)
    return None if best is None else first[best]


_VAGUE_PLACES = (PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN)


def _time(told: Sequence[Claim]) -> TimeSpan | None:
    """The time that stands closest to what is told."""
    times = [claim.time for claim in told if claim.time is not None]
    return min(times, key=lambda time: _ANCHORS.index(time.anchor), default=None)


_ANCHORS = tuple(Anchor)
