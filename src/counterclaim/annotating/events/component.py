"""Events in PLOVER's and ACLED's terms: what a clause tells, who did it to whom, where and when."""

from bisect import bisect_right
from collections.abc import Set
from dataclasses import replace
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc, Token

from counterclaim.annotating import layers
from counterclaim.annotating.actors.component import country_of
from counterclaim.annotating.attaching.days_told import is_date
from counterclaim.annotating.attaching.parties import ARMED, STATE_SIDE, ActorIndex
from counterclaim.annotating.attaching.where import Attacher
from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.events.merging import merge
from counterclaim.annotating.events.objects import Objects
from counterclaim.annotating.events.persons import as_target as person_as_target
from counterclaim.annotating.events.persons import persons_told, with_listed
from counterclaim.annotating.events.references import (
    is_cry,
    is_diplomatic,
    is_modifier,
    is_mourning,
    is_other_death,
    is_reference,
    is_scene,
    is_stopped_aid,
    is_told_of,
    is_turned_down,
    is_word_for_it,
)
from counterclaim.annotating.events.roles import Roles, abroad, roles_of
from counterclaim.annotating.events.saying_something import says_something
from counterclaim.annotating.events.several import others
from counterclaim.annotating.events.sides import MATERIAL, Sides, left_out
from counterclaim.annotating.events.spotting import Spotted, Weapon, spot
from counterclaim.annotating.events.telling import Inheriting, Told, is_background
from counterclaim.annotating.events.things import as_target, things_hit
from counterclaim.annotating.events.typing import CROWDS, Evidence, Kind, kind_of
from counterclaim.annotating.events.weapons import deciding, weapons_told
from counterclaim.annotating.events.weighing import confidence, share, weighed
from counterclaim.annotating.events.wording import Vector, Wording, spoken, wording
from counterclaim.annotating.grammar.aims import is_ability
from counterclaim.annotating.grammar.clauses import clause_of, prepositional
from counterclaim.annotating.grammar.doers import is_undergone
from counterclaim.annotating.grammar.noun_frames import LIGHT, THROWING
from counterclaim.annotating.harmless import harmless
from counterclaim.annotating.lexicon.triggers import Instrument, TriggerClass
from counterclaim.annotating.spans import words_between
from counterclaim.model.abstained import Abstained, Because
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.event import Event, EventType, SubEventType
from counterclaim.model.place import Place
from counterclaim.model.timespan import Anchor, TimeSpan
from counterclaim.model.words import Words

BASE_NOUNS = word_set("role_words.toml", "base_nouns")
MILITARY_NOUNS = word_set("role_words.toml", "military_nouns")
ACTIVE_NEEDS_DOER = word_set("role_words.toml", "active_needs_doer")
NEEDS_DOER = word_set("role_words.toml", "needs_doer")
NEEDS_TROOPS = word_set("role_words.toml", "needs_troops")
TROOPS = word_set("role_words.toml", "troops")
_NEEDS_PARTNER = frozenset({"deal", "accord", "pact", "agreement", "treaty", "talk", "talks"})
_UNARMED = frozenset({ActorCategory.CIVILIANS, ActorCategory.AID_WORKERS})
_PEOPLE = frozenset({"people", "persons", "person", "victims"})
_MEETING = frozenset({EventType.CONSULT, EventType.COOPERATE})
_DONE_BY_FORCE = frozenset({EventType.ASSAULT, EventType.COERCE})
_BLOWS = frozenset({"hit", "strike"})
_BLAMING = frozenset({"accuse", "blame"})  # told also where nobody known by name does so
_AWAY = frozenset({"home", "away", "back"})
_BY_TROOPS = frozenset({SubEventType.CHANGE_TO_GROUP, SubEventType.NON_VIOLENT_TRANSFER})
_HEAVY = frozenset({"aerial", "drone", "heavy-weapons", "unconventional"})


class Reader:
    """Reads the events of one ``Doc``; holds the layers, read once."""

    def __init__(self, doc: Doc, words: Wording) -> None:
        self.doc = doc
        self.words = words
        self.text = doc.text  # built anew at every call
        self.attacher = Attacher.of(doc)
        self.actors = ActorIndex(doc, doc._.actors)
        self.objects = Objects(doc, self.attacher)
        self.dates = [Words(time.start, time.end) for time in doc._.times]
        self.counted = [Words(m.figure.start, m.figure.end) for m in doc._.figures]
        self.lengths = {time.start for time in doc._.times if not is_date(time)}
        self._places = _place_tokens(doc)
        self.sides = Sides(doc, self.actors, self._places)
        self._names = self.actors.named | self._places  # no evidence of what was done
        self._heard: dict[int, Vector] = {}

    def events(self) -> tuple[Event, ...]:
        """All events, in text order, at most one of a type in a clause, harm to things apart."""
        kept: dict[tuple[Words, EventType, bool], Event] = {}
        for t in self.told():
            event = self._event(t)
            if not says_something(self.doc, event, t.roles, self.counted):
                continue
            key = (t.clause, t.kind.type, t.kind.mode == "destroy" and len(t.members) == 1)
            if key not in kept or _telling(event) > _telling(kept[key]):
                kept[key] = event
        return tuple(with_listed(self.doc, sorted(kept.values(), key=lambda e: e.trigger)))

    def told(self) -> list[Told]:
        """What is told, in text order; talk gives way to deeds in the same clause."""
        spotted, found = spot(self.doc)
        spotted = [s for s in spotted if not self._in_name(s) and not self._in_date(s)]
        spotted = [s for s in spotted if s.is_verb or not is_word_for_it(self.doc[s.head])]
        told = [
            one
            for members, weapons in merge(self.doc, spotted, found)
            if (one := self._told(members, weapons)) is not None
        ]
        told.sort(key=lambda t: t.main.first)
        told = Inheriting(self.doc, self.text, self.attacher.starts).kinds(told)
        told = [
            replace(t, kind=weighed(t.kind, self._spoken_for(t.main), self.words)) for t in told
        ]
        tells = {t.kind.type for t in told if not t.known}
        told = [
            t for t in told if not self._is_mere_death(t) and not (t.known and t.kind.type in tells)
        ]
        told = [t for t in told if not self._is_means(t, {t.main.head for t in told})]
        material = {t.clause for t in told if t.kind.type in MATERIAL}
        return [t for t in told if t.kind.type in MATERIAL or t.clause not in material]

    def signs(self, told: Told) -> tuple[float, float]:
        """What the clause itself tells (0-1), and how much the words speak for the kind (0-1)."""
        trigger = self._trigger(told.main)
        place = self.attacher.place(trigger, told.clause)
        in_clause = self._told_in_clause(told, place, self.attacher.time(trigger))
        return in_clause, share(told.kind, self._spoken_for(told.main), self.words)

    def _in_name(self, spotted: Spotted) -> bool:
        """Whether the word is part of a registered name ("Army of Conquest")."""
        actor = self.actors.by_token.get(spotted.head)
        return actor is not None and actor.id is not None

    def _in_date(self, spotted: Spotted) -> bool:
        """Whether the word is part of a time expression: the month of March."""
        here = self.doc[spotted.head].idx
        at = bisect_right(self.dates, here, key=lambda day: day.start) - 1
        return at >= 0 and here < self.dates[at].end

    def _sentence(self, main: Spotted) -> int:
        starts = self.attacher.starts
        return max(bisect_right(starts, self.doc[main.head].idx) - 1, 0)

    def _spoken_for(self, main: Spotted) -> Vector:
        """What the words of the trigger's sentence speak for, read once a sentence."""
        sentence = self.doc[main.head].sent
        if sentence.start not in self._heard:
            self._heard[sentence.start] = self.words.read(spoken(sentence, self._names))
        return self._heard[sentence.start]

    def _in_heading(self, main: Spotted) -> bool:
        if self.attacher.paragraphs[self._sentence(main)] > 0:
            return False
        words = [token for token in self.doc[main.head].sent if not token.is_space]
        return not words[-1].is_punct

    def _dating(self, noun: Token) -> list[Words]:
        """The times that may date the noun: not the length in "the month-long offensive"."""
        return [d for d in self.dates if d.start > noun.idx or d.start not in self.lengths]

    def _is_mere_death(self, told: Told) -> bool:
        """ "Six people died": an attack only where one was told of, or where armed men died."""
        verb = self.doc[told.main.head].lemma_
        bare = told.kind.sub_event is SubEventType.ATTACK and told.kind.mode is None
        return bare and told.main.is_verb and verb in ("die", "perish") and told.actor is None

    def _is_means(self, told: Told, heads: Set[int]) -> bool:
        """ "Hit by rockets fired on Sunday": the firing is the hit, one of the ``heads`` told."""
        fired = self.doc[told.main.head]
        if fired.dep_ != "acl" or fired.tag_ != "VBN" or fired.lemma_ not in THROWING:
            return False
        above = fired.head.head
        return (above.head if above.pos_ == "ADP" else above).i in heads

    def _told(self, members: list[Spotted], weapons: list[Weapon]) -> Told | None:
        doc, main = self.doc, members[0]
        instrument = deciding(weapons)
        roles, blank = Roles(), list[Abstained]()
        actor = target = None
        for member in members:
            found = roles_of(doc, member)
            roles = roles.completed_by(found)
            doer = self.sides.party(found.actor, main, acts=True, blank=blank)
            if self.sides.is_warded_off(member, main):
                target, doer = target or doer, None
            target = target or self.sides.party(
                found.target, main, acts=main.trigger.cls is TriggerClass.VERBAL
            )
            if actor is None:
                actor = doer
            elif doer is not None and _is_unarmed(actor) and not _is_unarmed(doer):
                actor, target = doer, target or actor  # "killed people using gas"
        if main.trigger.type in _DONE_BY_FORCE and (actor is None or _is_unarmed(actor)):
            nearer = self.sides.in_front(members, target)
            if nearer is not None:
                actor, target = nearer, target or actor
        if main.trigger.cls is TriggerClass.CLASH:
            actor, target = self.sides.of_a_fight(members, actor, target)
        if actor is not None and actor == target:
            target = None
        token = doc[main.head]
        known = (
            target is None
            and (actor is None or is_modifier(actor, token))
            and is_reference(doc, members, instrument is not None, self._dating(token))
        )
        if known and not self._in_heading(main):
            return None
        if is_turned_down(token, main) or is_stopped_aid(token, main) or is_other_death(token):
            return None
        if main.is_verb and (is_ability(token) or is_told_of(token)):
            return None
        protests = main.trigger.type is EventType.PROTEST
        if protests and (is_diplomatic(token) or is_mourning(token)):
            return None
        if not main.is_verb and (is_cry(token) or (is_scene(token) and target is None)):
            return None
        evidence = self._evidence(members, instrument, roles, actor, target)
        kind = kind_of(evidence)
        if kind is None and len(members) > 1:
            return self._told(members[1:], weapons)  # "regained the initiative and attacked"
        if kind is None or not self._tells(main, actor, target):
            return None
        if self._does_nothing(main, actor):
            return None
        if (
            main.is_verb
            and token.lemma_ in NEEDS_TROOPS
            and not self._moves_troops(token, roles, actor)
        ):
            return None
        moved = main.trigger.cls is TriggerClass.MOVE and token.lemma_ not in NEEDS_TROOPS
        if kind.sub_event in _BY_TROOPS and moved:
            sides = {a.category for a in (actor, target) if a is not None}
            if not sides & (ARMED | STATE_SIDE):
                if token.lemma_ == "evacuate":
                    kind = Kind(kind.type, kind.mode, SubEventType.OTHER)
                elif kind.sub_event is SubEventType.CHANGE_TO_GROUP:
                    return None
        if actor is not None and _is_unarmed(actor):
            suffers = main.trigger.cls is TriggerClass.OUTCOME and token.tag_ == "VBG"
            if kind.mode in _HEAVY or (suffers and target is None):
                blank.append(left_out(actor, Because.WRONG_KIND))
                actor, target = None, target or actor
        means = tuple(members), tuple(weapons), tuple(blank)
        return Told(main, roles, actor, target, kind, clause_of(token), known, *means)

    def _does_nothing(self, main: Spotted, actor: Actor | None) -> bool:
        """ "The circumstances surrounding the attack": done by no party, and no passive."""
        verb = self.doc[main.head]
        return (
            main.is_verb
            and actor is None
            and verb.lemma_ in ACTIVE_NEEDS_DOER
            and verb.dep_ in ("acl", "relcl")
            and not is_undergone(verb)
        )

    def _from_party(self, main: Spotted, roles: Roles) -> bool:
        """ "Captured Velm from the rebels": a name that no gazetteer has, taken from a party."""
        named = roles.target is not None and roles.target.pos_ == "PROPN"
        froms = prepositional(self.doc[main.head], ("from",)) if named else ()
        parties = (self.actors.at(noun) for noun in froms)
        return any(party is not None and party.category in ARMED | STATE_SIDE for party in parties)

    def _moves_troops(self, verb: Token, roles: Roles, actor: Actor | None) -> bool:
        """Whether troops are moved, or move."""
        if any(child.lower_ in _AWAY for child in verb.children):
            return False
        if roles.target is not None:
            return self.objects.is_one_of(roles.target, TROOPS)
        armed = actor is not None and actor.category in ARMED
        return armed or self.objects.is_one_of(roles.actor, TROOPS)

    def _evidence(
        self,
        members: list[Spotted],
        instrument: Instrument | None,
        roles: Roles,
        actor: Actor | None,
        target: Actor | None,
    ) -> Evidence:
        main = members[0]
        others = frozenset(m.trigger.cls for m in members[1:])
        place_object = weapon_object = False
        foreign = False
        if main.trigger.cls in (
            TriggerClass.TERRITORY,
            TriggerClass.LOSS,
            TriggerClass.EXPEL,
            TriggerClass.HANDOVER,
            TriggerClass.DISRUPT,
            TriggerClass.DAMAGE,
            TriggerClass.MOVE,
            TriggerClass.OUTCOME,
        ):
            place_object = self.objects.has_place(main, roles) or (
                main.trigger.cls is TriggerClass.TERRITORY
                and actor is not None
                and target is None
                and (self.objects.is_named_place(roles.target) or self._from_party(main, roles))
            )
            weapon_object = self.objects.has_weapon(main, roles)
            place = self.attacher.place(self._trigger(main), clause_of(self.doc[main.head]))
            home = country_of(actor.id if actor else None)
            foreign = bool(home and place and place.country and place.country != home)
        crowd = any(a is not None and a.category in CROWDS for a in (actor, target))
        shots = any(
            m.trigger.cls is TriggerClass.OUTCOME
            or (m.trigger.mode == "firearms" and m.trigger.cls is TriggerClass.ACT)
            for m in members
        )
        return Evidence(
            trigger=main.trigger,
            instrument=instrument,
            actor=actor.category if actor else None,
            target=target.category if target else None,
            others=others,
            place_object=place_object,
            weapon_object=weapon_object,
            base_object=self.objects.is_one_of(roles.target, BASE_NOUNS),
            military_object=self.objects.is_one_of(roles.target, MILITARY_NOUNS),
            rigged=self.objects.is_rigged(main),
            abroad=foreign,
            has_object=roles.target is not None,
            named=not main.is_verb,
            struck=main.is_verb and self.doc[main.head].lemma_ in _BLOWS,
            lethal_force=shots and (crowd or main.trigger.type is EventType.PROTEST),
        )

    def _tells(self, main: Spotted, actor: Actor | None, target: Actor | None) -> bool:
        """Whether words of talk and of treaties are about anybody at all."""
        if main.trigger.cls is TriggerClass.VERBAL:
            if actor is None:
                blamed = target is not None and self.doc[main.head].lemma_.lower() in _BLAMING
                return blamed or self._is_denial(main)
            return main.trigger.type not in _MEETING or not _is_unarmed(actor)
        if main.trigger.cls is TriggerClass.PEACE and not main.is_verb:
            bare = main.first == main.last and self.doc[main.head].lemma_.lower() in _NEEDS_PARTNER
            agreed = self.doc[main.head]
            if agreed.dep_ == "nsubjpass" and agreed.head.lemma_ in LIGHT:
                return True
            return not bare or actor is not None or target is not None
        if main.trigger.cls is TriggerClass.OUTCOME and not main.is_verb:
            return target is not None
        if not main.is_verb and self.doc[main.head].lemma_.lower() in NEEDS_DOER:
            return actor is not None and actor.category in ARMED | STATE_SIDE
        # soldiers march, too
        lemma = self.doc[main.head].lemma_
        return not (main.is_verb and lemma == "march") or actor is not None

    def _is_denial(self, main: Spotted) -> bool:
        """ "Denied the reports", "denials", whoever says so; one "denial" may be of anything."""
        refused = main.trigger.type is EventType.REJECT and main.trigger.mode is not None
        many = self.doc[main.head].lower_ == "denials"
        return refused and (many or main.is_verb or main.first < main.last)

    def _trigger(self, main: Spotted) -> Words:
        if not main.is_verb:
            return words_between(self.doc, main.first, main.last)
        return words_between(self.doc, main.head, main.head)

    def _event(self, told: Told) -> Event:
        trigger = self._trigger(told.main)
        place = self.attacher.place(trigger, told.clause)
        time = self.attacher.time(trigger)
        country = place.country if place else None
        actor = abroad(told.actor, country, country_of(told.actor.id if told.actor else None))
        target = abroad(told.target, country, country_of(told.target.id if told.target else None))
        doers = partial(self.sides.party, main=told.main, acts=True)
        hit, persons = things_hit(self.doc, told.members), persons_told(self.doc, told.members)
        if target is None and hit:
            target = as_target(hit[0])
        if target is None and persons:
            target = person_as_target(persons[0])
        return Event(
            trigger=trigger,
            clause=told.clause,
            type=told.kind.type,
            mode=told.kind.mode,
            sub_event=told.kind.sub_event,
            actor=actor,
            target=target,
            place=place,
            time=time,
            weapon=weapons_told(self.doc, told.members, told.weapons),
            hit=hit,
            abstained=told.abstained,
            persons=persons,
            co_actors=others(told.roles.actor, told.actor, doers, (told.target,)),
            co_targets=others(told.roles.target, told.target, self.actors.at, (told.actor,)),
            confidence=confidence(*self.signs(told)),
        )

    def _told_in_clause(self, told: Told, place: Place | None, time: TimeSpan | None) -> float:
        """Start at 0.5; each thing the clause itself tells adds a tenth, vagueness takes away."""
        score = 0.5
        score += 0.1 * (told.actor is not None) + 0.1 * (told.target is not None)
        if place is not None and told.clause.start <= place.start < told.clause.end:
            score += 0.1
        if time is not None and time.anchor is Anchor.CLAUSE:
            score += 0.1
        if told.main.trigger.cls in (TriggerClass.OUTCOME, TriggerClass.ATTACK):
            score -= 0.1
        if told.kind.type not in MATERIAL:
            score -= 0.2
        if told.main.trigger.cls is TriggerClass.PEACE and told.actor is None:
            score -= 0.2
        if is_background(told, self.text):
            score -= 0.3
        return score


def _telling(event: Event) -> tuple[bool, float]:
    """Which of two events of a type in a clause is kept: the one of a known kind, the surer."""
    return event.sub_event is not None, event.confidence


def _is_unarmed(actor: Actor) -> bool:
    """Whether it is people who suffer war and do not wage it."""
    return actor.category in _UNARMED or actor.mention.split()[-1].lower() in _PEOPLE


def _place_tokens(doc: Doc) -> set[int]:
    """The tokens of place names, whatever they do in the sentence."""
    spans = (
        doc.char_span(m.place.start, m.place.end, alignment_mode="expand") for m in doc._.places
    )
    return {token.i for span in spans if span is not None for token in span}


def find_events(doc: Doc) -> tuple[Event, ...]:
    """The events a ``Doc`` with times, places and actors tells of, in text order."""
    return Reader(doc, wording()).events()


class Events:
    """Writes ``doc._.events``."""

    @harmless("counterclaim_events", "events")
    def __call__(self, doc: Doc) -> Doc:
        """Fill the layer."""
        doc._.events = find_events(doc)
        return doc


@Language.factory(
    "counterclaim_events",
    assigns=["doc._.events"],
    requires=[
        "doc._.actors",
        "doc._.places",
        "doc._.times",
        "token.dep",
        "token.lemma",
        "token.tag",
    ],
)
def make_events(nlp: Language, name: str) -> Events:  # noqa: ARG001 - spaCy's factory signature
    """Make the component."""
    layers.register_layers()
    return Events()
