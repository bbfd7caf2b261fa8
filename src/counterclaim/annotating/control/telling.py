"""What readings of control share: whose deed it is, which place, and the finished mention."""

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.annotating.clauses import (
    SUBJECT_DEPS,
    clause_of,
    noun_phrase,
    prepositional,
    words,
    words_between,
)
from counterclaim.annotating.control.lexicon import listed
from counterclaim.annotating.control.places import (
    Ground,
    Share,
    is_of,
    is_wider,
    joined,
    meant,
    phrase,
    place_of,
    share_in,
)
from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.referring import PRONOUNS, stands_for
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.control import Control, ControlMention, ControlStatus
from counterclaim.model.place import Place
from counterclaim.model.words import Words

_ANY = frozenset({"side", "party", "group", "one"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PARTIES = frozenset(
    {
        ActorCategory.STATE_FORCES,
        ActorCategory.EXTERNAL_FORCES,
        ActorCategory.GOVERNMENT,
        ActorCategory.REBEL_GROUP,
        ActorCategory.POLITICAL_MILITIA,
        ActorCategory.IDENTITY_MILITIA,
    }
)
_FOR_A_PLACE = frozenset({"it", "which", "that", "both"})
RELATIVE = frozenset({"which", "that", "who", "whom"})


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


def actor_of(
    ground: Ground, token: Token | None, *, known: bool = False, levels: int = 8
) -> Actor | None:
    """The actor that ``token`` heads: the layer's where it has one, else its words.

    ``levels``: how deep to look in "the army's capture's control".
    """
    if token is None or not levels:
        return None
    if token.lower_ in PRONOUNS:
        meant = stands_for(token) if is_group(ground, token) else None
        return actor_of(ground, meant, levels=levels - 1)
    if token.lower_ in RELATIVE:
        token = (
            token.head.head if token.head.dep_ == "relcl" else token.nbor(-1) if token.i else token
        )
    if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    if token.lower_ in listed("deeds"):
        whose = next((c for c in token.lefts if c.dep_ == "poss"), None)
        return actor_of(ground, whose, levels=levels - 1)
    if token.lower_ in ("control", "hands"):  # "captured it from government control"
        whose = next((c for c in token.lefts if c.dep_ != "det"), None)
        return actor_of(ground, whose, levels=levels - 1)
    at = words(token) if known else _named(token)
    actor = known_actor(ground, words(token)) or (None if known else known_actor(ground, at))
    if token.lower_ in listed("ranks") and (actor is None or actor.name is None):
        behind = (known_actor(ground, words(t)) for t in prepositional(token, ("of", "from")))
        actor = next((a for a in behind if a is not None and a.name is not None), actor)
    if token.lower_ in _ANY and any(c.lower_ in ("no", "neither") for c in token.lefts):
        return None  # "neither side controls"
    if actor or known:
        return actor
    return Actor(mention=at.of(ground.text), start=at.start, end=at.end)


def known_actor(ground: Ground, at: Words) -> Actor | None:
    """The layer's actor that shares words with ``at``, a named one first."""
    overlapping = [a for a in ground.actors if Words(a.start, a.end).overlaps(at)]
    return max(overlapping, key=lambda a: (a.name is not None, a.end - a.start), default=None)


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


def is_armed(ground: Ground, noun: Token) -> bool:
    """Whether ``noun`` is a party to the war or its people."""
    if {noun.lower_, noun.lemma_.lower()} & (listed("ranks") | listed("sides")):
        return True
    actor = known_actor(ground, words(noun))
    return actor is not None and actor.category in PARTIES


def is_group(ground: Ground, noun: Token) -> bool:
    """Whether "them" or "the group" may be a party to the war."""
    meant = stands_for(noun) if noun.lower_ in PRONOUNS else noun
    if meant is None:
        return False
    return is_armed(ground, meant) or meant.lemma_.lower() in word_set("role_words.toml", "bodies")


def is_place(ground: Ground, actor: Actor) -> bool:
    """Whether what was taken for an actor is a place ("captured X from Y")."""
    at = Words(actor.start, actor.end)
    return any(Words(p.start, p.end).overlaps(at) for p in ground.places)


def is_told(verb: Token) -> bool:
    """Whether the verb tells a deed, not an aim: "seeks to take", "could capture" are none."""
    while True:
        lefts = {c.lower_ for c in verb.lefts if c.dep_ in ("aux", "mark")}
        if lefts & listed("modals"):
            return False
        if lefts & listed("not_yet") and not (verb.tag_ == "VBD" and lefts & {"before", "until"}):
            return False  # "before they take it"; but "before they left" they left
        if "to" in lefts:
            if any(c.lemma_ == "have" for c in verb.lefts):
                return True  # "claimed to have captured"
            if taken_chance(verb):
                above = verb.head.head
            elif verb.head.lemma_.lower() in listed("achieved"):
                above = verb.head
            else:
                return False
        elif verb.dep_ == "pcomp" or (verb.dep_ == "pobj" and verb.tag_ == "VBG"):
            if verb.head.lower_ == "before" and verb.head.head.tag_ == "VBD":
                return True  # "killed them before withdrawing"
            return verb.head.lower_ in listed("achieved_before_gerund")
        elif (
            verb.dep_ in ("conj", "xcomp")
            and verb.head.pos_ == "VERB"
            and verb.tag_ in ("VB", "VBG")
        ):
            above = verb.head
        else:
            return True
        if above.i == verb.i:
            return False  # "to manage", which hangs on nothing
        verb = above


def taken_chance(verb: Token) -> bool:
    """ "took the opportunity to capture"."""
    noun = verb.head
    return noun.lower_ in listed("chances") and noun.head.lemma_.lower() in ("take", "seize", "use")


def _named(noun: Token) -> Words:
    """The noun phrase without article, adverb before it and relative clause."""
    at = noun_phrase(noun)
    first = noun.left_edge.i
    while first < noun.i and noun.doc[first].pos_ in ("DET", "ADV", "PUNCT", "CCONJ", "SCONJ"):
        first += 1
    start = noun.doc[first].idx
    return Words(start, max(at.end, noun.idx + len(noun)))


def passive_subject(verb: Token) -> Token | None:
    """What a passive is done to; in a relative clause, the noun it hangs on."""
    while True:
        for child in verb.lefts:
            if child.dep_ in ("nsubjpass", "nsubj"):
                if child.lower_ in RELATIVE and verb.dep_ == "relcl":
                    return verb.head
                return child
        above = verb.head
        if verb.dep_ not in ("conj", "xcomp") or above.pos_ != "VERB" or above.i == verb.i:
            return None
        if above.dep_ == "acl":
            return above.head
        verb = above


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
