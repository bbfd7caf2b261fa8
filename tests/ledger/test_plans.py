"""How SQLite answers: no list reads a large table from end to end where an index is due."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from counterclaim.ledger.facts import OUTLET, Listed
from counterclaim.ledger.query import ACTOR, ClaimQuery
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.totals import After, Choice
from counterclaim.model.claim import ClaimKind
from counterclaim.model.decision import State
from counterclaim.model.judgement import Subject
from tests.ledger.making import report

DAY = date(2031, 5, 3)
LARGE = (
    "claims",
    "drawn_claims",
    "drawn_events",
    "drawn_facts",
    "drawn_things",
    "drawn_thing_names",
    "drawn_told",
    "drawn_uses",
    "entries",
    "judgements",
    "originals",
    "place_mentions",
)
AFTER = After("", 3, "[]")
Ask = Callable[[LedgerReader], Any]


class Plans(LedgerReader):
    """A reader that keeps the plan of every statement it runs."""

    def __init__(self, path: Path) -> None:
        self.plans: list[tuple[str, tuple[str, ...]]] = []
        super().__init__(path)

    def _rows(self, sql: str, values: Any = ()) -> Iterator[Any]:
        if not sql.startswith("PRAGMA"):
            steps = self._db.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
            self.plans.append((sql, tuple(step[3] for step in steps)))
        return super()._rows(sql, values)

    def scans(self) -> list[str]:
        """Steps that read a whole large table; or an index of it, for all lists alike."""
        return [
            f"{step}: {sql}"
            for sql, steps in self.plans
            for step in steps
            if (found := re.match(r"SCAN (\w+)", step)) and _table(sql, found[1]) in LARGE
        ]


def _table(sql: str, called: str) -> str:
    found = re.search(rf"\b([a-z_]+) AS {called}\b", sql)
    return found[1] if found else called


def used(answer: Any) -> None:
    if isinstance(answer, Iterator):
        list(answer)


LISTS: dict[str, Choice] = {
    "roots": Choice(list=Listed.ROOT),
    "roots of a source": Choice(list=Listed.ROOT, source="halyard"),
    "edges": Choice(list=Listed.EDGE),
    "edges of a source": Choice(list=Listed.EDGE, source="halyard"),
    "chains": Choice(list=Listed.PASSED_ON, upto="9996"),
    "actors": Choice(list=Listed.ACTOR),
    "actors by name": Choice(list=Listed.ACTOR, parts=((ACTOR, "hill"),)),
    "labels": Choice(list=Listed.LABEL),
    "labels by name": Choice(list=Listed.LABEL, names=((ACTOR, "hill"), (OUTLET, "courier"))),
    "labels by day": Choice(list=Listed.LABEL, since=DAY, until=DAY),
    "places": Choice(list=Listed.PLACE),
    "unresolved places": Choice(list=Listed.PLACE, upto="0"),
}
OTHERS: dict[str, Ask] = {
    "kinds": lambda ledger: ledger.kinds(),
    "shares": lambda ledger: ledger.shares(LISTS["roots"]),
    "names of a source": lambda ledger: ledger.called("hill monitor"),
    "roots of claims": lambda ledger: ledger.roots_told(["c-1", "c-2"]),
    "problems": lambda ledger: ledger.problems_behind(3, 20),
    "reports": lambda ledger: ledger.drawn_reports(20),
    "mentions": lambda ledger: ledger.places_in(report().id),
    "a claim": lambda ledger: ledger.claim("c-1"),
    "a report": lambda ledger: ledger.report("r-1"),
    "claims of reports": lambda ledger: ledger.claims_in([report(n).id for n in (1, 2)]),
    "claims by id": lambda ledger: ledger.claims_by_id(["c-1", "c-2"]),
    "places of claims": lambda ledger: ledger.places_of(["c-1"]),
    "events of claims": lambda ledger: ledger.events_of(["c-1"]),
    "events of reports": lambda ledger: ledger.events_in([3]),
    "claims of an event": lambda ledger: ledger.claims_of_event("e-1"),
    "reports of an event": lambda ledger: ledger.reports_of_event("e-1"),
    "ids in a report": lambda ledger: ledger.ids_in(3),
    "judgements on claims": lambda ledger: ledger.judgements_on(Subject.EVENT, ["c-1", "c-2"]),
    "judgements about names": lambda ledger: ledger.judgements_about(Subject.SOURCE),
    "judgements since": lambda ledger: ledger.judgements_since(9),
    "copies": lambda ledger: ledger.copies_of([report().id]),
    "kinds of bodies": lambda ledger: ledger.body_kinds(["hill monitor"]),
    "waiting": lambda ledger: ledger.to_draw(),
}
QUERIES: dict[str, ClaimQuery] = {
    "kind": ClaimQuery(kind=ClaimKind.CONTROL),
    "place": ClaimQuery(place="dara"),
    "place and kind": ClaimQuery(place="dara", kind=ClaimKind.CONTROL),
    "place, kind and days": ClaimQuery(place="dara", kind=ClaimKind.CONTROL, since=DAY, until=DAY),
    "actor": ClaimQuery(actor="hill"),
    "source": ClaimQuery(source="agence"),
    "outlet": ClaimQuery(outlet="courier"),
    "since": ClaimQuery(since=DAY),
    "until": ClaimQuery(until=DAY),
    "since and until": ClaimQuery(since=DAY, until=DAY),
    "state": ClaimQuery(state=State.REJECTED),
    "report": ClaimQuery(report=report().id),
    "search": ClaimQuery(search="market"),
    "search and kind": ClaimQuery(search="market", kind=ClaimKind.EVENT),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_read_by_index(made: Path, name: str) -> None:
    with Plans(made) as ledger:
        for after in (None, AFTER):
            list(ledger.things(LISTS[name], after=after, limit=20))
        ledger.how_many(LISTS[name])
        ledger.parts(1, LISTS[name])
        ledger.first_claims(1, LISTS[name])
        ledger.reports_telling(1, LISTS[name])
        assert ledger.scans() == []


@pytest.mark.parametrize("name", OTHERS)
def test_what_pages_ask_is_read_by_index(made: Path, name: str) -> None:
    with Plans(made) as ledger:
        used(OTHERS[name](ledger))
        assert ledger.scans() == []


@pytest.mark.parametrize("name", QUERIES)
def test_claims_are_found_by_index(made: Path, name: str) -> None:
    with Plans(made) as ledger:
        list(ledger.claims(QUERIES[name]))
        ledger.count(QUERIES[name])
        assert ledger.scans() == []
