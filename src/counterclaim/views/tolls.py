"""To how many: what is told of one event, and sums over events that cannot overlap.

A part ("including 3 children") is never added to the whole or put beside it as another count. Two
counts of the same thing at the same place and days may be one count, so only one of them is added.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from counterclaim.linking.roots import Root
from counterclaim.linking.spots import Spot, distance_km, spot_of
from counterclaim.linking.telling import LONG, Days, days_of
from counterclaim.model.claim import Claim
from counterclaim.model.figure import Counted, Figure, Measure, Scope
from counterclaim.model.place import PlacePrecision
from counterclaim.model.stance import Mode, Polarity
from counterclaim.model.timespan import Anchor
from counterclaim.views.behind import Behind, behind
from counterclaim.views.records import FigureRecord

_WHOLE = (Counted.PEOPLE, Counted.UNKNOWN)
_NARROW = (
    Counted.CHILDREN,
    Counted.WOMEN,
    Counted.MEN,
    Counted.MEDICS,
    Counted.AID_WORKERS,
    Counted.JOURNALISTS,
)
_THINGS = (Counted.WEAPONS, Counted.VEHICLES, Counted.BUILDINGS)  # never one count with people
_OWN = (Anchor.CLAUSE, Anchor.SENTENCE)
_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.SEA)
_ORDER = {measure: place for place, measure in enumerate(Measure)}
_TOLD = (Mode.HAPPENED, Mode.ONGOING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One count as told: None is open ("12 or more"); ``claims`` are ids of those telling it."""

    measure: Measure
    of: Counted
    low: int | None
    high: int | None
    behind: Behind
    claims: tuple[str, ...]

    @property
    def figure(self) -> FigureRecord:
        """The count without who tells it."""
        return FigureRecord(measure=self.measure, of=self.of, low=self.low, high=self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What is told of one measure of one event, from the lowest count told to the highest.

    ``of`` is what is counted where that is things, else people.
    ``high`` is None where a count leaves it open above all others. ``counts`` are whole counts,
    most told first; ``parts`` count some of the people only and are in neither end.
    """

    measure: Measure
    low: int | None
    high: int | None
    counts: tuple[Count, ...]
    parts: tuple[Count, ...] = ()
    of: Counted = Counted.PEOPLE

    @property
    def figure(self) -> FigureRecord:
        """The toll without who tells it."""
        return FigureRecord(measure=self.measure, of=self.of, low=self.low, high=self.high)


class Unadded(StrEnum):
    """Why a count is in no sum; of several reasons the first."""

    OTHER_SENTENCE = "day told in another sentence"
    NO_DAY = "no day told"
    COUNTRY = "whole country"
    LONG = "more than a month"
    OVERLAP = "may be counted in another event"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A count that was not added, and why; ``counted_in`` is the event that may hold it."""

    event: str
    figure: FigureRecord
    why: Unadded
    counted_in: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """Tolls of different events added up; ``events`` are the ids of those in it."""

    measure: Measure
    of: Counted
    low: int
    high: int | None
    events: tuple[str, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def figure(self) -> FigureRecord:
        """The sum alone."""
        return FigureRecord(measure=self.measure, of=self.of, low=self.low, high=self.high)


def tolls_of(claims: Sequence[Claim], roots: Mapping[str, Root]) -> tuple[Toll, ...]:
    """The tolls told of one event by ``claims``, in the order of ``Measure``.

    Denied and planned counts are left out, and those of many happenings or of the war as a whole.
    A figure that says what it is part of is a part. A count of children, women, men, medics, aid
    workers or journalists is one wherever a wider count is told, and so is any that is smaller than
    a wider count of the same report and source.
    """
    told: dict[tuple[Measure, Counted], list[tuple[Figure, Claim]]] = {}
    for claim in claims:
        if claim.stance.polarity is Polarity.AFFIRMED and claim.stance.mode in _TOLD:
            for figure in claim.figures:
                if figure.scope is Scope.EVENT:
                    of = figure.of if figure.of in _THINGS else Counted.PEOPLE
                    told.setdefault((figure.measure, of), []).append((figure, claim))
    return tuple(
        _toll(measure, of, held, roots)
        for (measure, of), held in sorted(told.items(), key=lambda item: _ORDER[item[0][0]])
    )


def _toll(
    measure: Measure,
    counted: Counted,
    told: Sequence[tuple[Figure, Claim]],
    roots: Mapping[str, Root],
) -> Toll:
    accounts: dict[tuple[str, str], list[Figure]] = {}
    for figure, claim in told:
        accounts.setdefault((claim.report.id, roots[claim.id].key), []).append(figure)
    widest = min(_narrowness(figure) for figure, _ in told)
    groups: dict[tuple[bool, Counted, int | None, int | None], list[Claim]] = {}
    for figure, claim in told:
        beside = accounts[claim.report.id, roots[claim.id].key]
        narrow = _narrowness(figure) == 2 and widest < 2
        part = (figure.part_of is not None or narrow) or any(
            _narrowness(other) < _narrowness(figure) and _size(other) >= _size(figure)
            for other in beside
        )
        of = Counted.PEOPLE if figure.of in _WHOLE else figure.of
        groups.setdefault((part, of, figure.low, figure.high), []).append(claim)
    counts = [
        (part, _count(measure, of, low, high, group, roots))
        for (part, of, low, high), group in groups.items()
    ]
    counts.sort(key=lambda held: (-len(held[1].behind.outlets), -_size(held[1])))
    whole = tuple(count for part, count in counts if not part)
    low, high = spread(whole)
    parts = tuple(count for part, count in counts if part)
    return Toll(measure=measure, low=low, high=high, counts=whole, parts=parts, of=counted)


def _count(
    measure: Measure,
    of: Counted,
    low: int | None,
    high: int | None,
    claims: Sequence[Claim],
    roots: Mapping[str, Root],
) -> Count:
    ids = tuple(dict.fromkeys(claim.id for claim in claims))
    return Count(
        measure=measure, of=of, low=low, high=high, behind=behind(claims, roots), claims=ids
    )


def spread(counts: Iterable[Count | Figure | Toll]) -> tuple[int | None, int | None]:
    """The lowest and the highest told; an open end counts where nothing told is beyond it."""
    held = list(counts)
    lows = [
        low for each in held if (low := each.high if each.low is None else each.low) is not None
    ]
    closed = [each.high for each in held if each.high is not None]
    above = [each.low for each in held if each.high is None and each.low is not None]
    low = min(lows, default=None)
    high = max(closed, default=None)
    if above and (high is None or max(above) > high):
        high = None
    return low, high


def add_up(
    events: Sequence[tuple[str, Sequence[Claim], Sequence[Toll]]],
    told_apart: Iterable[frozenset[str]] = (),
) -> tuple[Total, ...]:
    """Sums by measure of the tolls of ``events``: id, claims and tolls each.

    A toll is added where its event cannot be, or lie within, one already added: their days are
    apart, their places are apart, or they are a pair in ``told_apart``. Those with the most exact
    days go first, of these the largest. A count that names no day in its own sentence, or is told
    over more than a month or of a whole country, may be a running total and is not added.
    """
    apart = frozenset(told_apart)
    frames = {id: _Frame.of(claims) for id, claims, _ in events}
    fit: dict[tuple[Measure, Counted], list[tuple[str, Toll]]] = {}
    left: dict[tuple[Measure, Counted], list[LeftOut]] = {}
    for id, claims, tolls in events:
        unfit = {claim.id: _unfit(claim) for claim in claims} if tolls else {}
        for toll in tolls:
            whys = {count: _why([unfit[id] for id in count.claims]) for count in toll.counts}
            kept = tuple(count for count, why in whys.items() if why is None)
            low, high = spread(kept)
            key = toll.measure, toll.of
            if low:
                held = replace(toll, low=low, high=high, counts=kept)
                fit.setdefault(key, []).append((id, held))
            left.setdefault(key, []).extend(
                LeftOut(event=id, figure=count.figure, why=why)
                for count, why in whys.items()
                if why and (count.low or count.high)
            )
    return tuple(
        _total(key, fit.get(key, []), left[key], frames, apart)
        for key in sorted(left, key=lambda key: _ORDER[key[0]])
        if fit.get(key) or left[key]
    )


def _total(
    counted: tuple[Measure, Counted],
    tolls: list[tuple[str, Toll]],
    left: list[LeftOut],
    frames: Mapping[str, "_Frame"],
    apart: frozenset[frozenset[str]],
) -> Total:
    tolls.sort(key=lambda held: (len(frames[held[0]].days), -_size(held[1]), held[0]))
    added: list[Toll] = []
    ids: list[str] = []
    by_day: dict[int, list[str]] = {}
    for id, toll in tolls:
        days = frames[id].days
        beside = (kept for day in days for kept in by_day.get(day, ()))
        same = next((kept for kept in beside if _may_overlap(id, kept, frames, apart)), None)
        if same:
            left.append(LeftOut(event=id, figure=toll.figure, why=Unadded.OVERLAP, counted_in=same))
            continue
        added.append(toll)
        ids.append(id)
        for day in days:
            by_day.setdefault(day, []).append(id)
    measure, of = counted
    return Total(
        measure=measure,
        of=of,
        low=sum(toll.low or 0 for toll in added),
        high=_sum(toll.high for toll in added),
        events=tuple(ids),
        left_out=tuple(left),
    )


def _why(unfit: Sequence[Unadded | None]) -> Unadded | None:
    """Why a count may hold others; not where any of its claims is of its own day and place."""
    known = [why for why in unfit if why is not None]
    return min(known, key=tuple(Unadded).index) if len(known) == len(unfit) else None


def _unfit(claim: Claim) -> Unadded | None:
    """Why a count of this claim may hold others; None where it is of its own day and place."""
    days = days_of(claim)
    if days is None or not days.firm or claim.time is None:
        return Unadded.NO_DAY
    if days.length > LONG:
        return Unadded.LONG
    if claim.time.anchor not in _OWN:
        return Unadded.OTHER_SENTENCE
    if claim.place and claim.place.precision in _WIDE:
        return Unadded.COUNTRY
    return None


@dataclass(frozen=True, slots=True)
class _Frame:
    """Days and places of an event: those named, as far as they are no longer than a month."""

    days: range
    spots: tuple[Spot, ...]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> "_Frame":
        known = [days for claim in claims if (days := days_of(claim)) and days.length <= LONG]
        firm = [days for days in known if days.firm]
        spots = {
            spot.key: spot for claim in claims if claim.place for spot in [spot_of(claim.place)]
        }
        return cls(_hull(firm) if firm else range(0), tuple(spots.values()))


def _hull(days: Sequence[Days]) -> range:
    return range(min(each.first for each in days), max(each.last for each in days) + 1)


def _may_overlap(
    one: str, other: str, frames: Mapping[str, _Frame], apart: frozenset[frozenset[str]]
) -> bool:
    if frozenset((one, other)) in apart:
        return False
    ours, theirs = frames[one].spots, frames[other].spots
    if not ours or not theirs:
        return True
    return any(_touching(spot, near) for spot in ours for near in theirs)


def _touching(one: Spot, other: Spot) -> bool:
    if one.key == other.key or one.mention == other.mention:
        return True
    away = distance_km(one, other)
    if away is None:
        return True  # where one of them lies is not known
    if one.is_point and other.is_point:
        return away <= one.reach + other.reach
    return one.country == other.country and (
        one.admin1 is None or other.admin1 is None or one.admin1 == other.admin1
    )


def _sum(highs: Iterable[int | None]) -> int | None:
    total = 0
    for high in highs:
        if high is None:
            return None
        total += high
    return total


def _narrowness(figure: Figure) -> int:
    return 0 if figure.of in _WHOLE else 2 if figure.of in _NARROW else 1


def _size(count: Count | Figure | Toll) -> int:
    return max(count.low or 0, count.high or 0)
