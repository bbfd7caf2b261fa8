"""What an account says of an event's day, place, doer, target, deed and dead, to be compared."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from counterclaim.linking.accounts import blaming
from counterclaim.linking.acts import Breadth, acts_of
from counterclaim.linking.counts import main_count
from counterclaim.linking.spots import distance_km, folded_name, spot_of
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.figure import Counted, Measure
from counterclaim.model.stance import Polarity
from counterclaim.model.timespan import Anchor, TimePrecision

APART_KM = 10.0  # two places further apart than this are two
NEAR = 1.25  # two counts within this ratio may be of the same dead
_OWN_DAY = (Anchor.CLAUSE, Anchor.SENTENCE)
_SAYS_DAY = (*_OWN_DAY, Anchor.PASSAGE)
_CAMPS = {
    ActorCategory.STATE_FORCES: "state",
    ActorCategory.GOVERNMENT: "state",
    ActorCategory.EXTERNAL_FORCES: "state",
    ActorCategory.REBEL_GROUP: "opposition",
    ActorCategory.POLITICAL_MILITIA: "militia",
    ActorCategory.IDENTITY_MILITIA: "militia",
}
_BODIES = frozenset(
    {
        "air", "arab", "armed", "army", "defence", "defense", "federal", "federation", "force",
        "forces", "government", "guard", "kingdom", "military", "ministry", "national", "navy",
        "police", "republic", "republican", "royal", "security", "state", "states", "united",
    }
)  # fmt: skip
_STEM = 5  # letters
_UNARMED_ACTORS = frozenset({ActorCategory.CIVILIANS, ActorCategory.AID_WORKERS})
_NO_SIDE = frozenset({ActorCategory.UNKNOWN, ActorCategory.THING, ActorCategory.PERSON})
_ARMED = frozenset({Counted.FIGHTERS, Counted.SOLDIERS})
_UNARMED = frozenset(
    {
        Counted.CIVILIANS, Counted.CHILDREN, Counted.WOMEN, Counted.MEDICS, Counted.AID_WORKERS,
        Counted.JOURNALISTS,
    }
)  # fmt: skip
_BOMBS = frozenset({SubEventType.SUICIDE_BOMB, SubEventType.REMOTE_EXPLOSIVE})
_LOOSE = re.compile(r"(?i)\bbombard")  # from the air or by guns
_NAME = re.compile(r"\b[A-Z]\w+")


@dataclass(frozen=True, slots=True)
class Said:
    """A value one account gives: what it is compared by, its words, its claim.

    ``firm``: its own words say so, so that it may clash; else it may only keep another from that.
    ``camp`` is a doer's, whose key is empty where no name is known ("rebels").
    """

    key: str
    words: str
    claim: Claim
    firm: bool = True
    camp: str = ""


@dataclass(frozen=True, slots=True)
class Doer:
    """Who did it, by the words; ``deed`` is empty where one is only accused."""

    said: Said
    deed: str


def other(one: Said, two: Said) -> bool:
    """Whether they are two values."""
    return one.key != two.key


def days(claims: Iterable[Claim]) -> list[Said]:
    """The single days told, those of one day together; firm where the sentence itself names it."""
    found: dict[str, list[Said]] = {}
    for claim in _telling(claims):
        time = claim.time
        if time is None or time.anchor not in _SAYS_DAY or time.earliest is None:
            continue
        if time.precision is TimePrecision.DAY and time.earliest == time.latest:
            day = time.earliest.isoformat()
            found.setdefault(day, []).append(Said(day, day, claim, time.anchor in _OWN_DAY))
    return [said for each in found.values() for said in each]


def places(claims: Iterable[Claim]) -> list[Said]:
    """The towns and the like."""
    return [
        Said(spot_of(claim.place).key, claim.place.mention, claim)
        for claim in _telling(claims)
        if claim.place is not None and spot_of(claim.place).is_point
    ]


def far_apart(one: Said, two: Said) -> bool:
    """Whether they are two places, neither of them named like the province that holds the other."""
    if one.claim.place is None or two.claim.place is None:
        return False
    a, b = spot_of(one.claim.place), spot_of(two.claim.place)
    if a.admin1 == b.admin1 and folded_name(a.admin1 or "") in (a.mention, b.mention):
        return False
    km = distance_km(a, b)
    return km is not None and km > APART_KM


def doers(claims: Iterable[Claim]) -> list[Doer]:
    """Who is said to have done it or accused of it: armed parties; a state is one doer."""
    found = []
    for claim in claims:
        said = doer_of(claim) if claim.stance.polarity is Polarity.AFFIRMED else None
        if said is not None:
            accused = claim.event_type is EventType.ACCUSE
            found += [Doer(said, deed) for deed in (("",) if accused else _violent(claim))]
    return found


def doer_of(claim: Claim) -> Said | None:
    """The armed party that ``claim`` says did it or accuses of it, or that clears itself."""
    actor = claim.target if claim.event_type is EventType.ACCUSE else claim.actor
    camp = _CAMPS.get(actor.category) if actor else None
    if actor is None or camp is None or claim.kind is ClaimKind.FIGURE:
        return None
    return Said(_side(actor), actor.mention, claim, camp=camp)


def of_one_deed(ours: Sequence[Doer], theirs: Sequence[Doer]) -> tuple[list[Said], list[Said]]:
    """The doers on both sides who may have done the same; where both name some, only the named."""
    one, two = _fitting(ours, theirs), _fitting(theirs, ours)
    named = [said for said in one if said.key], [said for said in two if said.key]
    return named if all(named) else (one, two)


def _fitting(ours: Sequence[Doer], theirs: Sequence[Doer]) -> list[Said]:
    kinds = {doer.deed for doer in theirs}
    return [d.said for d in ours if not d.deed or "" in kinds or d.deed in kinds]


def another_doer(one: Said, two: Said) -> bool:
    """Whether they are two: by name, a state's government and forces being one, else by camp."""
    if one.key and two.key:
        return one.key != two.key and not _stems(one.key) & _stems(two.key)
    return one.camp != two.camp


def struck(claims: Iterable[Claim]) -> list[Said]:
    """Whom it was aimed at: armed or unarmed people."""
    return [
        Said(
            "unarmed" if claim.target.category in _UNARMED_ACTORS else "armed",
            claim.target.mention,
            claim,
        )
        for claim in claims
        if claim.target is not None
        and claim.target.category not in _NO_SIDE
        and any(_violent(claim))
    ]


def deeds(claims: Sequence[Claim]) -> list[Said]:
    """The kinds of deed that cost the lives counted, else all; a suicide bomb is a bomb."""
    count = main_count(claims, Measure.KILLED)
    figures = set(count.figures) if count else set()
    telling = list(_telling(claims))
    telling = [claim for claim in telling if not _LOOSE.search(claim.verbatim)]
    counting = [claim for claim in telling if figures & set(claim.figures) and any(_violent(claim))]
    return [
        Said("bomb" if word in _BOMBS else word, word, claim)
        for claim in counting or telling
        for word in _violent(claim)
    ]


def dead(claims: Sequence[Claim]) -> list[Said]:
    """Who the dead were: armed or unarmed people."""
    count = main_count(claims, Measure.KILLED)
    if count is None or any(figure.of not in _ARMED | _UNARMED for figure in count.figures):
        return []
    return [
        Said("armed" if figure.of in _ARMED else "unarmed", figure.mention, count.claim)
        for figure in count.figures
    ]


def same_dead(ours: Sequence[Claim], theirs: Sequence[Claim]) -> bool | None:
    """Whether both count about as many dead; None where one gives no count."""
    one, two = main_count(ours, Measure.KILLED), main_count(theirs, Measure.KILLED)
    if one is None or two is None:
        return None
    return max(one.size, two.size) <= NEAR * min(one.size, two.size)


def same_deed(ours: Sequence[Claim], theirs: Sequence[Claim]) -> bool:
    """Whether both tell of a deed of one kind of its own."""
    one, two = (
        {act.word for c in _telling(told) for act in acts_of(c) if act.breadth is Breadth.SPECIAL}
        for told in (ours, theirs)
    )
    return bool(one & two)


def _telling(claims: Iterable[Claim]) -> Iterator[Claim]:
    return (
        claim
        for claim in claims
        if claim.stance.polarity is Polarity.AFFIRMED and not blaming(claim)
    )


def _violent(claim: Claim) -> Iterator[str]:
    """The deeds of its own kind that it tells of; in a clash either side may have done anything."""
    if claim.kind is ClaimKind.EVENT:
        for act in acts_of(claim):
            special = act.breadth is Breadth.SPECIAL and act.family == "violence"
            if special and act.word != SubEventType.ARMED_CLASH:
                yield act.word


def _side(actor: Actor) -> str:
    """The actor, for a state's government and forces the name of the state's; empty if unnamed."""
    if actor.name and _CAMPS.get(actor.category) == "state":
        return actor.name
    return actor.id or folded_name(actor.name or "")


@cache
def _stems(name: str) -> frozenset[str]:
    """What the names of a state's bodies have in common: "Norland", "Norlandic Air Force"."""
    return frozenset(word[:_STEM] for word in _NAME.findall(name) if word.lower() not in _BODIES)
