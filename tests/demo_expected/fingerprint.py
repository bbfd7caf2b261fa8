"""What the rules make of the demo, as one hash beside their version: ``make fingerprint``.

It renews fingerprint.txt. The test of the same name compares: where the demo is read otherwise
while the version of the rules stands, a ledger could not tell by which rules it was read.
"""

import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from counterclaim.model.claim import Claim
from counterclaim.model.version import RULES
from tests.demo_expected.demo import demo_claims

FILE = Path(__file__).with_name("fingerprint.txt")
DIGITS = 2  # of a confidence: the last ones are another processor's


def fingerprint(reports: Iterable[tuple[Claim, ...]]) -> str:
    """The hash of what the claims of all reports are called, say, and how surely."""
    said = sorted(
        f"{claim.id} {claim.content} {claim.confidence:.{DIGITS}f}"
        for claims in reports
        for claim in claims
    )
    return sha256("\n".join(said).encode()).hexdigest()


def complaint(reports: Iterable[tuple[Claim, ...]], file: Path = FILE) -> str | None:
    """What is to be done, None where version and reading are those recorded."""
    rules, hashed = file.read_text("utf-8").split()
    read_as_recorded = fingerprint(reports) == hashed
    if read_as_recorded and rules == RULES:
        return None
    if rules == RULES:
        return (
            f"the demo is read otherwise than is recorded for rules {RULES}: move RULES in "
            "src/counterclaim/model/version.py, unless it moved since the last release, and run "
            "`make fingerprint`"
        )
    return f"RULES moved from {rules} to {RULES}: run `make fingerprint`"


def main() -> None:
    """Write the file anew."""
    FILE.write_text(f"{RULES} {fingerprint(demo_claims().values())}\n", "utf-8")
    sys.stdout.write(f"{FILE.name} renewed for rules {RULES}\n")


if __name__ == "__main__":
    main()
