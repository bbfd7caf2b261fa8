"""What stands of a claim: as it was read, and as people corrected it. A pure replay of decisions.

Of each coder the newest word counts that was not taken back. Accepting takes the claim as it stood
at that moment, corrections of others included. Where coders differ, what the program read stands.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.model.claim import PERSON, Claim
from counterclaim.model.decision import Act, Decision, Field, State, Value, value_of
from counterclaim.model.identity import content_of, value_hash
from counterclaim.model.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A field that stands otherwise than it was read: by whom, and from which entry."""

    field: Field
    coder: str
    seq: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A claim as it stands.

    ``read`` is the claim as the program last read it or a person added it; ``claim`` the same with
    the corrections. ``decisions`` are those that were not taken back, oldest first. ``changed``:
    what somebody decided on is read otherwise since, or (``gone``) is read no more.
    """

    claim: Claim
    read: Claim
    state: State
    changed: bool = False
    gone: bool = False
    corrections: tuple[Correction, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether views, links and exports see it."""
        return self.state is not State.REJECTED


def standing(
    read: Claim, decisions: Sequence[Decision], text: str, *, gone: bool = False
) -> Standing:
    """What ``decisions``, oldest first and all on this claim, make of it.

    ``text`` is the report's, for corrected words. ``gone``: the program reads it no more.
    """
    if not decisions:
        return Standing(claim=read, read=read, state=_unreviewed(read), gone=gone, changed=gone)
    replay = _Replay(read, text)
    kept = not_taken_back(decisions)
    for decision in kept:
        replay.take(decision)
    claim, corrections = replay.stood()
    return Standing(
        claim=claim,
        read=read,
        state=replay.state(),
        changed=bool(replay.surprised) or (gone and bool(kept)),
        gone=gone,
        corrections=corrections,
        decisions=tuple(kept),
    )


def standing_of_report(
    read: Iterable[Claim], earlier: Mapping[str, Claim], decisions: Iterable[Decision], text: str
) -> list[Standing]:
    """The claims of one report as they stand, in text order.

    ``read`` are those of its last reading and those that people added. ``earlier`` are claims of
    older readings by id: one that somebody accepted or corrected, and the program reads no more,
    stands on.
    """
    by_claim: dict[str, list[Decision]] = {}
    for decision in decisions:
        by_claim.setdefault(decision.claim, []).append(decision)
    made = [standing(claim, by_claim.pop(claim.id, ()), text) for claim in read]
    for id, decided in by_claim.items():
        if id in earlier:
            found = standing(earlier[id], decided, text, gone=True)
            if found.state in _HELD:
                made.append(found)
    return sorted(made, key=lambda each: (each.read.start, each.read.end))


def standing_hash(claim: Claim, field: Field | None) -> str:
    """The hash of what stands, to be kept with a decision: of one field, or of all of the claim."""
    return content_of(claim) if field is None else value_hash(value_of(claim, field))


def corrected(claim: Claim, field: Field, value: Value, text: str) -> Claim:
    """The claim with one field set; ValueError where it does not fit the claim's kind."""
    if field is Field.WORDS:
        if not isinstance(value, Words) or value.end > len(text):
            raise ValueError("these are no words of the report")
        return replace(claim, start=value.start, end=value.end, verbatim=value.of(text))
    return replace(claim, **{field.value: value})  # type: ignore[arg-type]


def not_taken_back(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that count, without the takings back themselves."""
    gone = {d.takes_back for d in decisions if d.act is Act.TAKE_BACK}
    return [d for d in decisions if d.act is not Act.TAKE_BACK and d.seq not in gone]


_HELD = (State.ACCEPTED, State.EDITED, State.DIFFER)


@dataclass(slots=True)
class _Position:
    """What one coder holds: a verdict, the claim as accepted, and the fields set since."""

    verdict: Act | None = None
    accepted: Claim | None = None
    set: dict[Field, Decision] = dataclasses.field(default_factory=dict)

    def value(self, field: Field) -> tuple[bool, Value]:
        """Whether this coder has a word on the field, and which."""
        if field in self.set:
            return True, self.set[field].value
        return self.accepted is not None, value_of(self.accepted, field) if self.accepted else None


class _Replay:
    def __init__(self, read: Claim, text: str) -> None:
        self.read, self.text = read, text
        self.positions: dict[str, _Position] = {}
        self.surprised: dict[Field | None, Decision] = {}  # what was decided on something else
        self.added = read.origin.component != PERSON

    def take(self, decision: Decision) -> None:
        """One decision more."""
        act, field = decision.act, decision.field
        if act is Act.NOTE:
            return
        if act is Act.ADD:
            self.added = True
            return
        stood, _ = self.stood()
        mine = self.positions.setdefault(decision.coder, _Position())
        met = decision.standing in (None, standing_hash(stood, field))
        if act is Act.EDIT and field is not None:
            agrees = value_hash(value_of(self.read, field)) == value_hash(decision.value)
            self._met(field, decision, met or agrees)
            mine.set[field] = decision
            if mine.verdict in (Act.REJECT, Act.UNSURE):
                mine.verdict = None
            return
        self._met(None, decision, met)
        if act is Act.ACCEPT and not met:
            return  # what was accepted is not what stands
        mine.verdict = act
        mine.accepted = stood if act is Act.ACCEPT else None
        if act is Act.ACCEPT:
            mine.set = {f: d for f, d in mine.set.items() if value_of(stood, f) == d.value}

    def _met(self, field: Field | None, decision: Decision, met: bool) -> None:
        if not met:
            self.surprised[field] = decision
        elif field is None:
            self.surprised.clear()  # whoever looks at the whole has seen what changed
        else:
            self.surprised.pop(field, None)

    def stood(self) -> tuple[Claim, tuple[Correction, ...]]:
        """The claim as it stands now, and which fields are not the program's."""
        claim, made = self.read, []
        for field in Field:
            values = [(c, p.value(field)) for c, p in self.positions.items()]
            held = [(coder, value) for coder, (has, value) in values if has]
            if not held or any(value != held[0][1] for _, value in held):
                continue
            value = held[0][1]
            if value == value_of(self.read, field):
                continue
            by = next((p.set[field] for p in self.positions.values() if field in p.set), None)
            try:
                claim = corrected(claim, field, value, self.text)
            except ValueError:
                continue  # it fitted the claim as it was read then
            made.append(
                Correction(
                    field=field, coder=by.coder if by else held[0][0], seq=by.seq if by else None
                )
            )
        return claim, tuple(made)

    def state(self) -> State:
        """What has become of the claim."""
        if not self.added:
            return State.REJECTED  # whoever added it took it back
        words = {_word(p) for p in self.positions.values()} - {None}
        if not words:
            return _unreviewed(self.read)
        if len(words) > 1 or self._differ():
            return State.DIFFER
        word = words.pop()
        if word is Act.REJECT:
            return State.REJECTED
        if word is Act.UNSURE:
            return State.UNSURE
        if self.read.origin.component == PERSON:
            return State.ADDED
        return State.EDITED if self.stood()[1] else State.ACCEPTED

    def _differ(self) -> bool:
        for field in Field:
            values = [
                value for has, value in (p.value(field) for p in self.positions.values()) if has
            ]
            if any(value != values[0] for value in values):
                return True
        return False


def _word(position: _Position) -> Act | None:
    """Reject, unsure, or that it stands."""
    if position.verdict in (Act.REJECT, Act.UNSURE):
        return position.verdict
    return Act.ACCEPT if position.verdict or position.set else None


def _unreviewed(claim: Claim) -> State:
    return State.ADDED if claim.origin.component == PERSON else State.UNREVIEWED
