"""What each source says of violence at one place on given days, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counterclaim.model.attribution import SourceKind
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.figure import Measure
from counterclaim.model.stance import Polarity
from counterclaim.model.timespan import Anchor
from counterclaim.views import wording
from counterclaim.views.claims import find_claims

_PRESS = (SourceKind.AGENCY, SourceKind.OUTLET)
_TOLL = (Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """What one chain says in one stance; every field lists what differs, in the order told.

    ``who`` is the chain before the outlet, empty where the outlet speaks itself. ``deeds`` are acts
    of violence with their doers, ``blamed`` those accused of one. ``told_as`` is empty for what is
    stated plainly. ``claims`` are the ids of all the claims that the row was made from.
    """

    outlet: str
    who: str
    deeds: tuple[str, ...]
    blamed: tuple[str, ...]
    when: tuple[str, ...]
    figures: tuple[str, ...]
    told_as: str
    claims: tuple[str, ...]


def accounts_of(
    ledger: Path, *, place: str, since: date | None = None, until: date | None = None
) -> list[AccountRow]:
    """Rows by outlet, in the order the outlets entered the ledger.

    A row says who did something, how many it struck, or that it was not so: chains that only
    mention the place are left out. Rows stand together because they name the same place and days;
    whether they tell of the same event is for the reader to judge.
    """
    outlets: dict[str, dict[tuple[str, str], list[Claim]]] = {}
    for claim in find_claims(ledger, place=place, since=since, until=until):
        if _accuses(claim) or (_tells(claim) and _begins_within(claim, since)):
            chains = outlets.setdefault(wording.source_words(claim.sources[-1]), {})
            chains.setdefault((_who(claim), wording.told_as(claim.stance)), []).append(claim)
    return [
        _row(outlet, who, told_as, claims)
        for outlet, chains in outlets.items()
        for (who, told_as), claims in chains.items()
        if told_as or any(_says_who_or_how_many(claim) for claim in claims)
    ]


def _accuses(claim: Claim) -> bool:
    accused = claim.event_type is EventType.ACCUSE and claim.target is not None
    return claim.kind is ClaimKind.EVENT and accused


def _tells(claim: Claim) -> bool:
    if claim.kind is ClaimKind.FIGURE:
        return any(figure.measure in _TOLL for figure in claim.figures)
    return claim.kind is ClaimKind.EVENT and claim.event_type is EventType.ASSAULT


def _says_who_or_how_many(claim: Claim) -> bool:
    return claim.kind is ClaimKind.FIGURE or claim.actor is not None or _accuses(claim)


def _begins_within(claim: Claim, since: date | None) -> bool:
    """Not about a longer time that reaches into these days: "since 2023"."""
    earliest = claim.time.earliest if claim.time else None
    return since is None or earliest is None or earliest >= since


def _who(claim: Claim) -> str:
    """The chain before the outlet. Where none but the press speaks, an accuser stands before it."""
    before = claim.sources[:-1]
    accused = _accuses(claim) and claim.stance.polarity is Polarity.AFFIRMED
    told = accused and claim.actor and all(source.kind in _PRESS for source in before)
    names = [wording.actor_words(claim.actor)] if told else []
    return wording.THROUGH.join((*names, *(wording.source_words(source) for source in before)))


def _row(outlet: str, who: str, told_as: str, claims: list[Claim]) -> AccountRow:
    telling = [claim for claim in claims if _tells(claim)]
    figures = _distinct(_figure(claim) for claim in telling if claim.kind is ClaimKind.FIGURE)
    return AccountRow(
        outlet=outlet,
        who=who,
        deeds=_deeds((claim for claim in telling if claim.kind is ClaimKind.EVENT), figures),
        blamed=_distinct(wording.actor_words(claim.target) for claim in claims if _accuses(claim)),
        when=_when(telling),
        figures=figures,
        told_as=told_as,
        claims=tuple(claim.id for claim in claims),
    )


def _deeds(events: Iterable[Claim], figures: tuple[str, ...]) -> tuple[str, ...]:
    """Each kind of deed with its doers; one of no kind and no doer only where nothing else is."""
    doers: dict[str, dict[str, None]] = {}
    for claim in events:
        named = doers.setdefault(str(claim.sub_event_type or SubEventType.ATTACK), {})
        if claim.actor:
            named[wording.actor_words(claim.actor)] = None
    if (figures or len(doers) > 1) and not doers.get(SubEventType.ATTACK, True):
        del doers[SubEventType.ATTACK]
    return tuple(
        f"{deed} by {' and '.join(named)}" if named else deed for deed, named in doers.items()
    )


def _when(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The days told; the day of publication only where there is no other."""
    times = [claim.time for claim in claims if claim.time]
    told = [time for time in times if time.anchor is not Anchor.PUBLICATION]
    return _distinct(wording.span_words(time.earliest, time.latest) for time in told or times)


def _figure(claim: Claim) -> str:
    return "; ".join(wording.count_words(figure) for figure in claim.figures)


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, words)))
