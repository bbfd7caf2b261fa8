"""Verbs of control: "captured", "fell to", "withdrew from", "handed over"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from counterclaim.annotating.attaching.ground import Ground
from counterclaim.annotating.attaching.parties import PARTIES, actor_of, is_armed, is_group
from counterclaim.annotating.control.lexicon import ControlCue, listed, verb_cues
from counterclaim.annotating.control.places import joined, place_of
from counterclaim.annotating.control.telling import also_denied, is_named, is_place, is_whole, told
from counterclaim.annotating.grammar.antecedents import RELATIVE
from counterclaim.annotating.grammar.clauses import (
    SUBJECT_DEPS,
    agent_of,
    doer_of,
    is_passive,
    object_of,
    prepositional,
    subject_of,
    subtree,
)
from counterclaim.annotating.grammar.doers import undergone
from counterclaim.annotating.grammar.frames import frame_of
from counterclaim.annotating.grammar.roles import Rule
from counterclaim.annotating.spans import words_between
from counterclaim.model.actor import Actor
from counterclaim.model.control import ControlMention, ControlStatus

_OWN = frozenset({Rule.SUBJECT, Rule.AGENT, Rule.SHARED_AGENT, Rule.RELATIVE})
_AWAY = frozenset({"out", "back", "away"})
_PUSHED = ControlCue(ControlStatus.ENTERED, "into", strict=True)
_BLAMING = frozenset({"responsible", "accountable"})
_FAR = 12  # tokens
_FALLS_OTHERWISE = frozenset({"short", "silent", "apart", "ill", "sick", "asleep"})
_NO_TAKERS = frozenset({"date", "ground", "pieces"})
_OCCUPYING = frozenset({"occupying", "holding", "controlling", "besieging"})


def verb_mentions(ground: Ground, verb: Token, cue: ControlCue) -> Iterator[ControlMention]:
    """What a verb such as "captured" or "withdrew" tells."""
    if any(c.lower_ in ("control", "hands") and c.dep_ in ("dobj", "obj") for c in verb.rights):
        return  # told by the noun
    particles = {c.lower_ for c in verb.rights if c.dep_ in ("prt", "advmod")}
    if cue.particle is not None and cue.particle not in particles:
        return
    if cue.construction == "take" and cue.particle is None and particles & listed("particles"):
        return  # "took up positions"
    if any(c.tag_ == "WP" and c.dep_ in SUBJECT_DEPS for c in verb.lefts) and verb.dep_ != "relcl":
        return  # "nobody knows who holds the town"
    describing = verb.tag_ == "VBG" and verb.dep_ in ("acl", "amod")
    if cue.construction == "siege" and describing and not is_armed(ground, verb.head):
        return  # "the area surrounding the mill"
    if verb.dep_ == "acl" and _is_driven(verb):
        return  # "expelled the gunmen occupying the mill", told by "expelled"
    match cue.construction:
        case "take" | "hold" | "siege" | "enter" | "lose":
            yield from _transitive(ground, verb, cue)
        case "into" | "inside":
            yield from _goes_in(ground, verb, cue)
        case "share":
            yield from _shared(ground, verb, cue)
        case "fall":
            yield from _falls(ground, verb)
        case "leave":
            yield from _leaves(ground, verb)
        case "give":
            yield from _gives(ground, verb, cue)
        case "restore":
            yield from _restores(ground, verb, cue)
        case "quit":
            yield from _quits(ground, verb, cue)
        case "rule":
            yield from _rules(ground, verb, cue)
        case "clear":
            yield from _clears(ground, verb, cue)
        case "account":
            yield from _accounts(ground, verb)
        case "expel":
            yield from _expels(ground, verb)
        case _:
            return


def _transitive(ground: Ground, verb: Token, cue: ControlCue) -> Iterator[ControlMention]:
    subject, thing = subject_of(verb), object_of(verb)
    passive = is_passive(verb) or (verb.dep_ == "acl" and verb.tag_ == "VBN")
    if passive:
        thing = verb.head if verb.dep_ == "acl" else undergone(verb)
        thing = _nearer(ground, verb, thing)
        subject = _doer(ground, verb)
    elif verb.dep_ == "relcl":
        thing, subject = _in_relative(verb, thing, subject)
    if passive and cue.construction == "siege" and thing is not None and is_armed(ground, thing):
        thing = next(prepositional(verb, ("in", "inside")), thing)  # "rebels besieged in Homs"
    if thing is None and cue.construction == "enter":
        thing = next(prepositional(verb, ("into",)), None)
    if thing is None and not passive:
        thing = _place_behind(ground, verb)
    if thing is None:
        return
    if subject is None and not passive:
        subject = _doer(ground, verb)
    party = actor_of(ground, subject)
    if cue.construction == "enter" and party and subject and not is_armed(ground, subject):
        return  # aid convoys enter towns, too
    ahead = verb.doc[verb.i + 1 : min(verb.i + _FAR, verb.sent.end)]
    if cue.construction == "hold" and any(t.lower_ in _BLAMING for t in ahead):
        return  # "holds the army responsible"
    loser = None
    if cue.construction == "take":
        sources = (*prepositional(verb, ("from",)), *prepositional(thing, ("from",)))
        loser = actor_of(ground, sources[0]) if sources else None
        if loser and loser.name is None and is_place(ground, loser):
            loser = None
        if loser is not None and is_armed(ground, sources[0]):
            cue = replace(cue, strict=False)  # what is taken from armed men is a place
    if cue.construction == "lose":
        winner = next((actor_of(ground, t) for t in prepositional(verb, ("to",))), None)
        party, loser = winner, party
    whole = is_whole(verb)
    for each in (party, *also_denied(ground, subject)):
        yield from _taken(ground, verb, cue, thing, each, loser, whole=whole)


def _doer(ground: Ground, verb: Token) -> Token | None:
    """Who takes or holds it; whom another clause names, only if armed men."""
    doer = frame_of(verb).doer
    if doer is None or (doer.rule not in _OWN and not is_armed(ground, doer.noun)):
        return None
    return doer.noun


def _nearer(ground: Ground, verb: Token, thing: Token | None) -> Token | None:
    """The noun right before the participle, where the parser hung it on one that is no place.

    "Attacks on the area held by the rebels", "the area believed to be held by".
    """
    first = verb.head if verb.dep_ == "xcomp" else verb
    if thing is None or first.dep_ != "acl" or place_of(ground, thing, strict=True) is not None:
        return thing
    at = first.i - 1
    while at > thing.i and verb.doc[at].pos_ in ("ADV", "PUNCT", "AUX"):
        at -= 1
    near = verb.doc[at]
    return near if near.pos_ in ("NOUN", "PROPN") else thing


def _place_behind(ground: Ground, verb: Token) -> Token | None:
    """The place right behind the verb that the parser took for the subject of a verb after it."""
    behind = verb.i + 1
    if behind >= len(ground.doc) or ground.doc[behind].pos_ != "PROPN":
        return None
    token = ground.doc[behind]
    if token.dep_ == "compound" and token.head.dep_ in ("npadvmod", "tmod"):
        return token  # "captured Northville Monday"
    misread = token.dep_ in SUBJECT_DEPS and token.head.i > behind
    return token if misread and any(p.start == token.idx for p in ground.places) else None


def _taken(
    ground: Ground,
    verb: Token,
    cue: ControlCue,
    thing: Token,
    party: Actor | None,
    loser: Actor | None,
    *,
    whole: bool,
) -> Iterator[ControlMention]:
    for mention in told(
        ground, verb, cue.status, thing, party, loser, strict=cue.strict, whole=whole
    ):
        named = mention.place is not None and is_named(mention.place)
        settled = thing.lemma_.lower() in listed("settlements")
        if named or settled or cue.construction != "enter":  # any house may be entered
            yield mention


def _falls(ground: Ground, verb: Token) -> Iterator[ControlMention]:
    thing = subject_of(verb)
    if thing is not None and thing.lower_ in RELATIVE and verb.dep_ == "relcl":
        thing = verb.head
    if thing is None:
        return
    takers = [t for t in prepositional(verb, ("to",)) if t.pos_ in ("NOUN", "PROPN")]
    takers = [t for t in takers if t.lower_ not in _NO_TAKERS]
    hands = [t for t in prepositional(verb, ("into",)) if t.lower_ in ("hands", "hand")]
    if not takers and hands:
        return  # told by the noun
    if any(c.lower_ in _FALLS_OTHERWISE for c in verb.children):
        return  # "fell short", "fell silent"
    taker = actor_of(ground, takers[0]) if takers else None
    status = ControlStatus.CAPTURED if taker else ControlStatus.LOST
    if taker is None and any(_falls_so(ground, c) for c in verb.rights):
        return
    for mention in told(ground, verb, status, thing, taker, None, strict=True):
        named = mention.place is not None and is_named(mention.place)
        if taker or named:
            yield mention


def _falls_so(ground: Ground, complement: Token) -> bool:
    """Whether the complement tells of another fall: any but a time ("fell on Sunday")."""
    if complement.dep_ not in ("prep", "prt", "dobj"):
        return False
    at = words_between(ground.doc, complement.i, complement.right_edge.i)
    return complement.dep_ != "prep" or not any(at.overlaps(t) for t in ground.times)


def _shared(ground: Ground, verb: Token, cue: ControlCue) -> Iterator[ControlMention]:
    """ "Northville is divided between the army and the rebels", "control of it is"."""
    thing = undergone(verb) if is_passive(verb) else subject_of(verb)
    if verb.dep_ == "acl":
        thing = verb.head
    if thing is not None and thing.lower_ == "control":
        thing = next(prepositional(thing, ("of", "over")), None)
    sides = next(prepositional(verb, ("between", "among")), None)
    if thing is None or sides is None:
        return
    for side in joined(sides):
        if is_armed(ground, side):
            yield from told(ground, verb, cue.status, thing, actor_of(ground, side), None)


def _leaves(ground: Ground, verb: Token) -> Iterator[ControlMention]:
    if verb.lemma_ == "pull" and not any(c.lower_ in ("out", "back") for c in verb.rights):
        return
    moved = object_of(verb)
    inner = next(prepositional(moved, ("of",)), moved) if moved is not None else None
    if moved is not None and inner is not None and not is_armed(ground, inner):
        return  # "pulled a man out of the house"
    who = undergone(verb) if is_passive(verb) else subject_of(verb)
    if verb.lemma_ == "evacuate":
        who = moved or who
        if who is None or not is_armed(ground, who):
            return  # civilians are evacuated, too
    for thing in _sources(verb):
        yield from told(
            ground, verb, ControlStatus.WITHDREW, thing, None, actor_of(ground, who), strict=True
        )


def _gives(ground: Ground, verb: Token, cue: ControlCue) -> Iterator[ControlMention]:
    thing, giver = object_of(verb), subject_of(verb)
    if is_passive(verb):
        thing, giver = undergone(verb), agent_of(verb)
    takers = [t for t in prepositional(verb, ("to",)) if t.pos_ in ("NOUN", "PROPN")]
    if not takers:  # "handed over X to Y": "to" may hang on the object
        takers = list(prepositional(thing, ("to",))) if thing is not None else []
    if thing is None or not takers:
        return
    taker = actor_of(ground, takers[0])
    yield from told(ground, verb, cue.status, thing, taker, actor_of(ground, giver), strict=True)


def _restores(ground: Ground, verb: Token, cue: ControlCue) -> Iterator[ControlMention]:
    """ "restored to Y": Y holds it again; who gave it back is not who lost it."""
    thing = object_of(verb)
    if thing is not None and thing.lemma_.lower() in listed("order"):
        yield from _pacifies(ground, verb, thing, cue)
        return
    for mention in _gives(ground, verb, cue):
        yield replace(mention, loser=None)


def _pacifies(
    ground: Ground, verb: Token, order: Token, cue: ControlCue
) -> Iterator[ControlMention]:
    """ "Army units restored security and stability to the town": of armed men alone."""
    who = subject_of(verb)
    if who is None or not is_armed(ground, who) or any(c.lower_ == "more" for c in order.lefts):
        return
    things = (t for head in (verb, *joined(order)) for t in prepositional(head, ("to",)))
    for thing in things:
        yield from told(ground, verb, cue.status, thing, actor_of(ground, who), None, strict=True)


def _quits(ground: Ground, verb: Token, cue: ControlCue) -> Iterator[ControlMention]:
    thing, who = object_of(verb), subject_of(verb)
    if is_passive(verb):
        thing, who = undergone(verb), agent_of(verb)
    if thing is not None and who is not None and is_armed(ground, who):
        yield from told(ground, verb, cue.status, thing, None, actor_of(ground, who), strict=True)


def _clears(ground: Ground, verb: Token, cue: ControlCue) -> Iterator[ControlMention]:
    """ "cleared the town of militants": only of armed men, for mines are cleared, too."""
    thing, who = object_of(verb), subject_of(verb)
    if is_passive(verb):
        thing, who = undergone(verb), agent_of(verb)
    if thing is None:
        return
    driven = [t for head in (verb, *subtree(thing)) for t in prepositional(head, ("of", "from"))]
    loser = next((t for t in driven if is_armed(ground, t)), None)
    if loser is not None:
        taker = actor_of(ground, who)
        for mention in told(
            ground, verb, cue.status, thing, taker, actor_of(ground, loser), strict=True
        ):
            if mention.place and mention.place.start < loser.idx:
                yield mention


def _rules(ground: Ground, verb: Token, cue: ControlCue) -> Iterator[ControlMention]:
    """ "has run the town since May": of parties only, for mayors and firms run things, too."""
    subject, thing = subject_of(verb), object_of(verb)
    if is_passive(verb):
        thing, subject = undergone(verb), agent_of(verb)
    elif verb.dep_ == "relcl":
        thing, subject = _in_relative(verb, thing, subject)
    holder = actor_of(ground, subject)
    if thing is None or holder is None or holder.category not in PARTIES:
        return
    for mention in told(ground, verb, cue.status, thing, holder, None, strict=True):
        settled = thing.lemma_.lower() in listed("settlements")
        if mention.place is not None and (settled or thing.pos_ == "PROPN"):
            yield mention


def _goes_in(ground: Ground, verb: Token, cue: ControlCue) -> Iterator[ControlMention]:
    """ "advanced into the town", "is entrenched in the town": of armed men."""
    who = undergone(verb) if is_passive(verb) else doer_of(verb)
    if who is not None and who.lower_ in RELATIVE and verb.dep_ == "relcl":
        who = verb.head
    if who is None or not is_armed(ground, who):
        return
    party = actor_of(ground, who)
    for thing in prepositional(verb, ("into", "inside") if cue.construction == "into" else ("in",)):
        for mention in told(ground, verb, cue.status, thing, party, None, strict=True):
            if mention.place is not None and is_named(mention.place):
                yield mention


def _accounts(ground: Ground, verb: Token) -> Iterator[ControlMention]:
    """ "what had been freed came to 70% of the quarter", "accounted for half of it"."""
    subject = subject_of(verb)
    if subject is None or subject.lemma_.lower() not in listed("place_nouns"):
        return
    words = {t.lower_ for t in subtree(subject)}
    taken, held = words & listed("taken_areas"), words & listed("held_areas")
    if not taken and not held:
        return
    status = ControlStatus.CAPTURED if taken else ControlStatus.HOLDS
    holders = [a for t in subject.children if (a := actor_of(ground, agent_of(t)))]
    for thing in prepositional(verb, ("for",)):
        holder = holders[0] if holders else None
        for mention in told(ground, verb, status, thing, holder, None, strict=True):
            if mention.share is not None:
                yield mention


def _is_driven(verb: Token) -> bool:
    """Whether the participle describes those whom a verb of expelling drives out."""
    cue = verb_cues().get(verb.head.head.lemma_.lower())
    return cue is not None and cue.construction == "expel" and verb.head.dep_ in ("dobj", "obj")


def _expels(ground: Ground, verb: Token) -> Iterator[ControlMention]:
    driven, driver = object_of(verb), subject_of(verb)
    if is_passive(verb):
        driven, driver = undergone(verb), agent_of(verb)
    if driven is None and verb.lemma_ == "push":
        yield from _goes_in(ground, verb, _PUSHED)
    if driven is None or not is_group(ground, driven):
        return  # residents are driven out, too
    occupied = (object_of(c) for c in driven.rights if c.dep_ == "acl" and c.lower_ in _OCCUPYING)
    for thing in (*_sources(verb), *_sources(driven), *(t for t in occupied if t is not None)):
        yield from told(
            ground,
            verb,
            ControlStatus.CAPTURED,
            thing,
            actor_of(ground, driver),
            actor_of(ground, driven),
        )


def _in_relative(
    verb: Token, thing: Token | None, subject: Token | None
) -> tuple[Token | None, Token | None]:
    """Object and subject of a relative clause, its pronoun resolved to what it stands for."""
    if subject is not None and subject.lower_ in RELATIVE:
        subject = verb.head
    if thing is not None and thing.lower_ in RELATIVE:
        thing = verb.head
    if thing is None:
        fronted = [c for c in verb.lefts if c.dep_ in ("dobj", "obj")]
        if fronted or subject is not verb.head:
            thing = verb.head
    return thing, subject


def _sources(head: Token) -> Iterator[Token]:
    """The nouns after "from" and "out of"."""
    yield from prepositional(head, ("from",))
    for child in head.children:
        if child.lower_ in _AWAY:
            yield from prepositional(child, ("of", "from"))
    yield from prepositional(head, ("of",)) if any(c.lower_ == "out" for c in head.rights) else ()
