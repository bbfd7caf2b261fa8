"""A report that was read again, and claims that people added: what stands, and what is kept."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.ledger.drawn import Draw, Link
from counterclaim.ledger.query import ClaimQuery
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.verify import verify
from counterclaim.ledger.write import Ledger, RefusedError
from counterclaim.model.claim import PERSON, Claim, ClaimKind, Origin
from counterclaim.model.decision import State
from counterclaim.model.version import RULES
from counterclaim.steps.draw import draw_backlog
from tests.ledger.making import claim, claims, report
from tests.ledger.old import VERSIONS, old_ledger

OF, OTHER = report(1), report(2)
FIRST, SECOND, THIRD = claims(OF)
SURER = replace(FIRST, confidence=0.9)
NEW = claim(OF, "The market", 7, kind=ClaimKind.STATEMENT)
ADDED = claim(
    OF, "the ministry", 8, kind=ClaimKind.STATEMENT, origin=Origin(component=PERSON, version="ann")
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two reports, as they were read first."""
    with Ledger(tmp_path / "war.db") as ledger:
        for of in (OF, OTHER):
            ledger.add(of, claims(of), places=())
        draw_backlog(ledger)
    return tmp_path / "war.db"


def read_again(path: Path, found: Sequence[Claim], **given: int) -> None:
    with Ledger(path) as ledger:
        ledger.add_reading(OF, found, (), "lists", **given)
        draw_backlog(ledger)


def stand(path: Path) -> list[Claim]:
    with LedgerReader(path) as ledger:
        found = list(ledger.claims(ClaimQuery(report=OF.id)))
        assert ledger.claims_in([OF.id]) == found
        assert ledger.count(ClaimQuery(report=OF.id)) == len(found)
        assert list(ledger.claims(ClaimQuery(report=OTHER.id))) == list(claims(OTHER))
    assert verify(path).fault is None
    return found


def test_a_first_reading(path: Path) -> None:
    with LedgerReader(path) as ledger:
        [reading] = ledger.readings(OF.id)
        assert (reading.report, reading.rules, reading.claims) == (OF.id, RULES, 3)
        assert (reading.seq, reading.confirms) == (3, None)
        assert ledger.read_of(OF.id) == [(4, FIRST), (5, SECOND), (6, THIRD)]


def test_a_further_reading_takes_the_place_of_the_first_which_is_kept(path: Path) -> None:
    read_again(path, (SURER, NEW))
    assert stand(path) == [SURER, NEW]
    with LedgerReader(path) as ledger:
        assert [claim for _, claim in ledger.read_of(OF.id)] == [SURER, NEW]
        assert ledger.versions(FIRST.id) == [(4, FIRST), (ledger.versions(FIRST.id)[1][0], SURER)]
        assert ledger.versions(SECOND.id) == [(5, SECOND)]
        assert ledger.claim(FIRST.id) == SURER
        assert ledger.claim(SECOND.id) == SECOND  # as it was last read
        first, second = ledger.readings(OF.id)
        assert (first.claims, second.claims, second.lists) == (3, 2, "lists")
        assert [r.report for r in ledger.readings()] == [OTHER.id, OF.id]
        assert [each.report for each in ledger.to_link()] == [OF.id, OTHER.id]


def test_the_start_of_an_id_names_a_claim_that_was_read_twice(tmp_path: Path) -> None:
    with Ledger(tmp_path / "war.db") as ledger:
        ledger.add(OF, [FIRST], places=())
        ledger.add_reading(OF, [SURER], (), "lists")
        draw_backlog(ledger)
        assert len(ledger.versions(FIRST.id)) == 2
        assert ledger.claim(FIRST.id[:10]) == SURER


def test_it_waits_to_be_drawn_and_linked(path: Path) -> None:
    with Ledger(path) as ledger:
        with ledger.batch():
            ledger.linked_now(ledger.all_numbers())
        ledger.add_reading(OF, (SURER,), (), "")
        [waiting] = ledger.to_draw()
        assert (waiting.report, waiting.draw, waiting.link) == (OF.id, Draw.ALL, Link.ANEW)
        assert list(ledger.claims(ClaimQuery(report=OF.id))) == list(claims(OF))


def test_a_reading_that_confirms_keeps_no_claim_again(path: Path) -> None:
    read_again(path, claims(OF), confirms=3)
    assert stand(path) == list(claims(OF))
    with LedgerReader(path) as ledger:
        assert [reading.confirms for reading in ledger.readings(OF.id)] == [None, 3]
        assert ledger.versions(FIRST.id) == [(4, FIRST)]
        assert list(ledger.claims(ClaimQuery(report=OF.id, as_read=True))) == list(claims(OF))


def test_a_reading_may_confirm_one_before_the_last(path: Path) -> None:
    read_again(path, (NEW,))
    with Ledger(path) as ledger:
        ledger.add_reading(OF, claims(OF), (), "", confirms=3)
        assert [claim for _, claim in ledger.read_of(OF.id)] == list(claims(OF))
    assert verify(path).fault is None


@pytest.mark.parametrize("version", VERSIONS)
def test_a_reading_may_confirm_one_that_no_entry_tells_of(tmp_path: Path, version: int) -> None:
    with Ledger(old_ledger(tmp_path, version)) as ledger:
        of = next(ledger.reports())
        held = ledger.read_of(of.id)
        assert held
        assert ledger.readings(of.id) == []
        ledger.add_reading(of, [claim for _, claim in held], None, "", confirms=0)
        assert ledger.read_of(of.id) == held
        ledger.add_reading(of, (), None, "")
        assert ledger.read_of(of.id) == []
        ledger.add_reading(of, [claim for _, claim in held], None, "", confirms=0)
        assert ledger.read_of(of.id) == held
    assert verify(tmp_path / f"old-{version}.db").fault is None


def test_the_places_of_the_last_reading_count(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add_reading(OF, (), None, "")
        assert [report for report, _ in ledger.place_mentions()] == [OF.id, OTHER.id]
        ledger.add_reading(OF, (), (), "")
        assert [report for report, _ in ledger.place_mentions()] == [OTHER.id, OF.id]


def test_a_claim_that_a_person_added_outlives_readings(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add_claim(OF, ADDED)
        assert [each.draw for each in ledger.to_draw()] == [Draw.ALL]
        draw_backlog(ledger)
    assert stand(path) == sorted((*claims(OF), ADDED), key=lambda each: each.start)
    read_again(path, (SURER,))
    assert stand(path) == [SURER, ADDED]
    with LedgerReader(path) as ledger:
        added = ClaimQuery(state=State.ADDED)
        assert list(ledger.claims(added)) == [ADDED]
        assert list(ledger.claims(ClaimQuery(report=OF.id, as_read=True))) == [SURER]


@pytest.mark.parametrize(
    ("added", "why"),
    [
        (claims(OTHER)[0], "is of another report"),
        (replace(ADDED, verbatim="the Ministry"), "are not those of the text"),
    ],
)
def test_an_added_claim_that_does_not_fit_is_refused(path: Path, added: Claim, why: str) -> None:
    with Ledger(path) as ledger:
        before = ledger.head()
        with pytest.raises(RefusedError, match=why):
            ledger.add_claim(OF, added)
        with pytest.raises(RefusedError, match=why):
            ledger.add_reading(OF, (NEW, added), None, "")
        assert ledger.head() == before
    assert stand(path) == list(claims(OF))


def test_a_claim_is_added_once(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add_claim(OF, ADDED)
        with pytest.raises(RefusedError, match="UNIQUE"):
            ledger.add_claim(OF, ADDED)
        assert len(ledger.versions(ADDED.id)) == 1
