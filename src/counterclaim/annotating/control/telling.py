"""What readings of control share: whose deed it is, which place, and the finished mention."""

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.annotating.attaching.ground import Ground
from counterclaim.annotating.attaching.parties import actor_of
from counterclaim.annotating.control.lexicon import listed
from counterclaim.annotating.control.places import (
    Share,
    is_of,
    is_wider,
    joined,
    meant,
    phrase,
    place_of,
    share_in,
)
from counterclaim.annotating.grammar.aims import is_told
from counterclaim.annotating.grammar.clauses import SUBJECT_DEPS, clause_of, prepositional
from counterclaim.annotating.spans import words, words_between
from counterclaim.model.actor import Actor
from counterclaim.model.control import Control, ControlMention, ControlStatus
from counterclaim.model.place import Place
from counterclaim.model.words import Words

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FOR_A_PLACE = frozenset({"it", "which", "that", "both"})


def told(
    ground: Ground,
    cue: Token,
    status: ControlStatus,
    thing: Token,
    holder: Actor | None,
    loser: Actor | None,
    *,
    strict: bool = False,
    whole: bool = False,
) -> Iterator[ControlMention]:
    """A mention for each place that the noun phrase ``thing`` joins."""
    trigger, clause = words(cue), clause_of(cue)
    text = ground.text
    for noun in joined(thing):
        held = phrase(noun)
        place = place_of(ground, noun, strict=strict)
        if place is None and noun.lower_ not in _FOR_A_PLACE:
            continue
        if place is None or (place.name is None and place.mention.islower()):
            inner = next(prepositional(noun, ("of",)), noun)
            place = meant(ground.attacher, inner, trigger, clause) or place
        ahead = place is not None and noun.lower_ == "it" and place.start > noun.idx
        if place is not None and (ahead or is_wider(noun, place)):  # "it" goes back
            place = ground.last_settlement(held.start) or place
        if place is None or not is_of(ground, noun, place):
            continue
        share = share_in(text, held) if place.start > held.start or noun.i != 0 else None
        hull = Words.hull([trigger, clause, held])
        yield put(trigger, hull, status, holder, loser, place, share, whole=whole)


def is_named(place: Place) -> bool:
    """Whether a place has a name: "Areas" at the head of a sentence has none."""
    common = listed("place_nouns")
    return place.name is not None or any(
        word[:1].isupper() and word.lower().removesuffix("s") not in common
        for word in place.mention.split()
    )


def put(
    trigger: Words,
    clause: Words,
    status: ControlStatus,
    holder: Actor | None,
    loser: Actor | None,
    place: Place,
    share: Share | None,
    *,
    whole: bool = False,
) -> ControlMention:
    """One finished mention; ``whole``: the words say it is the whole place."""
    low = share.low if share else 1.0 if whole else None
    high = share.high if share else 1.0 if whole else None
    control = Control(status=status, share_low=low, share_high=high)
    return ControlMention(
        trigger=trigger,
        clause=clause,
        control=control,
        holder=holder,
        loser=loser,
        place=place,
        share=share.words if share else None,
    )


def also_denied(ground: Ground, subject: Token | None) -> Iterator[Actor]:
    """The further parties of "neither the army nor the rebels control"."""
    if subject is not None and any(c.lower_ == "neither" for c in subject.lefts):
        for other in list(joined(subject))[1:]:
            if (actor := actor_of(ground, other)) is not None:
                yield actor


def is_whole(verb: Token) -> bool:
    """Whether the deed is told of the whole place: "liberated in full"."""
    for child in verb.rights:
        if child.dep_ == "advmod" and child.lower_ in listed("wholly"):
            return not any(True for _ in child.lefts)  # "almost entirely"
        if child.lower_ == "in" and any(c.lower_ in listed("wholly") for c in child.rights):
            return True
    return False


def is_place(ground: Ground, actor: Actor) -> bool:
    """Whether what was taken for an actor is a place ("captured X from Y")."""
    at = Words(actor.start, actor.end)
    return any(Words(p.start, p.end).overlaps(at) for p in ground.places)


def is_news(ground: Ground, noun: Token) -> bool:
    """Whether "the capture of X" tells it rather than coming back to something known.

    It does with a time of its own, as what is announced or what things led to, and in a headline
    without a verb; "people celebrated the liberation of X" takes it for known.
    """
    first, last = noun.left_edge.i, noun.right_edge.i
    own = words_between(noun.doc, first, last)
    if noun.dep_ in SUBJECT_DEPS and noun.head.i > noun.i:
        own = Words(
            min(own.start, noun.head.idx), noun.head.idx
        )  # "the capture of X on Monday was"
    if any(own.start <= t.start < own.end for t in ground.times):
        return True
    head = noun.head
    lemma = head.lemma_.lower()
    if noun.dep_ in ("dobj", "nsubjpass") and lemma in listed("tell_nouns"):
        return is_told(head)
    if noun.dep_ == "nsubj":
        has = any(c.lemma_ == "have" for c in head.lefts)
        return lemma in listed("happen") or head.tag_ == "VBD" or (head.tag_ == "VBN" and has)
    if noun.dep_ == "pobj" and head.head.lemma_.lower() in listed("end_in"):
        return True
    if noun.dep_ == "pobj" and head.lower_ in listed("behind"):
        return True
    if noun.dep_ == "pobj":
        return False  # "the meaning of the liberation of X"
    pointed = any(c.lower_ in ("this", "that", "these", "those", "such") for c in noun.lefts)
    return not pointed and not any(t.tag_ in _FINITE for t in noun.sent)
