"""Relations told by a noun: "X, an ally of Y", "X's war on Y", "with support from X"."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from spacy.tokens import Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.antecedents import cleft, resolved
from counterclaim.annotating.grammar.clauses import coordinated, prepositional, subject_of, subtree
from counterclaim.annotating.grammar.doers import holder, subject_above
from counterclaim.annotating.grammar.frames import frame_of
from counterclaim.annotating.grammar.noun_frames import BLAMING
from counterclaim.annotating.grammar.referring import stands_for
from counterclaim.annotating.relations.compounds import HYPHENS, Pair
from counterclaim.annotating.relations.parties import BODIES, Parties
from counterclaim.annotating.relations.rules import Rule
from counterclaim.annotating.spans import words
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.relation import RelationType

_FORMING = frozenset({"form", "make", "constitute", "remain", "become"})
_FORMER = frozenset({"former", "formerly", "ex"})
_OWNERS = frozenset({"poss", "compound", "amod", "nmod"})
_ONE_SIDE = frozenset({"side", "hand"})
_FAR = 14  # tokens


def turned(token: Token, rule: Rule) -> Rule:
    """A former part has split off; a vice-president is part of what the president commands."""
    before = token.nbor(-2 if token.nbor(-1).text in HYPHENS else -1) if token.i > 1 else token
    if rule.type is RelationType.COMMANDS and before.lower_ == "vice":
        return replace(rule, type=RelationType.PART_OF)
    if rule.type is RelationType.PART_OF and any(c.lower_ in _FORMER for c in token.lefts):
        return replace(rule, type=RelationType.SPLIT_FROM)
    return rule


def of_noun(parties: Parties, token: Token, rule: Rule) -> Iterator[Pair]:
    """ "X, an ally of Y", "X is Y's ally", "Y and its ally X", "the Y commander X"."""
    if rule.type is RelationType.COMMANDS and _is_rank(token):
        return
    phrase = token.head if token.dep_ == "compound" else token
    mine = next((c for c in phrase.lefts if c.tag_ == "PRP$"), None)
    if mine is not None:
        yield from _own(parties, token, mine, rule)
        return
    told = list(_command(parties, token)) if rule.type is RelationType.COMMANDS else []
    if not any(person and group for person, group in told):
        others = list(_others(parties, token, rule))
        told = [(x, y) for x in _held(parties, token, others) for y in others]
        if rule.type is RelationType.COMMANDS:
            told = [(parties.as_person(x), y) for x, y in told if x]
        told = [(x, y) for x, y in told if x and y and x.start != y.start]
    yield from told


def _is_rank(token: Token) -> bool:
    """Whether the word is half of a rank: "Wing Commander Vero"."""
    before = token.nbor(-1).lower_ if token.i > 0 else ""
    return before in word_set("role_words.toml", "ranks_before")


def _others(parties: Parties, token: Token, rule: Rule) -> Iterator[Actor]:
    """Y of "an ally of Y" and "Y's ally"."""
    behind = next(prepositional(token, rule.before), None)
    if behind is not None and behind.lower_ == "staff":
        return  # a chief of staff commands no staff
    if behind is None and token.dep_ == "compound":  # "a splinter group of Y"
        behind = next(prepositional(token.head, rule.before), None)
    if behind is not None:
        first = parties.first(token.i + 1, behind.i)
        if first is not None and first.id is not None and first.end <= behind.idx:
            yield first  # "emir of X Northern News said", a comma lost
            return
        yield from parties.all_of(behind)
        return
    owners = [c for c in token.lefts if c.dep_ in _OWNERS]
    if token.i > token.sent.start and token.nbor(-1).i in parties.by_token:
        owners = [token.nbor(-1)]
    for owner in reversed(owners):
        found = parties.of(owner) or parties.word(owner)
        if found is not None and (rule.type is not RelationType.PART_OF or _has_parts(found)):
            yield found
            return


def _has_parts(actor: Actor) -> bool:
    """A named group has; the "Norlandic affiliate" and an "opposition faction" tell of no whole."""
    named = actor.id is not None or actor.category is not ActorCategory.UNKNOWN
    capital = not actor.mention.split()[-1].islower()
    return named and capital and actor.category is not ActorCategory.GOVERNMENT


def _held(parties: Parties, token: Token, others: list[Actor]) -> Iterator[Actor]:
    """X of "X, an ally of Y", by the parse or, failing that, by what stands beside the phrase."""
    noun: Token | None = None
    if token.dep_ == "appos":
        noun = token.head
    elif token.dep_ == "attr":
        noun = resolved(subject_of(token.head))
    elif token.dep_ in ("dobj", "obj") and token.head.lemma_ in _FORMING:
        noun = resolved(subject_of(token.head))  # "forms the core of"
    elif token.dep_ == "pobj" and token.head.lower_ == "as":  # "sees X as a branch of"
        noun = next((c for c in token.head.head.children if c.dep_ == "dobj"), None)
    else:
        behind = prepositional(token, ("of", "in", "from"))
        heads = (token, *behind)  # "the armed wing of Y, X, left", hung on Y
        noun = next((c for head in heads for c in head.rights if c.dep_ == "appos"), None)
        if noun is None and token.dep_ in ("compound", "nmod") and token.head.i > token.i:
            noun = token.head
            if noun.lemma_.lower() in BODIES and noun.dep_ == "appos":
                noun = noun.head  # "X, a splinter group of Y"
    taken = {other.start for other in others}
    if noun is not None:
        several = token.tag_ == "NNS"  # "X and Z, allies of Y"
        while several and noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
            noun = noun.head
        nouns = coordinated(noun) if several else (noun,)
        found = [a for t in nouns if (a := parties.of(t)) and a.start not in taken]
        if found:
            yield from found
            return
    yield from _beside(parties, token, taken)


def _beside(parties: Parties, token: Token, taken: set[int]) -> Iterator[Actor]:
    """X right behind the phrase ("the Y ally X"), or right before it ("X an ally of Y")."""
    doc, last = parties.doc, token.right_edge.i
    behind = parties.by_token.get(token.i + 1) or (
        parties.by_token.get(last + 1) if last + 1 < len(doc) else None
    )
    if behind is None and token.i + 1 < len(doc) and doc[token.i + 1].pos_ == "PROPN":
        behind = parties.of(
            doc[token.i + 1].head if doc[token.i + 1].dep_ == "compound" else doc[token.i + 1]
        )
    if behind is not None and behind.start not in taken and behind.start > token.idx:
        yield behind
        return
    first = token.left_edge.i
    introduced = doc[first].lower_ in ("a", "an", "the") or (
        first > 0 and doc[first - 1].text in (",", "(")
    )
    if introduced and first > token.sent.start and doc[first - 1].lower_ != "including":
        before = parties.before(first)
        if before is not None and before.start not in taken:
            yield before


def of_deed(parties: Parties, token: Token, rule: Rule) -> Iterator[Pair]:
    """ "clashes between X and Y", "X's battle with Y", "X engaged in clashes with Y"."""
    for head in (token, token.head):
        sides = next(prepositional(head, ("between", "among")), None)
        if sides is not None and (head is token or token.dep_ in ("nsubj", "nsubjpass", "dobj")):
            told = list(_between(parties, sides))
            yield from told or _apart(parties, sides.head)
            return
    if token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_ in BLAMING:
        return  # "blamed the attack on the rebels"
    other = next(prepositional(token, rule.before), None)
    if other is None and token.dep_ in ("dobj", "obj", "nsubjpass"):
        other = next(prepositional(token.head, rule.before), None)
    if other is None and "with" not in rule.before:
        return
    if other is None:
        end = min(token.i + _FAR, token.sent.end)
        between = next((t for t in parties.doc[token.i + 1 : end] if t.lower_ == "between"), None)
        if between is not None and token.dep_ in ("nsubj", "nsubjpass", "ROOT"):
            yield from _apart(parties, between)
        return
    yield from product(list(_doers(parties, token, rule)), list(parties.all_of(other)))


def _doers(parties: Parties, token: Token, rule: Rule) -> Iterator[Actor]:
    """Who wages "a war against Y": the coalition itself, its owner, whose it is, or the subject."""
    itself_ = None
    if "against" in rule.before and token.lemma_.lower() in BODIES:
        itself_ = parties.at(token)  # "the coalition against X"
    owners = (t for c in token.lefts if c.dep_ in _OWNERS for t in subtree(c))
    owner = itself_ or next((a for t in owners if (a := parties.of(t))), None)
    if owner is not None:
        yield owner
        return
    by = next(prepositional(token, ("by",)), None)
    if by is None and token.dep_ == "nsubjpass":
        by = next((t for c in token.head.rights if c.dep_ == "agent" for t in c.rights), None)
    yield from parties.all_of(by if by is not None else holder(token))


def _between(parties: Parties, sides: Token) -> Iterator[Pair]:
    if any(t.lower_ in _ONE_SIDE for t in sides.doc[sides.i + 1 : sides.sent.end]):
        yield from _across(parties, sides)
        return
    friends = [t for t in coordinated(sides) if not _is_friend(t)]
    both = [a for t in friends if (a := parties.of(t)) is not None]
    if len(both) == 1:  # "between rebel and regime fighters"
        named = next((list(coordinated(c)) for c in sides.lefts if c.dep_ in _OWNERS), [])
        words_ = [a for t in named if (a := parties.word(t)) is not None]
        both = words_ if len(words_) > 1 else both
    for partner in both[1:]:
        yield both[0], partner


def _is_friend(noun: Token) -> bool:
    """ "X and its allies", "X and allied forces": not one whom X fights."""
    if noun.dep_ != "conj":
        return False
    lemma = noun.lemma_.lower()
    allied = any(c.lower_ in ("allied", "affiliated", "supporting") for c in noun.lefts)
    return allied or lemma in ("ally", "supporter", "proxy", "partner", "affiliate")


def _across(parties: Parties, sides: Token) -> Iterator[Pair]:
    """ "Between X and Z on one side and Y on the other", word by word."""
    doc, end = parties.doc, sides.sent.end
    turn = next((t.i for t in doc[sides.i + 1 : end] if t.lower_ in _ONE_SIDE), end)
    first = parties.first(sides.left_edge.i, turn - 1)
    second = parties.first(turn + 1, min(turn + _FAR, end - 1))
    if doc[turn - 1].lower_ == "one":
        yield first, second


def _apart(parties: Parties, between: Token) -> Iterator[Pair]:
    """ "Clashes broke out overnight between X on the one hand and Y", word by word."""
    doc, end = parties.doc, between.sent.end
    joint = next((t for t in doc[between.i + 2 : end] if t.lower_ == "and"), None)
    if joint is not None:
        yield (
            parties.first(between.i + 1, joint.i - 1),
            parties.first(joint.i + 1, min(joint.i + _FAR, end - 1)),
        )


def of_aid(parties: Parties, token: Token, rule: Rule) -> Iterator[Pair]:
    """ "Y, with support from X": what X lends to whoever acts."""
    if token.dep_ != "pobj" or token.head.lower_ not in ("with", "under"):
        return
    other = next(prepositional(token, rule.before), None)
    if other is None:
        other = next((c for c in token.lefts if c.dep_ in _OWNERS and parties.of(c)), None)
    above = token.head.head
    held = above if above.pos_ in ("NOUN", "PROPN") and parties.of(above) else holder(token)
    yield from product(parties.all_of(other), list(parties.all_of(held)))


def of_phrase(parties: Parties, token: Token, rule: Rule) -> Iterator[Pair]:
    """ "X acts in support of Y": the preposition, its noun, and the one whom it concerns."""
    noun = next((c for c in token.rights if c.dep_ == "pobj"), None)
    if noun is None or (rule.object is not None and noun.lemma_.lower() != rule.object):
        return
    other = noun if rule.object is None else next(prepositional(noun, rule.before), None)
    above = token.head
    held = above if above.pos_ in ("NOUN", "PROPN") else subject_above(above)
    if held is above and parties.of(above) is None:  # "carried out strikes in support of Y"
        doer = frame_of(above).doer
        held = doer.noun if doer is not None else None
    yield from product(
        parties.all_of(cleft(held) if held is not None else None), list(parties.all_of(other))
    )


def _own(parties: Parties, token: Token, mine: Token, rule: Rule) -> Iterator[Pair]:
    """ "Y and its X allies", "Y said its ally X", "Y and its allies"."""
    named = [c for c in token.children if c.dep_ in ("amod", "compound", "appos", "nmod")]
    named += [c for n in named for c in n.rights if c.dep_ == "conj"]
    owner = token.head if token.dep_ == "conj" else stands_for(mine) or holder(token)
    if token.dep_ in ("compound", "nmod"):
        named.append(token.head)
        owner = token.head.head if token.head.dep_ == "conj" else owner
    whose = parties.of(owner)
    found = [a for n in named if (a := parties.of(n)) is not None]
    joined = token.dep_ == "conj" or token.head.lower_ in ("with", "alongside")
    if not found and rule.type is RelationType.ALLIED_WITH and joined:
        at = words(token)
        found = [Actor(mention=token.text, start=at.start, end=at.end)]
    yield from product(found, [whose])


def _command(parties: Parties, token: Token) -> Iterator[Pair]:
    """ "Abu Karim an X leader", "X leader Abu Karim", "chief of X Abu Karim": word by word.

    Between names the parser is often wrong, most of all where commas were lost.
    """
    doc, by_token = parties.doc, parties.by_token
    behind = next(prepositional(token, ("of",)), None)
    if behind is None:
        behind = next((t for t in prepositional(token, ("in",)) if t.i in by_token), None)
    last = token.i
    group: Actor | None
    if behind is not None and behind.lower_ == "staff":  # "X deputy chief of staff Abu Karim"
        last = behind.i
        named = next(prepositional(behind, ("of", "in")), None)
        if named is not None:
            group, last = parties.of(named), named.i
        else:
            back = (by_token.get(i) for i in range(token.i - 1, token.i - 4, -1))
            group = next((a for a in back if a is not None), None)
    elif behind is not None:
        group = parties.first(token.i + 1, behind.i)
        group = group or parties.of(behind)
        while group is not None and last + 1 < len(doc) and doc[last + 1].idx < group.end:
            last += 1
    else:
        group = by_token.get(token.i) or by_token.get(token.i - 1)
    first = token.i
    while first > 0 and group is not None and doc[first - 1].idx >= group.start:
        first -= 1
    yield parties.person(last + 1, 1), group
    yield parties.person(first - 1, -1), group
