"""The JSON Schema of a claim, generated from the records themselves."""

import sys
from typing import Any

import msgspec

from counterclaim.model.claim import Claim


def claim_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one line of the JSONL export."""
    schema = msgspec.json.schema(Claim)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Claim", **schema}


def schema_text() -> str:
    """The schema as it is published in docs/claim.schema.json."""
    return msgspec.json.format(msgspec.json.encode(claim_schema()), indent=2).decode() + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
