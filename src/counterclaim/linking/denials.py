"""What a denial is against: who tells what it denies, or lays that to whom it clears."""

import re
from collections.abc import Iterator, Sequence

from counterclaim.linking.accounts import denying
from counterclaim.linking.acts import Breadth, acts_of
from counterclaim.linking.roots import source_key
from counterclaim.linking.values import another_doer, doer_of
from counterclaim.model.claim import Claim
from counterclaim.model.event import EventType
from counterclaim.model.stance import Polarity

_HAVING_PART = re.compile(
    r"\b(?:responsib|involve|role|blame|accus|alleg|charge|behind|part in|its doing)"
)


def denied(ours: Sequence[Claim], theirs: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """A claim of each account, one of which denies the other; who names the doer goes first."""
    for no, yes in _pairs(ours, theirs):
        return no, yes
    for no, yes in _pairs(theirs, ours):
        return yes, no
    return None


def _pairs(denying_too: Sequence[Claim], telling: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    for no in denying_too:
        against = [claim for claim in telling if contradicts(no, claim)] if denying(no) else []
        if against:
            yield no, next((claim for claim in against if doer_of(claim)), against[0])


def contradicts(denial: Claim, claim: Claim) -> bool:
    """Whether ``claim`` tells what ``denial`` denies.

    Who denies one kind of deed denies no other; who denies that he did it denies not that it was
    done, nor that others did it.
    """
    if claim.stance.polarity is not Polarity.AFFIRMED or claim.event_type is EventType.REJECT:
        return False
    if _holds(claim, denial) or _one_speaker(claim, denial):
        return False  # "denied flying that night and blamed the rebels" is one speaker's word
    only_part = _HAVING_PART.search(denial.verbatim) is not None
    if denial.event_type is EventType.REJECT and not only_part:
        return bool(acts_of(claim))  # "denied the reports", whatever they tell
    acts = {act.word for act in acts_of(denial) if act.breadth is Breadth.SPECIAL}
    told = acts_of(claim)
    accuses = claim.event_type is EventType.ACCUSE
    if not accuses and not any(a.word in acts if acts else a.family == "violence" for a in told):
        return False
    cleared, doer = doer_of(denial), doer_of(claim)
    if cleared is not None and doer is not None:
        return not another_doer(cleared, doer)
    return doer is not None or (bool(acts_of(denial)) and cleared is None and not only_part)


def _holds(claim: Claim, denial: Claim) -> bool:
    """Whether the denial's words are among those of the claim, and not all of them."""
    within = claim.start <= denial.start and denial.end <= claim.end
    longer = claim.end - claim.start > denial.end - denial.start
    return claim.report.id == denial.report.id and within and longer


def _one_speaker(claim: Claim, denial: Claim) -> bool:
    """Whether both are laid to one source, whichever report has it."""
    quoted = len(claim.sources) > 1 and len(denial.sources) > 1
    return quoted and source_key(claim.sources[0]) == source_key(denial.sources[0])
