"""Reads reports on an armed conflict into a ledger of claims: who says, through whom, that what.

import counterclaim
report = counterclaim.Report(text="...", outlet="...", published=date(2031, 3, 12))
claims = counterclaim.read_claims(report)

with counterclaim.Ledger("war.db") as ledger:
    ledger.add(report, claims)
"""

from typing import TYPE_CHECKING, Any

from counterclaim.model import telemetry, version

if TYPE_CHECKING:
    from counterclaim.ledger.write import Ledger
    from counterclaim.model.claim import Claim
    from counterclaim.model.report import Report
    from counterclaim.steps.read import read_claims

telemetry.switch_off()  # before any other module, here or the caller's, can load a library

__version__ = version.VERSION

# Loaded on first use: "counterclaim --version" should not wait for spaCy.
_PUBLIC = {
    "Claim": "counterclaim.model.claim",
    "Ledger": "counterclaim.ledger.write",
    "Report": "counterclaim.model.report",
    "read_claims": "counterclaim.steps.read",
}

__all__ = ["Claim", "Ledger", "Report", "__version__", "read_claims"]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'counterclaim' has no attribute {name!r}")
