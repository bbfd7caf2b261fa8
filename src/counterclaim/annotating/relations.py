"""How two actors stand to each other: who backs, arms, commands, joins or fights whom."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from counterclaim.annotating import layers
from counterclaim.annotating.actors.registry import norm, shipped_registry
from counterclaim.annotating.attaching import is_name
from counterclaim.annotating.clauses import (
    agent_of,
    clause_of,
    coordinated,
    doer_of,
    is_passive,
    object_of,
    prepositional,
    subject_of,
    words,
)
from counterclaim.annotating.data_files import read_text, tsv_rows, word_set
from counterclaim.annotating.events.roles import ActorIndex, resolved
from counterclaim.annotating.events.typing import ARMED, STATE_SIDE
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.relation import RelationMention, RelationType

_HYPHENS = frozenset({"-", "–"})
_SIDES = ARMED | STATE_SIDE | {ActorCategory.INTERNATIONAL_BODY, ActorCategory.UNKNOWN}
_BODIES = word_set("role_words.toml", "bodies")
_ENEMY = frozenset({"terrorist", "terrorists", "terror", "enemy", "enemies"})
_PASSED_BACK = frozenset({",", "some", "those", "including", ")", "(", "many", "all", "both"})
_ENDING = frozenset({"VERB", "AUX", "SCONJ", "ADP"})
_FAR = 14  # tokens from "considers" to "terrorist"
_PASSED = 4  # small words between a rank and a name
_PASSABLE = frozenset({"PUNCT", "DET", "ADJ", "ADV"})
_NAME_PARTS = frozenset({"al", "-", "ibn", "bin"})
_FORMING = frozenset({"form", "make", "constitute", "remain", "become"})
_NOT_NAMES = frozenset({"PRON", "NUM", "DET"})


@dataclass(frozen=True, slots=True)
class _Rule:
    prepositions: frozenset[str]
    type: RelationType
    reversed: bool
    object: str | None = None


def _itself(noun: Token | None) -> Token | None:
    """What a description is said of: "X is a faction that ..." tells of X."""
    if noun is not None and noun.dep_ == "attr" and noun.head.pos_ in ("AUX", "VERB"):
        return resolved(subject_of(noun.head)) or noun
    return noun


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
        pits, deemed = rules("pits"), rules("deemed")
        for token in self.doc:
            lower, lemma = token.lower_, token.lemma_.lower()
            hyphen = token.i > 1 and token.nbor(-1).text in _HYPHENS
            if lower in compound and (hyphen or self._is_lost_compound(token)):
                for rule in compound[lower]:
                    yield from self._compound(token, rule, token.i - (2 if hyphen else 1))
            elif lower in passive and token.pos_ in ("VERB", "ADJ"):
                for rule in passive[lower]:
                    told = list(self._passive(token, rule))
                    yield from told or self._beside(token, rule)
            if lemma in verb and token.pos_ == "VERB" and not is_passive(token):
                for rule in verb[lemma]:
                    yield from self._verb(token, rule)
            elif token.pos_ == "VERB":
                for rule in pits.get(lemma, ()):
                    yield from self._pits(token, rule)
                for rule in deemed.get(lemma, ()):
                    yield from self._deemed(token, rule)
            elif token.pos_ == "PROPN":
                for rule in noun.get(lemma, ()):
                    if rule.type is RelationType.COMMANDS:  # "President of X Abu Karim"
                        yield from self._commander(token, rule)
            elif token.pos_ == "NOUN":
                for rule in noun.get(lemma, ()):
                    told = list(self._noun(token, rule))
                    if not told and rule.type is RelationType.COMMANDS:
                        told = list(self._commander(token, rule))
                    yield from told
                for rule in deed.get(lemma, ()):
                    yield from self._deed(token, rule)
                for rule in aid.get(lemma, ()):
                    yield from self._aid(token, rule)

    def _compound(self, token: Token, rule: _Rule, before: int) -> Iterator[RelationMention]:
        """ "X-backed Y": Y is the noun that the compound stands before."""
        first = self._name_at(self.doc[before])
        head = token.head if token.head.i > token.i else None
        if head is None:
            head = next(
                (t for t in self.doc[token.i + 1 : token.i + 5] if t.pos_ in ("NOUN", "PROPN")),
                None,
            )
        if head is not None and head.lemma_.lower() == "coalition":
            return  # "the X-led coalition" is that coalition's name
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
        for each in self._listed(other):
            yield from self._pair(token, rule, self._actor(_itself(resolved(held))), each)

    def _beside(self, token: Token, rule: _Rule) -> Iterator[RelationMention]:
        """ "Y backed by X Z and the militias", word by word: the parser made nothing of it."""
        doc, end = self.doc, token.sent.end
        if "by" not in rule.prepositions or token.i + 1 >= end or doc[token.i + 1].lower_ != "by":
            return
        at = token.i - 1
        while at >= token.sent.start and doc[at].lower_ in _PASSED_BACK:
            at -= 1
        if at < token.sent.start:
            return
        held = self.actors.by_token.get(at) or self._built(doc[at])
        for i in range(token.i + 2, min(end, token.i + _FAR)):
            if doc[i].pos_ in _ENDING:
                return
            actor = self.actors.by_token.get(i)
            if actor is None and self._is_state(doc[i]):
                actor = self._built(doc[i])
            yield from self._pair(token, rule, held, actor)

    def _verb(self, token: Token, rule: _Rule) -> Iterator[RelationMention]:
        """ "X backs Y", "X split from Y"."""
        subject = resolved(doer_of(token))
        other = self._other(token, rule)
        for each in self._listed(other):
            yield from self._pair(token, rule, self._actor(_itself(subject)), each)

    def _deed(self, token: Token, rule: _Rule) -> Iterator[RelationMention]:
        """ "clashes between X and Y", "X's battle with Y", "X engaged in clashes with Y"."""
        sides = next(prepositional(token, ("between", "among")), None)
        if sides is not None:
            both = list(coordinated(sides))
            for partner in both[1:]:
                yield from self._pair(token, rule, self._actor(both[0]), self._actor(partner))
            return
        other = next(prepositional(token, rule.prepositions), None)
        if other is None and token.dep_ in ("dobj", "obj"):
            other = next(prepositional(token.head, rule.prepositions), None)
        if other is None:
            return
        doer = self.actors.by_token.get(token.i)  # "the coalition against X"
        if doer is None:
            owners = (c for c in token.lefts if c.dep_ in ("poss", "compound", "amod"))
            doer = next((a for c in owners for t in c.subtree if (a := self._actor(t))), None)
        doer = doer or self._actor(_holder(token))
        for each in self._listed(other):
            yield from self._pair(token, rule, doer, each)

    def _aid(self, token: Token, rule: _Rule) -> Iterator[RelationMention]:
        """ "Y, with support from X": what X lends to whoever acts."""
        if token.dep_ != "pobj" or token.head.lower_ not in ("with", "under"):
            return
        other = next(prepositional(token, rule.prepositions), None)
        if other is None:
            other = next((c for c in token.lefts if c.dep_ in ("poss", "compound", "amod")), None)
        yield from self._pair(token, rule, self._actor(other), self._actor(_holder(token)))

    def _noun(self, token: Token, rule: _Rule) -> Iterator[RelationMention]:
        """ "X, an ally of Y", "X is Y's ally", "Y and its ally X", "the Y commander X"."""
        if rule.type is RelationType.PART_OF and any(c.lower_ == "former" for c in token.lefts):
            rule = replace(rule, type=RelationType.SPLIT_FROM)
        if any(c.tag_ == "PRP$" for c in token.lefts):
            yield from self._own(token, rule)
            return
        other = next(prepositional(token, rule.prepositions), None)
        if other is None and not rule.reversed:
            owners = [c for c in token.lefts if c.dep_ in ("poss", "compound", "amod")]
            if rule.type is RelationType.PART_OF:  # the "Syrian affiliate" is no part of Syria
                owners = [c for c in owners if c.dep_ != "amod" or c.i in self.actors.by_token]
            other = next(iter(owners), None)
        held: Token | None = None
        if token.dep_ == "appos":
            held = token.head
        elif token.dep_ == "attr":
            held = resolved(subject_of(token.head))
        elif token.dep_ in ("dobj", "obj") and token.head.lemma_ in _FORMING:
            held = resolved(subject_of(token.head))  # "forms the core of"
        else:
            held = next((c for c in token.rights if c.dep_ == "appos"), None)
            if held is None and token.dep_ in ("compound", "nmod") and token.head.i > token.i:
                held = token.head
        if other is not None and held is None:
            held = next((c for c in other.rights if c.dep_ == "appos"), None)
        inside = self.actors.by_token
        if other is not None and other.i in inside and inside[other.i] is inside.get(token.i):
            other = next((c for c in other.lefts if c.i in self.actors.by_token), None)
        yield from self._pair(token, rule, self._actor(held), self._actor(other))

    def _commander(self, token: Token, rule: _Rule) -> Iterator[RelationMention]:
        """ "Abu Karim an X leader", "X leader Abu Karim", "chief of X Abu Karim": word by word.

        Between names the parser is often wrong, most of all where commas were lost.
        """
        behind = next(prepositional(token, rule.prepositions), None)
        last = token.i
        if behind is not None and behind.lower_ == "staff":  # "X deputy chief of staff Abu Karim"
            last = behind.i
            back = (self.actors.by_token.get(i) for i in range(token.i - 1, token.i - 4, -1))
            group = next((a for a in back if a is not None), None)
        elif behind is not None:
            group = self.actors.by_token.get(behind.i) or self._first_actor(token.i + 1, behind.i)
            group = group or self._actor(behind)
            while (
                group is not None
                and last + 1 < len(self.doc)
                and self.doc[last + 1].idx < (group.end)
            ):
                last += 1
        else:
            group = self.actors.by_token.get(token.i) or self.actors.by_token.get(token.i - 1)
        first = token.i
        while first > 0 and group is not None and self.doc[first - 1].idx >= group.start:
            first -= 1
        yield from self._pair(token, rule, self._person(last + 1, 1), group)
        yield from self._pair(token, rule, self._person(first - 1, -1), group)

    def _first_actor(self, first: int, last: int) -> Actor | None:
        found = (self.actors.by_token.get(i) for i in range(first, last + 1))
        return next((a for a in found if a is not None), None)

    def _person(self, at: int, step: int) -> Actor | None:
        """The name that begins (or, going back, ends) at the token, small words passed over."""
        doc = self.doc
        for _ in range(_PASSED):
            if not 0 <= at < len(doc) or doc[at].pos_ not in _PASSABLE:
                break
            at += step
        far = at
        while 0 <= far < len(doc) and (doc[far].pos_ == "PROPN" or doc[far].text in _NAME_PARTS):
            if far in self.actors.by_token or doc[far].sent.start != doc[at].sent.start:
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

    def _deemed(self, token: Token, rule: _Rule) -> Iterator[RelationMention]:
        """ "Y considers X a terrorist group": X is whoever is named next."""
        end = min(token.i + _FAR, token.sent.end)
        bad = next((i for i in range(token.i + 1, end) if self.doc[i].lower_ in _ENEMY), None)
        if bad is None:
            return
        passive = is_passive(token)
        doer = agent_of(token) if passive else resolved(subject_of(token))
        target = self._actor(resolved(subject_of(token))) if passive else None
        target = target or self._first_actor(token.i + 1, bad - 1)
        for each in self._listed(doer):
            yield from self._pair(token, rule, each, target)

    def _pits(self, token: Token, rule: _Rule) -> Iterator[RelationMention]:
        """ "pits X against Y"."""
        thing = object_of(token)
        other = next(prepositional(token, rule.prepositions), None)
        if other is None and thing is not None:
            other = next(prepositional(thing, rule.prepositions), None)
        for each in self._listed(other):
            yield from self._pair(token, rule, self._actor(thing), each)

    def _own(self, token: Token, rule: _Rule) -> Iterator[RelationMention]:
        """ "Y and its X allies", "Y said its ally X"."""
        owner = token.head if token.dep_ == "conj" else _holder(token)
        named = [c for c in token.children if c.dep_ in ("amod", "compound", "appos", "nmod")]
        named += [c for n in named for c in n.rights if c.dep_ == "conj"]
        if token.dep_ in ("compound", "nmod"):
            named.append(token.head)
            owner = token.head.head if token.head.dep_ == "conj" else owner
        for each in named:
            yield from self._pair(token, rule, self._actor(each), self._actor(owner))

    def _listed(self, noun: Token | None) -> Iterator[Actor]:
        """The actors of a list, its commas perhaps lost: "by Norland Karvia and the militias"."""
        if noun is None:
            return
        seen: set[int] = set()
        members = list(coordinated(noun))
        first = min(noun.left_edge.i, noun.i)
        for token in self.doc[first : members[-1].i + 1]:
            if token.i not in {m.i for m in members}:
                if token.pos_ != "PROPN" or token.dep_ != "compound":
                    continue
                if token.i not in self.actors.by_token and not self._is_state(token):
                    continue
            actor = self._actor(token)
            if actor is not None and actor.start not in seen:
                seen.add(actor.start)
                yield actor
        for member in members:
            for more in prepositional(member, ("including",)):
                yield from self._listed(more)

    def _is_state(self, token: Token) -> bool:
        return (norm(token.text),) in shipped_registry().states

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
        unknown = [a for a in (actor, target) if a.category is ActorCategory.UNKNOWN]
        if len(unknown) == 2 and any(a.mention[:1].isupper() for a in unknown):
            return
        yield RelationMention(
            trigger=words(token),
            clause=clause_of(token),
            type=rule.type,
            actor=actor,
            target=target,
        )

    def _is_lost_compound(self, token: Token) -> bool:
        """ "foreign backed groups", "Norlandic backed forces": a hyphen was lost."""
        if token.i < 1 or token.i + 1 >= len(self.doc) or token.tag_ not in ("VBN", "VBD", "JJ"):
            return False
        before, after = token.nbor(-1), token.nbor()
        if after.pos_ not in ("NOUN", "PROPN", "ADJ") or token.head.i <= token.i:
            return False
        key = (norm(before.text),)
        return before.lower_ == "foreign" or key in shipped_registry().demonyms

    def _name_at(self, token: Token) -> Actor | None:
        return self.actors.by_token.get(token.i) or self._built(token)

    def _actor(self, token: Token | None) -> Actor | None:
        if token is None:
            return None
        if token.pos_ in _NOT_NAMES:
            return self.actors.antecedent(token)
        return self.actors.at(token) or self._built(token) or self._body(token)

    def _body(self, token: Token) -> Actor | None:
        """ "The group", "other factions": a body without a name."""
        if token.pos_ != "NOUN" or token.lemma_.lower() not in _BODIES:
            return None
        return Actor(mention=token.text, start=token.idx, end=token.idx + len(token))

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
