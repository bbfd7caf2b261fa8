"""Reports that people corrected, linked anew among those near them; the rest is not read."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from counterclaim.ledger.pages import Waiting
from counterclaim.ledger.read import LedgerReader
from counterclaim.linking.blocking import DAYS, WEEK
from counterclaim.linking.linker import Reported
from counterclaim.linking.placing import placed
from counterclaim.linking.standing import Groups, joined
from counterclaim.model.claim import Claim
from counterclaim.model.judgement import Judgement, Subject
from counterclaim.steps.touched import vocabulary_of

FEW = 20  # reports that are placed one by one; more are linked with all that hangs on them
NEAR = 150  # reports around one that are looked at, nearest in time first


def links_around(ledger: LedgerReader, waiting: Sequence[Waiting]) -> list[Judgement]:
    """The judgements to write so that the claims of these reports join events or found their own.

    What stands among other reports stays as it is, but where it hung together only by way of claims
    of these.
    """
    ids = [each.report for each in waiting]
    ids += sorted(_bereft(ledger, ids) - set(ids))[:FEW]
    numbers = set(ledger.numbers(ids))
    own = ledger.claims_in(ids)
    events = ledger.events_in(numbers) | ledger.events_in(_near(ledger, own))
    groups = [ledger.claims_of_event(event) for event in sorted(events)]
    around = dict.fromkeys(id for event in sorted(events) for id in ledger.reports_of_event(event))
    free = {claim.id for claim in own}
    claims = {*free, *(claim for group in groups for claim in group)}
    return placed(
        _reported(ledger, ids),
        _reported(ledger, (id for id in around if id not in ids)),
        [[claim for claim in group if claim not in free] for group in groups],
        ledger.judgements_on(Subject.EVENT, claims),
        vocabulary_of(ledger),
    )


def _bereft(ledger: LedgerReader, reports: Iterable[str]) -> set[str]:
    """The reports whose claims were of one event by way of these reports', and are no more."""
    own = {claim for report in reports for claim in ledger.ids_ever(report)}
    ties: Groups[str] = Groups()
    others: dict[str, None] = {}
    for tie in joined(ledger.judgements_on(Subject.EVENT, own), Subject.EVENT):
        ties.join(tie.a, tie.b)
        others |= dict.fromkeys({tie.a, tie.b} - own)
    told: dict[str, list[Claim]] = {}
    for claim in ledger.claims_by_id(others):
        told.setdefault(ties.head(claim.id), []).append(claim)
    apart = (held for held in told.values() if len({ledger.event_of(c.id) for c in held}) > 1)
    return {claim.report.id for held in apart for claim in held}


def _near(ledger: LedgerReader, claims: Iterable[Claim]) -> set[int]:
    """The reports that tell of the days of these claims, or came out in the days around theirs."""
    found: set[int] = set()
    spans = set()
    for claim in claims:
        day, time = claim.report.published, claim.time
        if day is not None:
            spans.add((day - timedelta(days=WEEK), day + timedelta(days=WEEK)))
        if time is not None and time.earliest and time.latest:
            reach = timedelta(days=DAYS)
            found.update(ledger.telling_of(time.earliest - reach, time.latest + reach, NEAR))
    for first, last in spans:
        found.update(ledger.numbers_published(first, last, NEAR))
    return found


def _reported(ledger: LedgerReader, reports: Iterable[str]) -> list[Reported]:
    return [
        Reported(id=id, text=ledger.text_of(id), claims=tuple(ledger.claims_in([id])))
        for id in reports
    ]
