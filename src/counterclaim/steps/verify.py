"""Whether a ledger is as it was written."""

from pathlib import Path

from counterclaim.ledger.checker import checker_text
from counterclaim.ledger.verify import Earlier, Fault, Verification
from counterclaim.ledger.verify import verify as check


def verify(ledger_path: Path | str, *, head: str | None = None) -> Verification:
    """Re-hash all of a ledger, and look for an earlier head; LedgerError if there is no file."""
    return check(ledger_path, head=head)


__all__ = ["Earlier", "Fault", "Verification", "checker_text", "verify"]
