"""Same input, same version: the same bytes out, however many processes read."""

from pathlib import Path

import pytest

from counterclaim.export.jsonl import lines
from counterclaim.steps.add import add
from counterclaim.steps.asked import add_options
from counterclaim.views.claims import find_claims

DATA = Path(__file__).parents[2] / "src" / "counterclaim" / "steps" / "demo_data"


def exported(ledger: Path, workers: int) -> bytes:
    options = add_options(
        outlets=DATA / "outlets.csv",
        gazetteer=DATA / "gazetteer.csv",
        actors=DATA / "actors.tsv",
        workers=workers,
    )
    summary = add(ledger, [str(DATA / "reports")], options)
    assert (summary.reports, summary.problems) == (22, 0)
    return b"".join(lines(find_claims(ledger)))


@pytest.mark.timeout(300)
def test_one_worker_two_workers_and_a_second_run_give_the_same_bytes(tmp_path: Path) -> None:
    first = exported(tmp_path / "first.db", workers=1)
    assert first.count(b"\n") > 100
    assert exported(tmp_path / "again.db", workers=1) == first
    assert exported(tmp_path / "two.db", workers=2) == first
