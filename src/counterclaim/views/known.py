"""A ledger's claims as they stood at an earlier time, by the readings and decisions of then."""

from counterclaim.ledger.read import LedgerReader
from counterclaim.model.claim import Claim
from counterclaim.views.standing import standing_in


def claims_known(ledger: LedgerReader, upto: int) -> tuple[Claim, ...]:
    """The claims that stood at an entry, in the order of the ledger."""
    if upto >= ledger.last_entry():
        return tuple(claim for _, claim in ledger.claims_at())
    touched = ledger.touched_since(upto)
    held: dict[str, list[Claim]] = {}
    for _, claim in ledger.claims_at():
        if claim.report.id not in touched:
            held.setdefault(claim.report.id, []).append(claim)
    known = []
    for report in ledger.report_ids():
        if report in touched:
            stood = (each for _, each in standing_in(ledger, report, upto))
            known += [each.claim for each in stood if each.stands]
        else:
            known += held.get(report, [])
    return tuple(known)
