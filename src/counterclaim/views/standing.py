"""The claims of a report as they stand: what was read, with what people decided."""

from counterclaim.ledger.read import LedgerReader
from counterclaim.model.claim import Claim
from counterclaim.model.errors import UsageError
from counterclaim.reviewing.standing import Standing, standing, standing_of_report


def standing_in(ledger: LedgerReader, report: str) -> list[tuple[int, Standing]]:
    """The claims of a report as they stand, each with the row of what was read of it."""
    held = ledger.read_of(report)
    decisions = list(ledger.decisions(report=report))
    rows = {claim.id: row for row, claim in held}
    earlier: dict[str, Claim] = {}
    for id in {d.claim for d in decisions} - rows.keys():
        for row, claim in ledger.versions(id):
            rows[id], earlier[id] = row, claim
    text = ledger.text_of(report) if decisions else ""
    found = standing_of_report(held, earlier, decisions, text, reading=_reading(ledger, report))
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
    gone = None if held is not None else _reading(ledger, report)
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


def _reading(ledger: LedgerReader, report: str) -> int:
    """The entry of the reading whose claims are in force, 0 for one that was not recorded."""
    readings = ledger.readings(report)
    if not readings:
        return 0
    last = readings[-1]
    return (last.seq or 0) if last.confirms is None else last.confirms
