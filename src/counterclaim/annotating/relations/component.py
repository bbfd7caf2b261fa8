"""How two actors stand to each other: who backs, arms, commands, joins or fights whom."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from counterclaim.annotating import layers
from counterclaim.annotating.attaching.parties import ARMED, STATE_SIDE
from counterclaim.annotating.grammar.clauses import clause_of, is_passive, object_of
from counterclaim.annotating.harmless import harmless
from counterclaim.annotating.relations.compounds import (
    Pair,
    is_compound,
    is_prefix,
    of_compound,
    of_prefix,
)
from counterclaim.annotating.relations.nouns import of_aid, of_deed, of_noun, of_phrase, turned
from counterclaim.annotating.relations.parties import BODIES, Parties
from counterclaim.annotating.relations.rules import Rule, rules, trigger_words
from counterclaim.annotating.relations.verbs import (
    of_deemed,
    of_gift,
    of_mutual,
    of_passive,
    of_pits,
    of_verb,
)
from counterclaim.annotating.spans import words
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.relation import RelationMention, RelationType

_SIDES = ARMED | STATE_SIDE | {ActorCategory.INTERNATIONAL_BODY, ActorCategory.UNKNOWN}
_OF_PERSONS = frozenset(
    {
        RelationType.BACKS,
        RelationType.HOSTILE_TO,
        RelationType.FIGHTS,
        RelationType.ALLIED_WITH,
        RelationType.NEGOTIATES_WITH,
    }
)
_NOT_COMMANDED = frozenset({ActorCategory.GOVERNMENT, ActorCategory.INTERNATIONAL_BODY})
_SIDE_WORDS = frozenset({"rebel", "military", "militant", "opposition", "government", "field"})
_ORGANISED = frozenset({"front", "army", "union", "council", "league", "congress", "corps"})
_RULES = ("regime", "government")
_FOLK = ("people", "citizens", "nationals", "residents", "civilians")
_ARMED_ONLY = frozenset(
    {
        "attack",
        "target",
        "assault",
        "ambush",
        "fire",
        "operation",
        "strike",
        "raid",
        "defeat",
        "rout",
        "repel",
        "repulse",
    }
)

Told = tuple[Token, Rule, Actor | None, Actor | None]


def find_relations(doc: Doc) -> tuple[RelationMention, ...]:
    """The relations of a parsed ``Doc`` with actors, in text order.

    Each pair and type is told once a clause.
    """
    found: dict[tuple[object, ...], RelationMention] = {}
    parties = Parties(doc)
    for token, rule, first, second in _told(parties):
        actor, target = (second, first) if rule.reversed else (first, second)
        if actor is None or target is None:
            continue
        actor, target = _less(token, actor, target), _less(token, target, actor)
        if rule.type is RelationType.COMMANDS:
            actor = parties.as_person(actor) or actor
        if not _can_stand(token, rule, actor, target):
            continue
        clause = clause_of(token)
        key = (clause, rule.type, actor.start, target.start)
        if key not in found:
            found[key] = RelationMention(
                trigger=words(token), clause=clause, type=rule.type, actor=actor, target=target
            )
    return tuple(sorted(found.values(), key=lambda r: (r.trigger, r.actor.start)))


def _told(parties: Parties) -> Iterator[Told]:
    words_ = trigger_words()
    for token in parties.doc:
        word = token.lower_.rpartition("-")[2]
        if word not in words_ and token.lemma_.lower() not in words_:
            continue
        for rule, pairs in _readings(parties, token):
            for first, second in pairs:
                yield token, rule, first, second


def _readings(parties: Parties, token: Token) -> Iterator[tuple[Rule, Iterator[Pair]]]:
    """Each rule that the token sets off, with the pairs it may tell of."""
    lower, lemma, part = token.lower_, token.lemma_.lower(), token.pos_
    compound = rules("compound").get(lower.rpartition("-")[2])
    if compound and is_compound(token):
        for rule in compound:
            yield rule, of_compound(parties, token)
        return
    if lower in (prefix := rules("prefix")) and is_prefix(token):
        for rule in prefix[lower]:
            yield rule, of_prefix(parties, token)
        return
    if part == "ADP":
        for rule in rules("phrase").get(lower, ()):
            yield rule, of_phrase(parties, token, rule)
        return
    if part in ("VERB", "ADJ"):
        for rule in rules("passive").get(lower, ()):
            yield turned(token, rule), of_passive(parties, token, rule)
    gerund = token.tag_ == "VBG" and token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj")
    if part == "VERB":
        if not is_passive(token):
            thing = object_of(token)
            held = thing.lemma_.lower() if thing is not None else None
            possible = rules("verb").get(lemma, [])
            whole = [rule for rule in possible if rule.object == held and held is not None]
            for rule in whole or [rule for rule in possible if rule.object is None]:
                yield rule, of_verb(parties, token, rule)
            for rule in rules("gift").get(lemma, ()):
                yield rule, of_gift(parties, token, rule)
            for rule in rules("mutual").get(lemma, ()):
                yield rule, of_mutual(parties, token)
        for rule in rules("pits").get(lemma, ()):
            yield rule, of_pits(parties, token, rule)
        for rule in rules("deemed").get(lemma, ()):
            yield rule, of_deemed(parties, token)
    if part == "PROPN":
        for rule in rules("noun").get(lower, ()):
            if rule.type is RelationType.COMMANDS:  # "President of X Abu Karim"
                yield turned(token, rule), of_noun(parties, token, rule)
    if part == "NOUN":
        for rule in rules("noun").get(lemma, ()):
            yield turned(token, rule), of_noun(parties, token, rule)
        for rule in rules("aid").get(lemma, ()):
            yield rule, of_aid(parties, token, rule)
    if part == "NOUN" or gerund:
        for rule in rules("deed").get(lower if gerund else lemma, ()):
            yield rule, of_deed(parties, token, rule)


def _less(token: Token, actor: Actor, other: Actor) -> Actor:
    """The actor without the word that tells the relation: "regime" of "regime allies X and Y"."""
    inside = actor.start < token.idx < actor.end
    if not inside or other.end <= token.idx or token.lemma_.lower() in BODIES:
        return actor
    text = token.doc.text[actor.start : token.idx].rstrip(" -–")
    return replace(actor, mention=text, end=actor.start + len(text)) if text else actor


def _can_stand(token: Token, rule: Rule, actor: Actor, target: Actor) -> bool:
    """Whether two actors can stand so to each other: neither the same nor bystanders."""
    if actor.start == target.start or (actor.id is not None and actor.id == target.id):
        return False
    if not {actor.category, target.category} <= _SIDES | {ActorCategory.PERSON}:
        return False
    if rule.type is RelationType.COMMANDS:
        named = target.id is not None or target.mention.lower() not in _SIDE_WORDS
        state = target.category in _NOT_COMMANDED or target.mention.lower().endswith(_RULES)
        if state or (token.dep_ != "acl" and not named):
            return False  # a state's president is no commander
    part = rule.type is RelationType.PART_OF
    if part and target.category is ActorCategory.INTERNATIONAL_BODY:
        return False  # a member of the United Nations
    if any(a.mention.lower().endswith(_FOLK) for a in (actor, target)):
        return False
    if token.lemma_.lower() in _ARMED_ONLY:
        return actor.category in _PARTIES and target.category in ARMED
    if target.category is ActorCategory.PERSON:
        body = actor.category is ActorCategory.UNKNOWN and actor.mention.split()[-1].islower()
        known = actor.id is not None or actor.category in _PARTIES or body
        if not known or rule.type not in _OF_PERSONS:
            return False  # of persons only whom a known party backs or fights
    unknown = [a for a in (actor, target) if a.category is ActorCategory.UNKNOWN]
    strange = [a for a in unknown if a.mention[:1].isupper() and not _is_body(a)]
    return len(unknown) < 2 or not strange


_PARTIES = ARMED | STATE_SIDE


def _is_body(actor: Actor) -> bool:
    """Whether an unlisted name is an organisation's, by its last word: "the Karvost Party"."""
    return actor.mention.split()[-1].lower() in BODIES | _ORGANISED


class Relations:
    """Writes ``doc._.relations``."""

    @harmless("counterclaim_relations", "relations")
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
