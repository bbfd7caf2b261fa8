"""Which party a noun names: the actors of a ``Doc`` by the tokens they stand on."""

from spacy.tokens import Doc, Token

from counterclaim.annotating.attaching.ground import Ground
from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.antecedents import RELATIVE
from counterclaim.annotating.grammar.clauses import noun_phrase, prepositional
from counterclaim.annotating.grammar.frames import frame_of
from counterclaim.annotating.grammar.governing import HEADLINE
from counterclaim.annotating.grammar.negating import is_nobody
from counterclaim.annotating.grammar.noun_frames import owners
from counterclaim.annotating.grammar.referring import PRONOUNS, stands_for
from counterclaim.annotating.spans import words
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.words import Words

OF_NOUNS = word_set("role_words.toml", "of_nouns")
_RANKS = word_set("control_words.toml", "ranks")
_SIDES = word_set("control_words.toml", "sides")
_DEEDS = word_set("control_words.toml", "deeds")
_GROUPS = frozenset({"it", "they"})
_OPENING = 4  # tokens
_ANY = frozenset({"side", "party", "group", "one"})
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
STATE_SIDE = frozenset({ActorCategory.STATE_FORCES, ActorCategory.GOVERNMENT})
ARMED = frozenset(
    {
        ActorCategory.STATE_FORCES,
        ActorCategory.REBEL_GROUP,
        ActorCategory.POLITICAL_MILITIA,
        ActorCategory.IDENTITY_MILITIA,
        ActorCategory.EXTERNAL_FORCES,
    }
)
_PARTIES = ARMED | STATE_SIDE
_GROUPS_OF_MEN = ARMED - {ActorCategory.STATE_FORCES, ActorCategory.EXTERNAL_FORCES}


class ActorIndex:
    """Actors by the tokens they stand on."""

    def __init__(self, doc: Doc, actors: tuple[Actor, ...]) -> None:
        self.by_token: dict[int, Actor] = {}
        at = 0
        size = len(doc)
        for actor in actors:
            while at < size and doc[at].idx < actor.start:
                at += 1
            here = at
            while here < size and doc[here].idx < actor.end:
                self.by_token[here] = actor
                here += 1
        self.named = {i for i, actor in self.by_token.items() if actor.id is not None}

    def at(self, token: Token | None, levels: int = 8) -> Actor | None:
        """The actor that the noun phrase of ``token`` names, or None.

        ``levels``: how deep to look in "a number of members of the staff of the army".
        """
        if token is None or _owns(token):
            return None
        if token.pos_ == "PRON" and token.dep_ == "nsubj":
            return self.antecedent(token)
        here = self.by_token.get(token.i)
        if here is not None and here.id is not None:
            return here
        named = self._named_before(token, here.category) if here is not None else None
        if named is not None:
            return named
        counted = here is not None or token.like_num or token.lemma_.lower() in OF_NOUNS
        listed = next((c.i for c in token.rights if c.dep_ == "conj"), len(token.doc))
        for noun in prepositional(token, ("of", "from")) if counted else ():
            if noun.i > listed:
                break  # "between soldiers and fighters of X": of the second alone
            inside = self.by_token.get(noun.i)
            if inside is None and noun.dep_ == "pobj" and levels:
                inside = self.at(noun, levels - 1)
            if inside is not None and (here is None or inside.id is not None):
                return inside
        return here or self._before(token)

    def _named_before(self, token: Token, like: ActorCategory) -> Actor | None:
        """The group named before a word for it: "the Harrow Front (HF) rebel group"."""
        for child in token.lefts:
            if child.dep_ not in ("compound", "nmod"):
                continue
            named = self.by_token.get(child.i)
            if named is None or named.id is None:
                continue
            if named.category in _GROUPS_OF_MEN or named.category is like:
                return named
        return None

    def _before(self, token: Token) -> Actor | None:
        """The actor in front: "regime jets", "the army's tanks"; whose place it is does not act.

        "Killed in a blast by Norland's Grey Bridge" lays the blast to nobody.
        """
        owned = {child.dep_ for child in token.lefts}
        if token.pos_ == "PROPN" and "poss" in owned:
            return None
        for child in token.lefts:
            if child.dep_ in ("compound", "poss", "nmod") and child.i in self.by_token:
                return self.by_token[child.i]
        if token.dep_ in ("compound", "amod"):
            return None
        return next(
            (
                self.by_token[c.i]
                for c in token.rights
                if c.dep_ == "appos" and c.i in self.by_token
            ),
            None,
        )

    def antecedent(self, token: Token) -> Actor | None:
        """Whom an opening "it" or "they" stands for: the one party of the sentence before."""
        sentence = token.sent
        opens = token.i - sentence.start < _OPENING
        if not opens or token.lower_ not in _GROUPS or sentence.start == 0:
            return None
        doc = token.doc
        before = doc[sentence.start - 1]
        if "\n" in before.text:
            return None
        start = before.sent.start
        found = (self.by_token.get(i) for i in range(start, sentence.start))
        parties = {a.id or a.mention.lower(): a for a in found if a and a.category in _PARTIES}
        return next(iter(parties.values())) if len(parties) == 1 else None


def _owns(token: Token) -> bool:
    """Whether an owner was taken for the thing owned: "by Norland's Grey Bridge", misparsed."""
    following = token.i + 1
    return token.dep_ != "poss" and following < len(token.doc) and token.nbor().tag_ == "POS"


def party(ground: Ground, word: Token, role: str, *, known: bool) -> Actor | None:
    """The actor that does the deed; ``known``: only one that the layer has.

    An owner counts only if the layer has it, the first that it has.
    """
    found = frame_of(word, headline=role == HEADLINE).doer
    if found is not None and (word.pos_ in ("VERB", "AUX") or found.noun.dep_ == "pobj"):
        return actor_of(ground, found.noun, known=known)
    near = (actor_of(ground, owner, known=True) for owner in owners(word))
    return next((actor for actor in near if actor is not None), None)


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
    if token.lower_ in _DEEDS:
        whose = next((c for c in token.lefts if c.dep_ == "poss"), None)
        return actor_of(ground, whose, levels=levels - 1)
    if token.lower_ in ("control", "hands"):  # "captured it from government control"
        whose = next((c for c in token.lefts if c.dep_ != "det"), None)
        return actor_of(ground, whose, levels=levels - 1)
    at = words(token) if known else _named(token)
    actor = known_actor(ground, words(token)) or (None if known else known_actor(ground, at))
    if token.lower_ in _RANKS and (actor is None or actor.name is None):
        behind = (known_actor(ground, words(t)) for t in prepositional(token, ("of", "from")))
        actor = next((a for a in behind if a is not None and a.name is not None), actor)
    if actor is not None and actor.name is None:
        actor = _called(ground, token, actor) or actor
    if token.lower_ in _ANY and is_nobody(token):
        return None  # "neither side controls"
    if actor or known:
        return actor
    return Actor(mention=at.of(ground.text), start=at.start, end=at.end)


def _called(ground: Ground, token: Token, described: Actor) -> Actor | None:
    """The group named before a word for it: "the Harrow Front (HF) rebel group"."""
    before = (c for c in token.lefts if c.dep_ in ("compound", "nmod"))
    named = (known_actor(ground, words(child)) for child in before)
    same = _GROUPS_OF_MEN | {described.category}
    return next((a for a in named if a and a.name is not None and a.category in same), None)


def known_actor(ground: Ground, at: Words) -> Actor | None:
    """The layer's actor that shares words with ``at``, a named one first."""
    overlapping = [a for a in ground.actors if Words(a.start, a.end).overlaps(at)]
    return max(overlapping, key=lambda a: (a.name is not None, a.end - a.start), default=None)


def is_armed(ground: Ground, noun: Token) -> bool:
    """Whether ``noun`` is a party to the war or its people."""
    if {noun.lower_, noun.lemma_.lower()} & (_RANKS | _SIDES):
        return True
    actor = known_actor(ground, words(noun))
    return actor is not None and actor.category in PARTIES


def is_group(ground: Ground, noun: Token) -> bool:
    """Whether "them" or "the group" may be a party to the war."""
    meant = stands_for(noun) if noun.lower_ in PRONOUNS else noun
    if meant is None:
        return False
    return is_armed(ground, meant) or meant.lemma_.lower() in word_set("role_words.toml", "bodies")


def _named(noun: Token) -> Words:
    """The noun phrase without article, adverb before it and relative clause."""
    at = noun_phrase(noun)
    first = noun.left_edge.i
    while first < noun.i and noun.doc[first].pos_ in ("DET", "ADV", "PUNCT", "CCONJ", "SCONJ"):
        first += 1
    start = noun.doc[first].idx
    return Words(start, max(at.end, noun.idx + len(noun)))
