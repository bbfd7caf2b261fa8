"""A ledger's claims as they stood at an earlier time, by the readings and decisions of then."""

from counterclaim.ledger.read import NOW, LedgerReader
from counterclaim.model.claim import Claim
from counterclaim.reviewing.standing import Standing, standing_of_report


def standing_in(ledger: LedgerReader, report: str, upto: int = NOW) -> list[tuple[int, Standing]]:
    """The claims of a report as they stand, each with the row of what was read of it.

    ``upto`` is the last entry that counts.
    """
    held = ledger.read_of(report, upto)
    decisions = [d for d in ledger.decisions(report=report) if (d.seq or 0) <= upto]
    rows = {claim.id: row for row, claim in held}
    earlier: dict[str, Claim] = {}
    for id in {d.claim for d in decisions} - rows.keys():
        for row, claim in ledger.versions(id):
            if row <= upto:
                rows[id], earlier[id] = row, claim
    text = ledger.text_of(report) if decisions else ""
    found = standing_of_report((claim for _, claim in held), earlier, decisions, text)
    return [(rows[each.claim.id], each) for each in found]


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
