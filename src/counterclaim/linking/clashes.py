"""Where two accounts of one event clash, with both sides' words; not which of them is right."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from counterclaim.linking.accounts import Account, denying
from counterclaim.linking.acts import Breadth, acts_of
from counterclaim.linking.calling import called, called_otherwise, uses
from counterclaim.linking.counts import both_may_hold, compared, differ, main_count
from counterclaim.linking.spots import distance_km, folded_name, spot_of
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.event import EventType
from counterclaim.model.figure import Counted, Measure
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
_ARMED = frozenset({Counted.FIGHTERS, Counted.SOLDIERS})
_UNARMED = frozenset(
    {
        Counted.CIVILIANS, Counted.CHILDREN, Counted.WOMEN, Counted.MEDICS, Counted.AID_WORKERS,
        Counted.JOURNALISTS,
    }
)  # fmt: skip
_UNARMED_ACTORS = frozenset({ActorCategory.CIVILIANS, ActorCategory.AID_WORKERS})
_SAYS_DAY = (Anchor.CLAUSE, Anchor.SENTENCE, Anchor.PASSAGE)


@dataclass(frozen=True, slots=True)
class _Said:
    """A value one account gives: what it is compared by, its words, its claim."""

    key: str
    words: str
    claim: str


def clashes(ours: Account, theirs: Account) -> tuple[Clash, ...]:
    """The clashes between two accounts of one event.

    What one account leaves open is no clash. Order: as in ``ClashType``.
    """
    one, other = ours.told, theirs.told
    return (
        *_figures(one, other),
        *_differing(ClashType.DATE, one, other, _days),
        *_places(one, other),
        *_differing(ClashType.ACTOR, one, other, _doers),
        *_differing(ClashType.TARGET, one, other, _struck),
        *_differing(ClashType.CAUSE, one, other, _deeds),
        *_victims(one, other),
        *_denials(one, other),
        *_labels(ours, theirs),
    )


def _figures(ours: Sequence[Claim], theirs: Sequence[Claim]) -> Iterator[Clash]:
    for measure in MEASURES:
        mine, other = main_count(ours, measure), main_count(theirs, measure)
        if mine is None or other is None:
            continue
        mine, other = compared(mine, other)
        if not differ(mine, other):
            continue
        why = both_may_hold(mine, other)
        yield Clash(
            type=ClashType.FIGURE,
            ours=mine.words,
            theirs=other.words,
            our_claims=(mine.claim.id,),
            their_claims=(other.claim.id,),
            compatible=bool(why),
            why=why,
        )


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
    """One account denies the deed, or that it was somebody's; the other tells or blames it."""
    no, not_theirs = _denied(ours), _denied(theirs)
    if no and not not_theirs:
        yes = _held(theirs)
        if yes:
            yield _clash(ClashType.DENIAL, no[:1], yes[:1])
    elif not_theirs and not no:
        yes = _held(ours)
        if yes:
            yield _clash(ClashType.DENIAL, yes[:1], not_theirs[:1])


def _denied(claims: Iterable[Claim]) -> list[_Said]:
    return [
        _Said("no", claim.verbatim, claim.id)
        for claim in claims
        if claim.kind is not ClaimKind.FIGURE and denying(claim)
    ]


def _held(claims: Iterable[Claim]) -> list[_Said]:
    """What is told as done, or laid to somebody."""
    return [
        _Said("yes", claim.verbatim, claim.id)
        for claim in claims
        if claim.stance.polarity is Polarity.AFFIRMED
        and (claim.event_type is EventType.ACCUSE or acts_of(claim))
    ]


def _labels(ours: Account, theirs: Account) -> Iterator[Clash]:
    """Other words for one kind of party: the first kind whose usual words differ."""
    mine, other = (*ours.told, *ours.beside), (*theirs.told, *theirs.beside)
    words = called_otherwise(called(mine), called(other))
    if words:
        yield Clash(
            type=ClashType.LABEL,
            ours=words[0],
            theirs=words[1],
            our_claims=tuple(claim.id for claim in mine if uses(claim, words[0])),
            their_claims=tuple(claim.id for claim in other if uses(claim, words[1])),
        )
