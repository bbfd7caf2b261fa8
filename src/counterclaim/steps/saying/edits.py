"""Assignments as they are typed, ``place=... killed=12``, to the fields that they set."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from counterclaim.ledger.read import LedgerReader
from counterclaim.model.attribution import Manner
from counterclaim.model.claim import Claim
from counterclaim.model.control import Control, ControlStatus
from counterclaim.model.decision import Field, Value, value_of
from counterclaim.model.errors import UsageError
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.figure import Measure
from counterclaim.model.offer import OfferAct
from counterclaim.model.relation import RelationType
from counterclaim.model.service import ServiceEffect, ServiceThing
from counterclaim.model.stance import Certainty, Mode, Polarity
from counterclaim.reviewing.standing import corrected
from counterclaim.steps.saying.figures import figures_said
from counterclaim.steps.saying.names import Names
from counterclaim.steps.saying.parties import actor_said, chain_said, speaker_said
from counterclaim.steps.saying.parts import (
    actors_said,
    persons_said,
    things_said,
    weapons_said,
    words_said,
)
from counterclaim.steps.saying.places import place_said, precision_said
from counterclaim.steps.saying.times import time_said
from counterclaim.steps.saying.vocabulary import is_none, known, nearest, one_of
from counterclaim.steps.saying.where import stands_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """The fields that were set, in the order said, and what a person is to be told of them."""

    values: dict[Field, Value]
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Saying:
    """A claim while it is said anew, word by word."""

    claim: Claim
    text: str
    names: Names
    set: dict[Field, None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def put(self, field: Field, value: Value, note: str = "") -> None:
        """Set one field; UsageError where the claim is of a kind that has none such."""
        try:
            self.claim = corrected(self.claim, field, value, self.text)
        except ValueError as error:
            raise UsageError(
                f"that does not fit: {error}. If it is of the wrong kind, reject it and add one of "
                "the right kind: counterclaim add-claim --kind KIND"
            ) from None
        self.set[field] = None
        if note:
            self.notes.append(note)


def edits_said(assignments: Sequence[tuple[str, str]], claim: Claim, ledger: Path) -> Edits:
    """What ``assignments`` (a name and what is said) make of the fields of a claim of ``ledger``.

    Values rest on the report's words where these stand in it, the nearest
    to the claim first; else on the words that the field had; else on none (an empty mention).
    UsageError says what can be said instead.
    """
    with LedgerReader(ledger) as reader:
        text = reader.text_of(claim.report.id)
    saying = _Saying(claim, text, Names(ledger))
    for name, said in assignments:
        if not said.strip():
            raise UsageError(f"{name}= is empty; {name}=none leaves it blank")
        _saying_of(name)(saying, said)
    values = {field: value_of(saying.claim, field) for field in saying.set}
    return Edits(values=values, notes=tuple(saying.notes))


def assignment(words: str) -> tuple[str, str]:
    """``place=Halden`` in two; UsageError where it is none, or the name is not known."""
    name, equals, said = words.partition("=")
    name = name.strip().casefold().replace("_", " ")
    if not equals:
        raise UsageError(f"{words!r} sets nothing; write NAME=VALUE, as place=Halden")
    _saying_of(name)
    return name, said.strip()


def _saying_of(name: str) -> "Callable[[_Saying, str], None]":
    found = _SAYINGS.get(name)
    if found is None:
        raise UsageError(f"a claim has no {name!r}{nearest(name, _SAYINGS)}")
    return found


def _place(saying: _Saying, said: str) -> None:
    if is_none(said):
        saying.put(Field.PLACE, None)
    else:
        place, note = place_said(said, saying.claim, saying.text, saying.names)
        saying.put(Field.PLACE, place, note)


def _precision(saying: _Saying, said: str) -> None:
    saying.put(Field.PLACE, precision_said(said, saying.claim))


def _party(field: Field) -> "Callable[[_Saying, str], None]":
    def put(saying: _Saying, said: str) -> None:
        claim = saying.claim
        if is_none(said):
            return saying.put(field, None)
        before = claim.actor if field is Field.ACTOR else claim.target
        actor, note = actor_said(said, before, claim, saying.text, saying.names)
        return saying.put(field, actor, note)

    return put


def _co_parties(field: Field) -> "Callable[[_Saying, str], None]":
    def put(saying: _Saying, said: str) -> None:
        claim = saying.claim
        before = claim.co_actors if field is Field.CO_ACTORS else claim.co_targets
        made, note = actors_said(said, before, claim, saying.text, saying.names)
        saying.put(field, made, note)

    return put


def _part(
    field: Field, made: "Callable[[str, Claim, str], Value]"
) -> "Callable[[_Saying, str], None]":
    """Weapons, things hit or persons."""

    def put(saying: _Saying, said: str) -> None:
        saying.put(field, made(said, saying.claim, saying.text))

    return put


def _of_offer(name: str) -> "Callable[[_Saying, str], None]":
    """Conditions or reasons."""

    def put(saying: _Saying, said: str) -> None:
        held = saying.claim.offer
        if held is None:
            raise UsageError(f"only a claim about an offer has {name}")
        words = words_said(said, saying.claim, saying.text)
        changed = (
            replace(held, conditions=words)
            if name == "conditions"
            else replace(held, reasons=words)
        )
        saying.put(Field.OFFER, changed)

    return put


def _speaker(saying: _Saying, said: str) -> None:
    if is_none(said):
        return _put_chain(saying, saying.claim.sources[-1:], "")
    chain, note = speaker_said(said, saying.claim, saying.text, saying.names)
    return _put_chain(saying, chain, note)


def _chain(saying: _Saying, said: str) -> None:
    if is_none(said):
        return _put_chain(saying, saying.claim.sources[-1:], "")
    chain, note = chain_said(said, saying.claim, saying.text, saying.names)
    return _put_chain(saying, chain, note)


def _put_chain(saying: _Saying, chain: Value, note: str) -> None:
    """A chain of more than the outlet is no longer the outlet's own voice, and the other way."""
    saying.put(Field.SOURCES, chain, note)
    own_voice = len(saying.claim.sources) == 1
    if own_voice is not (saying.claim.manner is Manner.OWN_VOICE):
        saying.put(Field.MANNER, Manner.OWN_VOICE if own_voice else Manner.INDIRECT)


def _time(saying: _Saying, said: str) -> None:
    saying.put(Field.TIME, None if is_none(said) else time_said(said, saying.claim))


def _count(measure: Measure) -> "Callable[[_Saying, str], None]":
    def put(saying: _Saying, said: str) -> None:
        further = Field.FIGURES in saying.set
        made = figures_said(measure, said, saying.claim, saying.text, further=further)
        saying.put(Field.FIGURES, made)

    return put


def _type(saying: _Saying, said: str) -> None:
    """ "ASSAULT", "Air/drone strike", or both: "ASSAULT / Air/drone strike"."""
    first, _, rest = said.partition("/")
    event = known(EventType, first)
    asked = rest if event is not None else said
    sub = known(SubEventType, asked)
    if sub is None and (event is None or rest.strip()):
        wrong = rest.strip() if event is not None else said
        raise UsageError(
            f"type {wrong!r} is not known{nearest(wrong, [*EventType, *SubEventType])}"
        )
    before = saying.claim.sub_event_type
    if event is not None and event is not saying.claim.event_type:
        saying.put(Field.EVENT_TYPE, event)
        if sub is None and before is not None:
            saying.put(
                Field.SUB_EVENT_TYPE,
                None,
                f"the sub-type {before.value!r} went with the type it belonged to; "
                f'type="{event.value} / {before.value}" keeps it',
            )
    elif event is not None and sub is None:
        saying.put(Field.EVENT_TYPE, event)
    if sub is not None:
        saying.put(Field.SUB_EVENT_TYPE, sub)


def _event_mode(saying: _Saying, said: str) -> None:
    saying.put(Field.EVENT_MODE, None if is_none(said) else said.strip())


def _polarity(saying: _Saying, said: str) -> None:
    value = one_of(Polarity, said, "polarity")
    saying.put(Field.STANCE, replace(saying.claim.stance, polarity=value))


def _certainty(saying: _Saying, said: str) -> None:
    value = one_of(Certainty, said, "certainty")
    saying.put(Field.STANCE, replace(saying.claim.stance, certainty=value))


def _mode(saying: _Saying, said: str) -> None:
    saying.put(Field.STANCE, replace(saying.claim.stance, mode=one_of(Mode, said, "mode")))


def _told_as(saying: _Saying, said: str) -> None:
    """Words of the three lists in any order: "denied, planned"."""
    for word in said.replace(",", " ").split():
        for words, put in ((Polarity, _polarity), (Certainty, _certainty), (Mode, _mode)):
            if known(words, word) is not None:
                put(saying, word)
                break
        else:
            listed = [*Polarity, *Certainty, *Mode]
            raise UsageError(f"told as {word!r} is not known{nearest(word, listed)}")


def _words(saying: _Saying, said: str) -> None:
    found = stands_at(said, saying.claim, saying.text)
    if found is None:
        raise UsageError(f"the report does not hold the words {said!r}; copy them from it")
    saying.put(Field.WORDS, found)


def _control(saying: _Saying, said: str) -> None:
    """A status, and perhaps a share: "captured", "holds 70%"."""
    status, _, share = said.strip().rpartition(" ") if said.strip()[-1:] == "%" else (said, "", "")
    if status.strip():
        held = saying.claim.control or Control(status=ControlStatus.HOLDS)
        value = one_of(ControlStatus, status, "control")
        saying.put(Field.CONTROL, replace(held, status=value))
    if share:
        _share(saying, share)


def _share(saying: _Saying, said: str) -> None:
    held = saying.claim.control
    if held is None:
        raise UsageError("only a claim about control has a share")
    if is_none(said):
        return saying.put(Field.CONTROL, replace(held, share_low=None, share_high=None))
    ends = [part.strip() for part in said.replace("%", "").replace("–", "-").split("-")]
    if len(ends) > 2 or not all(part.isascii() and part.isdecimal() for part in ends):
        raise UsageError(f"share {said!r} is no share; write 70% or 50-70%")
    low, high = int(ends[0]) / 100, int(ends[-1]) / 100
    if not low <= high <= 1:
        raise UsageError(f"share {said!r} does not run upwards to 100% at most")
    return saying.put(Field.CONTROL, replace(held, share_low=low, share_high=high))


def _relation(saying: _Saying, said: str) -> None:
    held = saying.claim.relation
    if held is None:
        raise UsageError("only a claim about a relation has one")
    saying.put(Field.RELATION, replace(held, type=one_of(RelationType, said, "relation")))


def _offer(saying: _Saying, said: str) -> None:
    held = saying.claim.offer
    if held is None:
        raise UsageError("only a claim about an offer has one")
    saying.put(Field.OFFER, replace(held, act=one_of(OfferAct, said, "offer")))


def _terms(saying: _Saying, said: str) -> None:
    held = saying.claim.offer
    if held is None:
        raise UsageError("only a claim about an offer has terms")
    saying.put(Field.OFFER, replace(held, terms=None if is_none(said) else said.strip()))


def _thing(saying: _Saying, said: str) -> None:
    held = saying.claim.service
    if held is None:
        raise UsageError("only a claim about a service has a thing")
    saying.put(Field.SERVICE, replace(held, thing=one_of(ServiceThing, said, "thing")))


def _effect(saying: _Saying, said: str) -> None:
    held = saying.claim.service
    if held is None:
        raise UsageError("only a claim about a service has an effect")
    saying.put(Field.SERVICE, replace(held, effect=one_of(ServiceEffect, said, "effect")))


def _label(saying: _Saying, said: str) -> None:
    """Whom the word is used for: an actor, or none."""
    held = saying.claim.label
    if held is None:
        raise UsageError("only a claim about a label has one")
    if is_none(said):
        return saying.put(Field.LABEL, replace(held, name=None, id=None))
    actor, note = actor_said(said, None, saying.claim, saying.text, saying.names)
    return saying.put(Field.LABEL, replace(held, name=actor.name, id=actor.id), note)


def _manner(saying: _Saying, said: str) -> None:
    saying.put(Field.MANNER, one_of(Manner, said, "manner"))


_SAYINGS: dict[str, Callable[[_Saying, str], None]] = {
    "place": _place,
    "precision": _precision,
    "actor": _party(Field.ACTOR),
    "target": _party(Field.TARGET),
    "speaker": _speaker,
    "chain": _chain,
    "time": _time,
    "type": _type,
    "event mode": _event_mode,
    "polarity": _polarity,
    "certainty": _certainty,
    "mode": _mode,
    "told as": _told_as,
    "words": _words,
    "control": _control,
    "share": _share,
    "relation": _relation,
    "offer": _offer,
    "terms": _terms,
    "thing": _thing,
    "effect": _effect,
    "label": _label,
    "manner": _manner,
    "weapon": _part(Field.WEAPON, weapons_said),
    "hit": _part(Field.HIT, things_said),
    "persons": _part(Field.PERSONS, persons_said),
    "co actors": _co_parties(Field.CO_ACTORS),
    "co targets": _co_parties(Field.CO_TARGETS),
    "conditions": _of_offer("conditions"),
    "reasons": _of_offer("reasons"),
    **{measure.value: _count(measure) for measure in Measure},
}
SAID = tuple(_SAYINGS)  # the names that can be set
