import msgspec
import pytest

from counterclaim.export.schema import claim_schema, schema_text
from counterclaim.model.claim import Claim


def indented(schema: object) -> object:
    """The schema as msgspec before 0.23 gives it: docstrings as they stand in the code."""
    if isinstance(schema, list):
        return [indented(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: value.replace("\n", "\n    ").replace("\n    \n", "\n\n")
        if key == "description" and isinstance(value, str)
        else indented(value)
        for key, value in schema.items()
    }


def test_the_schema_does_not_depend_on_who_unindents_docstrings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    published = schema_text()
    raw = indented(msgspec.json.schema(Claim))
    assert raw != msgspec.json.schema(Claim)
    monkeypatch.setattr(msgspec.json, "schema", lambda _: raw)
    assert schema_text() == published


def test_descriptions_are_not_indented() -> None:
    assert "\n " not in claim_schema()["$defs"]["Claim"]["description"]
