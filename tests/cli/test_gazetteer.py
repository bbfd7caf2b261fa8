"""``gazetteer``: what was read already is read anew where it mentions the places."""

import json
from pathlib import Path

from tests.cli.conftest import Run

OWN = "name,lat,lon,country\nHoms,-41.2,-20.1,XA\n"


def places(cli: Run, ledger: Path) -> dict[str, float | None]:
    rows = [json.loads(line) for line in cli("places", ledger, "--json").out.splitlines()]
    return {row["mention"]: row["latitude"] for row in rows}


def test_reports_that_mention_its_names_are_read_anew(
    cli: Run, ledger: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.csv"
    own.write_text(OWN)
    before = places(cli, ledger)
    left = cli("gazetteer", "add", ledger, own, "--no-reread")
    assert left.status == 0
    assert "1 report mentions its names, and is left" in left.err
    assert places(cli, ledger) == before
    assert (
        "1 report mentions its names: read anew"
        in cli("gazetteer", "remove", ledger, "own.csv").err
    )
    added = cli("gazetteer", "add", ledger, own)
    assert added.status == 0
    assert "1 report mentions its names: read anew" in added.err
    assert "1 report read anew, 0 as before" in added.err
    assert "to be linked" in added.err
    assert places(cli, ledger)["Homs"] == -41.2
    assert places(cli, ledger)["Idlib"] == before["Idlib"]
    removed = cli("gazetteer", "remove", ledger, "own.csv")
    assert removed.status == 0
    assert places(cli, ledger) == before
    assert cli("verify", ledger).status == 0
