"""What one report tells of one happening: its claims put together, ready to be compared.

Within a report claims go together where they stand in one clause, or name the same place and days
and no two different kinds of deed. What is told without a day goes to the one dated happening of
the same deed, if there is one. What is told over more than a month is a running total and never
goes together with a single day.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property

from counterclaim.linking.acts import Act, Breadth, acts_of
from counterclaim.linking.data_files import rows
from counterclaim.linking.spots import Spot, distance_km, spot_of
from counterclaim.model.actor import Actor, is_thing
from counterclaim.model.claim import Claim
from counterclaim.model.figure import Figure, Measure
from counterclaim.model.timespan import Anchor

LONG = 31  # days: what took longer is a total, not a happening
LEAD = 700  # characters at the head of a report that tell what it is about
NEARBY_KM = 5.0  # two spots of one report within this are one place
_OPEN = 7  # days that an open end is taken to reach
_WORD = re.compile(r"[^\W_][\w'’-]*")
_FIRM = (Anchor.CLAUSE, Anchor.SENTENCE, Anchor.PASSAGE)
_TOLLS = (Measure.KILLED, Measure.INJURED, Measure.CASUALTIES)


@dataclass(frozen=True, slots=True)
class Days:
    """First and last possible day as ordinals; ``firm`` where the words themselves name days.

    Not firm: reckoned from the day of publication.
    """

    first: int
    last: int
    firm: bool

    @property
    def length(self) -> int:
        """Days covered."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Toll:
    """A count with its range; None is open. ``plain`` is the number as written, if there is one."""

    measure: Measure
    of: str
    low: int | None
    high: int | None

    @property
    def plain(self) -> int | None:
        """One number for it, None for "dozens" and the like."""
        if self.low is None or self.high is None:
            return self.low if self.low is not None else self.high
        return self.low if self.high <= 1.1 * self.low else None


@dataclass
class Telling:
    """The claims of one report about one happening.

    ``published`` is an ordinal day. ``claims`` are ids in text order. ``actors`` and ``targets``
    are registry ids or folded names. ``words`` are the content words of all its claims. The
    ``main`` one of a report is what its title and lead are about; it has the lead's words, places
    and tolls besides, and the words of the whole ``text``.
    """

    report: str
    outlet: str | None
    published: int | None
    start: int
    total: bool
    claims: list[str] = field(default_factory=list)
    ranges: list[tuple[int, int]] = field(default_factory=list)
    families: set[str] = field(default_factory=set)
    acts: dict[str, Act] = field(default_factory=dict)
    spots: dict[str, Spot] = field(default_factory=dict)
    days: Days | None = None
    tolls: list[Toll] = field(default_factory=list)
    actors: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    title: frozenset[str] = frozenset()
    text: frozenset[str] = frozenset()
    main: bool = False

    @cached_property
    def special(self) -> frozenset[str]:
        """Its acts that are of a kind of their own; asked for once it is whole, as all below."""
        return frozenset(a.word for a in self.acts.values() if a.breadth is Breadth.SPECIAL)

    @cached_property
    def points(self) -> tuple[Spot, ...]:
        """Its places that are towns or the like."""
        return tuple(spot for spot in self.spots.values() if spot.is_point)

    @cached_property
    def mentions(self) -> frozenset[str]:
        """The words for its places that name one place."""
        return frozenset(spot.mention for spot in self.spots.values() if spot.is_named)

    @cached_property
    def provinces(self) -> frozenset[str]:
        """The first-level units that its places lie in."""
        return frozenset(spot.admin1 for spot in self.spots.values() if spot.admin1)

    @cached_property
    def counts(self) -> dict[Measure, frozenset[int]]:
        """The plain numbers it gives, by what they measure."""
        found: dict[Measure, set[int]] = {}
        for toll in self.tolls:
            if toll.plain:
                found.setdefault(toll.measure, set()).add(toll.plain)
        return {measure: frozenset(numbers) for measure, numbers in found.items()}

    @property
    def spot(self) -> Spot | None:
        """The most exact of its places, the first named of those."""
        return min(self.spots.values(), key=lambda spot: spot.reach, default=None)


def tellings(claims: Iterable[Claim], text: str = "") -> list[Telling]:
    """The happenings told by the claims of one report, in text order; ``text`` is the report's."""
    found: list[Telling] = []
    ordered = sorted(claims, key=lambda claim: (claim.start, claim.end))
    for claim in ordered:
        acts = acts_of(claim)
        if not acts:
            continue
        days = days_of(claim)
        total = days is not None and days.length > LONG
        spot = spot_of(claim.place) if claim.place else None
        home = next(
            (t for t in reversed(found) if _goes_with(t, claim, acts, days, spot, total)), None
        )
        if home is None:
            home = _begun(claim, total)
            found.append(home)
        _take_in(home, claim, acts, days, spot)
    found = _with_the_dated(found)
    if found:
        main = max(found, key=_weight)
        _make_main(main, ordered)
        main.text = frozenset(content_words(text)) | main.words
    return found


def _with_the_dated(found: list[Telling]) -> list[Telling]:
    """Puts what is told without a day to the one dated happening of the same deed, if one is.

    A lead often leaves the day to a sentence further down, in a follow-up days or weeks later.
    """
    dated = [t for t in found if t.days is not None and t.days.firm and not t.total]
    kept = []
    for telling in found:
        undated = not telling.total and (telling.days is None or not telling.days.firm)
        alike = [t for t in dated if undated and _one_happening(telling, t)]
        if alike and len({(t.days.first, t.days.last) for t in alike if t.days}) == 1:
            _put_to(alike[0], telling)
        else:
            kept.append(telling)
    return kept


def _one_happening(telling: Telling, dated: Telling) -> bool:
    """Whether both tell of one kind of deed, nowhere else, and of no other toll."""
    if not telling.special & dated.special:
        return False
    if telling.spot is not None and all(_placed(dated, s) is False for s in telling.spots.values()):
        return False
    mine, theirs = _large(telling.tolls), _large(dated.tolls)
    return bool(mine & theirs) or not (mine or theirs)


def _put_to(telling: Telling, other: Telling) -> None:
    """Takes ``other`` into ``telling``; the order of claims stays that of the text."""
    telling.start = min(telling.start, other.start)
    held = zip(telling.ranges + other.ranges, telling.claims + other.claims, strict=True)
    told = sorted(held)
    telling.ranges = [place for place, _ in told]
    telling.claims = [claim for _, claim in told]
    telling.families |= other.families
    telling.acts |= other.acts
    for key, spot in other.spots.items():
        telling.spots.setdefault(key, spot)
    telling.tolls += other.tolls
    telling.actors |= other.actors
    telling.targets |= other.targets
    telling.words |= other.words


def _weight(telling: Telling) -> float:
    """How likely this is what the report is about: told first and often, in the title's words."""
    early = 2.5 if telling.start < LEAD // 10 else 2.0 if telling.start < LEAD else 0.0
    titled = 2 * len(telling.title & telling.words) / max(len(telling.title), 1)
    deadly = any(t.measure is Measure.KILLED and t.plain for t in telling.tolls)
    often = 0.3 * min(len(telling.claims), 6)
    return early + titled + often + 1.5 * deadly - 3 * telling.total


def _make_main(telling: Telling, claims: Sequence[Claim]) -> None:
    telling.main = True
    telling.words |= telling.title
    for claim in claims:
        if claim.start >= LEAD:
            break
        telling.words.update(content_words(claim.verbatim))
        spot = spot_of(claim.place) if claim.place else None
        if spot is not None and spot.is_point:
            telling.spots.setdefault(spot.key, spot)
        days = days_of(claim)
        if days is None or days.length <= LONG:
            telling.tolls += [t for t in _tolls(claim) if t not in telling.tolls]


def days_of(claim: Claim) -> Days | None:
    """The days a claim speaks of; those before publication where it names none."""
    time, published = claim.time, claim.report.published
    if time is None or (time.earliest is None and time.latest is None):
        return (
            None
            if published is None
            else Days(published.toordinal() - _OPEN, published.toordinal(), False)
        )
    firm = time.anchor in _FIRM and time.earliest is not None and time.latest is not None
    last = _ordinal(time.latest) or _ordinal(published) or _ordinal(time.earliest) or 0
    first = _ordinal(time.earliest)
    if first is None:
        first = last - _OPEN
    return Days(min(first, last), max(first, last), firm)


def content_words(text: str) -> Iterator[str]:
    """The words that tell reports apart; a name keeps its capital, all else is lower case."""
    for word in _WORD.findall(text):
        lower = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
        if len(lower) < 3 or lower in _common():
            continue
        yield lower


@cache
def _common() -> frozenset[str]:
    return frozenset(row[0] for row in rows("common_words.tsv"))


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _begun(claim: Claim, total: bool) -> Telling:
    published = claim.report.published
    return Telling(
        report=claim.report.id,
        outlet=claim.report.outlet,
        published=published.toordinal() if published else None,
        start=claim.start,
        total=total,
        title=frozenset(content_words(claim.report.title or "")),
    )


def _goes_with(
    telling: Telling,
    claim: Claim,
    acts: Sequence[Act],
    days: Days | None,
    spot: Spot | None,
    total: bool,
) -> bool:
    if telling.total is not total or not telling.families & {act.family for act in acts}:
        return False
    touching = any(claim.start < end and start < claim.end for start, end in telling.ranges)
    if days and telling.days and _apart(days, telling.days):
        return False
    placed = _placed(telling, spot)
    if placed is False:
        return False
    if touching:
        return True
    if not _may_be_one_deed(telling, acts):
        return False
    return placed is True or _same_toll(telling, claim)


def _may_be_one_deed(telling: Telling, acts: Sequence[Act]) -> bool:
    mine = {act.word for act in telling.acts.values() if act.breadth is Breadth.SPECIAL}
    theirs = {act.word for act in acts if act.breadth is Breadth.SPECIAL}
    return not mine or not theirs or bool(mine & theirs)


def _apart(one: Days, other: Days) -> bool:
    if one.firm and other.firm:
        return one.first > other.last or other.first > one.last
    return one.first > other.last + 1 or other.first > one.last + 1


def _placed(telling: Telling, spot: Spot | None) -> bool | None:
    """Whether ``spot`` is the telling's place; None where that cannot be said."""
    own = telling.spot
    if spot is None or own is None:
        return None
    if spot.key in telling.spots or spot.mention in {s.mention for s in telling.spots.values()}:
        return True
    if spot.is_point and own.is_point:
        apart = distance_km(spot, own)
        return apart is not None and apart <= NEARBY_KM
    if spot.latitude is None or own.latitude is None:
        return False
    wide, narrow = (spot, own) if spot.reach > own.reach else (own, spot)
    if wide.country != narrow.country:
        return False
    inside = wide.admin1 is None or wide.admin1 == narrow.admin1
    return None if inside else False


def _same_toll(telling: Telling, claim: Claim) -> bool:
    return bool(_large(telling.tolls) & _large(_tolls(claim)))


def _large(tolls: Iterable[Toll]) -> set[tuple[Measure, int]]:
    """The counts that are no mere handful, which two happenings may well share."""
    return {(t.measure, t.plain) for t in tolls if t.plain is not None and t.plain > 3}


def _tolls(claim: Claim) -> Iterator[Toll]:
    for figure in claim.figures:
        yield _toll(figure)


def _toll(figure: Figure) -> Toll:
    return Toll(figure.measure, figure.of.value, figure.low, figure.high)


def _take_in(
    telling: Telling, claim: Claim, acts: Sequence[Act], days: Days | None, spot: Spot | None
) -> None:
    telling.claims.append(claim.id)
    telling.ranges.append((claim.start, claim.end))
    telling.families |= {act.family for act in acts}
    telling.acts |= {act.word: act for act in acts}
    if spot is not None:
        telling.spots.setdefault(spot.key, spot)
    if days is not None and (telling.days is None or _surer(days, telling.days)):
        telling.days = days
    telling.tolls += _tolls(claim)
    telling.actors |= _named(claim.actor)
    telling.targets |= _named(claim.target)
    named = {
        word
        for words in (claim.actor, claim.target, claim.place)
        if words is not None and not (isinstance(words, Actor) and is_thing(words))
        for word in content_words(words.mention)
    }  # compared as actors and places already
    telling.words.update(word for word in content_words(claim.verbatim) if word not in named)


def _surer(one: Days, other: Days) -> bool:
    return (one.firm, -one.length) > (other.firm, -other.length)


def _named(actor: Actor | None) -> set[str]:
    if actor is None or is_thing(actor):
        return set()
    return {actor.id or (actor.name or actor.mention).casefold()}
