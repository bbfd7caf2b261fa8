"""Relations told by a verb: "X backs Y", "Y, backed by X", "X gave Y weapons"."""

from collections.abc import Iterator
from itertools import pairwise, product

from spacy.tokens import Token

from counterclaim.annotating.grammar.antecedents import RELATIVE, cleft, included_in, resolved
from counterclaim.annotating.grammar.clauses import (
    SUBJECT_DEPS,
    agent_of,
    coordinated,
    is_passive,
    object_of,
    prepositional,
    subject_of,
)
from counterclaim.annotating.grammar.doers import holder, subject_above
from counterclaim.annotating.grammar.frames import frame_of
from counterclaim.annotating.relations.compounds import Pair
from counterclaim.annotating.relations.parties import Parties
from counterclaim.annotating.relations.rules import Rule
from counterclaim.model.relation import RelationType

_ENEMY = frozenset({"terrorist", "terrorists", "terror", "enemy", "enemies"})
_WARDING = frozenset({"repel", "repulse", "fight", "confront", "defeat"})
_EACH = frozenset({"each", "other", "another"})
_NEAR = 5  # tokens of a noun phrase
_FAR = 14  # tokens from "considers" to "terrorist"


def of_verb(parties: Parties, token: Token, rule: Rule) -> Iterator[Pair]:
    """ "X backs Y", "X split from Y", "X which Y backs"."""
    other = _other(token, rule)
    if other is not None and other.lower_ not in _EACH:
        if token.lemma_.lower() in _WARDING and parties.of(other) is None:
            doer = frame_of(other).doer  # "repelled an attack by Y"
            other = doer.noun if doer is not None else other
        yield from product(parties.all_of(subject_above(token)), list(parties.all_of(other)))


def of_passive(parties: Parties, token: Token, rule: Rule) -> Iterator[Pair]:
    """ "Y, backed by X", "Y was backed by X", "Y and the allied X"."""
    other = _after(token, rule.before)
    if rule.type is RelationType.COMMANDS and other is not None and _is_man_of(parties, other):
        return
    own = subject_of(token) if token.dep_ == "relcl" else None
    if own is not None and own.lower_ not in RELATIVE:
        held: Token | None = own  # "the town, where troops loyal to Y"
    elif token.dep_ in ("acl", "amod", "relcl", "oprd"):
        held = included_in(token.head)
    elif token.dep_ == "acomp":
        held = subject_of(token.head)
    else:
        held = subject_above(token)
    joined = rule.type is RelationType.ALLIED_WITH and token.head.dep_ == "conj"
    if other is None and joined and token.dep_ == "amod":
        yield parties.of(token.head), parties.of(token.head.head)  # "the army and allied militias"
        return
    if token.dep_ == "acl" and _is_apart(parties, token):
        held = holder(token.head)  # "the army took X near Y, assisted by Z"
    others = list(parties.all_of(other))
    if others and other is not None and "by" in rule.before:  # "by X the Z and Y", commas lost
        last = max(a.end for a in others)
        more = (a for a in parties.following(other.i + 1) if a.start > last)
        others += [a for a in more if token.doc.text[a.start - 1] != "("]
    if other is not None and any(a.start <= token.idx < a.end for a in others):
        others = [a for a in (parties.built(other),) if a]  # "forces loyal to Y" are one actor
    told = list(product(parties.all_of(_itself(held)), others))
    yield from told or _beside(parties, token, rule)


def _is_man_of(parties: Parties, noun: Token) -> bool:
    """ "Led by a former X colonel": the colonel leads, not X."""
    own = parties.by_token.get(noun.i)
    return noun.pos_ == "NOUN" and own is None and parties.body(noun) is None


def _itself(noun: Token | None) -> Token | None:
    meant = resolved(noun)
    return cleft(meant) if meant is not None else None


def _is_apart(parties: Parties, token: Token) -> bool:
    """Whether a participle behind a comma hangs on what is no actor."""
    first = token.left_edge.i
    return first > 0 and token.doc[first - 1].text == "," and parties.of(token.head) is None


def _beside(parties: Parties, token: Token, rule: Rule) -> Iterator[Pair]:
    """The same word by word, where the parser made nothing of "Y backed by X Z and W"."""
    behind = token.i + 1
    if behind < token.sent.end and parties.doc[behind].lower_ in rule.before:
        held = parties.before(token.i)
        for other in parties.following(behind + 1):
            yield held, other


def of_gift(parties: Parties, token: Token, rule: Rule) -> Iterator[Pair]:
    """ "X gave Y weapons", "X gave weapons to Y", "X supplied Y with weapons"."""
    things = [t for t in token.children if t.dep_ in ("dobj", "obj", "dative")]
    things += [t for head in (token, *things) for t in prepositional(head, ("with",))]
    named = (n for t in things for n in coordinated(t))
    given = next((n for n in named if n.lemma_.lower() in rule.before), None)
    if given is None:
        return
    if rule.reversed:
        givers = _behind(token, ("from",)) or _behind(given, ("from",))
        for giver in givers[:1]:
            yield from product(parties.all_of(subject_above(token)), list(parties.all_of(giver)))
        return
    takers = [t for t in things if t is not given and t.dep_ in ("dobj", "obj", "dative")]
    takers = [t for t in takers if t.pos_ != "ADP"]
    takers += _behind(token, ("to", "for")) or _behind(given, ("to", "for"))
    for taker in takers[:1]:
        yield from product(parties.all_of(subject_above(token)), list(parties.all_of(taker)))


def of_mutual(parties: Parties, token: Token) -> Iterator[Pair]:
    """ "X and Y clashed", "X and Y are fighting each other": each with the one before."""
    thing = object_of(token) or next(prepositional(token, ("against", "with")), None)
    if thing is not None and thing.lower_ not in _EACH:
        return
    if thing is None and token.lemma_.lower() != "clash":
        return
    subject = subject_above(token)
    sides = [parties.of(t) for t in coordinated(subject)] if subject is not None else []
    yield from pairwise(sides)


def of_pits(parties: Parties, token: Token, rule: Rule) -> Iterator[Pair]:
    """ "pits X against Y", "pits X and Y against each other": word by word, for lists are long."""
    end = token.sent.end
    against = [t for t in parties.doc[token.i + 1 : end] if t.lower_ in rule.before]
    if not against:
        return
    first = list(parties.following(token.i + 1, against[-1].i - 1))
    if against[-1].i + 1 < end and against[-1].nbor().lower_ in _EACH:
        yield from pairwise(first)
    else:
        yield from product(first[:1], list(parties.following(against[-1].i + 1))[:1])


def of_deemed(parties: Parties, token: Token) -> Iterator[Pair]:
    """ "Y considers X a terrorist group", "X, which Y considers a terrorist group"."""
    end = min(token.i + _FAR, token.sent.end)
    bad = next((t for t in parties.doc[token.i + 1 : end] if t.lower_ in _ENEMY), None)
    if bad is None:
        return
    if is_passive(token) or (token.dep_ == "acl" and token.tag_ == "VBN"):
        held = token.head if token.dep_ == "acl" else resolved(subject_of(token))
        speaker = agent_of(token) or next(_by(bad), None)
        target = parties.of(held) or parties.before(token.i)
    else:
        speaker, target = resolved(subject_of(token)), parties.after(token.i + 1, bad.i - 1)
        if target is None and token.dep_ == "relcl":
            target = parties.of(token.head)
        if target is None and speaker is not None:
            target = parties.before(speaker.left_edge.i)
    yield from product(parties.all_of(speaker), [target])


def _by(bad: Token) -> Iterator[Token]:
    """The judge behind "a terrorist group by X", the "by" hung on the noun."""
    for noun in (bad, bad.head):
        yield from prepositional(noun, ("by",))


def _other(token: Token, rule: Rule) -> Token | None:
    if rule.object is not None:
        held = object_of(token)
        if held is None or held.lemma_.lower() != rule.object:
            return None
        return next(prepositional(held, rule.before), None) or _after(token, rule.before)
    found = _after(token, rule.before)
    if found is None and "-" in rule.before:
        found = object_of(token)
        if found is None:  # "armed and funded X"
            shared = (c for c in token.rights if c.dep_ == "conj" and c.pos_ == "VERB")
            found = next((o for c in shared if (o := object_of(c)) is not None), None)
        if found is None and token.dep_ in ("acl", "relcl"):
            found = _taken_for_subject(token)
        if found is None and token.dep_ == "relcl" and _is_of_another(token):
            found = token.head  # "the rebels that X backs"
    return found


def _taken_for_subject(verb: Token) -> Token | None:
    """The noun right behind the verb, read as the subject of the next: "rebels fighting Y left"."""
    behind = verb.i + 1
    for noun in verb.doc[behind : min(behind + _NEAR, verb.sent.end)]:
        if noun.dep_ in SUBJECT_DEPS and noun.left_edge.i == behind:
            return noun
    return None


def _is_of_another(verb: Token) -> bool:
    """Whether a relative clause has a doer of its own, and the noun is whom it is done to."""
    subject = subject_of(verb)
    otherwise = any(c.dep_ == "prep" or c.tag_ == "WRB" for c in verb.children)
    return subject is not None and subject.pos_ in ("NOUN", "PROPN") and not otherwise


def _after(token: Token, prepositions: frozenset[str]) -> Token | None:
    """The noun behind a preposition, also behind "away from" and the "by" of a passive."""
    found = next(iter(_behind(token, prepositions)), None)
    if found is not None:
        return found
    adverbs = (c for c in token.rights if c.lower_ in ("away", "off"))
    found = next((t for c in adverbs for t in prepositional(c, prepositions)), None)
    if found is None and "by" in prepositions:  # "armed and trained by X"
        shared = (c for c in token.rights if c.dep_ == "conj")
        found = next((t for c in shared if (t := agent_of(c)) is not None), None)
    return found


def _behind(head: Token, prepositions: frozenset[str] | tuple[str, ...]) -> list[Token]:
    """Like ``prepositional``, with what the parser takes for datives and agents."""
    return [
        noun
        for child in head.rights
        if child.dep_ in ("prep", "dative", "agent") and child.lower_ in prepositions
        for noun in child.rights
        if noun.dep_ in ("pobj", "pcomp")
    ]
