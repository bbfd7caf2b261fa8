"""Who, with what, to what and to whom, of a deed: the parts of a claim that may be several."""

from collections.abc import Iterable

from counterclaim.model.abstained import Abstained
from counterclaim.model.actor import Actor
from counterclaim.model.offer import Offer, Said
from counterclaim.model.person import Person
from counterclaim.model.thing import Thing
from counterclaim.model.weapon import Weapon
from counterclaim.views.records import PersonRecord, ThingRecord, WeaponRecord
from counterclaim.wording.actors import actor_words

_MANY = "; "


def parties_words(first: Actor | None, others: Iterable[Actor]) -> str:
    """ "the army, the Grey Brigade"; empty without a first."""
    return ", ".join(map(actor_words, (first, *others))) if first else ""


def weapon_words(weapon: Weapon | WeaponRecord) -> str:
    """ "122-mm shells (artillery)"; a kind that the words say already is not told again."""
    return _with_kind(weapon.mention, weapon.kind)


def thing_words(thing: Thing | ThingRecord) -> str:
    """ "two power towers (power)"."""
    return _with_kind(thing.mention, thing.kind)


def _with_kind(mention: str, kind: str) -> str:
    flat = " ".join(mention.split())
    return flat if flat and kind in flat.casefold() else f"{flat} ({kind})" if flat else kind


def person_words(person: Person | PersonRecord) -> str:
    """ "Ilan Dor, 34, teacher: killed"; the report's words where there is no name."""
    role = person.role if person.name else None
    called = person.name or person.role or person.mention or "somebody"
    age = str(person.age) if person.age is not None else None
    return f"{', '.join(filter(None, (' '.join(called.split()), age, role)))}: {person.fate}"


def offer_words(offer: Offer) -> str:
    """The terms, on what conditions and why: ": a truce, if the siege is lifted"."""
    parts = [offer.terms or ""]
    parts += [f"on condition: {said_words(offer.conditions)}"] if offer.conditions else []
    parts += [f"because: {said_words(offer.reasons)}"] if offer.reasons else []
    return ", ".join(filter(None, parts))


def said_words(said: Iterable[Said]) -> str:
    """The words of conditions or reasons, one after another."""
    return _MANY.join(" ".join(each.mention.split()) for each in said)


def abstained_words(abstained: Abstained) -> str:
    """ "actor: not “police” (only reports it)"."""
    names = ", ".join(f"“{' '.join(each.mention.split())}”" for each in abstained.candidates)
    return (
        f"{abstained.field.value}: not {names} ({abstained.reason.value})"
        if names
        else (f"{abstained.field.value}: {abstained.reason.value}")
    )
