"""Claims as JSON, one a line, as docs/claim.schema.json describes; rows of views likewise."""

from collections.abc import Iterable

import msgspec


def lines(records: Iterable[object]) -> Iterable[bytes]:
    """One line of UTF-8 JSON a record, newline included; the same records give the same bytes."""
    encoder = msgspec.json.Encoder()
    for record in records:
        yield encoder.encode(record) + b"\n"
