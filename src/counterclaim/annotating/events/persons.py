"""Persons told of one by one: whom a deed befell, by name, age and what they were."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from counterclaim.annotating.events.describing import person_at
from counterclaim.annotating.events.roles import roles_of
from counterclaim.annotating.events.spotting import Spotted
from counterclaim.annotating.grammar.clauses import coordinated, prepositional, subject_of
from counterclaim.annotating.grammar.lemmas import lemma_of
from counterclaim.annotating.lexicon.people import fates
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.event import Event, EventType
from counterclaim.model.person import Fate, Person

_NAMING = frozenset({"identify", "name"})
_DIED = "die"
_NEAR = 400  # characters from an event to the sentence that names those it befell
_BEFALLS = {
    Fate.KILLED: (EventType.ASSAULT, EventType.PROTEST),
    Fate.INJURED: (EventType.ASSAULT, EventType.PROTEST),
    Fate.MISSING: (EventType.ASSAULT,),
    Fate.ABDUCTED: (EventType.ASSAULT,),
    Fate.DETAINED: (EventType.COERCE,),
    Fate.FREED: (EventType.RETREAT,),
}


def persons_told(doc: Doc, members: Sequence[Spotted]) -> tuple[Person, ...]:
    """The persons whom the deed of ``members``, its triggers, befell, in text order."""
    found: dict[int, Person] = {}
    for member in members:
        verb = doc[member.head]
        fate = _fate_of(verb, member)
        if fate is None:
            continue
        undergoes = roles_of(doc, member).target
        for noun in coordinated(undergoes) if undergoes is not None else ():
            person = person_at(noun, fate)
            if person is not None and _outranks(person, found.get(person.start)):
                found[person.start] = person
    return tuple(found[start] for start in sorted(found))


def persons_listed(doc: Doc, first: int, last: int) -> tuple[Person, ...]:
    """ "The dead were identified as X, 34, and Y", "among the wounded was Z", in these tokens."""
    found: dict[int, Person] = {}
    for token in doc[first:last]:
        fate = fates("those").get(lemma_of(token)) or fates("those").get(token.lower_)
        for noun in _named_with(token) if fate is not None else ():
            for each in coordinated(noun):
                person = person_at(each, fate) if fate is not None else None
                if person is not None and person.name is not None:
                    found.setdefault(person.start, person)
    return tuple(found[start] for start in sorted(found))


def with_listed(doc: Doc, events: Sequence[Event]) -> Iterator[Event]:
    """The events, in text order, with those who are named as the dead or held of the last one."""
    listed: dict[int, list[Person]] = {}
    at = -1
    for sentence in doc.sents:
        while at + 1 < len(events) and events[at + 1].trigger.start < sentence.end_char:
            at += 1
        near = at >= 0 and sentence.start_char - events[at].clause.end <= _NEAR
        persons = persons_listed(doc, sentence.start, sentence.end) if near else ()
        listed.setdefault(at, []).extend(p for p in persons if events[at].type in _BEFALLS[p.fate])
    for n, event in enumerate(events):
        known = {person.start for person in event.persons}
        more = [person for person in listed.get(n, ()) if person.start not in known]
        yield replace(event, persons=(*event.persons, *more)) if more else event


def as_target(person: Person) -> Actor:
    """A person as the one that the deed is done to, where no party is told."""
    mention = person.name or person.mention
    start = person.start + max(person.mention.find(mention), 0)
    return Actor(
        mention=mention, start=start, end=start + len(mention), category=ActorCategory.PERSON
    )


def _fate_of(word: Token, member: Spotted) -> Fate | None:
    lemma = lemma_of(word)
    if not member.is_verb:
        return fates("n").get(lemma)
    if lemma == "shoot" and word.doc[word.i + 1 : word.i + 2].text.lower() == "dead":
        return Fate.KILLED
    return fates("v").get(lemma) or fates(_DIED).get(lemma)


def _outranks(person: Person, before: Person | None) -> bool:
    """Of a person hurt and killed, the death is told."""
    return before is None or (before.fate is Fate.INJURED and person.fate is Fate.KILLED)


def _named_with(those: Token) -> Iterator[Token]:
    """Who "the dead" are said to be."""
    verb = those.head
    if those.dep_ in ("nsubjpass", "nsubj") and verb.pos_ in ("VERB", "AUX"):
        if lemma_of(verb) in _NAMING:
            yield from prepositional(verb, ("as",))
            yield from (c for c in verb.rights if c.dep_ in ("oprd", "dobj", "attr"))
        elif lemma_of(verb) == "be":
            yield from (c for c in verb.rights if c.dep_ == "attr")
    elif those.dep_ == "pobj" and those.head.lower_ == "among":
        be = those.head.head
        if lemma_of(be) == "be":
            subject = subject_of(be)
            yield from (c for c in be.children if c is subject or c.dep_ in ("attr", "nsubj"))
    for child in those.rights:
        if child.dep_ == "appos":
            yield child
