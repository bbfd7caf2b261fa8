"""The part of a ledger that a judgement touches: all that ``judge`` reads is read here."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import count

from counterclaim.ledger.query import ClaimQuery
from counterclaim.ledger.read import LedgerReader
from counterclaim.linking.events import LinkedEvent, events_of
from counterclaim.linking.linker import Linker, Reported
from counterclaim.model.claim import Claim
from counterclaim.model.judgement import Judgement, Subject, Verdict

_Names = tuple[str, str]


class Touched:
    """Events around single claims, and their reports, of a ledger with all its judgements."""

    def __init__(self, ledger: LedgerReader) -> None:
        self._ledger = ledger
        self._stand: dict[_Names, Judgement] = {}
        self._made: dict[_Names, int] = {}  # as the how manieth
        self._next = count()
        self._of: dict[str, set[_Names]] = defaultdict(set)
        self.add(each for each in ledger.judgements() if each.about is Subject.EVENT)

    def add(self, judgements: Iterable[Judgement]) -> None:
        """Take in what was written since."""
        for each in judgements:
            names = each.a, each.b
            self._stand[names], self._made[names] = each, next(self._next)
            self._of[each.a].add(names)
            self._of[each.b].add(names)

    def event_of(self, claim: str) -> LinkedEvent:
        """The event that holds the claim with this id, which tells of a happening."""
        ids, todo = {claim}, [claim]
        while todo:
            for names in self._of.get(todo.pop(), ()):
                if self._stand[names].verdict is Verdict.SAME:
                    todo += [each for each in names if each not in ids]
                    ids.update(names)
        found = events_of(self._claims(ids), self.judgements(ids))
        return next(event for event in found if any(c.id == claim for c in event.claims))

    def judgements(self, claims: Iterable[str]) -> list[Judgement]:
        """What stands of the judgements among these claims, in the order they were made."""
        inside = set(claims)
        names = {n for claim in inside for n in self._of.get(claim, ()) if inside.issuperset(n)}
        return [self._stand[each] for each in sorted(names, key=self._made.__getitem__)]

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
