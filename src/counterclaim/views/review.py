"""What a person looks at to put a ledger right: queues of claims, a claim's card, agreement."""

from dataclasses import dataclass, replace
from pathlib import Path

from counterclaim.ledger.claim_pages import ClaimDrawn
from counterclaim.ledger.read import LedgerReader
from counterclaim.model.decision import Act, State
from counterclaim.model.errors import UsageError
from counterclaim.model.identity import content_of
from counterclaim.model.place import Candidate
from counterclaim.reviewing.agreement import FieldAgreement as FieldAgreement
from counterclaim.reviewing.agreement import agreement
from counterclaim.reviewing.queues import Queue as Queue
from counterclaim.reviewing.queues import Queued, in_queue, one_through
from counterclaim.reviewing.standing import Standing as Standing
from counterclaim.views.kept import versions_of
from counterclaim.views.show import ShownClaim, in_context
from counterclaim.views.standing import found, standing_in

SITTING = 2000  # claims that are queued at once; when they are decided on, the next ones come


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One claim, to decide on: as it stands, in its context, with what it was not taken for.

    ``places`` are the other places of the name that were weighed. ``event`` is the event it is in,
    ``event_claims`` how many claims that has. ``seen`` is the hash of what is shown.
    """

    standing: Standing
    shown: ShownClaim
    places: tuple[Candidate, ...]
    event: str | None
    event_claims: int
    seen: str


def queue(
    ledger: Path,
    which: Queue | None = None,
    *,
    report: str | None = None,
    event: str | None = None,
) -> list[str]:
    """The ids of the claims to look at, in order, ``SITTING`` of them at most.

    One report or event (ids or their starts) goes through from first to last unless a queue is
    asked for as well. UsageError where there is no such report or event.
    """
    with LedgerReader(ledger) as reader:
        number = None
        if report is not None:
            held = reader.report(report.strip().lower())
            if held is None:
                raise UsageError(
                    f"no report has an id that begins with {report!r}; `counterclaim reports "
                    f"{ledger}` lists them"
                )
            [number] = reader.numbers([held.id])
        whole = None
        if event is not None:
            whole = reader.whole_event(event.strip().lower())
            if whole is None:
                raise UsageError(
                    f"no event has an id that begins with {event!r}; `counterclaim events "
                    f"{ledger}` lists them"
                )
        some = report is not None or event is not None
        drawn = reader.claims_drawn(
            state=None if some else _STATES.get(which or Queue.LEAST_SURE),
            changed=which is Queue.CHANGED,
            disputed=which is Queue.DISPUTED and not some,
            report=number,
            event=whole,
            limit=-1 if some else SITTING,
        )
        queued = [_queued(each) for each in drawn]
    chosen = one_through(queued) if some and which is None else None
    chosen = in_queue(which or Queue.LEAST_SURE, queued) if chosen is None else chosen
    return [each.claim for each in chosen]


def card(ledger: Path, claim: str) -> Card:
    """The card of a claim (its id or its start); UsageError if there is none."""
    with LedgerReader(ledger) as reader:
        standing = found(reader, claim)
        stands = standing.claim
        mentions = reader.places_in(stands.report.id) if stands.place else ()
        places = next(
            (
                mention.runners_up
                for mention in mentions
                if stands.place and mention.place.start == stands.place.start
            ),
            (),
        )
        event = reader.event_of(stands.id)
        return Card(
            standing=standing,
            shown=replace(
                in_context(stands, reader.text_of(stands.report.id)),
                versions=tuple(versions_of(reader, stands.id)) if standing.changed else (),
            ),
            places=places,
            event=event,
            event_claims=len(reader.claims_of_event(event)) if event else 0,
            seen=content_of(stands),
        )


def standing_now(ledger: Path, claim: str) -> Standing:
    """A claim (its id or its start) as it stands; UsageError if there is none."""
    with LedgerReader(ledger) as reader:
        return found(reader, claim)


def states(ledger: Path, claims: list[str]) -> dict[str, State]:
    """What has become of claims (whole ids)."""
    with LedgerReader(ledger) as reader:
        return reader.states_of(claims)


def agreement_in(ledger: Path) -> list[FieldAgreement]:
    """How far coders agree, on the claims of the ledger that two or more decided on."""
    with LedgerReader(ledger) as reader:
        coders: dict[str, set[str]] = {}
        for decision in reader.decisions():
            if decision.act not in (Act.NOTE, Act.TAKE_BACK):
                coders.setdefault(decision.claim, set()).add(decision.coder)
        shared = {claim for claim, by in coders.items() if len(by) > 1}
        reports = dict.fromkeys(filter(None, (reader.report_of(id) for id in sorted(shared))))
        held = (
            standing
            for report in reports
            for _, standing in standing_in(reader, report)
            if standing.read.id in shared
        )
        return agreement(held)


_STATES = {
    Queue.LEAST_SURE: State.UNREVIEWED,
    Queue.DISPUTED: State.UNREVIEWED,
    Queue.DIFFER: State.DIFFER,
    Queue.ADDED: State.ADDED,
}


def _queued(drawn: ClaimDrawn) -> Queued:
    return Queued(
        claim=drawn.claim,
        at=drawn.at,
        state=drawn.state,
        changed=drawn.changed,
        confidence=drawn.confidence,
        event=drawn.event,
        disputed=drawn.disputed,
        told_by=drawn.outlets,
    )
