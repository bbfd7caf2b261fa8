"""How two actors stand to each other: who backs, arms, commands, joins or fights whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from counterclaim.annotating import layers
from counterclaim.annotating.actors.registry import norm, shipped_registry
from counterclaim.annotating.attaching import is_name
from counterclaim.annotating.clauses import (
    clause_of,
    coordinated,
    is_passive,
    object_of,
    prepositional,
    subject_of,
    words,
)
from counterclaim.annotating.data_files import read_text, tsv_rows
from counterclaim.annotating.events.roles import ActorIndex, resolved
from counterclaim.annotating.events.typing import ARMED, STATE_SIDE
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.relation import RelationMention, RelationType

_HYPHENS = frozenset({"-", "–"})
_SIDES = ARMED | STATE_SIDE | {ActorCategory.INTERNATIONAL_BODY, ActorCategory.UNKNOWN}
_FORMING = frozenset({"form", "make", "constitute", "remain", "become"})
_NOT_NAMES = frozenset({"PRON", "NUM", "DET"})


@dataclass(frozen=True, slots=True)
class _Rule:
    prepositions: frozenset[str]
    type: RelationType
    reversed: bool
    object: str | None = None


def _holder(noun: Token) -> Token | None:
    """The subject of the clause that the noun's phrase belongs to."""
    head = noun.head
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
        if head.pos_ in ("NOUN", "PROPN") and head.dep_ in ("nsubj", "nsubjpass"):
            return head  # "the army, with help from X, advanced"
        head = head.head
    return resolved(subject_of(head)) if head.pos_ in ("VERB", "AUX") else head


class Reader:
    """Reads the relations of one ``Doc``."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.actors = ActorIndex(doc, doc._.actors)
        self.places = [mention.place for mention in doc._.places if is_name(mention)]

    def relations(self) -> tuple[RelationMention, ...]:
        """All relations, in text order; each pair and type once a clause."""
        found: dict[tuple[object, ...], RelationMention] = {}
        for relation in self._all():
            key = (relation.clause, relation.type, relation.actor.start, relation.target.start)
            found.setdefault(key, relation)
        return tuple(sorted(found.values(), key=lambda r: (r.trigger, r.actor.start)))

    def _all(self) -> Iterator[RelationMention]:
        compound, passive, verb, noun, deed, aid = (
            rules(form) for form in ("compound", "passive", "verb", "noun", "deed", "aid")
        )
        for token in self.doc:
            lower, lemma = token.lower_, token.lemma_.lower()
            if lower in compound and token.i > 1 and token.nbor(-1).text in _HYPHENS:
                for rule in compound[lower]:
                    yield from self._compound(token, rule)
            elif lower in passive and token.pos_ in ("VERB", "ADJ"):
                for rule in passive[lower]:
                    yield from self._passive(token, rule)
            if lemma in verb and token.pos_ == "VERB" and not is_passive(token):
                for rule in verb[lemma]:
                    yield from self._verb(token, rule)
            elif token.pos_ == "NOUN":
                for rule in noun.get(lemma, ()):
                    yield from self._noun(token, rule)
                for rule in deed.get(lemma, ()):
                    yield from self._deed(token, rule)
                for rule in aid.get(lemma, ()):
                    yield from self._aid(token, rule)

    def _compound(self, token: Token, rule: _Rule) -> Iterator[RelationMention]:
        """ "X-backed Y": Y is the noun that the compound stands before."""
        first = self._name_at(self.doc[token.i - 2])
        head = token.head if token.head.i > token.i else None
        if head is None:
            head = next(
                (t for t in self.doc[token.i + 1 : token.i + 5] if t.pos_ in ("NOUN", "PROPN")),
                None,
            )
        yield from self._pair(token, rule, first, self._actor(head))

    def _passive(self, token: Token, rule: _Rule) -> Iterator[RelationMention]:
        """ "Y, backed by X" and "Y was backed by X"."""
        other = self._other(token, rule)
        if token.dep_ in ("acl", "amod", "relcl", "acomp", "oprd"):
            held = token.head if token.dep_ != "acomp" else subject_of(token.head)
        else:
            held = subject_of(token) or (token.head if token.dep_ == "advcl" else None)
            if held is not None and held.pos_ == "VERB":
                held = subject_of(held)
        for each in coordinated(other) if other is not None else ():
            yield from self._pair(token, rule, self._actor(resolved(held)), self._actor(each))

    def _verb(self, token: Token, rule: _Rule) -> Iterator[RelationMention]:
        """ "X backs Y", "X split from Y"."""
        subject = resolved(subject_of(token))
        if subject is None and token.dep_ == "acl":
            subject = token.head
        other = self._other(token, rule)
        for each in coordinated(other) if other is not None else ():
            yield from self._pair(token, rule, self._actor(subject), self._actor(each))

    def _deed(self, token: Token, rule: _Rule) -> Iterator[RelationMention]:
        """ "clashes between X and Y", "X's battle with Y", "X engaged in clashes with Y"."""
        sides = next(prepositional(token, ("between", "among")), None)
        if sides is not None:
            both = list(coordinated(sides))
            for other in both[1:]:
                yield from self._pair(token, rule, self._actor(both[0]), self._actor(other))
            return
        other = next(prepositional(token, rule.prepositions), None)
        if other is None:
            return
        owner = next((c for c in token.lefts if c.dep_ in ("poss", "compound", "amod")), None)
        yield from self._pair(
            token, rule, self._actor(owner) or self._actor(_holder(token)), self._actor(other)
        )

    def _aid(self, token: Token, rule: _Rule) -> Iterator[RelationMention]:
        """ "Y, with support from X": what X lends to whoever acts."""
        if token.dep_ != "pobj" or token.head.lower_ not in ("with", "under"):
            return
        other = next(prepositional(token, rule.prepositions), None)
        if other is None:
            other = next((c for c in token.lefts if c.dep_ in ("poss", "compound", "amod")), None)
        yield from self._pair(token, rule, self._actor(other), self._actor(_holder(token)))

    def _noun(self, token: Token, rule: _Rule) -> Iterator[RelationMention]:
        """ "X, an ally of Y", "X is Y's ally"."""
        other = next(prepositional(token, rule.prepositions), None)
        if other is None:
            other = next((c for c in token.lefts if c.dep_ in ("poss", "compound", "amod")), None)
        held: Token | None = None
        if token.dep_ == "appos":
            held = token.head
        elif token.dep_ == "attr":
            held = resolved(subject_of(token.head))
        elif token.dep_ in ("dobj", "obj") and token.head.lemma_ in _FORMING:
            held = resolved(subject_of(token.head))  # "forms the core of"
        else:
            held = next((c for c in token.rights if c.dep_ == "appos"), None)
        yield from self._pair(token, rule, self._actor(held), self._actor(other))

    def _other(self, token: Token, rule: _Rule) -> Token | None:
        if "by" in rule.prepositions:
            for child in token.rights:
                if child.lower_ == "by":
                    return next((c for c in child.rights if c.dep_ == "pobj"), None)
            return None
        if rule.object is not None:
            held = object_of(token)
            if held is None or held.lemma_.lower() != rule.object:
                return None
            return next(prepositional(held, rule.prepositions), None) or next(
                prepositional(token, rule.prepositions), None
            )
        found = next(prepositional(token, rule.prepositions), None)
        if found is None and "-" in rule.prepositions:
            found = object_of(token)
            if found is None:  # "armed and funded X"
                shared = (c for c in token.rights if c.dep_ == "conj" and c.pos_ == "VERB")
                found = next((o for c in shared if (o := object_of(c)) is not None), None)
        return found

    def _pair(
        self, token: Token, rule: _Rule, first: Actor | None, second: Actor | None
    ) -> Iterator[RelationMention]:
        actor, target = (second, first) if rule.reversed else (first, second)
        if actor is None or target is None or actor.start == target.start:
            return
        if actor.id is not None and actor.id == target.id:
            return
        persons = [a for a in (actor, target) if a.category is ActorCategory.PERSON]
        if not {actor.category, target.category} <= _SIDES | {ActorCategory.PERSON}:
            return
        if target in persons and actor.id is None:
            return  # of persons only whom a known party backs or fights
        if actor.category is target.category is ActorCategory.UNKNOWN:
            return
        yield RelationMention(
            trigger=words(token),
            clause=clause_of(token),
            type=rule.type,
            actor=actor,
            target=target,
        )

    def _name_at(self, token: Token) -> Actor | None:
        return self.actors.by_token.get(token.i) or self._built(token)

    def _actor(self, token: Token | None) -> Actor | None:
        if token is None:
            return None
        if token.pos_ in _NOT_NAMES:
            return self.actors.antecedent(token)
        return self.actors.at(token) or self._built(token)

    def _built(self, token: Token) -> Actor | None:
        """An actor from the words of a capitalised name that no registry has."""
        if not token.text[:1].isupper() or token.pos_ not in ("PROPN", "ADJ"):
            return None
        registry, key = shipped_registry(), (norm(token.text),)
        state = registry.states.get(key) or registry.metonyms.get(key) or registry.demonyms.get(key)
        entry = registry.of_state(state, "government") if state else None
        if entry is not None:
            return Actor(
                mention=token.text,
                start=token.idx,
                end=token.idx + len(token),
                name=entry.name,
                id=entry.id,
                category=entry.category,
            )
        if any(place.start <= token.idx < place.end for place in self.places):
            return None  # "in Velm, the commander of the guard said"
        first = token
        while first.i > 0 and first.nbor(-1).pos_ == "PROPN" and first.nbor(-1).head.i == token.i:
            first = first.nbor(-1)
        start, end = first.idx, token.idx + len(token)
        person = token.ent_type_ == "PERSON"
        category = ActorCategory.PERSON if person else ActorCategory.UNKNOWN
        return Actor(mention=self.doc.text[start:end], start=start, end=end, category=category)


@cache
def rules(form: str) -> dict[str, list[_Rule]]:
    """Rules of one form by their (first) word."""
    found: dict[str, list[_Rule]] = {}
    for words_, of_form, prepositions, type_, direction in tsv_rows(
        read_text("relation_triggers.tsv")
    ):
        if of_form == form:
            for phrase in words_.split("|"):
                word, _, held = phrase.partition(" ")
                rule = _Rule(
                    frozenset(prepositions.split("|")),
                    RelationType(type_),
                    direction == "<",
                    held or None,
                )
                found.setdefault(word, []).append(rule)
    return found


def find_relations(doc: Doc) -> tuple[RelationMention, ...]:
    """The relations of a parsed ``Doc`` with actors, in text order."""
    return Reader(doc).relations()


class Relations:
    """Writes ``doc._.relations``."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill the layer."""
        doc._.relations = find_relations(doc)
        return doc


@Language.factory(
    "counterclaim_relations",
    assigns=["doc._.relations"],
    requires=[
        "doc._.actors",
        "doc._.places",
        "token.dep",
        "token.lemma",
        "token.tag",
        "token.ent_type",
    ],
)
def make_relations(nlp: Language, name: str) -> Relations:  # noqa: ARG001 - spaCy's signature
    """Make the component."""
    layers.register_layers()
    return Relations()
