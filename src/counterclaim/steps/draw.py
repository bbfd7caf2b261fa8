"""Draws what pages ask for: claims as they stand, their root sources, and the events they tell of.

Incremental: only the reports that wait are drawn, with the events that their claims are in. Drawn
tables are a tool, no evidence; ``check`` says where they are other than a fresh drawing.
"""

from collections.abc import Iterable

import msgspec

from counterclaim.ledger.drawn import DrawnClaim, DrawnEvent, DrawnRoot, Link
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.rows import claim_json
from counterclaim.ledger.write import Ledger
from counterclaim.linking.events import LinkedEvent, events_of
from counterclaim.linking.roots import bodies_in
from counterclaim.linking.standing import joined
from counterclaim.model.figure import Measure
from counterclaim.model.judgement import Judgement, Subject
from counterclaim.views.events import EventRow, event_row
from counterclaim.views.known import standing_in
from counterclaim.views.linked import around
from counterclaim.views.sides import Sides

_encode = msgspec.json.Encoder().encode
SOME = 200  # reports, or events, of a transaction


def draw_waiting(ledger: Ledger) -> int:
    """Draw the reports that wait, and the events that they told of; how many reports.

    What was never linked is in no event until it is. Inside a batch all is one transaction.
    """
    waiting = ledger.to_draw()
    told: dict[str, None] = {}
    for each in waiting:
        told |= dict.fromkeys(ledger.ids_in(each.number))
        events = ledger.events_in([each.number])
        for event in events:
            told |= dict.fromkeys(ledger.claims_of_event(event))
        ledger.drop_events(events)  # now: of a claim that is read no more nothing leads there later
        _draw_report(ledger, each.number, each.report)
        ledger.drawn_now(each.number)
    linked = ledger.is_linked()
    for each in waiting:
        _draw_roots(ledger, each.number, each.report)
        if linked and each.link is not Link.NEVER:
            told |= dict.fromkeys(ledger.ids_in(each.number))
    draw_events(ledger, told)
    return len(waiting)


def draw_all_events(ledger: Ledger) -> None:
    """Draw every event afresh, as the judgements now stand."""
    with ledger.batch():
        ledger.drop_all_events()
    arounds = Arounds(ledger)
    numbers = ledger.all_numbers()
    for first in range(0, len(numbers), SOME):
        with ledger.batch():
            for number in numbers[first : first + SOME]:
                draw_events(ledger, ledger.ids_in(number, without_event=True), arounds)


class Arounds:
    """What is read around some reports; the last is kept, for events come report by report."""

    def __init__(self, ledger: LedgerReader) -> None:
        self._ledger = ledger
        self._of: tuple[str, ...] | None = None
        self._sides: Sides | None = None

    def sides(self, reports: tuple[str, ...]) -> Sides:
        """The accounts of events that only these reports tell of."""
        if self._sides is None or self._of != reports:
            self._sides, self._of = Sides(around(self._ledger, reports)), reports
        return self._sides


def _draw_report(ledger: Ledger, number: int, report: str) -> None:
    made = [
        DrawnClaim(
            row=row,
            claim=each.claim,
            state=each.state,
            changed=each.changed,
            json=claim_json(each.claim) if each.corrections else None,
        )
        for row, each in standing_in(ledger, report)
    ]
    ledger.draw_report(number, made)
    other = ledger.draw_bodies(number, bodies_in(drawn.claim for drawn in made))
    ledger.wait_for(ledger.speaking_for(other) - {number}, Link.DONE)


def _draw_roots(ledger: Ledger, number: int, report: str) -> None:
    linked = around(ledger, [report])
    roots = (
        DrawnRoot(claim=claim.id, key=root.key, own_voice=root.by_outlet)
        for claim in linked.claims
        if claim.report.id == report and (root := linked.roots[claim.id])
    )
    ledger.draw_roots(number, roots)


def draw_events(ledger: Ledger, claims: Iterable[str], arounds: Arounds | None = None) -> list[str]:
    """Draw anew the events that these claims are in, and those they now are in; their ids."""
    arounds = arounds or Arounds(ledger)
    held = dict.fromkeys(claims)
    for event in ledger.events_of(held):
        held |= dict.fromkeys(ledger.claims_of_event(event))
    judged: list[Judgement] = []
    todo = list(held)
    while todo:  # a judgement may lead to other events
        judged += ledger.judgements_on(Subject.EVENT, todo)
        ends = {end for each in joined(judged, Subject.EVENT) for end in (each.a, each.b)}
        new = dict.fromkeys(ends - held.keys())
        for event in ledger.events_of(new):
            new |= dict.fromkeys(ledger.claims_of_event(event))
        todo = [id for id in new if id not in held]
        held |= new
    ledger.drop_events(ledger.events_of(held))
    found = events_of(ledger.claims_by_id(held), _in_order(judged))
    for each in found:
        ledger.draw_event(drawn_event(each, arounds))
    return [each.id for each in found]


def _in_order(judged: Iterable[Judgement]) -> list[Judgement]:
    """Oldest first: two rounds of looking may have met the same pair."""
    return sorted(judged, key=lambda each: each.seq or 0)


def drawn_event(event: LinkedEvent, arounds: Arounds) -> DrawnEvent:
    """The event as lists have it."""
    reports = tuple(dict.fromkeys(claim.report.id for claim in event.claims))
    return _as_drawn(event_row(event, arounds.sides(reports)))


def _as_drawn(row: EventRow) -> DrawnEvent:
    dead = [toll for toll in row.tolls if toll.measure is Measure.KILLED]
    lows = [toll.low for toll in dead if toll.low is not None]
    highs = [toll.high for toll in dead if toll.high is not None]
    return DrawnEvent(
        event=row.event,
        claims=row.claims,
        day=row.day,
        long=row.is_long,
        days=tuple(reach for each in row.dates if (reach := each.reach)),
        outlets=len(row.behind.outlets),
        roots=len(row.behind.roots),
        disputed=bool(row.disputed),
        killed_low=min(lows, default=None),
        killed_high=max(highs, default=None),
        json=_encode(row).decode(),
    )
