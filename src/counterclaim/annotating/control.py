"""Finds who is said to hold, take, lose, enter, besiege or leave a place."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from counterclaim.annotating import layers
from counterclaim.annotating.attaching import Attacher
from counterclaim.annotating.clauses import (
    agent_of,
    clause_of,
    is_passive,
    noun_phrase,
    object_of,
    prepositional,
    subject_of,
    words,
)
from counterclaim.annotating.control_lexicon import (
    ControlCue,
    control_verbs,
    held_words,
    listed,
    noun_cues,
    verb_cues,
)
from counterclaim.annotating.control_places import (
    Ground,
    Share,
    joined,
    meant,
    phrase,
    place_of,
    share_in,
)
from counterclaim.model.actor import Actor
from counterclaim.model.control import Control, ControlMention, ControlStatus
from counterclaim.model.place import Place
from counterclaim.model.words import Words

_RELATIVE = frozenset({"which", "that", "who", "whom"})
_WHOLE = frozenset({"complete", "full", "total", "entire", "completely", "fully", "entirely"})
_CONTESTABLE = frozenset({"contested", "disputed"})


def find_controls(doc: Doc) -> tuple[ControlMention, ...]:
    """The control mentions of ``doc`` in text order.

    Needs the parse and lemmas; reads the ``actors``, ``places`` and ``times`` layers, where filled.
    """
    found = list(_Reader(doc).mentions())
    found.sort(key=lambda m: (m.trigger, m.place.start if m.place else 0))
    return tuple(found)


class _Reader:
    """One Doc with what is looked up in it."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._ground: Ground | None = None
        self._attacher: Attacher | None = None

    @property
    def ground(self) -> Ground:
        if self._ground is None:
            self._ground = Ground.of(self.doc)
        return self._ground

    @property
    def attacher(self) -> Attacher:
        if self._attacher is None:
            self._attacher = Attacher.of(self.doc)
        return self._attacher

    def mentions(self) -> Iterator[ControlMention]:
        verbs, nouns, held = verb_cues(), noun_cues(), held_words()
        for token in self.doc:
            lower = token.lower_
            if lower in held and token.i > 1 and self.doc[token.i - 1].text in "-–‑":
                yield from self._held(token)
            elif token.pos_ in ("VERB", "AUX") and (cue := verbs.get(token.lemma_.lower())):
                if is_told(token):
                    yield from self._verb(token, cue)
            elif lower in nouns and token.pos_ in ("NOUN", "PROPN", "ADJ"):
                yield from self._noun(token, nouns[lower])

    # Verbs.

    def _verb(self, verb: Token, cue: ControlCue) -> Iterator[ControlMention]:
        if any(c.lower_ == "control" and c.dep_ in ("dobj", "obj") for c in verb.rights):
            return  # told by the noun
        match cue.construction:
            case "take" | "hold" | "siege" | "enter" | "lose":
                yield from self._transitive(verb, cue)
            case "fall":
                yield from self._falls(verb)
            case "leave":
                yield from self._leaves(verb)
            case "give":
                yield from self._gives(verb, cue)
            case "expel":
                yield from self._expels(verb)
            case _:
                return

    def _transitive(self, verb: Token, cue: ControlCue) -> Iterator[ControlMention]:
        subject, thing = subject_of(verb), object_of(verb)
        passive = is_passive(verb) or (verb.dep_ == "acl" and verb.tag_ == "VBN")
        if passive:
            thing = verb.head if verb.dep_ == "acl" else _passive_subject(verb)
            subject = agent_of(verb)
        elif verb.dep_ == "relcl":
            thing, subject = _in_relative(verb, thing, subject)
        if thing is None and cue.construction == "enter":
            thing = next(prepositional(verb, ("into",)), None)
        if thing is None:
            return
        if subject is None and verb.dep_ in ("pcomp", "advcl") and not passive:
            subject = _main_subject(verb)  # "after capturing X, the army ..."
        party = self._actor(subject)
        loser = None
        if cue.construction == "take":
            sources = (*prepositional(verb, ("from",)), *prepositional(thing, ("from",)))
            loser = self._actor(sources[0]) if sources else None
            if loser and loser.name is None and self._is_place(loser):
                loser = None
        if cue.construction == "lose":
            winner = next((self._actor(t) for t in prepositional(verb, ("to",))), None)
            party, loser = winner, party
        for mention in self._told(verb, cue.status, thing, party, loser, strict=cue.strict):
            unnamed = mention.place is None or mention.place.mention.islower()
            if not (verb.dep_ == "acl" and unnamed):  # "areas held by the army"
                yield mention

    def _falls(self, verb: Token) -> Iterator[ControlMention]:
        thing = subject_of(verb)
        if thing is None:
            return
        takers = [t for t in prepositional(verb, ("to",)) if t.pos_ in ("NOUN", "PROPN")]
        hands = [t for t in prepositional(verb, ("into",)) if t.lower_ in ("hands", "hand")]
        if not takers and hands:
            return  # told by the noun
        taker = self._actor(takers[0]) if takers else None
        status = ControlStatus.CAPTURED if taker else ControlStatus.LOST
        if taker is None and any(c.dep_ in ("prep", "prt", "dobj") for c in verb.rights):
            return
        for mention in self._told(verb, status, thing, taker, None, strict=True):
            named = mention.place is not None and mention.place.mention[:1].isupper()
            if taker or named:
                yield mention

    def _leaves(self, verb: Token) -> Iterator[ControlMention]:
        if verb.lemma_ in ("evacuate",):
            return
        if verb.lemma_ == "pull" and not any(c.lower_ in ("out", "back") for c in verb.rights):
            return
        for thing in _sources(verb):
            who = _passive_subject(verb) if is_passive(verb) else subject_of(verb)
            yield from self._told(
                verb, ControlStatus.WITHDREW, thing, None, self._actor(who), strict=True
            )

    def _gives(self, verb: Token, cue: ControlCue) -> Iterator[ControlMention]:
        thing, giver = object_of(verb), subject_of(verb)
        if is_passive(verb):
            thing, giver = _passive_subject(verb), agent_of(verb)
        takers = [t for t in prepositional(verb, ("to",)) if t.pos_ in ("NOUN", "PROPN")]
        if not takers:  # "handed over X to Y": "to" may hang on the object
            takers = list(prepositional(thing, ("to",))) if thing is not None else []
        if thing is None or not takers:
            return
        taker = self._actor(takers[0])
        yield from self._told(verb, cue.status, thing, taker, self._actor(giver), strict=True)

    def _expels(self, verb: Token) -> Iterator[ControlMention]:
        driven, driver = object_of(verb), subject_of(verb)
        if is_passive(verb):
            driven, driver = _passive_subject(verb), agent_of(verb)
        if driven is None:
            return
        for thing in (*_sources(verb), *_sources(driven)):
            yield from self._told(
                verb,
                ControlStatus.CAPTURED,
                thing,
                self._actor(driver),
                self._actor(driven),
                strict=True,
            )

    # Nouns.

    def _noun(self, noun: Token, cue: ControlCue) -> Iterator[ControlMention]:
        match cue.construction:
            case "control":
                yield from self._control(noun)
            case "hands":
                yield from self._hands(noun)
            case "seat":
                yield from self._seat(noun)
            case _:
                yield from self._deed(noun, cue)

    def _deed(self, noun: Token, cue: ControlCue) -> Iterator[ControlMention]:
        """ "the capture of Northville by the army", "the withdrawal from Northville"."""
        ended = noun.dep_ == "dobj" and noun.head.lemma_.lower() in listed("siege_ended")
        if _is_aim(noun) or (ended and cue.status is ControlStatus.BESIEGED):
            return
        prepositions = ("from",) if cue.status is ControlStatus.WITHDREW else ("of",)
        holder = next((self._actor(t) for t in prepositional(noun, ("by",))), None)
        if noun.lower_ == "fall":
            holder = next((self._actor(t) for t in prepositional(noun, ("to",))), None)
        owner = next((self._actor(c) for c in noun.lefts if c.dep_ == "poss"), None)
        loser = None
        if cue.status in (ControlStatus.WITHDREW, ControlStatus.LOST):
            loser, owner = owner, None
        for thing in prepositional(noun, prepositions):
            yield from self._told(
                noun, cue.status, thing, holder or owner, loser, strict=cue.status != "captured"
            )

    def _control(self, noun: Token) -> Iterator[ControlMention]:
        """ "took control of X", "under the control of Y", "under rebel control"."""
        head = noun.head
        before = {c.lower_ for c in noun.lefts}
        if head.dep_ == "prep" and head.lower_ == "under":
            yield from self._under(noun, head)
            return
        things = list(prepositional(noun, ("of", "over"))) + (
            list(prepositional(head, ("of", "over"))) if head.pos_ == "VERB" else []
        )
        if not things:
            return
        if noun.dep_ == "pobj" and head.lower_ in ("for", "over"):
            fight = head.head
            verb = control_verbs().get(fight.lemma_.lower())
            if verb is ControlStatus.CONTESTED or fight.lower_ in listed("contest_nouns"):
                for thing in things:
                    yield from self._told(noun, ControlStatus.CONTESTED, thing, None, None)
            return
        verb_token = head if noun.dep_ in ("dobj", "obj", "attr") else None
        if head.dep_ == "prep" and head.lower_ == "in" and noun.dep_ == "pobj":
            verb_token = head.head  # "is in control of"
        if verb_token is None or not is_told(verb_token):
            return
        status = control_verbs().get(verb_token.lemma_.lower())
        if status is None:
            return
        who = self._actor(subject_of(verb_token))
        holder, loser = (None, who) if status is ControlStatus.LOST else (who, None)
        whole = bool(before & _WHOLE)
        for thing in things:
            yield from self._told(noun, status, thing, holder, loser, whole=whole)

    def _under(self, noun: Token, preposition: Token) -> Iterator[ControlMention]:
        holder = next((self._actor(t) for t in prepositional(noun, ("of",))), None)
        if holder is None:
            modifiers = [c for c in noun.lefts if c.dep_ in ("compound", "poss", "amod")]
            modifiers = [c for c in modifiers if c.lower_ not in _WHOLE]
            holder = self._actor(modifiers[-1]) if modifiers else None
        if holder is None:
            return
        whole = any(c.lower_ in _WHOLE for c in noun.lefts)
        yield from self._belonging(noun, preposition.head, holder, whole=whole)

    def _hands(self, noun: Token) -> Iterator[ControlMention]:
        preposition = noun.head
        if preposition.dep_ != "prep" or preposition.lower_ not in ("in", "into"):
            return
        holder = next((self._actor(t) for t in prepositional(noun, ("of",))), None)
        if holder is None:
            owners = [c for c in noun.lefts if c.dep_ in ("compound", "poss", "amod")]
            owners = [c for c in owners if c.pos_ != "PRON" and c.lower_ not in ("safe", "good")]
            holder = self._actor(owners[-1]) if owners else None
        if holder is not None:
            yield from self._belonging(noun, preposition.head, holder, whole=False)

    def _belonging(
        self, noun: Token, owner: Token, holder: Actor, *, whole: bool
    ) -> Iterator[ControlMention]:
        """The place that is in somebody's hands: the subject of "is", the object of "bring"."""
        status = ControlStatus.HOLDS
        if owner.pos_ in ("VERB", "AUX"):
            if not is_told(owner):
                return
            told = control_verbs().get(owner.lemma_.lower())
            if told is ControlStatus.CAPTURED:
                status = told
            elif told is None and owner.lemma_.lower() not in ("put", "leave", "place"):
                return
            thing = object_of(owner) or _passive_subject(owner) or subject_of(owner)
        else:
            thing = owner
        if thing is not None:
            yield from self._told(noun, status, thing, holder, None, strict=True, whole=whole)

    def _seat(self, noun: Token) -> Iterator[ControlMention]:
        """ "the rebel stronghold of Northville", "Northville, a rebel stronghold"."""
        modifiers = [c for c in noun.lefts if c.dep_ in ("compound", "poss", "amod", "nmod")]
        actors = [a for m in modifiers if (a := self._actor(m, known=True))]
        sides = [m for m in modifiers if m.lower_ in listed("sides")]
        holder = actors[-1] if actors else self._actor(sides[-1]) if sides else None
        things = list(prepositional(noun, ("of",)))
        things += [c for c in noun.children if c.dep_ == "appos"]
        if not things and noun.dep_ in ("appos", "compound"):
            things = [noun.head]
        if not things and noun.dep_ == "attr" and (subject := subject_of(noun.head)) is not None:
            things = [subject]
        if holder is None or any(c.lower_ in listed("former") for c in noun.lefts):
            return
        for thing in things[:1]:
            for mention in self._told(noun, ControlStatus.HOLDS, thing, holder, None, strict=True):
                if mention.place and mention.place.mention[:1].isupper():
                    yield mention

    def _held(self, token: Token) -> Iterator[ControlMention]:
        """ "rebel-held eastern Northville"."""
        doc = self.doc
        first = token.i - 2
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
        place = place_of(self.ground, noun, strict=True)
        if place is None or not any(word[:1].isupper() for word in place.mention.split()):
            return
        at = Words(doc[first].idx, doc[token.i - 2].idx + len(doc[token.i - 2]))
        holder = self._known_actor(at) or Actor(mention=at.of(doc.text), start=at.start, end=at.end)
        trigger = Words(at.start, token.idx + len(token))
        clause = Words.hull([phrase(noun), trigger])
        share = share_in(doc.text, Words(phrase(noun).start, trigger.start))
        yield self._mention(trigger, clause, ControlStatus.HOLDS, holder, None, place, share)

    # Putting a mention together.

    def _told(
        self,
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
        text = self.doc.text
        for noun in joined(thing):
            held = phrase(noun)
            place = place_of(self.ground, noun, strict=strict)
            if place is None and noun.pos_ != "PRON":
                continue
            if place is None or (place.name is None and place.mention.islower()):
                inner = next(prepositional(noun, ("of",)), noun)
                place = meant(self.attacher, inner, trigger, clause) or place
            if place is None:
                continue
            share = share_in(text, held) if place.start > held.start or noun.i != 0 else None
            hull = Words.hull([trigger, clause, held])
            yield self._mention(trigger, hull, status, holder, loser, place, share, whole=whole)

    def _mention(
        self,
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
        low = share.low if share else 1.0 if whole else None
        high = share.high if share else 1.0 if whole else None
        control = Control(
            holder=(holder.name or holder.mention) if holder else None,
            status=status,
            share_low=low,
            share_high=high,
        )
        return ControlMention(
            trigger=trigger,
            clause=clause,
            control=control,
            holder=holder,
            loser=loser,
            place=place,
            share=share.words if share else None,
        )

    def _actor(self, token: Token | None, *, known: bool = False) -> Actor | None:
        """The actor that ``token`` heads: the layer's where it has one, else its words."""
        if token is None:
            return None
        if token.lower_ in _RELATIVE and token.head.dep_ == "relcl":
            token = token.head.head
        if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            return None
        at = words(token) if known else _named(token)
        actor = self._known_actor(words(token)) or (None if known else self._known_actor(at))
        if actor or known:
            return actor
        return Actor(mention=at.of(self.doc.text), start=at.start, end=at.end)

    def _known_actor(self, at: Words) -> Actor | None:
        overlapping = [a for a in self.ground.actors if Words(a.start, a.end).overlaps(at)]
        return max(overlapping, key=lambda a: (a.name is not None, a.end - a.start), default=None)

    def _is_place(self, actor: Actor) -> bool:
        at = Words(actor.start, actor.end)
        return any(Words(p.start, p.end).overlaps(at) for p in self.ground.places)


def is_told(verb: Token) -> bool:
    """Whether the verb tells a deed, not an aim: "seeks to take", "could capture" are none."""
    lefts = {c.lower_ for c in verb.lefts if c.dep_ in ("aux", "mark")}
    if lefts & listed("modals"):
        return False
    if "to" in lefts:
        return verb.head.lemma_.lower() in listed("achieved") and is_told(verb.head)
    if verb.dep_ == "pcomp" or (verb.dep_ == "pobj" and verb.tag_ == "VBG"):
        return verb.head.lower_ in listed("achieved_before_gerund")
    if verb.dep_ in ("conj", "xcomp") and verb.head.pos_ == "VERB" and verb.tag_ in ("VB", "VBG"):
        return is_told(verb.head)
    return True


def _is_aim(noun: Token) -> bool:
    """ "an offensive for the capture of", "the planned liberation of"."""
    if any(c.lower_ in ("planned", "next", "future", "possible", "eventual") for c in noun.lefts):
        return True
    head = noun.head
    return noun.dep_ == "pobj" and head.lower_ in listed("aim_prepositions") and head.lower_ != "of"


def _named(noun: Token) -> Words:
    """The noun phrase without article and relative clause."""
    at = noun_phrase(noun)
    first = noun.left_edge
    if first.dep_ == "det" and first.i < noun.i:
        after = noun.doc[first.i + 1]
        return Words(after.idx, max(at.end, after.idx + len(after)))
    return at


def _main_subject(verb: Token) -> Token | None:
    head = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return subject_of(head) if head.pos_ in ("VERB", "AUX") else None


def _passive_subject(verb: Token) -> Token | None:
    for child in verb.lefts:
        if child.dep_ in ("nsubjpass", "nsubj"):
            if child.lower_ in _RELATIVE and verb.dep_ == "relcl":
                return verb.head
            return child
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return _passive_subject(verb.head)
    return None


def _in_relative(
    verb: Token, thing: Token | None, subject: Token | None
) -> tuple[Token | None, Token | None]:
    """Object and subject of a relative clause, its pronoun resolved to what it stands for."""
    if subject is not None and subject.lower_ in _RELATIVE:
        subject = verb.head
    if thing is not None and thing.lower_ in _RELATIVE:
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
        if child.lower_ == "out":
            yield from prepositional(child, ("of", "from"))
    yield from prepositional(head, ("of",)) if any(c.lower_ == "out" for c in head.rights) else ()


def _noun_after(token: Token) -> Token | None:
    """The noun of the phrase that the adjective stands before."""
    found = None
    for other in token.doc[token.i + 1 : min(token.i + 7, token.sent.end)]:
        if other.pos_ in ("NOUN", "PROPN"):
            found = other
        elif found is not None or other.pos_ not in ("ADJ", "PUNCT", "ADV"):
            break
    return found


class ControlFinder:
    """Writes ``doc._.controls``."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill the layer."""
        doc._.controls = find_controls(doc)
        return doc


@Language.factory(
    "counterclaim_control",
    assigns=["doc._.controls"],
    requires=["token.dep", "token.lemma", "doc._.times", "doc._.actors", "doc._.places"],
)
def make_control(nlp: Language, name: str) -> ControlFinder:  # noqa: ARG001 - spaCy's signature
    """Make the component; put it behind times, places and actors."""
    layers.register_layers()
    return ControlFinder()
