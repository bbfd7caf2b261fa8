"""The part of a ledger that a judgement touches: all that ``judge`` reads is read here."""

from collections.abc import Iterable, Iterator, Mapping

from counterclaim.ledger.read import LedgerReader
from counterclaim.linking.events import LinkedEvent, events_of
from counterclaim.linking.likeness import Vocabulary
from counterclaim.linking.linker import Linker, Reported
from counterclaim.linking.standing import joined, standing
from counterclaim.model.claim import Claim
from counterclaim.model.judgement import Judgement, Subject


class Touched:
    """Events around single claims, and their reports, of a ledger as it stands."""

    def __init__(self, ledger: LedgerReader) -> None:
        self._ledger = ledger

    def event_of(self, claim: str) -> LinkedEvent:
        """The event that holds the claim with this id, which tells of a happening."""
        ids, todo = {claim}, {claim}
        while todo:
            near = joined(self._ledger.judgements_on(Subject.EVENT, todo), Subject.EVENT)
            todo = {end for each in near for end in (each.a, each.b)} - ids
            ids |= todo
        found = events_of(self._ledger.claims_by_id(ids), self.judgements(ids))
        return next(event for event in found if any(c.id == claim for c in event.claims))

    def judgements(self, claims: Iterable[str]) -> list[Judgement]:
        """What stands of the judgements among these claims, in the order they were made."""
        inside = set(claims)
        near = self._ledger.judgements_on(Subject.EVENT, inside)
        stand = standing((j for j in near if j.a in inside and j.b in inside), Subject.EVENT)
        return sorted(stand, key=lambda each: each.seq or 0)

    def linker(self, claims: Iterable[Claim]) -> Linker:
        """The reports of these claims, ready to be linked."""
        reports = dict.fromkeys(claim.report.id for claim in claims)
        return Linker(
            (
                Reported(
                    id=report,
                    text=self._ledger.text_of(report),
                    claims=tuple(self._ledger.claims_in([report])),
                )
                for report in reports
            ),
            vocabulary_of(self._ledger),
        )


def vocabulary_of(ledger: LedgerReader) -> Vocabulary | None:
    """How common words are in the whole ledger as it was last linked; None if it never was."""
    reports = ledger.drawn_value("reports with words")
    return Vocabulary(int(reports), _Counts(ledger)) if reports else None


class _Counts(Mapping[str, int]):
    """The counts of words as the ledger keeps them, read one by one."""

    def __init__(self, ledger: LedgerReader) -> None:
        self._ledger = ledger

    def __getitem__(self, word: str) -> int:
        return self._ledger.word_counts([word])[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ledger.words())

    def __len__(self) -> int:
        return sum(1 for _ in self)
