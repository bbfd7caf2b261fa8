"""Documentation is a tested contract: the commands, the schema and the README's claims."""

import json
import re
from pathlib import Path

import jsonschema
import msgspec
import pytest

from counterclaim.cli.reference import reference
from counterclaim.export.schema import schema_text
from counterclaim.model.report import Report
from counterclaim.steps.read import read_claims

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def test_commands_and_docs_agree() -> None:
    assert (DOCS / "commands.md").read_text("utf-8") == reference(), (
        "docs/commands.md is out of date: make docs"
    )


def test_the_published_schema_is_the_records() -> None:
    assert (DOCS / "claim.schema.json").read_text("utf-8") == schema_text(), (
        "docs/claim.schema.json is out of date: make docs"
    )


def test_claims_fit_the_published_schema() -> None:
    schema = json.loads((DOCS / "claim.schema.json").read_text("utf-8"))
    report = Report(text="Rebels shelled Homs on Monday, killing at least 12 people, AFP reported.")
    claims = read_claims(report)
    assert claims
    for claim in claims:
        jsonschema.validate(json.loads(msgspec.json.encode(claim)), schema)


@pytest.mark.parametrize("page", [*DOCS.glob("*.md"), ROOT / "README.md"], ids=lambda p: p.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    missing = [link for link in links if not (page.parent / link).exists()]
    assert missing == []


def test_every_docs_page_is_reached_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    unreached = [p.name for p in DOCS.glob("*.md") if f"docs/{p.name}" not in readme]
    assert unreached == []
