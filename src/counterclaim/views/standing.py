"""The claims of a report as they stand: what was read, with what people decided."""

from counterclaim.ledger.read import NOW, LedgerReader
from counterclaim.model.claim import Claim
from counterclaim.model.errors import UsageError
from counterclaim.model.reading import in_force
from counterclaim.reviewing.standing import Standing, standing, standing_of_report


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
    reading = in_force([r for r in ledger.readings(report) if (r.seq or 0) <= upto])
    found = standing_of_report(held, earlier, decisions, text, reading=reading)
    return [(rows[each.claim.id], each) for each in found]


def standing_of_claim(ledger: LedgerReader, claim: str) -> Standing | None:
    """A claim (its whole id) as it stands, or as it would if it were read no more; None: unknown.

    One that is read no more and that nobody holds on to stands nowhere, whatever is given here.
    """
    versions = ledger.versions(claim)
    if not versions:
        return None
    report = versions[0][1].report.id
    held = next((each for each in ledger.read_of(report) if each[1].id == claim), None)
    entry, read = held or versions[-1]
    gone = None if held is not None else in_force(ledger.readings(report))
    decisions = list(ledger.decisions(claim=claim))
    text = ledger.text_of(report) if decisions else ""
    return standing(read, decisions, text, entry=entry, gone=gone)


def found(ledger: LedgerReader, claim: str) -> Standing:
    """The claim with this id or its start, as it stands; UsageError if there is none."""
    wanted = claim.strip().lower()
    known = ledger.claim(wanted) if wanted.startswith("c-") else None
    standing = standing_of_claim(ledger, known.id) if known is not None else None
    if standing is None:
        raise UsageError(
            f"no claim has an id that begins with {claim!r}; `counterclaim claims {ledger.path}` "
            "lists them"
        )
    return standing
