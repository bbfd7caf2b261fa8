"""The JSON Schema of a claim, generated from the records themselves."""

import sys
from inspect import cleandoc
from typing import Any

import msgspec

from counterclaim.model.claim import Claim


def claim_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one line of the JSONL export."""
    schema: dict[str, Any] = _with_clean_descriptions(msgspec.json.schema(Claim))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Claim", **schema}


def schema_text() -> str:
    """The schema as it is published in docs/claim.schema.json."""
    return msgspec.json.format(msgspec.json.encode(claim_schema()), indent=2).decode() + "\n"


def _with_clean_descriptions(part: Any) -> Any:
    """``part`` with docstrings unindented, as msgspec does from 0.23 on and Python from 3.13 on."""
    if isinstance(part, list):
        return [_with_clean_descriptions(item) for item in part]
    if not isinstance(part, dict):
        return part
    return {
        key: cleandoc(value)
        if key == "description" and isinstance(value, str)
        else _with_clean_descriptions(value)
        for key, value in part.items()
    }


if __name__ == "__main__":
    sys.stdout.write(schema_text())
