"""Whether the drawn tables are what a fresh drawing would make of the ledger."""

from collections.abc import Iterator
from pathlib import Path

from counterclaim.ledger.drawn import StoredClaim, names_in
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.rows import claim_json
from counterclaim.steps.draw import Arounds, drawn_event, gathered
from counterclaim.views.linked import around
from counterclaim.views.standing import standing_in


def differences(ledger_path: Path) -> Iterator[str]:
    """What in the drawn tables is other than a fresh drawing, in words, report by report.

    Reports that wait to be drawn, or linked, are left out: they are known to be behind.
    """
    with LedgerReader(ledger_path) as ledger:
        behind = {each.number for each in (*ledger.to_draw(), *ledger.to_link())}
        arounds = Arounds(ledger)
        events = 0
        linked = ledger.is_linked()
        for number, report in ledger.numbered_reports():
            if number in behind:
                continue
            yield from _of_report(ledger, number, report)
            if linked:
                for words in _of_events(ledger, number, arounds):
                    events += 1
                    if words:
                        yield words
        if linked and not behind and events != ledger.count_all_events():
            yield f"{ledger.count_all_events():,} events are drawn, of {events:,} that are told"


def _of_report(ledger: LedgerReader, number: int, report: str) -> Iterator[str]:
    roots = around(ledger, [report], events=False).roots
    due = []
    for row, each in standing_in(ledger, report):
        root = roots.get(each.claim.id)
        due.append(
            StoredClaim(
                id=each.claim.id,
                row=row,
                state=each.state,
                changed=each.changed,
                json=claim_json(each.claim) if each.corrections else None,
                root=root.key if root else None,
                own_voice=root.by_outlet if root else None,
                names=frozenset(names_in(each.claim)),
            )
        )
    stored = ledger.stored(number)
    if [each.id for each in due] != [each.id for each in stored]:
        yield f"report {report}: {len(stored)} claims are drawn, not the {len(due)} that stand"
        return
    for one, other in zip(due, stored, strict=True):
        if one != other:
            fields = [f for f in StoredClaim.__slots__ if getattr(one, f) != getattr(other, f)]
            yield f"claim {one.id} of report {report}: {', '.join(fields)}"


def _of_events(ledger: LedgerReader, number: int, arounds: Arounds) -> Iterator[str | None]:
    """For each event that begins in the report: what is wrong about it, or None."""
    own = ledger.ids_in(number)
    seen: set[str] = set()
    for id in own:
        if id in seen:
            continue
        held, found = gathered(ledger, [id])
        seen |= held.keys()
        for event in found:
            ids = [claim.id for claim in event.claims]
            if ids[0] in own:
                due = drawn_event(event, arounds)
                right = ledger.event(event.id) == due.json
                right = right and ledger.claims_of_event(event.id) == ids
                yield None if right else f"event {event.id}"
