"""Whether an event says anything beside that there was one: "the attack came", "they clashed"."""

from collections.abc import Iterable

from spacy.tokens import Doc

from counterclaim.annotating.events.roles import Roles
from counterclaim.model.event import Event, EventType, SubEventType
from counterclaim.model.timespan import Anchor
from counterclaim.model.words import Words

_BARE = frozenset({None, SubEventType.ATTACK, SubEventType.ARMED_CLASH})
_FORCE = frozenset({EventType.ASSAULT, EventType.COERCE})


def says_something(doc: Doc, event: Event, roles: Roles, counted: Iterable[Words]) -> bool:
    """False for force of no known kind without a doer, a victim, a thing, a place, a day, a count.

    ``counted`` are the words of figures. A noun in a role, though no party, says something, and so
    does any name in the clause, be it of a place that no gazetteer has; a pronoun that was not made
    out says nothing.
    """
    if event.type not in _FORCE or event.sub_event not in _BARE:
        return True
    if event.actor or event.target or event.weapon or event.hit or event.persons:
        return True
    place, time, clause = event.place, event.time, event.clause
    if place is not None and clause.start <= place.start < clause.end:
        return True
    if time is not None and time.anchor is Anchor.CLAUSE:
        return True
    if any(words.overlaps(clause) for words in counted):
        return True
    nouns = (roles.actor, roles.target)
    if any(noun is not None and noun.pos_ in ("NOUN", "PROPN") for noun in nouns):
        return True
    told = doc.char_span(clause.start, clause.end, alignment_mode="expand")
    return told is not None and any(token.pos_ == "PROPN" for token in told)
