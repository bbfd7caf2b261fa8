"""Whose deed it is and whom it meets: the parties that the nouns in the roles of triggers name."""

from spacy.tokens import Doc, Token

from counterclaim.annotating.attaching.parties import ARMED, STATE_SIDE, ActorIndex
from counterclaim.annotating.attaching.unlisted import unlisted
from counterclaim.annotating.events.roles import roles_of
from counterclaim.annotating.events.spotting import Spotted
from counterclaim.annotating.grammar.clauses import coordinated
from counterclaim.annotating.lexicon.triggers import TriggerClass
from counterclaim.model.abstained import Abstained, Because, Blank, Candidate
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.event import EventType

MATERIAL = frozenset(
    {
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.PROTEST,
        EventType.MOBILIZE,
        EventType.RETREAT,
        EventType.AID,
    }
)
_AS_NOUNS = frozenset({"VBZ", "VBG"})  # "strikes", "shelling", whose tags are often mistaken
_REPORTERS = frozenset({ActorCategory.OUTLET, ActorCategory.AGENCY, ActorCategory.MONITOR})
_WORDS_FOR_DEEDS = frozenset({"terrorist", "terror", "extremist", "criminal"})


class Sides:
    """The parties of one ``Doc``; ``places`` are the tokens of its place names."""

    def __init__(self, doc: Doc, actors: ActorIndex, places: set[int]) -> None:
        self.doc = doc
        self.actors = actors
        self.places = places

    def is_warded_off(self, member: Spotted, main: Spotted) -> bool:
        """ "Repelled two rebel attacks": whose attacks they were is on the other side."""
        attack, verb = self.doc[member.head], self.doc[main.head]
        wards = main.is_verb and main.trigger.cls is TriggerClass.CLASH and member is not main
        return wards and attack.dep_ in ("dobj", "nsubjpass") and attack.head.i == verb.i

    def party(
        self,
        noun: Token | None,
        main: Spotted,
        *,
        acts: bool,
        blank: list[Abstained] | None = None,
    ) -> Actor | None:
        """The actor in a role; those who only report are none, which ``blank`` is told of."""
        if noun is not None and noun.lower_ in _WORDS_FOR_DEEDS and noun.head.i > noun.i:
            return None  # "terrorist attacks" are a label, and name nobody
        actor = self.actors.at(noun)
        if actor is None and noun is not None and noun.i not in self.places:
            actor = unlisted(noun, acts=acts)
        if actor is not None and actor.category in _REPORTERS and main.trigger.type in MATERIAL:
            if blank is not None:
                blank.append(left_out(actor, Because.ONLY_REPORTS))
            return None
        return actor

    def in_front(self, members: list[Spotted], target: Actor | None) -> Actor | None:
        """The armed party in front of a noun, however it is parsed: "regime air raids"."""
        for member in members:
            token = self.doc[member.head]
            if member.is_verb and token.tag_ not in _AS_NOUNS:
                continue
            actor = self.actors.by_token.get(member.first - 1)
            armed = actor is not None and actor.category in ARMED | STATE_SIDE
            if self.doc[max(member.first - 1, 0)].lower_ in _WORDS_FOR_DEEDS:
                continue
            if armed and actor != target:
                return actor
        return None

    def of_a_fight(
        self, members: list[Spotted], actor: Actor | None, target: Actor | None
    ) -> tuple[Actor | None, Actor | None]:
        """The two sides of a fight, from all that its triggers name: "A and B clashed"."""
        sides = [side for side in (actor, target) if side is not None]
        for member in members:
            found = roles_of(self.doc, member)
            for noun in (found.actor, found.target):
                if noun is None or len(sides) > 1:
                    continue
                named = [self.actors.at(noun)]
                named += [self.actors.by_token.get(t.i) for t in noun.lefts if t.dep_ != "poss"]
                named += [self.actors.at(t) for t in coordinated(noun)]
                for side in named:
                    if side is not None and side.category in ARMED and side not in sides:
                        sides.append(side)
        if len(sides) < 2:
            return actor, target
        first, second = sides[:2]
        return (first, second) if actor is not None else (second, first)


def left_out(actor: Actor, reason: Because) -> Abstained:
    """That nobody is named as the doer, and why it is not ``actor``."""
    candidate = Candidate(mention=actor.mention, start=actor.start, end=actor.end)
    return Abstained(field=Blank.ACTOR, candidates=(candidate,), reason=reason)
