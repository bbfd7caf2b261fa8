"""Carries what people said of claims to the claims that took their places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.ledger.write import Ledger
from counterclaim.linking.standing import standing
from counterclaim.model.claim import NAMED, Claim
from counterclaim.model.decision import Act, Decision
from counterclaim.model.judgement import Judge, Judgement, Subject, pair
from counterclaim.reviewing.counterparts import renamed
from counterclaim.reviewing.standing import not_taken_back


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """What a person said of a claim that is read no more: the claim, its report, and the words."""

    claim: str
    report: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """How many judgements and decisions went over to other claims, and what found none."""

    judgements: int = 0
    decisions: int = 0
    lost: tuple[Lost, ...] = ()


def carry(ledger: Ledger, before: Sequence[Claim], after: Sequence[Claim]) -> Carried:
    """Keep people's word on claims of ``before`` for ``after``, both of one report.

    What is said of a claim whose name stands needs no carrying. Of one that was named by an older
    format it is said again of its counterpart, and told as carried. The new reading must be kept
    already, and drawn later in the same batch.
    """
    stand = {claim.id for claim in after}
    gone = {claim.id: claim for claim in before if claim.id not in stand}
    if not gone:
        return Carried()
    new = renamed(before, after)
    judgements, lost = _judgements(ledger, gone, new)
    ledger.add_judgements(judgements)
    decided = 0
    for id, claim in gone.items():
        kept = not_taken_back(list(ledger.decisions(claim=id)))
        if id in new:
            ledger.add_decisions([over for each in kept for over in _over(each, new[id])])
            decided += len(kept)
        elif claim.format < NAMED:
            lost += [_lost(claim, f"{each.act} by {each.coder}") for each in kept]
    return Carried(judgements=len(judgements), decisions=decided, lost=tuple(lost))


def _judgements(
    ledger: Ledger, gone: Mapping[str, Claim], new: Mapping[str, str]
) -> tuple[list[Judgement], list[Lost]]:
    judged = [j for j in ledger.judgements_on(Subject.EVENT, gone) if j.by is Judge.PERSON]
    made, lost = [], []
    for each in standing(judged, Subject.EVENT):
        from_ = [end for end in (each.a, each.b) if end in gone]
        others = [end for end in (each.a, each.b) if end not in gone]
        if not all(map(ledger.is_read, others)):
            continue  # the other was read anew before, and this said of what took its place
        without = [end for end in from_ if end not in new]
        if without:
            other = each.b if without[0] == each.a else each.a
            said = f"it and {other} were judged {each.verdict}"
            lost.append(_lost(gone[without[0]], said))
            continue
        a, b = pair(*(new.get(end, end) for end in (each.a, each.b)))
        reasons = (*each.reasons, f"carried from {', '.join(from_)}")
        made.append(replace(each, a=a, b=b, reasons=reasons, seq=None, recorded_at=None))
    return made, lost


def _over(decision: Decision, claim: str) -> tuple[Decision, Decision]:
    """The same decision on another claim, and an end to the one on the first."""
    said = replace(
        decision,
        claim=claim,
        reasons=(*decision.reasons, f"carried from {decision.claim}"),
        recorded_at=None,
        seq=None,
    )
    ended = Decision(
        claim=decision.claim,
        act=Act.TAKE_BACK,
        takes_back=decision.seq,
        reasons=(f"carried to {claim}",),
        coder=decision.coder,
    )
    return said, ended


def _lost(claim: Claim, said: str) -> Lost:
    return Lost(claim=claim.id, report=claim.report.id, said=said)
