"""Where two accounts of one event clash, with both sides' words; not which of them is right."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from counterclaim.linking.accounts import Account
from counterclaim.linking.calling import called, called_otherwise, spelt
from counterclaim.linking.counts import both_may_hold, compared, differ, main_count
from counterclaim.linking.denials import denied
from counterclaim.linking.values import (
    Said,
    another_doer,
    days,
    dead,
    deeds,
    doers,
    far_apart,
    of_one_deed,
    other,
    places,
    same_dead,
    same_deed,
    struck,
)
from counterclaim.model.claim import Claim
from counterclaim.model.figure import Measure


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


def clashes(ours: Account, theirs: Account) -> tuple[Clash, ...]:
    """The clashes between two accounts of one event.

    What one account leaves open is no clash. Order: as in ``ClashType``.
    """
    one, two = ours.told, theirs.told
    alike = same_dead(one, two)
    found = [
        *_figures(one, two),
        *_apart(ClashType.DATE, days(one), days(two)),
        *_apart(ClashType.PLACE, places(one), places(two), far_apart),
        *_apart(ClashType.ACTOR, *of_one_deed(doers(one), doers(two)), another_doer),
        *_apart(ClashType.TARGET, struck(one), struck(two)),
        *_apart(ClashType.CAUSE, deeds(one), deeds(two)),
        *_apart(ClashType.VICTIMS, dead(one), dead(two)),
        *_denials(one, two),
        *_labels(ours, theirs),
    ]
    doubtful = set()  # in these the two may tell of two happenings, or of two parts of one
    if alike is False:
        doubtful |= {ClashType.TARGET, ClashType.CAUSE, ClashType.VICTIMS}
    if not alike and not same_deed(one, two):
        doubtful.add(ClashType.PLACE)
    return tuple(clash for clash in found if clash.type not in doubtful)


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


def _apart(
    type: ClashType,
    ours: Sequence[Said],
    theirs: Sequence[Said],
    differ: Callable[[Said, Said], bool] = other,
) -> Iterator[Clash]:
    """A clash where both accounts give such values and every two of them differ."""
    if ours and theirs and all(differ(one, two) for one in ours for two in theirs):
        firm = [said for said in ours if said.firm], [said for said in theirs if said.firm]
        if all(firm):
            yield _clash(type, *firm)


def _clash(type: ClashType, ours: Sequence[Said], theirs: Sequence[Said]) -> Clash:
    return Clash(
        type=type,
        ours=_words(ours),
        theirs=_words(theirs),
        our_claims=_claims(ours),
        their_claims=_claims(theirs),
    )


def _words(said: Sequence[Said]) -> str:
    return ", ".join(dict.fromkeys(each.words for each in said))


def _claims(said: Sequence[Said]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.claim.id for each in said))


def _denials(ours: Sequence[Claim], theirs: Sequence[Claim]) -> Iterator[Clash]:
    """One account denies the deed, or that it was somebody's; the other tells or blames it."""
    both = denied(ours, theirs)
    if both:
        yield _clash(ClashType.DENIAL, *([Said("", claim.verbatim, claim)] for claim in both))


def _labels(ours: Account, theirs: Account) -> Iterator[Clash]:
    """Other words for one kind of party: the first kind whose usual words differ."""
    mine, other = (*ours.told, *ours.beside), (*theirs.told, *theirs.beside)
    told_of = {*called(ours.told)} & {*called(theirs.told)}
    words = called_otherwise(called(mine), called(other), told_of)
    if words:
        yield _clash(ClashType.LABEL, _spelt(mine, words[0]), _spelt(other, words[1]))


def _spelt(claims: Sequence[Claim], word: str) -> list[Said]:
    return [Said(word, said, claim) for claim in claims if (said := spelt(claim, word))]
