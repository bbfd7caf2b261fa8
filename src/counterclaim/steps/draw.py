"""Draws what pages ask for: claims as they stand, their root sources, and the events they tell of.

Incremental: only the reports that wait are drawn, with the events that their claims are in. Drawn
tables are a tool, no evidence; ``check`` says where they are other than a fresh drawing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from counterclaim.ledger.drawn import Draw, DrawnClaim, DrawnEvent, DrawnRoot, Link
from counterclaim.ledger.file import check_is_ledger
from counterclaim.ledger.pages import Waiting
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.rows import claim_json
from counterclaim.ledger.write import Ledger
from counterclaim.linking.events import LinkedEvent, events_of
from counterclaim.linking.roots import bodies_in, judged_with
from counterclaim.linking.standing import joined
from counterclaim.model.figure import Measure
from counterclaim.model.judgement import Judgement, Subject
from counterclaim.views.events import EventRow, event_row
from counterclaim.views.facts import facts_of
from counterclaim.views.linked import around
from counterclaim.views.sides import Sides
from counterclaim.views.standing import standing_in

T = TypeVar("T")

_encode = msgspec.json.Encoder().encode
SOME = 200  # reports of a transaction
FEW = 10  # reports drawn while a person waits
KEPT = 32  # sets of reports whose accounts are kept while events are drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawSummary:
    """How many reports were drawn, events there are, and reports wait to be linked."""

    reports: int
    events: int
    to_link: int


def draw_ledger(path: Path, *, again: bool = False) -> DrawSummary:
    """Draw what waits; ``again``: all of it afresh. LedgerError if there is no ledger."""
    check_is_ledger(path)
    with Ledger(path) as ledger:
        if again:
            with ledger.batch():
                ledger.clear_drawing()
        reports = len(ledger.to_draw())
        draw_backlog(ledger)
        return DrawSummary(
            reports=reports, events=ledger.count_all_events(), to_link=len(ledger.to_link())
        )


def draw_waiting(ledger: Ledger) -> int:
    """Draw the first ``SOME`` reports that wait, and the events they told of; how many reports.

    With them whatever waits because of them. What was never linked is in no event until it is. To
    be called inside a batch.
    """
    _let_judged_wait(ledger)
    return _draw_some(ledger, SOME)


def _draw_some(ledger: Ledger, most: int) -> int:
    drawn = 0
    while drawn < most and (waiting := ledger.to_draw(most - drawn)):
        drawn += _draw(ledger, waiting, {})
    return drawn


def _judged(ledger: Ledger) -> int:
    return int(ledger.drawn_value("judged") or 0)


def _let_judged_wait(ledger: Ledger) -> None:
    """Let wait whatever was judged since the last drawing to be one source, or one text, or not."""
    judged = ledger.judgements_since(_judged(ledger))
    if not judged:
        return
    texts = {end for j in judged if j.about is Subject.COPY for end in (j.a, j.b)}
    numbers = set(ledger.numbers(ledger.copies_of(texts)[0]))
    names = {end for j in judged if j.about is Subject.SOURCE for end in (j.a, j.b)}
    if names:
        numbers |= ledger.naming(judged_with(names, ledger.judgements_about(Subject.SOURCE)))
    ledger.wait_for(numbers, Draw.SOURCES, Link.DONE)
    ledger.draw_value("judged", str(judged[-1].seq))


def draw_touched(ledger: Ledger, touched: Mapping[str, Collection[str] | None]) -> None:
    """Draw these reports (whole ids), of which only these claims, or all (None), are others now.

    Only the events that these are in are drawn with them, and a few reports of whatever waits
    because of them; the rest goes on waiting. To be called inside a batch.
    """
    _draw(ledger, ledger.to_draw_of(touched), touched)
    _draw_some(ledger, FEW)


def _draw(
    ledger: Ledger, waiting: Sequence[Waiting], touched: Mapping[str, Collection[str] | None]
) -> int:
    told: dict[str, None] = {}
    others: dict[str, Collection[str]] = {}
    for each in waiting:
        only = touched.get(each.report)
        if each.draw is Draw.ALL:
            made = _as_it_stands(ledger, each.report)
            if only is None or ledger.ids_in(each.number) != [m.claim.id for m in made]:
                only = None  # events go by the places of claims
                told |= _taken_out(ledger, each.number)
            before = ledger.standing_in(each.number)
            ledger.draw_report(each.number, made)
            if bool(before) is not bool(ledger.standing_in(each.number)):
                _let_copies_wait(ledger, each.report)
        _draw_bodies(ledger, each.number, each.report)
        if only is not None:
            others[each.report] = only
    for each in waiting:
        ledger.drawn_now(each.number)
    linked = ledger.is_linked()
    for each in waiting:
        _draw_roots(ledger, each.number, each.report)
        if linked and each.link is not Link.NEVER:
            told |= dict.fromkeys(others.get(each.report) or ledger.ids_in(each.number))
    draw_events(ledger, told)
    return len(waiting)


def draw_backlog(ledger: Ledger) -> None:
    """Draw all that waits, ``SOME`` reports a transaction; not to be called inside a batch.

    Cut off, it goes on where it was when called again. Where no event is drawn yet, as in a ledger
    just brought up to date, each is drawn once, though reports far apart tell of it.
    """
    if not ledger.is_drawn():  # another version of the program drew it
        with ledger.batch():
            ledger.clear_drawing()
    if not ledger.to_draw(1) and not ledger.judgements_since(_judged(ledger)):
        return
    if ledger.is_linked() and not ledger.has_events():
        _draw_first(ledger)
    waits = True
    while waits:
        with ledger.batch():
            waits = draw_waiting(ledger) > 0


def _draw_first(ledger: Ledger) -> None:
    """Draw the reports that wait, and when all are drawn their events."""
    waiting = ledger.to_draw()
    for some in _by_some([each for each in waiting if each.draw is Draw.ALL]):
        with ledger.batch():
            for each in some:
                ledger.draw_report(each.number, _as_it_stands(ledger, each.report))
    for some in _by_some(waiting):
        with ledger.batch():
            for each in some:
                _draw_bodies(ledger, each.number, each.report)
    for some in _by_some(waiting):
        with ledger.batch():
            for each in some:
                _draw_roots(ledger, each.number, each.report)
    linked = [each.number for each in waiting if each.link is not Link.NEVER]
    _draw_events_of(ledger, linked)
    for some in _by_some(waiting):
        with ledger.batch():
            for each in some:
                ledger.drawn_now(each.number)


def draw_all_events(ledger: Ledger) -> None:
    """Draw every event afresh, as the judgements now stand."""
    with ledger.batch():
        ledger.drop_all_events()
    _draw_events_of(ledger, ledger.all_numbers())


def _draw_events_of(ledger: Ledger, numbers: Sequence[int]) -> None:
    """Draw the events that the reports with these numbers tell of and that are not drawn yet."""
    arounds = Arounds(ledger)
    for some in _by_some(numbers):
        with ledger.batch():
            for number in some:
                draw_events(ledger, ledger.ids_in(number, without_event=True), arounds)


def _by_some(reports: Sequence[T]) -> Iterator[Sequence[T]]:
    return (reports[first : first + SOME] for first in range(0, len(reports), SOME))


class Arounds:
    """What is read around some reports; the last few are kept, for events come report by report."""

    def __init__(self, ledger: LedgerReader) -> None:
        self._ledger = ledger
        self._kept: dict[tuple[str, ...], Sides] = {}

    def sides(self, reports: tuple[str, ...]) -> Sides:
        """The accounts of events that only these reports tell of."""
        found = self._kept.pop(reports, None)
        if found is None:
            found = Sides(around(self._ledger, reports, events=False))
        self._kept[reports] = found  # the newest stands last
        if len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]
        return found


def _taken_out(ledger: Ledger, number: int) -> dict[str, None]:
    """The claims of a report, and of the events they are in; these are taken out.

    A claim may be gone once the report is drawn, and could not lead to its event any more.
    """
    events = ledger.events_in([number])
    told = dict.fromkeys(ledger.ids_in(number))
    for event in sorted(events):
        told |= dict.fromkeys(ledger.claims_of_event(event))
    ledger.drop_events(events)
    return told if events else {}


def _as_it_stands(ledger: Ledger, report: str) -> list[DrawnClaim]:
    return [
        DrawnClaim(
            row=row,
            claim=each.claim,
            state=each.state,
            changed=each.changed,
            json=claim_json(each.claim) if each.corrections else None,
        )
        for row, each in standing_in(ledger, report)
    ]


def _let_copies_wait(ledger: Ledger, report: str) -> None:
    """A text that several reports hold goes by the first of them that tells anything."""
    copies, _ = ledger.copies_of([report])
    ledger.wait_for(ledger.numbers(copies - {report}), Draw.SOURCES, Link.DONE)


def _draw_bodies(ledger: Ledger, number: int, report: str) -> None:
    """What a report tells of bodies may make another's spokesmen speak for another kind."""
    other = ledger.draw_bodies(number, bodies_in(ledger.claims_in([report])))
    ledger.wait_for(ledger.speaking_for(other) - {number}, Draw.SOURCES, Link.DONE)


def _draw_roots(ledger: Ledger, number: int, report: str) -> None:
    linked = around(ledger, [report], events=False)
    roots = (
        DrawnRoot(claim=claim.id, key=root.key, own_voice=root.by_outlet)
        for claim in linked.claims
        if claim.report.id == report and (root := linked.roots[claim.id])
    )
    ledger.draw_roots(number, roots)
    ledger.draw_facts(number, facts_of(linked, report, ledger.places_in(report)))


def draw_events(ledger: Ledger, claims: Iterable[str], arounds: Arounds | None = None) -> list[str]:
    """Draw anew the events that these claims are in, and those they now are in; their ids."""
    arounds = arounds or Arounds(ledger)
    held, found = gathered(ledger, claims)
    ledger.drop_events(ledger.events_of(held))
    for each in found:
        ledger.draw_event(drawn_event(each, arounds))
    return [each.id for each in found]


def gathered(
    ledger: LedgerReader, claims: Iterable[str]
) -> tuple[dict[str, None], list[LinkedEvent]]:
    """The claims with all that hangs together with them, and the events that they make now."""
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
    return held, events_of(ledger.claims_by_id(held), _in_order(judged))


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
