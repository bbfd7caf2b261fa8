"""Whether a ledger is as it was written."""

from pathlib import Path

from counterclaim.ledger.verify import Fault, Verification
from counterclaim.ledger.verify import verify as check


def verify(ledger_path: Path | str) -> Verification:
    """Re-hash all of a ledger; LedgerError if there is no file."""
    return check(ledger_path)


__all__ = ["Fault", "Verification", "verify"]
