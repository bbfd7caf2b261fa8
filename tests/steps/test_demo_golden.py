"""The golden test: the claims the program takes from the demo against those a reader takes."""

import pytest

from counterclaim.model.claim import Claim
from tests.demo_expected.expected import Expected, expected_claims, known_misses, nearest_miss
from tests.demo_expected.fingerprint import complaint
from tests.steps.conftest import DemoRead

EXPECTED = list(expected_claims())
MISSES = known_misses()
Found = dict[str, tuple[Claim, ...]]


@pytest.fixture(scope="module")
def claims(demo_read: DemoRead) -> Found:
    return demo_read.claims


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected.key)
def test_claim_is_found_or_missed_as_pinned(expected: Expected, claims: Found) -> None:
    wrong = nearest_miss(expected, claims[expected.report])
    if expected.key in MISSES:
        assert wrong != (), "is found now: take it out of known_misses.txt"
    else:
        assert wrong is not None, "no claim holds these words"
        assert wrong == ()


def test_every_known_miss_is_an_expected_claim() -> None:
    assert {expected.key for expected in EXPECTED} >= MISSES


def test_every_claim_points_at_its_own_words(demo_read: DemoRead, claims: Found) -> None:
    for name, report in demo_read.reports.items():
        for claim in claims[name]:
            assert claim.verbatim == report.text[claim.start : claim.end]
            assert claim.sources


def test_the_version_of_the_rules_moved_with_the_reading(claims: Found) -> None:
    assert complaint(claims.values()) is None
