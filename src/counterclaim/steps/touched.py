"""The part of a ledger that a judgement touches: all that ``judge`` reads is read here."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from counterclaim.ledger.query import ClaimQuery
from counterclaim.ledger.read import LedgerReader
from counterclaim.linking.events import LinkedEvent, events_of
from counterclaim.linking.linker import Linker, Reported
from counterclaim.linking.standing import Groups, standing
from counterclaim.model.claim import Claim
from counterclaim.model.judgement import Judgement, Subject, Verdict


class Touched:
    """Events around single claims, and their reports, of a ledger with all its judgements."""

    def __init__(self, ledger: LedgerReader) -> None:
        self._ledger = ledger
        self._stand = standing(ledger.judgements(), Subject.EVENT)

    def add(self, judgements: Iterable[Judgement]) -> None:
        """Take in what was written since."""
        self._stand = standing([*self._stand, *judgements], Subject.EVENT)

    def event_of(self, claim: str) -> LinkedEvent:
        """The event that holds the claim with this id, which tells of a happening."""
        tied: Groups[str] = Groups()
        for each in self._stand:
            if each.verdict is Verdict.SAME:
                tied.join(each.a, each.b)
        head = tied.head(claim)
        ids = {id for each in self._stand for id in (each.a, each.b) if tied.head(id) == head}
        found = events_of(self._claims(ids | {claim}), self._stand)
        return next(event for event in found if any(c.id == claim for c in event.claims))

    def judgements(self, claims: Iterable[str]) -> list[Judgement]:
        """What stands of the judgements among these claims, in the order they were made."""
        inside = set(claims)
        return [each for each in self._stand if each.a in inside and each.b in inside]

    def linker(self, claims: Iterable[Claim]) -> Linker:
        """The reports of these claims, ready to be linked."""
        reports = dict.fromkeys(claim.report.id for claim in claims)
        return Linker(
            Reported(id=report.id, text=report.text, claims=tuple(self._told(report.id)))
            for report in map(self._ledger.report, reports)
            if report is not None
        )

    def _claims(self, ids: set[str]) -> Sequence[Claim]:
        """The claims with these ids: reports in the order they entered, then as they were read."""
        found = [claim for claim in map(self._ledger.claim, sorted(ids)) if claim is not None]
        reports = {claim.report.id for claim in found}
        if len(found) == 1:
            return found
        ordered = sorted(reports, key=self._order.__getitem__)
        return [c for report in ordered for c in self._told(report) if c.id in ids]

    def _told(self, report: str) -> Iterable[Claim]:
        return self._ledger.claims(ClaimQuery(report=report))

    @cached_property
    def _order(self) -> dict[str, int]:
        """The place of each report among all, by its id."""
        return {report: at for at, report in enumerate(self._ledger.recorded())}
