"""The things that a deed hit: what its verb is done to, what its noun is on, what it damaged."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.events.roles import roles_of
from counterclaim.annotating.events.spotting import Spotted
from counterclaim.annotating.grammar.clauses import (
    coordinated,
    is_passive,
    object_of,
    prepositional,
    subject_of,
)
from counterclaim.annotating.grammar.frames import THROWING
from counterclaim.annotating.grammar.lemmas import lemma_of
from counterclaim.annotating.lexicon.things import LONGEST, thing_kinds
from counterclaim.annotating.lexicon.triggers import TriggerClass
from counterclaim.annotating.spans import words_between
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.event import EventType
from counterclaim.model.thing import Thing, ThingKind

_BLASTS = word_set("role_words.toml", "blasts")
_DAMAGING = word_set("role_words.toml", "damaging")
_INSIDE = word_set("role_words.toml", "inside")
_OF_NOUNS = word_set("role_words.toml", "of_nouns") | word_set("role_words.toml", "shares")
_HITTING = frozenset(
    {TriggerClass.ACT, TriggerClass.ATTACK, TriggerClass.CONTACT, TriggerClass.DAMAGE}
)
_ON_PEOPLE = frozenset({"abduct", "sexual", "torture", "beat"})
_ON = ("on", "against", "at", "upon", "into", "onto", "to", "targeting")
# Before a noun of a deed these are what it is done with: "car bombing", "a helicopter attack".
_MEANS = frozenset({ThingKind.VEHICLE, ThingKind.WEAPON, ThingKind.AIRCRAFT, ThingKind.SHIP})
_WIDEST = 8  # words before a thing
_HYPHENS = frozenset({"-", "–"})
_NO_PART = frozenset({"DET", "ADV", "PUNCT", "CCONJ", "SCONJ", "ADP", "SPACE"})
_TELLING = frozenset({"advcl", "conj", "relcl", "xcomp", "acl"})


def things_hit(doc: Doc, members: Sequence[Spotted]) -> tuple[Thing, ...]:
    """The things hit by the deed that ``members``, its triggers, tell of, in text order."""
    found: dict[int, Thing] = {}
    for member in members:
        if not _can_hit(member):
            continue
        for noun in _done_to(doc, member):
            for each in _counted(noun):
                kind = kind_of(each)
                if kind is not None and not _is_none(each):
                    found[each.i] = _thing(each, kind)
    return tuple(found[i] for i in sorted(found))


def kind_of(noun: Token) -> ThingKind | None:
    """The kind that the longest listed phrase gives that ends in ``noun``; None if none does."""
    kinds, found = thing_kinds(), None
    words: list[str] = []
    for i in range(noun.i, noun.sent.start - 1, -1):
        token = noun.doc[i]
        if token.text in _HYPHENS:
            continue
        words.insert(0, lemma_of(token))
        found = kinds.get(tuple(words), found)
        if len(words) == LONGEST:
            break
    return found


def as_target(thing: Thing) -> Actor:
    """What is hit as the one that it is done to, where no party is told: no party itself."""
    return Actor(
        mention=thing.mention, start=thing.start, end=thing.end, category=ActorCategory.THING
    )


def _can_hit(member: Spotted) -> bool:
    trigger = member.trigger
    return (
        trigger.type is EventType.ASSAULT
        and trigger.cls in _HITTING
        and trigger.mode not in _ON_PEOPLE
    )


def _done_to(doc: Doc, member: Spotted) -> Iterator[Token]:
    """The nouns that it is done to, by the grammar of its verb or noun."""
    token = doc[member.head]
    if member.is_verb:
        yield from _of_verb(token, member, roles_of(doc, member).target)
    else:
        yield from _of_noun(token, member, roles_of(doc, member).target)
    yield from _damaged_by(token)


def _of_verb(verb: Token, member: Spotted, target: Token | None) -> Iterator[Token]:
    inner = object_of(verb)
    thrown = verb.lemma_.lower() in THROWING and target is inner
    if target is not None and not thrown:
        yield target
    elif thrown:
        yield from prepositional(verb, _ON)
    if inner is not None and verb.i < inner.i <= member.last:  # "set fire to"
        yield from (n for head in (inner, verb) for n in prepositional(head, _ON))
    if verb.lemma_.lower() in _BLASTS:
        yield from prepositional(verb, _INSIDE)


def _of_noun(noun: Token, member: Spotted, target: Token | None) -> Iterator[Token]:
    if target is not None:
        yield target
    yield from prepositional(noun, (*_ON, "of"))
    if noun.lemma_.lower() in _BLASTS:
        yield from prepositional(noun, _INSIDE)
    for child in noun.lefts:
        if child.dep_ == "compound" and child.i < member.first and kind_of(child) not in _MEANS:
            yield child


def _damaged_by(token: Token) -> Iterator[Token]:
    """ "..., damaging two houses"; "two houses were damaged in the shelling"; "damage to"."""
    for child in token.rights:
        if child.dep_ in _TELLING and lemma_of(child) in _DAMAGING:
            yield from _ruined(child)
        elif child.dep_ in _TELLING:
            yield from _caused_by(child)
    above = token.head.head if token.dep_ == "pobj" else token.head
    if token.dep_ in ("pobj", "nsubj") and above.pos_ == "VERB":
        if lemma_of(above) in _DAMAGING:
            yield from _ruined(above)
        else:
            yield from _caused_by(above)


def _caused_by(verb: Token) -> Iterator[Token]:
    """ "Caused damage to a school"."""
    loss = object_of(verb)
    if loss is not None and lemma_of(loss) == "damage":
        for head in (loss, verb):
            yield from prepositional(head, ("to",))


def _ruined(verb: Token) -> Iterator[Token]:
    ruined = subject_of(verb) if is_passive(verb) else object_of(verb)
    if ruined is not None:
        yield ruined


def _counted(noun: Token) -> Iterator[Token]:
    """The nouns joined to it, and what they count: "dozens of houses and a clinic"."""
    for each in coordinated(noun):
        yield each
        if each.like_num or lemma_of(each) in _OF_NOUNS:
            yield from (n for of in prepositional(each, ("of",)) for n in coordinated(of))


def _is_none(noun: Token) -> bool:
    return any(child.lower_ in ("no", "neither") for child in noun.lefts)


def _thing(noun: Token, kind: ThingKind) -> Thing:
    """The noun with what tells which before it, and the "of" behind it; no article."""
    first, last = max(noun.left_edge.i, noun.i - _WIDEST), noun.i
    while first < noun.i and noun.doc[first].pos_ in _NO_PART:
        first += 1
    for child in noun.rights:
        if child.lower_ == "of" and child.i == last + 1 and child.right_edge.i - last <= 6:
            last = child.right_edge.i
    at = words_between(noun.doc, first, last)
    span = noun.doc.char_span(at.start, at.end)
    assert span is not None
    return Thing(mention=span.text, start=at.start, end=at.end, kind=kind)
