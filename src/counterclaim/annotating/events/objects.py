"""What an event is done to, where that is a thing: a place, a weapon, a base, a rigged car."""

from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from counterclaim.annotating.attaching.where import Attacher
from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.events.roles import Roles
from counterclaim.annotating.events.spotting import Spotted
from counterclaim.annotating.grammar.clauses import (
    coordinated,
    descending,
    object_of,
    subject_of,
    subtree,
)
from counterclaim.annotating.lexicon.triggers import TriggerClass

PLACE_NOUNS = word_set("role_words.toml", "place_nouns")
SHARES = word_set("role_words.toml", "shares")
WEAPON_NOUNS = word_set("role_words.toml", "weapon_nouns")
STORES = word_set("role_words.toml", "stores")
RIGGED = word_set("role_words.toml", "rigged")
_HOLDING = frozenset({"hold", "occupy", "control"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_BEYOND = 1 << 62


class Objects:
    """Looks at the objects in one ``Doc``, whose place names the ``Attacher`` holds."""

    def __init__(self, doc: Doc, attacher: Attacher) -> None:
        self.doc = doc
        self.places = sorted((h.words.start, h.words.end) for h in attacher.places)

    def is_place(self, token: Token | None) -> bool:
        """Whether the noun is a place's name, a word for a place, or a share of one."""
        return token is not None and any(map(self._names_place, descending(token, _shared)))

    def _names_place(self, token: Token) -> bool:
        if token.lemma_.lower() in PLACE_NOUNS:
            return True
        at = bisect_right(self.places, (token.idx, _BEYOND)) - 1
        return at >= 0 and self.places[at][0] <= token.idx < self.places[at][1]

    def is_named_place(self, token: Token | None) -> bool:
        """Whether it is a name of a place, to all appearance, that no gazetteer has."""
        return token is not None and token.pos_ == "PROPN" and token.ent_type_ in _PLACES

    def has_place(self, main: Spotted, roles: Roles) -> bool:
        """Whether what is taken, lost or left is a place."""
        if self.is_place(roles.target) or (
            main.trigger.cls is TriggerClass.LOSS and self.is_place(self._subject(main))
        ):
            return True
        if main.trigger.cls is TriggerClass.EXPEL and roles.target is not None:
            clauses = (c for c in roles.target.rights if c.lemma_ in _HOLDING)
            if any(self.is_place(object_of(clause)) for clause in clauses):
                return True  # "expelled those who hold the dam"
        head = self.doc[main.head]
        heads = [head, *(c for c in head.children if c.dep_ in ("dobj", "prep", "prt"))]
        if main.trigger.cls is TriggerClass.MOVE:
            heads = [c for c in head.children if c.dep_ in ("prep", "prt") and c.lower_ != "to"]
        return any(
            self.is_place(noun) or noun.pos_ == "PRON"
            for h in heads
            for prep in ([h] if h.dep_ == "prep" else h.children)
            if prep.dep_ == "prep" and prep.lower_ in ("of", "from", "over", "out")
            for noun in subtree(prep)
            if noun.dep_ == "pobj"
        )

    def has_weapon(self, main: Spotted, roles: Roles) -> bool:
        """Whether what is found, seized or destroyed is a weapon."""
        if not main.is_verb:
            return main.trigger.cls is TriggerClass.DISRUPT
        target = roles.target
        if target is None:
            return main.last > main.first
        nouns = [*coordinated(target)]
        stores = [noun for noun in nouns if noun.lemma_.lower() in STORES]
        nouns += [c for noun in stores for c in noun.lefts if c.dep_ in ("compound", "amod")]
        return any(self.is_one_of(noun, WEAPON_NOUNS) for noun in nouns)

    def is_one_of(self, token: Token | None, nouns: frozenset[str]) -> bool:
        """Whether the noun, or what it counts ("dozens of posts"), is one of ``nouns``."""
        if token is None:
            return False
        inner = [n for c in token.children if c.lower_ == "of" for n in c.children]
        return any(noun.lemma_.lower() in nouns for noun in (token, *inner))

    def _subject(self, main: Spotted) -> Token | None:
        return subject_of(self.doc[main.head])

    def is_rigged(self, main: Spotted) -> bool:
        """Whether the subject of a bare "exploded" is a thing that is rigged to explode."""
        verb = self.doc[main.head]
        subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
        return subject is not None and subject.lemma_.lower() in RIGGED


def _shared(token: Token) -> Iterator[Token]:
    """What a share is of: "half of the town"."""
    if token.lemma_.lower() in SHARES or token.like_num:
        for prep in token.children:
            if prep.dep_ == "prep":
                yield from prep.children
