"""What stands of a claim: as it was read, and as people corrected it. A pure replay of decisions.

Of each coder the newest word counts that was not taken back. Accepting takes the claim as it stood
at that moment, corrections of others included. Where coders differ on a field, what the program
read stands there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.model.claim import PERSON, Claim
from counterclaim.model.decision import Act, Decision, Field, State, Value, fields_of, value_of
from counterclaim.model.identity import content_of, value_hash
from counterclaim.model.words import Words
from counterclaim.reviewing.meaning import meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A field that stands otherwise than it was read: by whom, and from which entry."""

    field: Field
    coder: str
    seq: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What one coder holds of a claim: a verdict, and the fields that the coder has a word on.

    ``verdict`` is ``accept``, ``reject`` or ``unsure``; None where all that the coder said was
    taken back, or said of what is read otherwise now.
    """

    coder: str
    verdict: Act | None
    values: Mapping[Field, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A claim as it stands.

    ``read`` is the claim as the program last read it or a person added it; ``claim`` the same with
    the corrections. ``decisions`` are those that were not taken back, oldest first. ``changed``:
    what somebody decided on is read otherwise since, or (``gone``) is read no more, and nobody has
    looked at it again. ``held`` are the coders' positions, in the order of their first words.
    """

    claim: Claim
    read: Claim
    state: State
    changed: bool = False
    gone: bool = False
    corrections: tuple[Correction, ...] = ()
    decisions: tuple[Decision, ...] = ()
    held: tuple[Held, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether views, links and exports see it."""
        return self.state is not State.REJECTED


def standing(
    read: Claim,
    decisions: Sequence[Decision],
    text: str,
    *,
    entry: int = 0,
    gone: int | None = None,
) -> Standing:
    """What ``decisions``, oldest first and all on this claim, make of it.

    ``text`` is the report's, for corrected words. ``entry`` is that of ``read``: whoever decided
    later has seen what is read now. ``gone`` is the entry of the reading that has the claim no
    more; None while it is read.
    """
    gone_now = gone is not None
    if not decisions:
        return Standing(claim=read, read=read, state=_unreviewed(read), gone=gone_now)
    replay = _Replay(read, text, entry)
    for decision in decisions:
        replay.take(decision)
    now = replay.now()
    claim, corrections = now.stood()
    seen = any(d.seq is None or d.seq > (gone or 0) for d in now.live if d.act in _WORDS)
    return Standing(
        claim=claim,
        read=read,
        state=now.state(),
        changed=bool(now.surprised) or (gone_now and bool(now.live) and not seen),
        gone=gone_now,
        corrections=corrections,
        decisions=tuple(now.live),
        held=now.held(),
    )


def standing_of_report(
    read: Iterable[tuple[int, Claim]],
    earlier: Mapping[str, Claim],
    decisions: Iterable[Decision],
    text: str,
    *,
    reading: int = 0,
) -> list[Standing]:
    """The claims of one report as they stand, in text order.

    ``read`` are those of its last reading, whose entry is ``reading``, and those that people added,
    each after its entry.
    ``earlier`` are claims of older readings by id: one that somebody accepted or corrected, and the
    program reads no more, stands on.
    """
    by_claim: dict[str, list[Decision]] = {}
    for decision in decisions:
        by_claim.setdefault(decision.claim, []).append(decision)
    made = [standing(claim, by_claim.pop(claim.id, ()), text, entry=entry) for entry, claim in read]
    for id, decided in by_claim.items():
        if id in earlier:
            found = standing(earlier[id], decided, text, gone=reading)
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
    changes: dict[str, object] = {field.value: value}
    if value is None and field in _FIRST_OF:
        changes[_FIRST_OF[field]] = ()
    filled = [each for each in claim.abstained if each.field.value != field.value]
    return replace(claim, **changes, abstained=tuple(filled))  # type: ignore[arg-type]


def not_taken_back(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that count, without the takings back themselves, which nobody takes back."""
    gone = {d.takes_back for d in decisions if d.act is Act.TAKE_BACK}
    return [d for d in decisions if d.act is not Act.TAKE_BACK and d.seq not in gone]


# Without a first doer there is no second one.
_FIRST_OF = {Field.ACTOR: "co_actors", Field.TARGET: "co_targets"}
_HELD = (State.ACCEPTED, State.EDITED, State.DIFFER)
_WORDS = (Act.ACCEPT, Act.REJECT, Act.EDIT, Act.UNSURE)


@dataclass(frozen=True, slots=True)
class _Met:
    """What a decision met: the claim as it stood, whether that is what its coder saw, and which
    fields stood so by the coder's own edits (their entries)."""

    claim: Claim
    same: bool
    own: Mapping[Field, int | None]


@dataclass(frozen=True, slots=True)
class _Word:
    """A coder's word on a field: from which decision, and on which edit of the coder's it rests."""

    by: Decision
    value: Value
    edit: Decision | None = None


class _Replay:
    """Decision by decision: each meets what the ones before it, as they then counted, had made."""

    def __init__(self, read: Claim, text: str, entry: int) -> None:
        self._read, self._text, self._entry = read, text, entry
        self._taken: list[Decision] = []
        self._met: dict[int, _Met] = {}  # by the decision's place

    def take(self, decision: Decision) -> None:
        """One decision more."""
        if decision.act not in (Act.NOTE, Act.TAKE_BACK):
            before = self.now()
            stood, _ = before.stood()
            same = decision.standing in (None, standing_hash(stood, decision.field))
            self._met[len(self._taken)] = _Met(stood, same, before.own(decision.coder, stood))
        self._taken.append(decision)

    def now(self) -> "_Now":
        """What the decisions so far come to."""
        kept = {id(d) for d in not_taken_back(self._taken)}
        placed = [(n, d) for n, d in enumerate(self._taken) if id(d) in kept]
        made = _Now(self._read, self._text, self._entry, [d for _, d in placed])
        made.withdrawn = any(d.act is Act.ADD for d in self._taken) and not any(
            d.act is Act.ADD for d in made.live
        )
        for place, decision in placed:
            if decision.act is not Act.NOTE:
                made.take(decision, self._met[place])
        return made


class _Now:
    """What decisions, of which none is taken back, come to."""

    def __init__(self, read: Claim, text: str, entry: int, live: list[Decision]) -> None:
        self.read, self.text, self.entry, self.live = read, text, entry, live
        self.entries = frozenset(d.seq for d in live)
        self.fields = fields_of(read.kind)
        self.said: dict[str, list[tuple[Decision, _Met]]] = {}  # by coder, newest first
        self.surprised: set[Field | None] = set()  # what was decided on something else
        self.withdrawn = False  # whoever added the claim took it back

    def take(self, decision: Decision, met: _Met) -> None:
        """One of the decisions that count."""
        self.said.setdefault(decision.coder, []).insert(0, (decision, met))
        field, same = decision.field, met.same
        if field is not None:
            same = same or meaning(value_of(self.read, field)) == meaning(decision.value)
        if not same:
            self.surprised.add(field)
        elif decision.seq is not None and decision.seq <= self.entry:
            pass  # what it met may be read otherwise, under a correction
        elif field is None:
            self.surprised.clear()  # whoever looks at the whole has seen what changed
        else:
            self.surprised.discard(field)

    def word(self, coder: str, field: Field) -> _Word | None:
        """The coder's newest word on a field.

        A verdict is a word on all of it. What was accepted of one's own edits falls with them.
        """
        for decision, met in self.said.get(coder, ()):
            match decision.act:
                case Act.EDIT if decision.field is field:
                    return _Word(decision, decision.value, decision)
                case Act.REJECT | Act.UNSURE:
                    return None
                case Act.ADD:
                    return _Word(decision, value_of(self.read, field))
                case Act.ACCEPT if met.same:
                    own = met.own.get(field)
                    if own is None or own in self.entries:
                        edit = next(
                            (d for d in self.live if own is not None and d.seq == own), None
                        )
                        return _Word(decision, value_of(met.claim, field), edit)
        return None

    def own(self, coder: str, stood: Claim) -> dict[Field, int | None]:
        """The entries of the coder's edits that stand, by field."""
        words = ((field, self.word(coder, field)) for field in self.fields)
        return {
            field: word.edit.seq
            for field, word in words
            if word is not None
            and word.edit is not None
            and meaning(word.value) == meaning(value_of(stood, field))
        }

    def verdict(self, coder: str) -> Act | None:
        """Reject, unsure, or that it stands: the coder's newest."""
        seen_otherwise = False
        for decision, met in self.said.get(coder, ()):
            if decision.act in (Act.REJECT, Act.UNSURE):
                return None if seen_otherwise else decision.act
            if decision.act is not Act.ACCEPT or met.same:
                return Act.ACCEPT
            seen_otherwise = True  # what was accepted is not what is read now
        return None

    def words(self, field: Field) -> list[_Word]:
        """The coders' words on a field."""
        found = (self.word(coder, field) for coder in self.said)
        return [word for word in found if word is not None]

    def stood(self) -> tuple[Claim, tuple[Correction, ...]]:
        """The claim as it stands, and which fields are not the program's."""
        claim, made = self.read, []
        for field in self.fields if self.said else ():
            words = self.words(field)
            if not words or _differ(words):
                continue
            word = max(words, key=lambda each: (each.edit is not None, each.by.seq or 0))
            if word.value == value_of(self.read, field):
                continue
            try:
                claim = corrected(claim, field, word.value, self.text)
            except ValueError:
                continue  # it fitted the claim as it was read then
            by = word.edit or word.by
            made.append(Correction(field=field, coder=by.coder, seq=by.seq))
        if made and claim.content:
            claim = replace(claim, content=content_of(claim))
        return claim, tuple(made)

    def state(self) -> State:
        """What has become of the claim."""
        if self.withdrawn:
            return State.REJECTED
        verdicts = {self.verdict(coder) for coder in self.said} - {None}
        if not verdicts:
            return _unreviewed(self.read)
        if len(verdicts) > 1 or any(_differ(self.words(field)) for field in self.fields):
            return State.DIFFER
        verdict = verdicts.pop()
        if verdict is Act.REJECT:
            return State.REJECTED
        if verdict is Act.UNSURE:
            return State.UNSURE
        if self.read.origin.component == PERSON:
            return State.ADDED
        return State.EDITED if self.stood()[1] else State.ACCEPTED

    def held(self) -> tuple[Held, ...]:
        """The coders' positions."""
        return tuple(
            Held(
                coder=coder,
                verdict=self.verdict(coder),
                values={
                    field: word.value
                    for field in self.fields
                    if (word := self.word(coder, field)) is not None
                },
            )
            for coder in self.said
        )


def _differ(words: Sequence[_Word]) -> bool:
    return len({meaning(word.value) for word in words}) > 1


def _unreviewed(claim: Claim) -> State:
    return State.ADDED if claim.origin.component == PERSON else State.UNREVIEWED
