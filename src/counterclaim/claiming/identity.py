"""The id of a claim, hashed from what was said, where in the report, and by whom."""

from dataclasses import replace
from hashlib import sha256

import msgspec

from counterclaim.model.claim import Claim


def identified(claim: Claim) -> Claim:
    """The claim with its id set: ``c-`` and 16 hex digits.

    Outside the hash stay the confidence and the program's version, so that a claim read alike by a
    later version keeps its id, all of the report but its SHA-256, and whom its speakers speak for.
    """
    said = msgspec.to_builtins(claim)
    kept = {k: v for k, v in said.items() if k not in ("id", "report", "confidence", "origin")}
    kept["sources"] = [{k: v for k, v in s.items() if k != "body"} for s in kept["sources"]]
    canonical = msgspec.json.encode([claim.report.sha256, sorted(kept.items())])
    return replace(claim, id=f"c-{sha256(canonical).hexdigest()[:16]}")
