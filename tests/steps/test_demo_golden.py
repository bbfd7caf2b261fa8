"""The golden test: the claims the program takes from the demo against those a reader takes."""

import pytest

from counterclaim.annotating.pipeline import load_pipeline
from counterclaim.claiming.read import read_claims
from counterclaim.model.claim import Claim
from counterclaim.model.problem import Problem
from counterclaim.model.report import Report
from counterclaim.reading.inputs import Input, find_inputs
from counterclaim.reading.options import ReadingOptions, load_outlets
from counterclaim.reading.read import read
from counterclaim.reading.split import split
from tests.demo_expected.expected import Expected, expected_claims, known_misses, nearest_miss
from tests.steps.test_demo_data import DATA

EXPECTED = list(expected_claims())
MISSES = known_misses()
Read = dict[str, tuple[Claim, ...]]


def demo_reports() -> dict[str, Report]:
    """Every report of the demo by file, or by file and row."""
    options = ReadingOptions(outlets=load_outlets(DATA / "outlets.csv"))
    found = {}
    for source in find_inputs([str(DATA / "reports")]):
        assert isinstance(source, Input)
        for item in split(source, options):
            assert not isinstance(item, Problem)
            intake = read(item, options)
            assert not isinstance(intake, Problem)
            name = item.path.rpartition("/")[2]
            found[f"{name}:{item.row}" if item.row else name] = intake.report
    return found


@pytest.fixture(scope="module")
def claims() -> Read:
    nlp = load_pipeline(str(DATA / "gazetteer.csv"), str(DATA / "actors.tsv"))
    reports = demo_reports()
    read_all = read_claims(nlp, reports.values())
    return {name: found for name, (_, found) in zip(reports, read_all, strict=True)}


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected.key)
def test_claim_is_found_as_pinned(expected: Expected, claims: Read) -> None:
    wrong = nearest_miss(expected, claims[expected.report])
    if expected.key in MISSES:
        assert wrong != (), "is found now: take it out of known_misses.txt"
    else:
        assert wrong is not None, "no claim holds these words"
        assert wrong == ()


def test_every_known_miss_is_an_expected_claim() -> None:
    assert {expected.key for expected in EXPECTED} >= MISSES


def test_every_claim_points_at_its_own_words(claims: Read) -> None:
    texts = {name: report.text for name, report in demo_reports().items()}
    for name, found in claims.items():
        for claim in found:
            assert claim.verbatim == texts[name][claim.start : claim.end]
            assert claim.sources
