"""What stands, worked out the long way round: straight from the rules, without any state kept.

Every question is answered by going over all decisions again; what a coder accepted is found by
asking what stood when only the decisions before it had been made.
"""

from dataclasses import dataclass

from counterclaim.model.claim import PERSON, Claim
from counterclaim.model.decision import Act, Decision, Field, State, Value, value_of
from counterclaim.model.identity import content_of, value_hash
from counterclaim.reviewing.standing import corrected

FIELDS = (Field.PLACE, Field.EVENT_MODE)


@dataclass
class Naive:
    """The decisions ``log`` on the claim as it is ``read``."""

    read: Claim
    log: list[Decision]
    text: str
    entry: int = 0  # of what is read

    def before(self, decision: Decision) -> "Naive":
        at = next(n for n, each in enumerate(self.log) if each is decision)
        return Naive(self.read, self.log[:at], self.text, self.entry)

    def live(self) -> list[Decision]:
        back = [d.takes_back for d in self.log if d.act is Act.TAKE_BACK]
        return [d for d in self.log if d.act is not Act.TAKE_BACK and d.seq not in back]

    def said_by(self, coder: str) -> list[Decision]:
        """Newest first."""
        return [d for d in reversed(self.live()) if d.coder == coder and d.act is not Act.NOTE]

    def coders(self) -> set[str]:
        return {d.coder for d in self.live() if d.act is not Act.NOTE}

    def met(self, decision: Decision) -> bool:
        """Whether its coder saw what the decisions before it make of the claim as it is read."""
        if decision.standing is None:
            return True
        then = self.before(decision).claim()
        if decision.field is None:
            return decision.standing == content_of(then)
        return decision.standing == value_hash(value_of(then, decision.field))

    def word(self, coder: str, field: Field) -> tuple[bool, Value]:
        for decision in self.said_by(coder):
            if decision.act is Act.EDIT and decision.field is field:
                return True, decision.value
            if decision.act in (Act.REJECT, Act.UNSURE):
                return False, None
            if decision.act is Act.ADD:
                return True, value_of(self.read, field)
            if decision.act is Act.ACCEPT and self.met(decision):
                then = self.before(decision)
                stood = value_of(then.claim(), field)
                mine = then.edit_behind(coder, field)
                if mine is None or mine.value != stood or mine in self.live():
                    return True, stood
        return False, None

    def edit_behind(self, coder: str, field: Field) -> Decision | None:
        """The coder's own edit that the coder's word on a field rests on."""
        for decision in self.said_by(coder):
            if decision.act is Act.EDIT and decision.field is field:
                return decision
            if decision.act in (Act.REJECT, Act.UNSURE, Act.ADD):
                return None
            if decision.act is Act.ACCEPT and self.met(decision):
                then = self.before(decision)
                mine = then.edit_behind(coder, field)
                if mine is None or mine.value != value_of(then.claim(), field):
                    return None
                if mine in self.live():
                    return mine
        return None

    def words(self, field: Field) -> list[Value]:
        found = [self.word(coder, field) for coder in self.coders()]
        return [value for has, value in found if has]

    def claim(self) -> Claim:
        made = self.read
        for field in FIELDS:
            words = self.words(field)
            if words and all(value == words[0] for value in words):
                made = corrected(made, field, words[0], self.text)
        return made

    def verdict(self, coder: str) -> Act | None:
        said = [d for d in self.said_by(coder) if d.act is not Act.ACCEPT or self.met(d)]
        if not said:
            return None
        if said[0].act in (Act.REJECT, Act.UNSURE):
            return said[0].act if said[0] is self.said_by(coder)[0] else None
        return Act.ACCEPT

    def state(self) -> State:
        person = self.read.origin.component == PERSON
        adds = [d for d in self.log if d.act is Act.ADD]
        if adds and not any(d in self.live() for d in adds):
            return State.REJECTED
        verdicts = {self.verdict(coder) for coder in self.coders()} - {None}
        if not verdicts:
            return State.ADDED if person else State.UNREVIEWED
        apart = any(
            value != words[0] for f in FIELDS if (words := self.words(f)) for value in words
        )
        if len(verdicts) > 1 or apart:
            return State.DIFFER
        if verdicts == {Act.REJECT}:
            return State.REJECTED
        if verdicts == {Act.UNSURE}:
            return State.UNSURE
        if person:
            return State.ADDED
        return State.ACCEPTED if self.claim() == self.read else State.EDITED

    def changed(self) -> bool:
        live = [d for d in self.live() if d.act is not Act.NOTE]

        def fits(decision: Decision) -> bool:
            if self.met(decision):
                return True
            field = decision.field
            return field is not None and decision.value == value_of(self.read, field)

        return any(
            not fits(decision)
            and not any(
                fits(d) and d.field in (None, decision.field) and (d.seq or 0) > self.entry
                for d in live[n + 1 :]
            )
            for n, decision in enumerate(live)
        )
