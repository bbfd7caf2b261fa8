"""The lexicon of events: words that tell of one, and the weapons that decide its kind."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from counterclaim.annotating.data_files import rows
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.weapon import WeaponKind


class TriggerClass(StrEnum):
    """How a trigger tells its event; the header of ``event_triggers.tsv`` explains each."""

    ACT = "act"
    ATTACK = "attack"
    CONTACT = "contact"
    CLASH = "clash"
    OUTCOME = "outcome"
    TERRITORY = "territory"
    LOSS = "loss"
    EXPEL = "expel"
    HANDOVER = "handover"
    MOVE = "move"
    RELEASE = "release"
    PEACE = "peace"
    DISRUPT = "disrupt"
    DAMAGE = "damage"
    CROWD = "crowd"
    ADVANCE = "advance"
    BASE = "base"
    VERBAL = "verbal"


@dataclass(frozen=True, slots=True)
class Trigger:
    """What the lexicon says of a word."""

    cls: TriggerClass
    type: EventType
    mode: str | None
    sub_event: SubEventType | None


@dataclass(frozen=True, slots=True)
class Instrument:
    """A weapon; of several, the lowest ``rank`` decides. ``kind`` is None where it names none."""

    mode: str
    sub_event: SubEventType | None
    rank: int
    kind: WeaponKind | None


Phrase = tuple[str, ...]


@cache
def triggers(pos: str) -> dict[Phrase, Trigger]:
    """Triggers by lemma phrase; ``pos`` is "v" or "n"."""
    found: dict[Phrase, Trigger] = {}
    for words, of_pos, cls, event_type, mode, sub_event in rows("event_triggers.tsv", 6):
        if of_pos == pos:
            trigger = Trigger(
                TriggerClass(cls),
                EventType(event_type),
                None if mode == "-" else mode,
                None if sub_event == "-" else SubEventType(sub_event),
            )
            for phrase in words.split("|"):
                found.setdefault(split_phrase(phrase), trigger)
    return found


@cache
def instruments() -> dict[Phrase, Instrument]:
    """Weapons by lemma phrase."""
    return {
        split_phrase(phrase): Instrument(
            mode,
            None if sub_event == "-" else SubEventType(sub_event),
            int(rank),
            None if kind == "-" else WeaponKind(kind),
        )
        for words, mode, sub_event, rank, kind in rows("event_instruments.tsv", 5)
        for phrase in words.split("|")
    }


@cache
def attack_starts() -> frozenset[str]:
    """First words of the nouns for attacks, as written or in the plural."""
    first = {
        phrase[0] for phrase, found in triggers("n").items() if found.type is EventType.ASSAULT
    }
    return frozenset(first | {f"{word}s" for word in first})


@cache
def trigger_nouns() -> frozenset[str]:
    """Last words of the noun triggers: nouns that may carry an actor before them."""
    return frozenset(phrase[-1] for phrase in triggers("n"))


@cache
def blows() -> frozenset[str]:
    """Lemmas of single verbs by which somebody or something is harmed: kill, hit, destroy."""
    harming = (EventType.ASSAULT, EventType.COERCE)
    return frozenset(
        phrase[0]
        for phrase, found in triggers("v").items()
        if len(phrase) == 1 and found.type in harming
    )


def split_phrase(phrase: str) -> Phrase:
    """The lemmas of a phrase; hyphens divide, as they do in spaCy's tokens."""
    return tuple(phrase.replace("-", " ").split())
