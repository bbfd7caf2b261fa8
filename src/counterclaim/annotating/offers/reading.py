"""Reads what is done with a truce, a passage or a surrender."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from counterclaim.annotating.grammar.clauses import clause_of, object_of
from counterclaim.annotating.grammar.deeds_told import Told
from counterclaim.annotating.grammar.deeds_told import told as told_by
from counterclaim.annotating.grammar.governing import (
    DESPITE,
    NONE,
    SUBJECT,
    Governor,
    above,
    governors,
)
from counterclaim.annotating.grammar.lemmas import lemma_of
from counterclaim.annotating.lexicon.deeds import CLAUSE
from counterclaim.annotating.offers.conditions import conditions, reasons
from counterclaim.annotating.offers.lexicon import acts
from counterclaim.annotating.offers.page import Page
from counterclaim.annotating.offers.parties import parties_of
from counterclaim.annotating.offers.promises import clausal, find_promises, is_supposed
from counterclaim.annotating.offers.terms import Terms, find_terms, told_alone
from counterclaim.annotating.spans import words
from counterclaim.model.offer import OfferAct, OfferMention
from counterclaim.model.words import Words

_PLAIN = frozenset({OfferAct.OFFER, OfferAct.DEMAND, OfferAct.CONDITION})  # too common for "it"
_OUTER = frozenset({OfferAct.DEMAND, OfferAct.REFUSAL, OfferAct.OFFER, OfferAct.ACCEPTANCE})
_STAYS = frozenset({OfferAct.EXTENSION, OfferAct.WITHDRAWAL, OfferAct.VIOLATION})
_ASKED = frozenset({OfferAct.DEMAND, OfferAct.REFUSAL})
_UNDOING = frozenset({OfferAct.REFUSAL, OfferAct.WITHDRAWAL, OfferAct.VIOLATION})
_YIELDED = frozenset({OfferAct.DEMAND, OfferAct.REFUSAL, OfferAct.ACCEPTANCE})
_PRONOUN_ROLES = frozenset({"dobj", "nsubjpass", "nsubj", "pobj"})
_AFTER = 25  # tokens into the next sentence in which "it" is the truce


def find_offers(doc: Doc) -> tuple[OfferMention, ...]:
    """The offers of a parsed ``Doc`` in text order, each trigger once."""
    found: list[OfferMention] = []
    for mention in _mentions(Page(doc)):
        same = (m for m in found if m.trigger.overlaps(mention.trigger))
        if not any(m.act is mention.act or m.trigger == mention.trigger for m in same):
            found.append(mention)
    return tuple(sorted(found, key=lambda m: m.trigger))


def _mentions(page: Page) -> Iterator[OfferMention]:
    known = list(find_terms(page))
    for each in known:
        for told in _done_with(each):
            yield _mention(page, told, each.held)
    for told, held in _done_with_it(page, known):
        yield _mention(page, told, held, apart=True)
    sentences = frozenset(page.sentence(t.noun) for t in known if t.strength != "yielding")
    for told, held in find_promises(page, sentences):
        yield _mention(page, told, held)


def _mention(page: Page, told: Told[OfferAct], held: Words, *, apart: bool = False) -> OfferMention:
    """The finished mention; ``apart``: the terms stand in an earlier clause."""
    actor, target = parties_of(page, told, held)
    clause = [clause_of(told.word), told.trigger]
    return OfferMention(
        trigger=told.trigger,
        clause=Words.hull(clause if apart else [*clause, held]),
        act=told.value,
        terms=held,
        actor=actor,
        target=target,
        conditions=() if told.value is OfferAct.CONDITION else conditions(told.word),
        reasons=reasons(told.word),
    )


def _done_with(each: Terms) -> Iterator[Told[OfferAct]]:
    """The acts told of a phrase for terms."""
    done: set[OfferAct] = set()
    by: set[int] = set()
    for governor in _outward(each):
        told = told_by(acts(), governor)
        if told is None or _is_unreal(told) or _ends_other(told):
            continue
        told = _asked(told)
        yields = told.value in _YIELDED and told.role not in (SUBJECT, NONE)
        if each.strength == "yielding" and not yields:
            continue
        # "a truce brokered in May took effect" is agreed and begins
        again = told.value is OfferAct.ACCEPTANCE and told.word.i not in by
        if told.value not in done or (again and told.word.dep_ != "conj"):
            done.add(told.value)
            by.add(told.word.i)
            yield told
    act = told_alone(each)
    if act is not None and not done:
        yield Told(act, each.noun, CLAUSE, words(each.noun), denied=False)


def _done_with_it(page: Page, known: Sequence[Terms]) -> Iterator[tuple[Told[OfferAct], Words]]:
    """ "declared a truce and was the first to break it"; "It collapsed within days"."""
    doc = page.doc
    firm = [each for each in known if each.strength in ("firm", "deal")]
    ends = [each.noun.i for each in firm[1:]]
    for each, end in zip(firm, [*ends, len(doc)], strict=False):
        for token in doc[each.noun.i + 1 : min(end, each.noun.sent.end + _AFTER, len(doc))]:
            if token.lower_ == "it" and token.dep_ in _PRONOUN_ROLES:
                told = next((t for g in governors(token) if (t := _of_it(token, g))), None)
                if told is not None:
                    yield _asked(told), each.held


def _of_it(token: Token, governor: Governor) -> Told[OfferAct] | None:
    told = told_by(acts(), governor)
    if told is None or told.value in _PLAIN or governor.role == DESPITE:
        return None
    breaks = told.value is OfferAct.VIOLATION and token.dep_ == "nsubj"
    return None if breaks else told


def _asked(told: Told[OfferAct]) -> Told[OfferAct]:
    """ "refused to accept a truce", "urged them to respect it": the outer word's act."""
    outer = above(told.word) if told.word.pos_ in ("VERB", "AUX") else None
    deed = acts().plain(CLAUSE, lemma_of(outer)) if outer is not None else None
    if outer is None or deed is None or deed.done not in _OUTER or told.role == SUBJECT:
        return told
    if deed.done is OfferAct.ACCEPTANCE and told.value in _STAYS:
        return told  # "agreed to extend the truce"
    return clausal(outer, deed.done)


def _outward(each: Terms) -> Iterator[Governor]:
    """What the terms hang on, and what the noun for an act or a paper hangs on in turn."""
    first, noun = each.first, each.noun
    for governor in (*governors(noun), *(governors(first) if first.i < noun.i else ())):
        word = governor.word
        if word.pos_ != "NOUN" or governor.role == DESPITE:
            yield governor
            continue
        told = told_by(acts(), governor)
        outer = [(g, o.value) for g in governors(word) if (o := told_by(acts(), g))]
        if told is None:
            if lemma_of(word) in acts().listed("paper"):
                yield from (g for g, _ in outer)  # "unveiled a plan for a truce"
            yield governor
        elif told.value is OfferAct.ACCEPTANCE:
            undone = [g for g, act in outer if act in _UNDOING]
            yield from undone or (governor,)  # "froze its compliance with the truce"
        elif told.value is OfferAct.OFFER:
            yield from (g for g, _ in outer)
            told_of = {act for _, act in outer}
            if OfferAct.REFUSAL in told_of or not told_of & {OfferAct.OFFER, OfferAct.DEMAND}:
                yield governor  # "put forward a proposal" is one offer; a refused one is told of
        elif told.value is OfferAct.EXTENSION:
            yield from [g for g, act in outer if act in _ASKED] or (governor,)
        else:
            yield governor


def _ends_other(told: Told[OfferAct]) -> bool:
    """ "the peace deal ended a decade of war"."""
    by_itself = told.value is OfferAct.WITHDRAWAL and told.role == SUBJECT
    return by_itself and object_of(told.word) is not None


def _is_unreal(told: Told[OfferAct]) -> bool:
    """ "if they accept the truce", "attempts at brokering one": nothing accepted yet."""
    if told.value is not OfferAct.ACCEPTANCE:
        return False
    word = told.word
    attempted = word.dep_ == "pcomp" and word.tag_ == "VBG"
    going_on = lemma_of(word) == "negotiate" and any(c.lower_ == "being" for c in word.lefts)
    return attempted or going_on or is_supposed(word) or _is_aim(told)


def _is_aim(told: Told[OfferAct]) -> bool:
    """ "trying to broker a truce", "pressed them to sign it"; not "managed to", "agreed to"."""
    word = told.word
    if told.role == SUBJECT or not any(c.lower_ == "to" and c.dep_ == "aux" for c in word.lefts):
        return False
    outer = above(word)
    if outer is None:
        return True
    lemma = lemma_of(outer)
    return acts().plain(CLAUSE, lemma) is None and lemma not in acts().listed("achieved")
