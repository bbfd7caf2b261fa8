"""Claims as JSON, one a line: the form the outside world reads (docs/claim.schema.json)."""

from collections.abc import Iterable

import msgspec

from counterclaim.model.claim import Claim


def record_line(record: object) -> bytes:
    """One line of UTF-8 JSON for a row of any view."""
    return msgspec.json.encode(record) + b"\n"


def lines(claims: Iterable[Claim]) -> Iterable[bytes]:
    """One line of UTF-8 JSON a claim, newline included; the same claims give the same bytes."""
    encoder = msgspec.json.Encoder()
    for claim in claims:
        yield encoder.encode(claim) + b"\n"
