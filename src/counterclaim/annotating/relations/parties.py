"""Who stands on either side of a relation: whom a noun, a list or the words beside name."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from spacy.tokens import Doc, Token

from counterclaim.annotating.actors.registry import State, norm, shipped_registry
from counterclaim.annotating.attaching.parties import ActorIndex
from counterclaim.annotating.attaching.where import is_name
from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.clauses import coordinated, descending, prepositional
from counterclaim.annotating.grammar.referring import PRONOUNS, stands_for
from counterclaim.annotating.relations.rules import rules
from counterclaim.model.actor import Actor, ActorCategory

BODIES = word_set("role_words.toml", "bodies")
_SIDES = word_set("control_words.toml", "sides") | word_set("role_words.toml", "own_bodies")
_OFFICES = word_set("role_words.toml", "offices")
_NAME_PARTS = frozenset({"al", "-", "ibn", "bin"})
_NOT_NAMES = frozenset({"PRON", "NUM", "DET"})
_OTHER_NAMES = frozenset(
    {"DATE", "TIME", "LOC", "FAC", "EVENT", "MONEY", "CARDINAL", "ORDINAL", "LANGUAGE", "LAW"}
)
_ABOVE_ALL = frozenset({"particularly", "especially", "notably", "mainly", "chiefly"})
_PASSABLE = frozenset({"PUNCT", "DET", "ADJ", "ADV"})
_PASSED_BACK = frozenset(
    {",", "some", "those", "including", ")", "(", "many", "all", "both", "which", "who", "that"}
    | {"is", "are", "was", "were", "been", "has", "have", "had", "a", "an", "the"}
)
_ENDING = frozenset({"VERB", "AUX", "SCONJ", "ADP"})
_PASSED = 4  # small words between a rank and a name
_FAR = 14  # tokens


class Parties:
    """The actors of one ``Doc``, by the tokens they stand on."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.index = ActorIndex(doc, doc._.actors)
        self.by_token = self.index.by_token

    @cached_property
    def text(self) -> str:
        """``doc.text`` is put together anew at each call."""
        return self.doc.text

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        return [(m.place.start, m.place.end) for m in self.doc._.places if is_name(m)]

    def of(self, token: Token | None) -> Actor | None:
        """The actor that the noun phrase of ``token`` names, or that its pronoun goes back to."""
        if token is not None and token.lower_ in PRONOUNS:
            token = stands_for(token)
        if token is None:
            return None
        if token.pos_ in _NOT_NAMES:
            return self.index.at(token) if token.lower_ not in ("he", "she", "who") else None
        found = self.index.at(token)
        if found is not None and found.end <= token.idx and _relates(token):
            found = None  # "X's affiliate" is not X
        return self._named(token, found or self.built(token) or self.body(token))

    def all_of(self, noun: Token | None) -> Iterator[Actor]:
        """The actors of a list, its commas perhaps lost: "by Norland Karvia and the militias"."""
        if noun is not None and noun.lower_ in PRONOUNS:
            noun = stands_for(noun)
        if noun is not None:
            for listed in descending(noun, _named_behind):
                yield from self._listed(listed)

    def _listed(self, noun: Token) -> Iterator[Actor]:
        seen: set[int] = set()
        members = list(coordinated(noun))
        at = {member.i for member in members}
        for token in self.doc[min(noun.left_edge.i, noun.i) : members[-1].i + 1]:
            if token.i not in at:
                if token.pos_ != "PROPN" or token.dep_ != "compound" or _is_half(token):
                    continue
                if token.head.pos_ != "PROPN" and token.i not in self.index.named:
                    continue
                whole = self.built(token.head) if token.i not in self.by_token else None
                if whole is not None and whole.start <= token.idx:
                    continue  # the first half of a state's name
                if token.i not in self.by_token and not is_state(token):
                    continue
            actor = self.of(token)
            same = actor is not None and actor.id is None and seen and _names(self, token)
            if actor is not None and actor.start not in seen and not same:
                seen.add(actor.start)
                yield actor

    def at(self, token: Token) -> Actor | None:
        """The actor of which the word is a part, not one that owns it."""
        found = self.by_token.get(token.i) or self.built(token) or self.body(token)
        return self._named(token, found)

    def _named(self, token: Token, found: Actor | None) -> Actor | None:
        """What a description in apposition is said of: "the Karvost Front, the group that"."""
        if found is None or found.id is not None or token.dep_ != "appos":
            return found
        if not found.mention.split()[-1].islower():
            return found
        head = token.head
        named = self.by_token.get(head.i) or (self.built(head) if head.ent_type_ == "ORG" else None)
        return named if named is not None and named.mention[:1].isupper() else found

    def word(self, token: Token) -> Actor | None:
        """The actor at one word: "US" or "government" before "-backed"."""
        found = self.by_token.get(token.i) or self.built(token)
        named = token.text[:1].isupper() and token.ent_type_ not in _OTHER_NAMES
        if found is None and (named or token.lower_ in _SIDES | {"foreign"}):
            found = Actor(mention=token.text, start=token.idx, end=token.idx + len(token))
        return found

    def before(self, at: int) -> Actor | None:
        """The actor that ends right before token ``at``, small words passed over."""
        first = self.doc[at].sent.start if at < len(self.doc) else 0
        at -= 1
        while at >= first and self.doc[at].lower_ in _PASSED_BACK:
            at -= 1
        return (self.by_token.get(at) or self.built(self.doc[at])) if at >= first else None

    def after(self, at: int, last: int | None = None) -> Actor | None:
        """The first actor from token ``at`` on, before a verb or preposition, up to ``last``."""
        return next(self.following(at, last), None)

    def first(self, first: int, last: int) -> Actor | None:
        """The first actor from one token to another, both included."""
        found = (self.by_token.get(i) for i in range(first, last + 1))
        return next((a for a in found if a is not None), None)

    def following(self, at: int, last: int | None = None) -> Iterator[Actor]:
        """The actors from token ``at`` on, up to a verb or preposition."""
        end = len(self.doc) if last is None else last + 1
        for token in self.doc[at : min(end, at + _FAR)]:
            if token.is_sent_start and token.i > at:
                return
            actor = self.by_token.get(token.i)
            if actor is None and token.pos_ in _ENDING and token.lower_ != "of":
                return
            if actor is None and (is_state(token) or token.ent_type_ == "PERSON"):
                actor = self.built(token) if token.dep_ != "compound" else None
            if actor is not None:
                yield actor

    def person(self, at: int, step: int) -> Actor | None:
        """The name that begins (or, going back, ends) at the token, small words passed over."""
        doc = self.doc
        for _ in range(_PASSED):
            if not 0 <= at < len(doc) or doc[at].pos_ not in _PASSABLE:
                break
            at += step
        far = at
        while 0 <= far < len(doc) and (doc[far].pos_ == "PROPN" or doc[far].text in _NAME_PARTS):
            if far in self.by_token or doc[far].sent.start != doc[at].sent.start:
                break
            far += step
        first, last = sorted((at, far - step))
        name = doc[first : last + 1]
        if far == at or not any(t.ent_type_ == "PERSON" for t in name):
            return None
        return Actor(
            mention=name.text,
            start=name.start_char,
            end=name.end_char,
            category=ActorCategory.PERSON,
        )

    def as_person(self, actor: Actor) -> Actor | None:
        """The actor as a person, if its words are, or hold, a name that no list has; else None."""
        if actor.category is ActorCategory.PERSON:
            return actor
        held = self.doc.char_span(actor.start, actor.end, alignment_mode="expand")
        if held is not None and actor.category is ActorCategory.GOVERNMENT:
            return actor if any(t.ent_type_ == "PERSON" for t in held) else None
        unlisted = actor.id is None and actor.category is ActorCategory.UNKNOWN
        return (
            replace(actor, category=ActorCategory.PERSON) if unlisted and _is_name(actor) else None
        )

    def built(self, token: Token) -> Actor | None:
        """An actor from the words of a capitalised name that no list of actors has."""
        if not token.text[:1].isupper() or token.pos_ not in ("PROPN", "ADJ"):
            return None
        if "-" in token.text and token.text.rpartition("-")[2].islower():
            return None  # "US-led"
        first = token
        while first.i > 0 and first.nbor(-1).pos_ == "PROPN" and first.nbor(-1).head.i == token.i:
            first = first.nbor(-1)
        start, end = first.idx, token.idx + len(token)
        whole = tuple(norm(t.text) for t in self.doc[first.i : token.i + 1])
        state = _state(whole)
        if state is None and len(whole) > 1 and (state := _state(whole[-1:])) is not None:
            start = token.idx  # "President Norland"
        entry = shipped_registry().of_state(state, "government") if state else None
        mention = self.text[start:end]
        if entry is not None:
            return Actor(
                mention=mention,
                start=start,
                end=end,
                name=entry.name,
                id=entry.id,
                category=entry.category,
            )
        if token.ent_type_ in _OTHER_NAMES or token.lower_ in _OFFICES:
            return None
        if any(start <= token.idx < end for start, end in self._places):
            return None  # "in Velm, the commander of the guard said"
        person = token.ent_type_ == "PERSON"
        category = ActorCategory.PERSON if person else ActorCategory.UNKNOWN
        return Actor(mention=mention, start=start, end=end, category=category)

    def body(self, token: Token) -> Actor | None:
        """ "The group", "US-led coalition", "other factions": a body without a name."""
        if token.pos_ != "NOUN" or token.lemma_.lower() not in BODIES:
            return None
        first = max(token.left_edge.i, token.i - _PASSED)
        while first < token.i and self.doc[first].pos_ not in ("ADJ", "NOUN", "PROPN", "VERB"):
            first += 1
        start, end = self.doc[first].idx, token.idx + len(token)
        return Actor(mention=self.text[start:end], start=start, end=end)


def _is_half(token: Token) -> bool:
    """ "UN" of "the UN-recognised government"."""
    return token.i + 1 < len(token.doc) and token.nbor().text in ("-", "–", "‑")


def _named_behind(noun: Token) -> Iterator[Token]:
    """The lists within a list: "factions including X and Y", "the militias, notably X"."""
    for member in coordinated(noun):
        for inner in (member, *prepositional(member, ("from", "of"))):
            yield from (m for m in prepositional(inner, ("including",)) if _is_noun(m))
        for more in member.rights:
            above_all = more.dep_ == "appos" and any(t.lower_ in _ABOVE_ALL for t in more.lefts)
            if above_all and _is_noun(more):
                yield more


def _is_noun(token: Token) -> bool:
    return token.lower_ not in PRONOUNS


def _relates(noun: Token) -> bool:
    return noun.lemma_.lower() in rules("noun") and noun.dep_ not in ("compound", "nmod")


def _names(parties: Parties, noun: Token) -> bool:
    """Whether the words before a noun name whom it describes: "the X (Y) militant group"."""
    return any(c.dep_ == "compound" and c.i in parties.index.named for c in noun.lefts)


def _is_name(actor: Actor) -> bool:
    words = actor.mention.split()
    return len(words) > 1 and all(not word.islower() for word in words)


def _state(key: tuple[str, ...]) -> State | None:
    registry = shipped_registry()
    return registry.states.get(key) or registry.metonyms.get(key) or registry.demonyms.get(key)


def is_state(token: Token) -> bool:
    """Whether the word is the name of a state."""
    return (norm(token.text),) in shipped_registry().states
