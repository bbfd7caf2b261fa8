"""Nouns and adjectives of control: "the fall of", "under the control of", "rebel-held"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from counterclaim.annotating.attaching.ground import Ground
from counterclaim.annotating.attaching.parties import actor_of, is_armed, is_group, known_actor
from counterclaim.annotating.control.lexicon import ControlCue, control_verbs, listed, verb_cues
from counterclaim.annotating.control.places import apposed, beside, phrase, place_of, share_in
from counterclaim.annotating.control.telling import also_denied, is_named, is_news, put, told
from counterclaim.annotating.grammar.aims import is_told
from counterclaim.annotating.grammar.clauses import (
    agent_of,
    clause_of,
    doer_of,
    object_of,
    prepositional,
    subject_of,
    subtree,
)
from counterclaim.annotating.grammar.doers import undergone
from counterclaim.annotating.spans import words
from counterclaim.model.actor import Actor
from counterclaim.model.control import ControlMention, ControlStatus
from counterclaim.model.place import PlacePrecision
from counterclaim.model.words import Words

_OVER = ("of", "over", "on")
_GIVING = frozenset({"give", "grant", "hand"})
_HYPHENS = frozenset("-–‑")
_DEED_OF = {
    ControlStatus.WITHDREW: ("from",),
    ControlStatus.BESIEGED: ("of", "on", "to", "around", "against"),
    ControlStatus.ENCIRCLED: ("of",),
}
_PUTTING = frozenset({"put", "leave", "place", "live", "lie"})
_NAMED_RULE = frozenset({"run", "ruled"})
_WHOLE = frozenset({"complete", "full", "total", "entire", "completely", "fully", "entirely"})


def noun_mentions(ground: Ground, noun: Token, cue: ControlCue) -> Iterator[ControlMention]:
    """What a noun such as "control", "fall" or "stronghold" tells."""
    match cue.construction:
        case "control":
            yield from _control(ground, noun)
        case "hands":
            yield from _hands(ground, noun)
        case "seat":
            yield from _seat(ground, noun)
        case "state":
            yield from _state(ground, noun, cue)
        case "land":
            yield from _land(ground, noun, cue)
        case "under":
            if noun.head.dep_ == "prep" and noun.head.lower_ == "under":
                yield from _under(ground, noun, noun.head)
        case _:
            yield from _deed(ground, noun, cue)


def _deed(ground: Ground, noun: Token, cue: ControlCue) -> Iterator[ControlMention]:
    """ "the capture of Northville by the army", "the withdrawal from Northville"."""
    verb = noun.head if noun.dep_ in ("dobj", "obj", "nsubjpass") else None
    ended = verb is not None and verb.lemma_.lower() in listed("siege_ended") and is_told(verb)
    if _is_aim(noun) or (ended and cue.status is ControlStatus.BESIEGED):
        return
    if noun.dep_ == "pobj" and noun.head.lower_ == "under":
        yield from _under_siege(ground, noun, cue)
        return
    prepositions = _DEED_OF.get(cue.status, ("of",))
    holder = next((actor_of(ground, t) for t in prepositional(noun, ("by",))), None)
    if noun.lower_ == "fall":
        holder = next((actor_of(ground, t) for t in prepositional(noun, ("to",))), None)
    owners = [c for c in noun.lefts if c.dep_ == "poss" or _is_side(c)]
    owner = next((actor_of(ground, c) for c in owners), None)
    imposed = verb is not None and verb.lemma_.lower() in listed("imposing") and is_told(verb)
    if verb is not None and owner is None and (owners or imposed):  # "laid siege to"
        doer = agent_of(verb) if noun.dep_ == "nsubjpass" else subject_of(verb)
        owner = actor_of(ground, doer)
    loser = None
    if cue.status is ControlStatus.WITHDREW:  # "the withdrawal of the army from"
        left = (t for t in prepositional(noun, ("of", "by")) if is_armed(ground, t))
        holder = holder or next((actor_of(ground, t) for t in left), None)
    if cue.status in (ControlStatus.WITHDREW, ControlStatus.LOST):
        loser, owner, holder = owner or holder, None, None
    if cue.status is ControlStatus.LOST:  # "the loss of the airport to the rebels"
        holder = next((actor_of(ground, t) for t in prepositional(noun, ("to",))), None)
    is_told_here = bool(holder or loser or owners or imposed) or is_news(ground, noun)
    things = list(prepositional(noun, prepositions))
    if not things and cue.status in _DEED_OF:  # "the siege by the army on"
        behind = list(prepositional(noun, ("by",)))
        things = [t for by in behind for t in prepositional(by, ("on", "around"))]
    if not things and verb is not None and cue.status in _DEED_OF:
        things = list(prepositional(verb, prepositions))  # "tightened the siege on"
    for thing in things:
        for mention in told(
            ground,
            noun,
            cue.status,
            thing,
            holder or owner,
            loser,
            strict=cue.status in (ControlStatus.WITHDREW, ControlStatus.LOST),
            whole=any(c.lower_ in _WHOLE for c in noun.lefts),
        ):
            counted = any(c.dep_ == "nummod" for c in thing.lefts)  # "the capture of five villages"
            if is_told_here or counted or mention.share is not None:
                yield mention


def _under_siege(ground: Ground, noun: Token, cue: ControlCue) -> Iterator[ControlMention]:
    """ "Northville is under siege by the army"."""
    owner = noun.head.head
    besiegers = [*prepositional(noun, ("by", "of", "from")), *prepositional(owner, ("by",))]
    holder = next((actor_of(ground, t) for t in besiegers), None)
    owners = [c for c in noun.lefts if c.dep_ in ("compound", "poss", "amod")]
    holder = holder or next((a for c in owners if (a := actor_of(ground, c, known=True))), None)
    thing: Token | None = owner
    if owner.pos_ in ("VERB", "AUX"):
        thing = object_of(owner) or undergone(owner) or subject_of(owner)
        if holder is None and thing is not None and thing.dep_ in ("dobj", "obj"):
            holder = actor_of(ground, subject_of(owner))  # "keeps the town under siege"
    if thing is not None:
        yield from told(ground, noun, cue.status, thing, holder, None)


def _state(ground: Ground, word: Token, cue: ControlCue) -> Iterator[ControlMention]:
    """ "the besieged city of Northville", "army-besieged Northville"."""
    noun = word.head if word.head.i > word.i else _noun_after(word)
    if noun is None or word.dep_ not in ("amod", "compound", "nmod"):
        return
    if noun.head.lemma_.lower() == "account":
        return  # told by that verb
    before = word.doc[word.i - 2] if word.i > 1 and word.nbor(-1).text in _HYPHENS else None
    for mention in told(
        ground, word, cue.status, noun, actor_of(ground, before), None, strict=True
    ):
        place = mention.place
        if place is not None:
            yield mention


def _is_side(modifier: Token) -> bool:
    """ "the army siege of", also "governments recapture of", its apostrophe lost."""
    word = modifier.lower_
    return modifier.dep_ == "compound" and bool({word, word.removesuffix("s")} & listed("sides"))


def _control(ground: Ground, noun: Token) -> Iterator[ControlMention]:
    """ "took control of X", "under the control of Y", "under rebel control"."""
    head = noun.head
    before = {c.lower_ for c in noun.lefts}
    if head.dep_ == "prep" and head.lower_ == "under":
        yield from _under(ground, noun, head)
        return
    things = list(prepositional(noun, _OVER)) + (
        list(prepositional(head, _OVER)) if head.pos_ == "VERB" else []
    )
    if not things:
        return
    if noun.dep_ == "pobj" and head.lower_ in ("for", "over"):
        fight = head.head
        verb = control_verbs().get(fight.lemma_.lower())
        if verb is ControlStatus.CONTESTED or fight.lower_ in listed("contest_nouns"):
            for thing in things:
                yield from told(ground, noun, ControlStatus.CONTESTED, thing, None, None)
        return
    verb_token = head if noun.dep_ in ("dobj", "obj", "attr", "nsubjpass") else None
    if head.dep_ == "prep" and head.lower_ == "in" and noun.dep_ == "pobj":
        verb_token = head.head  # "is in control of"
    before_it = noun.nbor(-1) if noun.i > 0 else noun
    if verb_token is None and before_it.dep_ == "amod" and before_it.tag_ in ("VBN", "VBD"):
        verb_token = before_it  # "has seized control of", misread
    if verb_token is not None and verb_token.lemma_.lower() in _GIVING:
        yield from _given(ground, noun, verb_token, things)
        return
    if verb_token is not None and not is_told(verb_token):
        return
    owners = [c for c in noun.lefts if c.dep_ == "poss" or _is_side(c)]
    status = control_verbs().get(verb_token.lemma_.lower()) if verb_token is not None else None
    if verb_token is None and noun.dep_ == "nsubj" and owners:  # "rebel control of the mines has"
        for thing in things:
            holder = actor_of(ground, owners[0])
            yield from told(ground, noun, ControlStatus.HOLDS, thing, holder, None)
    if status is None or verb_token is None:
        return
    passive = noun.dep_ == "nsubjpass"
    doer = agent_of(verb_token) if passive else doer_of(verb_token)
    if verb_token.dep_ == "acl" and doer is verb_token.head and not is_group(ground, doer):
        doer = None  # "advanced in some areas establishing control of"
    who = actor_of(ground, doer)
    if who is None and passive and owners:
        who = actor_of(ground, owners[0])  # "government control of the town was restored"
    holder, loser = (None, who) if status is ControlStatus.LOST else (who, None)
    whole = bool(before & _WHOLE)
    further = also_denied(ground, subject_of(verb_token))
    if status is ControlStatus.LOST:  # "ceded control of it to"
        holder = next((actor_of(ground, t) for t in prepositional(verb_token, ("to",))), None)
    elif status is ControlStatus.CAPTURED:  # "wrested control of it from"
        sources = (t for head in (verb_token, noun) for t in prepositional(head, ("from",)))
        loser = next((actor_of(ground, t) for t in sources if is_armed(ground, t)), None)
    for thing in things:
        for each in (holder, *further):
            yield from told(ground, noun, status, thing, each, loser, whole=whole)


def _given(
    ground: Ground, noun: Token, verb: Token, things: list[Token]
) -> Iterator[ControlMention]:
    """ "would give the army control of": what is not yet so, its clause's stance tells."""
    takers = [c for c in verb.rights if c.dep_ in ("dative", "iobj") and c.i < noun.i]
    takers = takers or [c for c in noun.lefts if c.dep_ == "compound"]  # "gave the rebels control"
    takers = takers or list(prepositional(verb, ("to",)))
    if takers and (holder := actor_of(ground, takers[0])) is not None:
        for thing in things:
            yield from told(ground, noun, ControlStatus.CAPTURED, thing, holder, None)


def _under(ground: Ground, noun: Token, preposition: Token) -> Iterator[ControlMention]:
    holder = next((actor_of(ground, t) for t in prepositional(noun, ("of",))), None)
    if holder is None:
        modifiers = [c for c in noun.lefts if c.dep_ in ("compound", "poss", "amod")]
        modifiers = [c for c in modifiers if c.lower_ not in _WHOLE]
        holder = actor_of(ground, modifiers[-1]) if modifiers else None
        holder = holder or _bringer(ground, noun, preposition.head)
    if holder is None or any(c.lower_ in listed("former") for c in preposition.lefts):
        return
    whole = any(c.lower_ in _WHOLE for c in noun.lefts)
    yield from _belonging(ground, noun, preposition, holder, whole=whole)


def _bringer(ground: Ground, noun: Token, verb: Token) -> Actor | None:
    """The army in "the army brought it under control", if "control" is the army's own."""
    own = any(c.tag_ == "PRP$" for c in noun.lefts)
    return actor_of(ground, subject_of(verb)) if own and verb.pos_ == "VERB" else None


def _hands(ground: Ground, noun: Token) -> Iterator[ControlMention]:
    preposition = noun.head
    if noun.dep_ == "dobj" and preposition.lemma_.lower() == "change":
        yield from _changed(ground, noun, preposition)
        return
    if preposition.dep_ != "prep" or preposition.lower_ not in ("in", "into"):
        return
    holder = next((actor_of(ground, t) for t in prepositional(noun, ("of",))), None)
    if holder is None:
        owners = [c for c in noun.lefts if c.dep_ in ("compound", "poss", "amod")]
        owners = [c for c in owners if c.pos_ != "PRON" and c.lower_ not in ("safe", "good")]
        holder = actor_of(ground, owners[-1]) if owners else None
    if holder is not None:
        yield from _belonging(ground, noun, preposition, holder, whole=False)


def _changed(ground: Ground, noun: Token, verb: Token) -> Iterator[ControlMention]:
    """ "half of the quarter has changed hands twice"."""
    thing = subject_of(verb)
    if thing is not None and is_told(verb):
        yield from told(ground, noun, ControlStatus.CONTESTED, thing, None, None, strict=True)


def _belonging(
    ground: Ground, noun: Token, preposition: Token, holder: Actor, *, whole: bool
) -> Iterator[ControlMention]:
    """The place that is in somebody's hands: the subject of "is", the object of "bring"."""
    status = ControlStatus.HOLDS
    owner = preposition.head
    if owner.pos_ in ("ADV", "ADP"):
        owner = owner.head  # "is now back under"
    bearing = control_verbs().keys() | _PUTTING
    if owner.pos_ == "VERB" and owner.lemma_.lower() not in bearing and preposition.i > 0:
        before = preposition.nbor(-1)  # "bombed areas under", hung on the verb
        owner = before if before.pos_ in ("NOUN", "PROPN") else owner
    if owner.pos_ in ("VERB", "AUX"):
        if not is_told(owner):
            return
        made = control_verbs().get(owner.lemma_.lower())
        if made is ControlStatus.CAPTURED:
            status = made
        elif made is None and owner.lemma_.lower() not in _PUTTING:
            return
        thing = object_of(owner) or undergone(owner) or subject_of(owner)
    else:
        thing = owner
    if thing is not None:
        yield from told(ground, noun, status, thing, holder, None, strict=True, whole=whole)


def _seat(ground: Ground, noun: Token) -> Iterator[ControlMention]:
    """ "the rebel stronghold of Northville", "Northville, a rebel stronghold"."""
    if noun.lower_ == "capital" and not any(c.lower_ in ("facto", "self") for c in subtree(noun)):
        return
    if any(c.lower_ in listed("former") for c in noun.lefts):
        return
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in verb_cues():
        return  # "captured the rebel stronghold": no longer
    behind = list(prepositional(noun, ("of", "in", "for")))
    holder = _seated(ground, noun, behind)
    if holder is None:
        return
    owned = holder.start < noun.idx
    for thing in _seats(noun, behind):
        strict = thing in behind and not owned
        found = list(told(ground, noun, ControlStatus.HOLDS, thing, holder, None, strict=strict))
        found = [m for m in found if m.place and is_named(m.place)]
        if found:
            yield from found
            return
    at = words(noun)
    place = apposed(ground, noun) or beside(ground, at)
    if place is not None:
        yield put(at, clause_of(noun), ControlStatus.HOLDS, holder, None, place, None)


def _land(ground: Ground, noun: Token, cue: ControlCue) -> Iterator[ControlMention]:
    """ "rebel territory", "the last opposition enclave in Northville"."""
    before = noun.nbor(-1) if noun.i > 0 else noun
    of_side = before.lower_ in listed("sides") and before.head.i == noun.i
    of_side = of_side and not (before.i > 0 and before.nbor(-1).text in _HYPHENS)  # "pro-rebel"
    of_side = of_side and not (noun.is_title and noun.i > noun.sent.start + 1)  # "Government Area"
    if not of_side or any(c.lower_ in listed("former") for c in noun.lefts):
        return
    holder = known_actor(ground, words(before))
    if holder is None or words(noun).overlaps(Words(holder.start, holder.end)):
        at = words(before)
        holder = Actor(mention=before.text, start=at.start, end=at.end)
    yield from told(ground, noun, cue.status, noun, holder, None, strict=True)


def _seated(ground: Ground, noun: Token, behind: list[Token]) -> Actor | None:
    """Whose stronghold it is: "the rebel stronghold", "a stronghold of the rebels", "gained a"."""
    modifiers = [c for c in noun.lefts if c.dep_ in ("compound", "poss", "amod", "nmod")]
    modifiers = [c for c in modifiers if c.tag_ != "PRP$"]
    actors = [a for m in modifiers for t in subtree(m) if (a := actor_of(ground, t, known=True))]
    sides = [m for m in modifiers if {m.lower_, m.lower_.removesuffix("s")} & listed("sides")]
    sides = sides or [m for m in modifiers if m.dep_ == "poss"]
    if not modifiers and noun.i > 0 and is_armed(ground, noun.nbor(-1)):
        sides = [noun.nbor(-1)]  # "the rebels stronghold", an apostrophe lost
    holder = actors[-1] if actors else actor_of(ground, sides[-1]) if sides else None
    if holder is None:
        holder = next((actor_of(ground, t) for t in behind if is_armed(ground, t)), None)
    if holder is None and noun.dep_ == "dobj" and noun.head.lemma_.lower() in control_verbs():
        holder = actor_of(ground, subject_of(noun.head))  # "gained a foothold in"
    return holder


def _seats(noun: Token, behind: list[Token]) -> Iterator[Token]:
    """What may be the place, best first: "Northville, a stronghold", "the stronghold of"."""
    yield from (c for c in noun.children if c.dep_ == "appos")
    yield from (c for c in noun.lefts if c.dep_ == "compound")  # "its Northville stronghold"
    if noun.dep_ in ("appos", "compound"):
        yield noun.head
    whole = noun
    if noun.dep_ == "pobj" and noun.head.head.lower_ == "one":
        whole = noun.head.head  # "is one of its last strongholds"
    if whole.dep_ == "attr" and (subject := subject_of(whole.head)) is not None:
        yield subject
    yield from behind


def held_mentions(ground: Ground, token: Token) -> Iterator[ControlMention]:
    """ "rebel-held eastern Northville", also "rebel held", its hyphen lost."""
    doc = ground.doc
    before = token.i - (1 if token.nbor(-1).lower_ in listed("sides") else 2)
    first = before
    while first > 1 and doc[first - 1].text == "-" and doc[first - 2].is_alpha:
        first -= 2  # "Islamic-State-held"
    if first > 0 and doc[first - 1].lower_ in listed("former"):
        return
    noun = token.head if token.head.i > token.i else None
    while noun is not None and noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head
    if noun is None or noun.pos_ not in ("NOUN", "PROPN"):
        noun = _noun_after(token)
    if noun is None:
        return
    behind = doc[token.i + 1].idx if token.i + 1 < len(doc) else -1
    place = next((m.place for m in doc._.places if m.place.start == behind), None)
    if place is not None and place.precision is PlacePrecision.COUNTRY:
        place = None  # "rebel-held Norlandic territory"
    if token.lower_ in _NAMED_RULE and noun.lemma_.lower() in listed("houses"):
        return  # "the state-run hospital" is nobody's by arms
    place = place or place_of(ground, noun, strict=token.lower_ in _NAMED_RULE)
    if place is None or place.precision is PlacePrecision.COUNTRY:
        return
    side = doc[before]
    at = Words(doc[first].idx, side.idx + len(side))
    if place.start == at.start:  # an area without a name: less the adjective
        place = replace(place, mention=noun.text, start=noun.idx, end=noun.idx + len(noun))
    holder = known_actor(ground, at) or Actor(
        mention=at.of(ground.text), start=at.start, end=at.end
    )
    trigger = Words(at.start, token.idx + len(token))
    clause = Words.hull([phrase(noun), trigger])
    share = share_in(ground.text, Words(min(phrase(noun).start, trigger.start), trigger.start))
    if share is None and place.start > trigger.end:
        share = share_in(ground.text, Words(trigger.end, place.start))  # "rebel-held parts of"
    yield put(trigger, clause, ControlStatus.HOLDS, holder, None, place, share)


def _is_aim(noun: Token) -> bool:
    """ "an offensive for the capture of", "the planned liberation of"."""
    if any(c.lower_ in ("planned", "next", "future", "possible", "eventual") for c in noun.lefts):
        return True
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "to" and head.head.pos_ == "NOUN":
        return True  # "on the way to the liberation of"
    return noun.dep_ == "pobj" and head.lower_ in listed("aim_prepositions") and head.lower_ != "of"


def _noun_after(token: Token) -> Token | None:
    """The noun of the phrase that the adjective stands before."""
    found = None
    for other in token.doc[token.i + 1 : min(token.i + 7, token.sent.end)]:
        if other.pos_ in ("NOUN", "PROPN"):
            found = other
        elif found is not None or other.pos_ not in ("ADJ", "PUNCT", "ADV"):
            break
    return found
