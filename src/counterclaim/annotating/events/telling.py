"""One event as its triggers tell it, and the kind it takes over from what was told just before."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.events.roles import Roles
from counterclaim.annotating.events.spotting import Spotted, Weapon
from counterclaim.annotating.events.typing import Kind
from counterclaim.annotating.lexicon.triggers import TriggerClass
from counterclaim.model.abstained import Abstained
from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Attribution
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.words import Words

BACKGROUND = word_set("role_words.toml", "background")
_SENTENCES = 3
_INHERITED = frozenset(
    {
        SubEventType.AIR_STRIKE,
        SubEventType.SHELLING,
        SubEventType.REMOTE_EXPLOSIVE,
        SubEventType.SUICIDE_BOMB,
        SubEventType.CHEMICAL_WEAPON,
        SubEventType.GRENADE,
    }
)
_UNSPECIFIC = frozenset({TriggerClass.ATTACK, TriggerClass.OUTCOME})
_INDEFINITE = frozenset({"a", "an", "another", "any", "separate"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})


@dataclass(frozen=True, slots=True)
class Told:
    """One event's triggers and what its syntax gives; ``known``: it only refers to the event.

    ``members`` are all its triggers, ``main`` first, ``weapons`` the words for weapons among them.
    ``abstained``: who was not taken for its doer.
    """

    main: Spotted
    roles: Roles
    actor: Actor | None
    target: Actor | None
    kind: Kind
    clause: Words
    known: bool = False
    members: tuple[Spotted, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    abstained: tuple[Abstained, ...] = ()


def is_background(told: Told, text: str) -> bool:
    """ "The war has killed 300,000 since 2011": told of a whole war, or since long ago."""
    actor = told.roles.actor
    if actor is not None and actor.lemma_.lower() in BACKGROUND:
        return True
    return " since " in text[told.clause.start : told.clause.end + len(" since ")]


class Inheriting:
    """ "The raids", "five more were killed": of the kind that was told just before.

    Not where another speaker told it: two accounts of one blast are two accounts.
    """

    def __init__(self, doc: Doc, text: str, starts: Sequence[int]) -> None:
        self.doc = doc
        self.text = text
        self.starts = starts
        self.said: Sequence[Attribution] = doc._.attributions

    def kinds(self, told: Iterable[Told]) -> list[Told]:
        """The events in text order, each with its own kind or the one it takes over."""
        result: list[Told] = []
        last: Told | None = None
        for t in told:
            specific = t.kind.type is EventType.ASSAULT and t.kind.sub_event in _INHERITED
            if specific and not self._bare_bombing(t):
                last = t
            elif last is not None and self._continues(t, last):
                t = replace(t, kind=last.kind)
            result.append(t)
        return result

    def _continues(self, told: Told, last: Told) -> bool:
        if told.main.trigger.cls not in _UNSPECIFIC or told.kind.type is not EventType.ASSAULT:
            return False
        if is_background(told, self.text) or told.kind.mode not in (None, "explosives"):
            return False
        if told.main.is_verb and told.main.trigger.sub_event is None and told.kind.mode is None:
            return False  # "neutralised" says by itself what was done
        apart = self._sentence(told.main) - self._sentence(last.main)
        if told.main.is_verb:
            goes_on = told.actor is None and apart <= 1
        else:
            lefts = {child.lower_ for child in self.doc[told.main.head].lefts}
            goes_on = apart <= _SENTENCES and not lefts & _INDEFINITE
        if not told.main.is_verb and told.kind.mode is None:
            return goes_on  # "the attack" goes back to one, whoever speaks
        return goes_on and self._same_voice(told.main, last.main)

    def _same_voice(self, main: Spotted, before: Spotted) -> bool:
        one, other = self._voice(main), self._voice(before)
        return one is None or other is None or one == other

    def _voice(self, main: Spotted) -> str | None:
        """Whose words the trigger is in; None for the report's own and for a pronoun."""
        here = self.doc[main.head].idx
        reaching = [
            (sum(part.end - part.start for part in said.content), said)
            for said in self.said
            if said.source and any(part.start <= here < part.end for part in said.content)
        ]
        if not reaching:
            return None
        said = min(reaching, key=lambda pair: pair[0])[1]
        named = next((source.name for source in said.sources if source.name), None)
        spoken = Words.hull(said.source).of(self.text).lower()
        return None if spoken in _PRONOUNS else named or spoken

    def _bare_bombing(self, told: Told) -> bool:
        """A "bombing" or "blast" of which nothing tells by what means."""
        trigger = told.main.trigger
        return trigger.cls is TriggerClass.ATTACK and told.kind.mode == trigger.mode

    def _sentence(self, main: Spotted) -> int:
        return bisect_right(self.starts, self.doc[main.head].idx)
