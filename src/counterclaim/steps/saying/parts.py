"""``weapon=``, ``hit=``, ``persons=``, ``actors=``: parts of a deed of which there may be several.

Several are divided by a semicolon. A weapon or thing is its kind, or the report's words with the
kind behind a colon ("122-mm shells: artillery"); a person is a name or description, an age, a role
and what became of the person ("Ilan Dor, 34, teacher: killed").
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim
from counterclaim.model.errors import UsageError
from counterclaim.model.offer import Said
from counterclaim.model.person import Fate, Person
from counterclaim.model.thing import Thing, ThingKind
from counterclaim.model.weapon import Weapon, WeaponKind
from counterclaim.model.words import Words
from counterclaim.steps.saying.names import Names
from counterclaim.steps.saying.parties import actor_said
from counterclaim.steps.saying.vocabulary import is_none, known, one_of
from counterclaim.steps.saying.where import rests_on, stands_at

K = TypeVar("K", WeaponKind, ThingKind)
_DIVIDED, _KIND = ";", ":"
_AGE = re.compile(r"\d{1,3}")
HOW_PERSON = 'write "NAME, AGE, ROLE: FATE", as "Ilan Dor, 34, teacher: killed"'


def weapons_said(said: str, claim: Claim, text: str) -> tuple[Weapon, ...]:
    """The weapons; none leaves the field empty."""
    return tuple(
        Weapon(mention=at.of(text), start=at.start, end=at.end, kind=kind)
        for at, kind in _with_kinds(WeaponKind, said, "weapon", claim, text)
    )


def things_said(said: str, claim: Claim, text: str) -> tuple[Thing, ...]:
    """The things hit; none leaves the field empty."""
    return tuple(
        Thing(mention=at.of(text), start=at.start, end=at.end, kind=kind)
        for at, kind in _with_kinds(ThingKind, said, "thing hit", claim, text)
    )


def persons_said(said: str, claim: Claim, text: str) -> tuple[Person, ...]:
    """The persons; none leaves the field empty."""
    return tuple(_person(part, claim, text) for part in _parts(said))


def actors_said(
    said: str, before: tuple[Actor, ...], claim: Claim, text: str, names: Names
) -> tuple[tuple[Actor, ...], str]:
    """Parties beside the first one; one that stood there before keeps what was read of it."""
    known_before = {name.casefold(): a for a in before for name in (a.name, a.mention) if name}
    made, notes = [], []
    for part in _parts(said):
        actor = known_before.get(part.casefold())
        if actor is None:
            actor, note = actor_said(part, None, claim, text, names)
            notes.append(note)
        made.append(actor)
    return tuple(made), "; ".join(filter(None, notes))


def words_said(said: str, claim: Claim, text: str) -> tuple[Said, ...]:
    """Conditions or reasons of an offer, which must stand in the report."""
    found = []
    for part in _parts(said):
        at = stands_at(part, claim, text)
        if at is None:
            raise UsageError(f"the report does not hold the words {part!r}; copy them from it")
        found.append(Said(mention=at.of(text), start=at.start, end=at.end))
    return tuple(found)


def _parts(said: str) -> Iterator[str]:
    if not is_none(said):
        yield from filter(None, (part.strip() for part in said.split(_DIVIDED)))


def _with_kinds(
    kinds: type[K], said: str, what: str, claim: Claim, text: str
) -> Iterator[tuple[Words, K]]:
    for part in _parts(said):
        words, colon, kind = part.rpartition(_KIND)
        if colon:
            yield rests_on((words.strip(),), None, claim, text), one_of(kinds, kind.strip(), what)
            continue
        alone = known(kinds, part)
        if alone is None:
            one_of(kinds, part, f'{what} (write the kind behind a colon, as "WORDS: KIND")')
        else:
            yield rests_on((part,), None, claim, text), alone


def _person(said: str, claim: Claim, text: str) -> Person:
    who, colon, fate = said.rpartition(_KIND)
    called, *more = (part.strip() for part in who.split(","))
    if not colon or not called:
        raise UsageError(f"{said!r} names no person; {HOW_PERSON}")
    ages = [part for part in more if _AGE.fullmatch(part)]
    roles = [part for part in more if not _AGE.fullmatch(part)]
    at = rests_on((who.strip(), called), None, claim, text)
    made = Person(
        mention=at.of(text),
        start=at.start,
        end=at.end,
        fate=one_of(Fate, fate.strip(), "what became of the person"),
        age=int(ages[0]) if ages else None,
        role=", ".join(roles) or None,
    )
    named = any(word[:1].isupper() for word in called.split())
    return replace(made, name=called) if named else replace(made, role=made.role or called)
