"""Where two accounts of one event clash, with both sides' words; not which of them is right."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from counterclaim.linking.acts import Breadth, acts_of
from counterclaim.linking.data_files import rows
from counterclaim.linking.spots import distance_km, folded_name, spot_of
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.event import EventType
from counterclaim.model.figure import Counted, Figure, Measure
from counterclaim.model.stance import Polarity
from counterclaim.model.timespan import Anchor, TimePrecision


class ClashType(StrEnum):
    """In what two accounts differ."""

    FIGURE = "figure"
    DATE = "date"
    PLACE = "place"
    ACTOR = "actor"
    TARGET = "target"
    CAUSE = "cause"  # the deed or the weapon
    VICTIMS = "victims"  # who the dead were
    DENIAL = "denial"  # whether it happened, or was done, at all
    LABEL = "label"  # other words for the same actor, and nothing more


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """One difference between two accounts.

    ``ours`` and ``theirs`` are each side's words, with the ids of the claims that hold them.
    ``compatible``: both may hold (an earlier count, a part of the other, a rounding, "at least"),
    and ``why`` says how.
    """

    type: ClashType
    ours: str
    theirs: str
    our_claims: tuple[str, ...]
    their_claims: tuple[str, ...]
    compatible: bool = False
    why: str = ""


MEASURES = (
    Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING, Measure.DETAINED,
    Measure.ABDUCTED, Measure.DISPLACED, Measure.EVACUATED,
)  # fmt: skip
APART_KM = 10.0  # two places further apart than this are two
ROUND = 0.1  # a figure that ends in 0 may stand for any within this share of it
_ARMED = frozenset({Counted.FIGHTERS, Counted.SOLDIERS})
_UNARMED = frozenset(
    {
        Counted.CIVILIANS, Counted.CHILDREN, Counted.WOMEN, Counted.MEDICS, Counted.AID_WORKERS,
        Counted.JOURNALISTS,
    }
)  # fmt: skip
_WHOLE = frozenset({Counted.PEOPLE, Counted.UNKNOWN})
_UNARMED_ACTORS = frozenset({ActorCategory.CIVILIANS, ActorCategory.AID_WORKERS})
_SAYS_DAY = (Anchor.CLAUSE, Anchor.SENTENCE, Anchor.PASSAGE)


@dataclass(frozen=True, slots=True)
class _Said:
    """A value one account gives: what it is compared by, its words, its claim."""

    key: str
    words: str
    claim: str


def clashes(ours: Sequence[Claim], theirs: Sequence[Claim]) -> tuple[Clash, ...]:
    """The clashes between two accounts of one event, each given as its claims and labels.

    What one account leaves open is no clash. Order: as in ``ClashType``.
    """
    return (
        *_figures(ours, theirs),
        *_differing(ClashType.DATE, ours, theirs, _days),
        *_places(ours, theirs),
        *_differing(ClashType.ACTOR, ours, theirs, _doers),
        *_targets(ours, theirs),
        *_differing(ClashType.CAUSE, ours, theirs, _deeds),
        *_victims(ours, theirs),
        *_denials(ours, theirs),
        *_labels(ours, theirs),
    )


def _figures(ours: Sequence[Claim], theirs: Sequence[Claim]) -> Iterator[Clash]:
    for measure in MEASURES:
        mine, other = _main_figure(ours, measure), _main_figure(theirs, measure)
        if mine is None or other is None:
            continue
        (our_claim, our_figure), (their_claim, their_figure) = mine, other
        if (our_figure.low, our_figure.high) == (their_figure.low, their_figure.high):
            continue
        why = _both_may_hold(our_claim, our_figure, their_claim, their_figure)
        yield Clash(
            type=ClashType.FIGURE,
            ours=our_figure.mention,
            theirs=their_figure.mention,
            our_claims=(our_claim.id,),
            their_claims=(their_claim.id,),
            compatible=bool(why),
            why=why,
        )


def _main_figure(claims: Sequence[Claim], measure: Measure) -> tuple[Claim, Figure] | None:
    """The figure an account puts forward: the whole before its parts, the most told, the first."""
    found = [(c, f) for c in claims for f in c.figures if f.measure is measure and _size(f)]
    if not found or any(c.stance.polarity is Polarity.DENIED for c, _ in found):
        found = [(c, f) for c, f in found if c.stance.polarity is Polarity.AFFIRMED]
    if not found:
        return None
    told = [_size(f) for _, f in found]

    def weight(at: int) -> tuple[bool, int, int]:
        whole = found[at][1].of not in (Counted.CHILDREN, Counted.WOMEN, Counted.MEN)
        return whole, told.count(told[at]), -at

    return found[max(range(len(found)), key=weight)]


def _size(figure: Figure) -> int:
    return figure.low or figure.high or 0


def _both_may_hold(a: Claim, one: Figure, b: Claim, other: Figure) -> str:
    """Why two figures that differ may both be right; empty where they cannot."""
    if _within(one, other) or _within(other, one):
        wording = one.wording or other.wording
        return f"“{wording}”" if wording else "one lies in the other's range"
    small, large = sorted((one, other), key=_size)
    if small.of not in _WHOLE and large.of in _WHOLE and small.of is not large.of:
        return f"the {small.of.value} may be part of the whole"
    if small.of is not large.of and not {small.of, large.of} & _WHOLE:
        return f"they count others: {small.of.value}, {large.of.value}"
    if one.mention.endswith("others") or other.mention.endswith("others"):
        return "“others” are part of a whole"
    if any(_is_rough(figure) for figure in (one, other)):
        return "one is no count"
    if _rounded(one, other):
        return "one may be rounded"
    told, told_too = a.report.published, b.report.published
    if told and told_too and told != told_too:
        first, later = (one, other) if told < told_too else (other, one)
        if _size(first) < _size(later):
            return "the smaller count is the earlier"
    return ""


def _within(one: Figure, other: Figure) -> bool:
    """Whether the ranges meet, where at least one of them is a range."""
    if one.low == one.high and other.low == other.high:
        return False
    low = max(one.low or 0, other.low or 0)
    ends = [figure.high for figure in (one, other) if figure.high is not None]
    return not ends or low <= min(ends)


def _is_rough(figure: Figure) -> bool:
    """ "Dozens", "scores": words that stand for many numbers."""
    return bool(figure.low and figure.high and figure.high > 2 * figure.low)


def _rounded(one: Figure, other: Figure) -> bool:
    a, b = _size(one), _size(other)
    close = abs(a - b) <= ROUND * max(a, b)
    return close and (a % 10 == 0 or b % 10 == 0) and max(a, b) >= 20


def _differing(
    type: ClashType,
    ours: Sequence[Claim],
    theirs: Sequence[Claim],
    said: Callable[[Iterable[Claim]], list[_Said]],
) -> Iterator[Clash]:
    """A clash where both accounts give such values and have none in common."""
    mine, other = said(ours), said(theirs)
    if mine and other and not {s.key for s in mine} & {s.key for s in other}:
        yield _clash(type, mine, other)


def _clash(type: ClashType, ours: Sequence[_Said], theirs: Sequence[_Said]) -> Clash:
    return Clash(
        type=type,
        ours=_words(ours),
        theirs=_words(theirs),
        our_claims=_claims(ours),
        their_claims=_claims(theirs),
    )


def _words(said: Sequence[_Said]) -> str:
    return ", ".join(dict.fromkeys(each.words for each in said))


def _claims(said: Sequence[_Said]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.claim for each in said))


def _days(claims: Iterable[Claim]) -> list[_Said]:
    found: dict[str, list[_Said]] = {}
    for claim in claims:
        time = claim.time
        if time is None or time.anchor not in _SAYS_DAY or time.earliest is None:
            continue
        if time.precision is TimePrecision.DAY and time.earliest == time.latest:
            day = time.earliest.isoformat()
            found.setdefault(day, []).append(_Said(day, day, claim.id))
    return [said for each in found.values() for said in each]


def _places(ours: Sequence[Claim], theirs: Sequence[Claim]) -> Iterator[Clash]:
    mine = [(spot_of(c.place), c) for c in ours if c.place]
    other = [(spot_of(c.place), c) for c in theirs if c.place]
    mine = [(s, c) for s, c in mine if s.is_point]
    other = [(s, c) for s, c in other if s.is_point]
    if not mine or not other:
        return
    apart = [distance_km(s, t) for s, _ in mine for t, _ in other]
    if all(km is not None and km > APART_KM for km in apart):
        yield _clash(
            ClashType.PLACE,
            [_Said(s.key, c.place.mention if c.place else "", c.id) for s, c in mine],
            [_Said(s.key, c.place.mention if c.place else "", c.id) for s, c in other],
        )


def _doers(claims: Iterable[Claim]) -> list[_Said]:
    """Who is said to have done it, and who is accused of it; only those known by name."""
    found = []
    for claim in claims:
        if claim.kind is not ClaimKind.EVENT or claim.stance.polarity is Polarity.DENIED:
            continue
        actor = claim.target if claim.event_type is EventType.ACCUSE else claim.actor
        if claim.event_type in (EventType.ASSAULT, EventType.ACCUSE) and _armed(actor):
            assert actor is not None
            found.append(_Said(_key(actor), actor.mention, claim.id))
    return found


def _armed(actor: Actor | None) -> bool:
    if actor is None or actor.category in _UNARMED_ACTORS:
        return False
    return actor.id is not None or actor.name is not None


def _key(actor: Actor) -> str:
    return actor.id or folded_name(actor.name or actor.mention)


def _targets(ours: Sequence[Claim], theirs: Sequence[Claim]) -> Iterator[Clash]:
    mine, other = _struck(ours), _struck(theirs)
    if mine and other and not {s.key for s in mine} & {s.key for s in other}:
        yield _clash(ClashType.TARGET, mine, other)


def _struck(claims: Iterable[Claim]) -> list[_Said]:
    return [
        _Said(
            "unarmed" if claim.target.category in _UNARMED_ACTORS else "armed",
            claim.target.mention,
            claim.id,
        )
        for claim in claims
        if claim.kind is ClaimKind.EVENT
        and claim.event_type is EventType.ASSAULT
        and claim.target is not None
        and claim.target.category is not ActorCategory.UNKNOWN
    ]


def _deeds(claims: Iterable[Claim]) -> list[_Said]:
    return [
        _Said(act.word, act.word, claim.id)
        for claim in claims
        if claim.kind is ClaimKind.EVENT and claim.stance.polarity is Polarity.AFFIRMED
        for act in acts_of(claim)
        if act.breadth is Breadth.SPECIAL and act.family == "violence"
    ]


def _victims(ours: Sequence[Claim], theirs: Sequence[Claim]) -> Iterator[Clash]:
    mine, other = _dead(ours), _dead(theirs)
    if mine and other and not {s.key for s in mine} & {s.key for s in other}:
        yield _clash(ClashType.VICTIMS, mine, other)


def _dead(claims: Iterable[Claim]) -> list[_Said]:
    return [
        _Said("armed" if figure.of in _ARMED else "unarmed", figure.mention, claim.id)
        for claim in claims
        for figure in claim.figures
        if figure.measure in (Measure.KILLED, Measure.CASUALTIES) and figure.of in _ARMED | _UNARMED
    ]


def _denials(ours: Sequence[Claim], theirs: Sequence[Claim]) -> Iterator[Clash]:
    for denying, other, swapped in ((ours, theirs, False), (theirs, ours, True)):
        denied = [c for c in denying if c.stance.polarity is Polarity.DENIED and acts_of(c)]
        held = [c for c in other if c.stance.polarity is Polarity.AFFIRMED and acts_of(c)]
        if denied and held and not any(c.stance.polarity is Polarity.DENIED for c in other):
            no = [_Said("no", c.verbatim, c.id) for c in denied[:1]]
            yes = [_Said("yes", c.verbatim, c.id) for c in held[:1]]
            yield (
                _clash(ClashType.DENIAL, yes, no) if swapped else _clash(ClashType.DENIAL, no, yes)
            )
            return


def _labels(ours: Sequence[Claim], theirs: Sequence[Claim]) -> Iterator[Clash]:
    """Other words for one kind of party: the first kind whose usual words differ."""
    mine, other = _called(ours), _called(theirs)
    for kind in _kinds():
        if kind in mine and kind in other:
            one, two = _usual(mine[kind]), _usual(other[kind])
            if one[0].key != two[0].key:
                yield _clash(ClashType.LABEL, one, two)
                return


def _usual(said: Sequence[_Said]) -> list[_Said]:
    """Those of the word used most, the first of such."""
    counts = Counter(each.key for each in said)
    word = max(counts, key=lambda key: counts[key])
    return [each for each in said if each.key == word]


def _called(claims: Iterable[Claim]) -> dict[str, list[_Said]]:
    """The words an account has for each kind of party."""
    found: dict[str, list[_Said]] = {}
    for claim in claims:
        named = [actor.mention for actor in (claim.actor, claim.target) if actor]
        if claim.label:
            named.append(claim.label.used)
        if claim.control and claim.control.holder:
            named.append(claim.verbatim)
        for words in named:
            folded = f" {' '.join(folded_name(words).split())} "
            for kind, pattern in _kinds().items():
                for word in pattern.findall(folded):
                    found.setdefault(kind, []).append(_Said(word, word, claim.id))
    return found


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    return {
        kind: re.compile(rf"(?<=\s)({'|'.join(words.split('|'))})(?=s?\s)")
        for kind, words in (row for row in rows("called.tsv"))
    }
